import { describe, expect, it } from 'vitest'
import type { IsoDate } from '@/lib/core/date'
import {
  formatBytes,
  formatDate,
  formatDeadline,
  formatDuration,
  formatInstant,
  formatNumber,
  formatPercent,
  formatRelativeDay,
  formatRupiah,
  formatShortDate,
} from '@/lib/core/format'

const day = (text: string) => text as IsoDate

describe('formatNumber', () => {
  it.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1000, 0, '1.000'],
    [824_818, 0, '824.818'],
    [-2_617_596, 0, '-2.617.596'],
    [1.005, 2, '1,01'],
    [1234.5, 2, '1.234,50'],
    [-0.001, 2, '0,00'],
    [0.0000001, 2, '0,00'],
  ])('menulis %s dengan %s desimal sebagai %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })
  it('menulis bilangan yang melewati batas double', () => {
    expect(formatNumber(9_007_199_254_740_993n)).toBe('9.007.199.254.740.993')
  })
})

describe('formatPercent', () => {
  it('memakai koma dan spasi tak terputus', () => {
    expect(formatPercent(0.0365)).toBe('3,65\u00a0%')
    expect(formatPercent(1, 0)).toBe('100\u00a0%')
    expect(formatPercent(0.07, 1)).toBe('7,0\u00a0%')
  })
})

describe('formatRupiah', () => {
  it('tanpa spasi dan tanpa sen', () => {
    expect(formatRupiah(500_000)).toBe('Rp500.000')
    expect(formatRupiah(-1500n)).toBe('-Rp1.500')
  })
})

describe('tanggal', () => {
  it('ditulis dengan nama bulan', () => {
    expect(formatDate(day('2026-11-21'))).toBe('21 November 2026')
    expect(formatShortDate(day('2026-08-01'))).toBe('1 Agu 2026')
  })
  it('saat ditulis dengan zona waktunya', () => {
    const instant = Date.parse('2026-11-21T07:05:00Z')
    expect(formatInstant(instant)).toBe('21 November 2026 pukul 14.05 WIB')
    expect(formatInstant(instant, 'WITA')).toBe('21 November 2026 pukul 15.05 WITA')
  })
  it.each([
    ['2026-11-21', 'hari ini'],
    ['2026-11-22', 'besok'],
    ['2026-11-24', '3 hari lagi'],
    ['2026-11-20', 'kemarin'],
    ['2026-11-18', '3 hari yang lalu'],
  ])('%s dilihat dari 21 November 2026 adalah %s', (date, text) => {
    expect(formatRelativeDay(day(date), day('2026-11-21'))).toBe(text)
  })
  it('tenggat menyebut sisa hari', () => {
    expect(formatDeadline(day('2026-11-24'), day('2026-11-21'))).toBe('24 November 2026 (3 hari lagi)')
    expect(formatDeadline(day('2026-11-19'), day('2026-11-21'))).toBe('19 November 2026 (lewat 2 hari)')
  })
})

describe('lama dan ukuran', () => {
  it('memakai dua satuan terbesar', () => {
    expect(formatDuration(48.2)).toBe('48 detik')
    expect(formatDuration(125)).toBe('2 menit 5 detik')
    expect(formatDuration(7500)).toBe('2 jam 5 menit')
  })
  it('menyebut satuan berkas', () => {
    expect(formatBytes(812)).toBe('812\u00a0B')
    expect(formatBytes(1_240_000)).toBe('1,2\u00a0MB')
    expect(formatBytes(999_999)).toBe('1,0\u00a0MB')
    expect(formatBytes(1_290_000_000)).toBe('1,3\u00a0GB')
  })
})
