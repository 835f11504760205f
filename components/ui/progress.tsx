import type { ReactNode } from 'react'
import { formatDuration, formatNumber, formatPercent } from '@/lib/core/format'

/**
 * A bar for long work: counts, rate and time left. `total` null means the size is not known yet.
 * `rate` is units per second, `remaining` seconds. `act` is the button that stops the work.
 */
export function Progress(props: {
  label: string
  done: number
  total: number | null
  /** What is counted: "keluarga", "baris". */
  unit: string
  rate?: number
  remaining?: number
  act?: ReactNode
}) {
  const { label, done, total, unit } = props
  const share = total ? Math.min(1, done / total) : null
  const counts =
    total === null ? `${formatNumber(done)} ${unit}` : `${formatNumber(done)} dari ${formatNumber(total)} ${unit}`
  const facts = [
    counts,
    share === null ? null : formatPercent(share, 0),
    props.rate === undefined ? null : `${formatNumber(props.rate)} ${unit} per detik`,
    props.remaining === undefined ? null : `sisa waktu sekitar ${formatDuration(props.remaining)}`,
  ].filter(Boolean)
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="mb-1 font-medium">{label}</p>
        <progress aria-label={label} className="sahih-progress" max={1} {...(share === null ? {} : { value: share })} />
        <p className="figures mt-1 text-sm text-content-secondary">{facts.join(' · ')}</p>
      </div>
      {props.act}
    </div>
  )
}
