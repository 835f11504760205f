/**
 * Numbers, money and dates in Indonesian words. Written out by hand instead of with Intl, because the server and a
 * ten-year-old browser carry different locale tables and a page must read the same on both.
 */
import { clockAt, daysBetween, type IsoDate, partsOf, type Zone } from '@/lib/core/date'

const BULAN = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const
const BULAN_PENDEK = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'] as const
const NBSP = '\u00a0'

/** `824.818`, `-1.200,50`: dot for thousands, comma for decimals, rounded half away from zero to `decimals`. */
export function formatNumber(value: number | bigint, decimals = 0): string {
  const negative = value < 0
  const text = typeof value === 'bigint' ? String(negative ? -value : value) : toFixed(Math.abs(value), decimals)
  const [whole = '0', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const zero = /^[0.]*$/.test(text)
  return `${negative && !zero ? '-' : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}

// Number.prototype.toFixed rounds 1.005 to 1.00 because the double lies below; the exponent form rounds the decimal text.
function toFixed(value: number, decimals: number): string {
  const shifted = Math.round(Number(`${value}e${decimals}`))
  return Number.isFinite(shifted) ? Number(`${shifted}e-${decimals}`).toFixed(decimals) : value.toFixed(decimals)
}

/** A share as per cent: `formatPercent(0.0365)` is `3,65 %`, the space not breaking. */
export function formatPercent(share: number, decimals = 2): string {
  return `${formatNumber(Number((share * 100).toPrecision(15)), decimals)}${NBSP}%`
}

/** Whole rupiah: `Rp500.000`, `-Rp500.000`. */
export function formatRupiah(rupiah: number | bigint): string {
  const text = formatNumber(rupiah)
  return text.startsWith('-') ? `-Rp${text.slice(1)}` : `Rp${text}`
}

/** `21 November 2026`. */
export function formatDate(date: IsoDate): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${BULAN[month - 1]} ${year}`
}

/** `21 Nov 2026`, for tables. */
export function formatShortDate(date: IsoDate): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${BULAN_PENDEK[month - 1]} ${year}`
}

/** `14.05`, as clocks are written in Indonesian. */
export function formatTime(instant: Date | number, zone: Zone = 'WIB'): string {
  const { hour, minute } = clockAt(instant, zone)
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`
}

/** `21 November 2026 pukul 14.05 WIB`. */
export function formatInstant(instant: Date | number, zone: Zone = 'WIB'): string {
  return `${formatDate(clockAt(instant, zone).date)} pukul ${formatTime(instant, zone)} ${zone}`
}

/** A day seen from today: `hari ini`, `besok`, `3 hari lagi`, `kemarin`, `3 hari yang lalu`. */
export function formatRelativeDay(date: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'hari ini'
  if (days === 1) return 'besok'
  if (days === -1) return 'kemarin'
  return days > 0 ? `${formatNumber(days)} hari lagi` : `${formatNumber(-days)} hari yang lalu`
}

/** A deadline with its date and the days left: `21 November 2026 (3 hari lagi)`, `… (lewat 2 hari)`. */
export function formatDeadline(date: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, date)
  return `${formatDate(date)} (${days < 0 ? `lewat ${formatNumber(-days)} hari` : formatRelativeDay(date, today)})`
}

/** A length of time in its two largest units: `2 jam 5 menit`, `48 detik`. Input in seconds. */
export function formatDuration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return `${s} detik`
  const minutes = Math.floor(s / 60)
  if (minutes < 60) return s % 60 ? `${minutes} menit ${s % 60} detik` : `${minutes} menit`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 ? `${formatNumber(hours)} jam ${minutes % 60} menit` : `${formatNumber(hours)} jam`
}

/** A size of a file with its unit: `812 B`, `1,2 MB`. Input in bytes, thousands of 1.000. */
export function formatBytes(bytes: number): string {
  const unit = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let step = 0
  while (value >= 999.5 && step < unit.length - 1) {
    value /= 1000
    step += 1
  }
  return `${formatNumber(value, step === 0 || value >= 100 ? 0 : 1)}${NBSP}${unit[step]}`
}
