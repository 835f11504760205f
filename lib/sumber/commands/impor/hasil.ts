// What an import answers, and how it is followed.
import 'server-only'
import type { LaporImpor } from './kerja'
import type { Hitungan } from './terbitkan'

/** Outcome of an import. baris = baru + berubah + sama + ditahan + salah, both files together, against the delivery before. */
export type HasilImpor = {
  batch: string
  rilis: string
  baris: number
  baru: number
  berubah: number
  sama: number
  ditahan: number
  salah: number
  detik: number
  /** Absolute path of the file of rows set aside; null when there is none. */
  berkasSalah: string | null
  /** Remarks for people: columns that were kept out, and the like. */
  catatan: string[]
  /** The same bytes were loaded before: this is the batch that loaded them. */
  terulang: boolean
  keluarga: Hitungan
  anggota: Hitungan
}

export type IkutImpor = {
  lapor?: LaporImpor
  signal?: AbortSignal
  /** A batch that waits as `antre`: an upload. Without it a new one is made. */
  imporId?: string
}

/** Both files together. */
export function jumlahkan(satu: Hitungan, dua: Hitungan): Hitungan {
  return {
    baru: satu.baru + dua.baru,
    berubah: satu.berubah + dua.berubah,
    sama: satu.sama + dua.sama,
    ditahan: satu.ditahan + dua.ditahan,
    salah: satu.salah + dua.salah,
  }
}
