import { cn } from './cn'

// Whole class names, because the style sheet is made from the words found in the source.
const STEP: Record<number, string> = {
  1: 'bg-step-1 text-on-step-dark',
  2: 'bg-step-2 text-on-step-dark',
  3: 'bg-step-3 text-on-step-dark',
  4: 'bg-step-4 text-on-step-dark',
  5: 'bg-step-5 text-on-step-dark',
  6: 'bg-step-6 text-on-step-light',
  7: 'bg-step-7 text-on-step-light',
  8: 'bg-step-8 text-on-step-light',
  9: 'bg-step-9 text-on-step-light',
  10: 'bg-step-10 text-on-step-light',
}

/**
 * A step of ten as a filled square with its number, 1 darkest. `solid` for what is settled, `dashed` for what is
 * computed here; `step` null is hatched and says `unranked`. The word beside it is the caller's.
 */
export function TenStepBadge(props: {
  step: number | null
  outline: 'solid' | 'dashed'
  prefix: string
  unranked: string
}) {
  const { step, outline } = props
  const frame = outline === 'solid' ? 'border-solid border-step-stroke' : 'border-dashed border-content'
  if (step === null || !(step in STEP)) {
    return (
      <span
        className={cn(
          'inline-flex items-center gap-1.5 rounded-sm border pr-1.5 text-sm',
          frame,
          outline === 'dashed' ? 'p-0.5' : '',
        )}
      >
        <span aria-hidden className="hatch h-6 w-7 rounded-[5px]" />
        <span className="leading-5 whitespace-nowrap">{props.unranked}</span>
      </span>
    )
  }
  // The dashed frame stands away from the fill, so that it is seen on the darkest steps too.
  return (
    <span className={cn('inline-flex rounded-sm border', frame, outline === 'dashed' && 'p-0.5')}>
      <span
        className={cn(
          'figures inline-flex h-6 min-w-7 items-center justify-center rounded-[5px] px-1.5 text-sm font-semibold',
          STEP[step],
        )}
      >
        <span className="sr-only">{props.prefix} </span>
        {step}
      </span>
    </span>
  )
}
