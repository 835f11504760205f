// Words for the choices of a run, the same in the form, the list and the detail.
import type { Bobot } from '@/lib/peringkat/desil'
import type { Lapis } from '@/lib/peringkat/sql'

export const LABEL_LAPIS: Record<Lapis, string> = {
  rilis: 'Rilis BPS',
  kini: 'Rilis BPS dengan pembaruan daerah',
}
export const LABEL_BOBOT: Record<Bobot, string> = {
  jiwa: 'Jiwa: setiap desil memuat sepersepuluh jiwa',
  kk: 'KK: setiap desil memuat sepersepuluh keluarga',
}
