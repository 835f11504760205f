import { daysBetween, type IsoDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { DASAR_VERVAL, umurOf } from '@/lib/temuan/capaian'
import type { UmurData } from '@/lib/temuan/queries/get-umur-data'

/** How old what is known of a family is, in one line on its page. */
export function UmurDataBaris({ umur, hariIni }: { umur: UmurData; hariIni: IsoDate }) {
  if (umur === null) return <p className="text-sm text-content-secondary">Umur data: belum pernah diverval.</p>
  const dasar = DASAR_VERVAL.find(({ kode }) => kode === umur.dasar)?.label ?? ''
  const { label } = umurOf(daysBetween(umur.pada, hariIni))
  return (
    <p className="text-sm text-content-secondary">
      Umur data: terakhir diverval {formatDate(umur.pada)} ({label.toLowerCase()}). {dasar}.
    </p>
  )
}
