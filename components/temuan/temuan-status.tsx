import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { LABEL_STATUS, type StatusTemuan } from '@/lib/temuan/alur'
import { type Keparahan, LABEL_KEPARAHAN } from '@/lib/temuan/jenis'

const TONE_STATUS: Record<StatusTemuan, Tone> = {
  baru: 'guide',
  ditugaskan: 'warning',
  dikonfirmasi: 'negative',
  ditepis: 'neutral',
  selesai: 'positive',
}
const TONE_KEPARAHAN: Record<Keparahan, Tone> = { kritis: 'negative', peringatan: 'warning', informasi: 'guide' }

/** Where a finding stands. */
export function TemuanStatus({ status }: { status: StatusTemuan }) {
  return <Status tone={TONE_STATUS[status]}>{LABEL_STATUS[status]}</Status>
}

/** How grave a kind is. */
export function KeparahanBadge({ keparahan }: { keparahan: Keparahan }) {
  return <Badge tone={TONE_KEPARAHAN[keparahan]}>{LABEL_KEPARAHAN[keparahan]}</Badge>
}
