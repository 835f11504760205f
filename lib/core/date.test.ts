import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  clockAt,
  comparePeriode,
  dateAt,
  daysBetween,
  formatPeriode,
  fromDayNumber,
  type IsoDate,
  nextPeriode,
  type Periode,
  parseDate,
  parsePeriode,
  periodeOf,
  toDayNumber,
  yearsBetween,
} from '@/lib/core/date'

const day = (text: string) => text as IsoDate
const periode = (text: string) => text as Periode

describe('parseDate', () => {
  it.each(['2025-02-28', '2024-02-29', '2000-02-29', '1945-08-17', '9999-12-31'])('menerima %s', (text) => {
    expect(parseDate(text)).toBe(text)
  })
  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '0000-01-01',
    '21-11-2026',
    '2025-1-1',
    '',
  ])('menolak "%s"', (text) => {
    expect(parseDate(text)).toBeNull()
  })
})

describe('toDayNumber', () => {
  it('sama dengan hitungan hari UTC dan dapat dibalik', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => {
        const date = fromDayNumber(n)
        expect(parseDate(date)).toBe(date)
        expect(toDayNumber(date)).toBe(n)
        expect(Date.parse(`${date}T00:00:00Z`)).toBe(n * 86_400_000)
      }),
      { seed: 3275 },
    )
  })
})

describe('hitungan hari dan umur', () => {
  it('melewati hari kabisat', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(daysBetween(day('2025-12-31'), day('2026-01-01'))).toBe(1)
  })
  it('menghitung umur genap tahun', () => {
    expect(yearsBetween(day('2008-11-21'), day('2026-11-20'))).toBe(17)
    expect(yearsBetween(day('2008-11-21'), day('2026-11-21'))).toBe(18)
    expect(yearsBetween(day('2004-02-29'), day('2025-02-28'))).toBe(20)
    expect(yearsBetween(day('2004-02-29'), day('2025-03-01'))).toBe(21)
  })
})

describe('dateAt', () => {
  it('memakai tanggal Asia/Jakarta apa pun zona servernya', () => {
    const instant = Date.parse('2026-11-20T17:30:00Z')
    expect(dateAt(instant)).toBe('2026-11-21')
    expect(dateAt(instant - 31 * 60_000)).toBe('2026-11-20')
    expect(clockAt(instant, 'WIT')).toEqual({ date: '2026-11-21', hour: 2, minute: 30 })
  })
  it('benar sebelum tahun 1970', () => {
    expect(dateAt(Date.parse('1945-08-17T03:00:00Z'))).toBe('1945-08-17')
  })
})

describe('periode', () => {
  it('hanya menerima tahun dan triwulan 1 sampai 4', () => {
    expect(parsePeriode('2025-TW3')).toBe('2025-TW3')
    for (const text of ['2025-TW5', '2025-TW0', '2025-TW3.2', '2025-3', 'TW3-2025', '']) {
      expect(parsePeriode(text)).toBeNull()
    }
  })
  it('melanjutkan ke tahun berikut dan kembali', () => {
    expect(nextPeriode(periode('2025-TW3'))).toBe('2025-TW4')
    expect(nextPeriode(periode('2025-TW4'))).toBe('2026-TW1')
    expect(nextPeriode(periode('2026-TW1'), -1)).toBe('2025-TW4')
  })
  it('berurut menurut waktu', () => {
    const list = ['2026-TW1', '2025-TW3', '2025-TW4'].map(periode)
    expect(list.toSorted(comparePeriode)).toEqual(['2025-TW3', '2025-TW4', '2026-TW1'])
    expect(comparePeriode(periode('2025-TW3'), periode('2025-TW3'))).toBe(0)
  })
  it('punya nama', () => {
    expect(formatPeriode(periode('2025-TW3'))).toBe('Triwulan 3 2025')
    expect(periodeOf(day('2025-09-30'))).toBe('2025-TW3')
    expect(periodeOf(day('2025-10-01'))).toBe('2025-TW4')
  })
})
