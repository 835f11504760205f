import type { ReactNode } from 'react'
import { cn } from './cn'
import { TONE_FILL, type Tone } from './tone'

/** A short word in an outline: a kind, a source, a count. For a status with a meaning use Status. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 rounded-sm border px-2 py-0.5 text-xs font-medium whitespace-nowrap',
        TONE_FILL[tone],
      )}
    >
      {children}
    </span>
  )
}
