// Numbers of synthetic people: valid in form, unique within a release, and plainly not those of anyone. Their serials
// start at 8001, which no office reaches in one day, so a synthetic number can be told from a real one.
import { type Periode, partsOfPeriode } from '@/lib/core/date'
import type { Calendar } from './calendar'
import { fractionOf } from './random'

/** First serial of synthetic numbers; a NIK or nomor KK at or above it is not issued by an office. */
export const NOMOR_URUT_SINTETIS = 8001

/** Whether a NIK or nomor KK of sixteen digits was made by the generator. */
export function isNomorSintetis(nomor: string): boolean {
  return /^\d{16}$/.test(nomor) && Number(nomor.slice(12)) >= NOMOR_URUT_SINTETIS
}

/** First and last serial to be used, both included. */
export type NomorRange = { readonly start: number; readonly end: number }

/** Serials by use: people first registered in our kecamatan, those of elsewhere, and kartu keluarga. */
export type NomorRanges = { readonly sendiri: NomorRange; readonly luar: NomorRange; readonly kk: NomorRange }

/**
 * Serials of a first release. Outsiders get a strip of eight out of sixty, chosen by the kabupaten, so that two
 * synthetic cities rarely share a number.
 */
export function rangesAwal(kodeKab: string): NomorRanges {
  const start = 8501 + Math.floor(fractionOf(`nomor/${kodeKab}`) * 60) * 8
  return { sendiri: { start: 9001, end: 9999 }, luar: { start, end: start + 7 }, kk: { start: 9001, end: 9999 } }
}

/**
 * Serials of those who come with a later periode: a strip of twenty of their own, the same again after six years. The
 * kartu keluarga are recorded within the quarter, when no earlier release had any, so all serials are free for them.
 */
export function rangesLanjutan(periode: Periode): NomorRanges {
  const { tahun, triwulan } = partsOfPeriode(periode)
  const start = NOMOR_URUT_SINTETIS + ((tahun * 4 + triwulan) % 25) * 20
  const range = { start, end: start + 19 }
  return { sendiri: range, luar: range, kk: { start: 9001, end: 9999 } }
}

/** Hands out serials per kecamatan, day and sex. Kecamatan of elsewhere are numbered after our own. */
export class NomorUrut {
  private readonly nik: Uint16Array
  private readonly kk: Uint16Array
  private readonly dayCount: number

  constructor(
    calendar: Calendar,
    private readonly jumlahKecamatan: number,
    jumlahAsal: number,
    private readonly ranges: NomorRanges,
  ) {
    this.dayCount = calendar.jumlah
    this.nik = new Uint16Array((jumlahKecamatan + jumlahAsal) * this.dayCount * 2)
    this.kk = new Uint16Array(jumlahKecamatan * this.dayCount)
  }

  /** Next serial of a NIK, or 0 when that kecamatan has none left for the day and sex. */
  nextNik(kecamatan: number, daysAgo: number, perempuan: boolean): number {
    const range = kecamatan < this.jumlahKecamatan ? this.ranges.sendiri : this.ranges.luar
    return take(this.nik, (kecamatan * this.dayCount + daysAgo) * 2 + (perempuan ? 1 : 0), range)
  }

  /** Next serial of a nomor KK recorded that day in one of our kecamatan, or 0 when there is none left. */
  nextKk(kecamatan: number, daysAgo: number): number {
    return take(this.kk, kecamatan * this.dayCount + daysAgo, this.ranges.kk)
  }
}

function take(given: Uint16Array, cell: number, { start, end }: NomorRange): number {
  const nomor = start + (given[cell] as number)
  if (nomor > end) return 0
  given[cell] = (given[cell] as number) + 1
  return nomor
}
