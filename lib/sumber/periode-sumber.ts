// Periods a list of recipients may be for: some programmes pay by the month, some by the quarter.
import { addDays, formatPeriode, type IsoDate, nextPeriode, periodeOf } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'

/** The present month and the twelve before it, then the present quarter and the eight before it, each newest first. */
export function listPeriodeSumber(hariIni: IsoDate): { value: string; label: string }[] {
  const bulan: string[] = []
  for (let hari = hariIni; bulan.length < 13; hari = addDays(`${hari.slice(0, 7)}-01` as IsoDate, -1))
    bulan.push(hari.slice(0, 7))
  const triwulan = Array.from({ length: 9 }, (_, i) => nextPeriode(periodeOf(hariIni), -i))
  return [
    ...bulan.map((value) => ({ value, label: formatDate(`${value}-01` as IsoDate).replace(/^1 /, '') })),
    ...triwulan.map((value) => ({ value, label: formatPeriode(value) })),
  ]
}
