import type { ReactNode } from 'react'
import { cn } from './cn'
import { TONE_ICON } from './status'
import { TONE_TEXT, type Tone } from './tone'

/** One step of a history: what happened, when and by whom in words, a note, and how it is meant. */
export type TimelineEntry = { id: string; title: ReactNode; meta: ReactNode; note?: ReactNode; tone?: Tone }

/** Steps of a history in the order given, joined by a line. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol>
      {entries.map((entry) => {
        const tone = entry.tone ?? 'neutral'
        const Icon = TONE_ICON[tone]
        return (
          <li key={entry.id} className="group relative flex gap-3 pb-5 last:pb-0">
            <span aria-hidden className="absolute top-6 bottom-0 left-2.5 w-px bg-stroke group-last:hidden" />
            <Icon aria-hidden className={cn('mt-0.5 size-5 shrink-0', TONE_TEXT[tone])} />
            <div className="min-w-0">
              <p className="font-medium">{entry.title}</p>
              <p className="text-sm text-content-secondary">{entry.meta}</p>
              {entry.note ? <div className="measure mt-1">{entry.note}</div> : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
