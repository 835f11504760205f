import { TenStepBadge } from '@/components/ui/ten-step-badge'

/**
 * A desil with its number and its origin in shape and words: `resmi` (BPS, solid) or `simulasi` (computed here,
 * dashed). `desil` null is belum diperingkat. In a column whose heading already says the origin, `words="hidden"`
 * keeps the word for screen readers only.
 */
export function DesilBadge(props: { desil: number | null; asal: 'resmi' | 'simulasi'; words?: 'shown' | 'hidden' }) {
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <TenStepBadge
        step={props.desil}
        outline={props.asal === 'resmi' ? 'solid' : 'dashed'}
        prefix="Desil"
        unranked="belum diperingkat"
      />
      <span className={props.words === 'hidden' ? 'sr-only' : 'text-sm text-content-secondary'}>{props.asal}</span>
    </span>
  )
}
