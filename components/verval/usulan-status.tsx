import { Ban, CornerDownLeft } from 'lucide-react'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { LABEL_STATUS, type StatusUsulan } from '@/lib/verval/alur'
import { type HasilUsulan, LABEL_HASIL } from '@/lib/verval/hasil'

const TONE: Record<StatusUsulan, Tone> = {
  draf: 'neutral',
  diajukan: 'guide',
  dimusyawarahkan: 'guide',
  diperiksa: 'guide',
  diverifikasi: 'guide',
  disahkan: 'guide',
  ditetapkan: 'positive',
  dikirim: 'positive',
  diproses: 'positive',
  terjawab: 'positive',
  ditolak: 'negative',
  dibatalkan: 'neutral',
}

/** Where an usulan stands, in icon, word and colour; a returned one says so. */
export function UsulanStatus(props: { status: StatusUsulan; dikembalikan?: boolean }) {
  if (props.dikembalikan)
    return (
      <Status tone="warning" icon={CornerDownLeft}>
        Dikembalikan: {LABEL_STATUS[props.status].toLowerCase()}
      </Status>
    )
  return (
    <Status tone={TONE[props.status]} icon={props.status === 'dibatalkan' ? Ban : undefined}>
      {LABEL_STATUS[props.status]}
    </Status>
  )
}

const TONE_HASIL: Record<HasilUsulan, Tone> = {
  'diakui-desil-berubah': 'positive',
  'diakui-desil-tetap': 'positive',
  sebagian: 'warning',
  'tidak-diakui': 'negative',
  'belum-dijawab': 'neutral',
}

/** What BPS made of an usulan. */
export function HasilStatus({ hasil }: { hasil: HasilUsulan }) {
  return <Status tone={TONE_HASIL[hasil]}>{LABEL_HASIL[hasil]}</Status>
}
