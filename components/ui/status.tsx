import { CircleAlert, CircleCheck, CircleDot, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { TONE_TEXT, type Tone } from './tone'

/** The icon that goes with a tone when none is given. */
export const TONE_ICON: Record<Tone, LucideIcon> = {
  neutral: CircleDot,
  guide: CircleAlert,
  positive: CircleCheck,
  warning: TriangleAlert,
  negative: CircleX,
}

/** Icon, word and colour together, so that none of the three is needed alone. `icon` replaces the tone's own. */
export function Status({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: LucideIcon; children: ReactNode }) {
  const Icon = icon ?? TONE_ICON[tone]
  return (
    <span className={cn('inline-flex items-start gap-1.5 font-medium', TONE_TEXT[tone])}>
      <Icon aria-hidden className="mt-[0.15em] size-[1.1em] shrink-0" />
      <span>{children}</span>
    </span>
  )
}
