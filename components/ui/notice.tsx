import type { ReactNode } from 'react'
import { cn } from './cn'
import { TONE_ICON } from './status'
import { TONE_FILL, type Tone } from './tone'

/**
 * A message beside the work: what happened, to what, what to do. `live` makes screen readers announce it when it
 * appears: `status` politely, `alert` at once.
 */
export function Notice(props: {
  tone?: Tone
  title?: ReactNode
  act?: ReactNode
  live?: 'status' | 'alert'
  children?: ReactNode
}) {
  const tone = props.tone ?? 'guide'
  const Icon = TONE_ICON[tone]
  return (
    <div role={props.live} className={cn('flex items-start gap-3 rounded-md border px-4 py-3', TONE_FILL[tone])}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {props.title ? <p className="font-semibold">{props.title}</p> : null}
        {props.children ? <div className="measure text-content">{props.children}</div> : null}
      </div>
      {props.act}
    </div>
  )
}
