import { CircleHelp } from 'lucide-react'
import { Status } from '@/components/ui/status'
import { type HasilKelayakan, LABEL_HASIL } from '@/lib/kelayakan/aturan'

/** One of the three answers as icon, words and colour. */
export function HasilStatus({ hasil }: { hasil: HasilKelayakan }) {
  if (hasil === 'memenuhi-syarat') return <Status tone="positive">{LABEL_HASIL[hasil]}</Status>
  if (hasil === 'tidak-memenuhi-syarat') return <Status tone="neutral">{LABEL_HASIL[hasil]}</Status>
  return (
    <Status tone="warning" icon={CircleHelp}>
      {LABEL_HASIL[hasil]}
    </Status>
  )
}
