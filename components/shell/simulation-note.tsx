import { FlaskConical } from 'lucide-react'

/** Stands wherever a computed rank is shown: it is no official one. */
export function SimulationNote() {
  return (
    <p className="inline-flex items-start gap-2 rounded-sm border border-dashed border-content px-3 py-1.5 text-sm">
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        <strong className="font-semibold">Simulasi,</strong> bukan penetapan BPS
      </span>
    </p>
  )
}
