/**
 * Calendar days and quarters as text. Days are `YYYY-MM-DD` without a clock, so that no time zone can move a
 * birth date; the only place where an instant becomes a day is `dateAt`, and it names its zone.
 */
import type { Brand } from '@/lib/core/brand'

/** A calendar day, `YYYY-MM-DD`, known to exist. Sorts as text. */
export type IsoDate = Brand<string, 'IsoDate'>

/** A quarter of a year, `2025-TW3`. Sorts as text. */
export type Periode = Brand<string, 'Periode'>

/** Indonesia's time zones; none has daylight saving. */
export type Zone = 'WIB' | 'WITA' | 'WIT'

const MINUTES_EAST: Record<Zone, number> = { WIB: 7 * 60, WITA: 8 * 60, WIT: 9 * 60 }
const MS_PER_DAY = 86_400_000

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function toText(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate
}

/** The day if `text` is an existing `YYYY-MM-DD` from year 1 on, otherwise null (`2025-02-29` is null). */
export function parseDate(text: string): IsoDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? (text as IsoDate) : null
}

/** Year, month (1–12) and day of a date. */
export function partsOf(date: IsoDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Days since 1970-01-01 (negative before it), by the proleptic Gregorian calendar. */
export function toDayNumber(date: IsoDate): number {
  const { year, month, day } = partsOf(date)
  // Years counted from March, so that the leap day is the last day of the year and needs no special case.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `toDayNumber`. */
export function fromDayNumber(dayNumber: number): IsoDate {
  const z = dayNumber + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return toText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** The date `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** Completed years from `birth` to `on`, as age is counted; someone born on 29 February turns on 1 March. */
export function yearsBetween(birth: IsoDate, on: IsoDate): number {
  const years = partsOf(on).year - partsOf(birth).year
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** Local wall clock of an instant in a zone of Indonesia (default WIB, the clock of the office). */
export function clockAt(instant: Date | number, zone: Zone = 'WIB'): { date: IsoDate; hour: number; minute: number } {
  const local = Number(instant) + MINUTES_EAST[zone] * 60_000
  const dayNumber = Math.floor(local / MS_PER_DAY)
  const minutes = Math.floor((local - dayNumber * MS_PER_DAY) / 60_000)
  return { date: fromDayNumber(dayNumber), hour: Math.floor(minutes / 60), minute: minutes % 60 }
}

/** The calendar day of an instant; "today" is `dateAt(now)`, with now handed in. Asia/Jakarta unless told. */
export function dateAt(instant: Date | number, zone: Zone = 'WIB'): IsoDate {
  return clockAt(instant, zone).date
}

/** The quarter if `text` reads like `2025-TW3`, otherwise null. A number of delivery (`2025-TW3.2`) is not part of it. */
export function parsePeriode(text: string): Periode | null {
  return /^\d{4}-TW[1-4]$/.test(text) ? (text as Periode) : null
}

/** Year and quarter (1–4) of a periode. */
export function partsOfPeriode(periode: Periode): { tahun: number; triwulan: number } {
  return { tahun: Number(periode.slice(0, 4)), triwulan: Number(periode.slice(7)) }
}

/** The periode that holds a date. */
export function periodeOf(date: IsoDate): Periode {
  const { month } = partsOf(date)
  return `${date.slice(0, 4)}-TW${Math.ceil(month / 3)}` as Periode
}

/** Negative when `a` is before `b`, positive when after, 0 when equal; for `toSorted`. */
export function comparePeriode(a: Periode, b: Periode): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The periode `steps` quarters later (earlier when negative). */
export function nextPeriode(periode: Periode, steps = 1): Periode {
  const { tahun, triwulan } = partsOfPeriode(periode)
  const index = tahun * 4 + triwulan - 1 + steps
  return `${String(Math.floor(index / 4)).padStart(4, '0')}-TW${(index % 4) + 1}` as Periode
}

/** Words for a periode: `Triwulan 3 2025`. */
export function formatPeriode(periode: Periode): string {
  const { tahun, triwulan } = partsOfPeriode(periode)
  return `Triwulan ${triwulan} ${tahun}`
}
