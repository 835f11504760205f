// What an import answers, and how it is followed.
import 'server-only'
import { formatNumber } from '@/lib/core/format'
import type { PetaKolom } from '../../pemetaan-rilis'
import type { AlasanTahan } from '../../tahan'
import type { Peringatan } from './catat-peringatan'
import type { LaporImpor, Susulan } from './kerja'
import type { Hitungan } from './terbitkan'

/** Outcome of an import. baris = baru + berubah + sama + ditahan + salah, both files together, against the delivery before. */
export type HasilImpor = {
  batch: string
  rilis: string
  /** `menunggu`: loaded whole, published when a second person confirms. `diperiksa`: only counted, nothing stays. */
  status: 'terbit' | 'menunggu' | 'diperiksa'
  /** Why it waits, or would wait; empty for a delivery that is published at once. */
  alasanTahan: AlasanTahan[]
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
  /** Rows that are loaded and ask for a look, by check; absent when the import was not run. */
  peringatan?: Peringatan[]
  /** Of corrected rows: how many came, were loaded, are set aside again, and had been loaded before; absent otherwise. */
  perbaikan?: HasilPerbaikan
  /** The same bytes were loaded before: this is the batch that loaded them. */
  terulang: boolean
  keluarga: Hitungan
  anggota: Hitungan
}

/** What became of corrected rows; `kode` is the delivery they were added to, null when they stand alone. */
export type HasilPerbaikan = {
  kode: string | null
  diterima: number
  dimuat: number
  disisihkan: number
  sudah: number
  kosong: number
}

export type IkutImpor = {
  lapor?: LaporImpor
  signal?: AbortSignal
  /** Only count and judge; nothing is published and nothing stays. */
  coba?: boolean
  /** The files hold what an earlier delivery held back. */
  susulan?: Susulan
  /** Headers somebody decided about for this delivery; those the office has saved are known beside them. */
  peta?: PetaKolom
  /** What is handed in must be corrected rows. */
  perbaikan?: boolean
  /** A batch that waits as `antre`: an upload. Without it a new one is made. */
  imporId?: string
}

/** What became of corrected rows, in words. */
export function kalimatPerbaikan({ kode, diterima, dimuat, disisihkan, sudah, kosong }: HasilPerbaikan): string {
  const lain = [
    disisihkan > 0 ? `${formatNumber(disisihkan)} masih disisihkan` : '',
    sudah > 0 ? `${formatNumber(sudah)} sudah dimuat sebelumnya` : '',
    kosong > 0 ? `${formatNumber(kosong)} belum diisi` : '',
  ].filter((satu) => satu !== '')
  return `Perbaikan${kode ? ` kiriman ${kode}` : ''}: ${formatNumber(dimuat)} dari ${formatNumber(diterima)} baris dimuat${lain.length > 0 ? `, ${lain.join(', ')}` : ''}.`
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
