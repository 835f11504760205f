// Completed years without counting them: whether somebody has turned n on a day is one comparison of dates.
import { type IsoDate, parseDate } from '@/lib/core/date'

/**
 * Latest date of birth of those who have completed `umur` years on `acuan`. Born on 29 February counts from 1 March,
 * as in `yearsBetween`. Both evaluators compare with this date, so that they cannot count differently.
 */
export function lahirSebelum(acuan: IsoDate, umur: number): IsoDate {
  const tahun = String(Number(acuan.slice(0, 4)) - umur).padStart(4, '0')
  const sama = parseDate(`${tahun}${acuan.slice(4)}`)
  if (sama !== null) return sama
  const tanggal = parseDate(`${tahun}-02-28`)
  if (tanggal === null) throw new RangeError(`umur ${umur} di luar kalender`)
  return tanggal
}
