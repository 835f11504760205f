// Numbers of synthetic people: valid in form, unique within a release, and plainly not those of anyone. Their serials
// start at 8001, which no office reaches in one day, so a synthetic number can be told from a real one.
import { type Periode, partsOfPeriode } from '@/lib/core/date'
import { pecahanOf } from './acak'
import type { Kalender } from './kalender'

/** First serial of synthetic numbers; a NIK or nomor KK at or above it is not issued by an office. */
export const NOMOR_URUT_SINTETIS = 8001

/** Whether a NIK or nomor KK of sixteen digits was made by the generator. */
export function isNomorSintetis(nomor: string): boolean {
  return /^\d{16}$/.test(nomor) && Number(nomor.slice(12)) >= NOMOR_URUT_SINTETIS
}

/** First and last serial to be used, both included. */
export type RentangNomor = { readonly awal: number; readonly akhir: number }

/** Serials by use: people first registered in our kecamatan, those of elsewhere, and kartu keluarga. */
export type PembagianNomor = { readonly sendiri: RentangNomor; readonly luar: RentangNomor; readonly kk: RentangNomor }

/**
 * Serials of a first release. Outsiders get a strip of eight out of sixty, chosen by the kabupaten, so that two
 * synthetic cities rarely share a number.
 */
export function pembagianAwal(kodeKab: string): PembagianNomor {
  const awal = 8501 + Math.floor(pecahanOf(`nomor/${kodeKab}`) * 60) * 8
  return { sendiri: { awal: 9001, akhir: 9999 }, luar: { awal, akhir: awal + 7 }, kk: { awal: 9001, akhir: 9999 } }
}

/** Serials of those who come with a later periode: a strip of twenty of their own, the same again after six years. */
export function pembagianLanjutan(periode: Periode): PembagianNomor {
  const { tahun, triwulan } = partsOfPeriode(periode)
  const awal = NOMOR_URUT_SINTETIS + ((tahun * 4 + triwulan) % 25) * 20
  const rentang = { awal, akhir: awal + 19 }
  return { sendiri: rentang, luar: rentang, kk: rentang }
}

/** Hands out serials per kecamatan, day and sex. Kecamatan of elsewhere are numbered after our own. */
export class NomorUrut {
  private readonly nik: Uint16Array
  private readonly kk: Uint16Array
  private readonly hari: number

  constructor(
    kalender: Kalender,
    private readonly jumlahKecamatan: number,
    jumlahAsal: number,
    private readonly pembagian: PembagianNomor,
  ) {
    this.hari = kalender.jumlah
    this.nik = new Uint16Array((jumlahKecamatan + jumlahAsal) * this.hari * 2)
    this.kk = new Uint16Array(jumlahKecamatan * this.hari)
  }

  /** Next serial of a NIK, or 0 when that kecamatan has none left for the day and sex. */
  nextNik(kecamatan: number, lalu: number, perempuan: boolean): number {
    const rentang = kecamatan < this.jumlahKecamatan ? this.pembagian.sendiri : this.pembagian.luar
    return take(this.nik, (kecamatan * this.hari + lalu) * 2 + (perempuan ? 1 : 0), rentang)
  }

  /** Next serial of a nomor KK recorded that day in one of our kecamatan, or 0 when there is none left. */
  nextKk(kecamatan: number, lalu: number): number {
    return take(this.kk, kecamatan * this.hari + lalu, this.pembagian.kk)
  }
}

function take(terpakai: Uint16Array, sel: number, { awal, akhir }: RentangNomor): number {
  const nomor = awal + (terpakai[sel] as number)
  if (nomor > akhir) return 0
  terpakai[sel] = (terpakai[sel] as number) + 1
  return nomor
}
