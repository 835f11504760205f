// What the demo does before it serves, in order. Each step calls what an office would call itself.
import type { CommandContext } from './support'

/** The demo city as first asked for; kept in pengaturan. */
export type DemoCity = { kab: string; periode: string; kk: number; benih: string }

export type DemoStep = {
  /** Under `demo:<kunci>` in pengaturan stands what the step returned. */
  kunci: string
  label: string
  run: (context: CommandContext, city: DemoCity, note: (text: string) => void) => Promise<unknown>
}

export const STEPS: DemoStep[] = []
