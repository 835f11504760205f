// What the load of another source answers.
import 'server-only'
import type { JenisSumber } from '../../jenis'

/** Rows of a load. baris = baru + berubah + sama + ditahan + salah, against the load of this kind (and programme and period) before. */
export type HitunganMuatan = {
  baris: number
  baru: number
  berubah: number
  sama: number
  ditahan: number
  salah: number
  /** Rows of the load before that are no longer there. */
  hilang: number
  /** Rows that name a person or family of the published release. */
  tertaut: number
}

export type HasilMuatan = HitunganMuatan & {
  batch: string
  muatan: string
  jenis: JenisSumber
  detik: number
  /** Absolute path of the file of rows set aside; null when there is none. */
  berkasSalah: string | null
  catatan: string[]
  /** The same bytes, read the same way, hold already: this is the batch that loaded them. */
  terulang: boolean
}
