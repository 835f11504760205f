// What the load of another source answers.
import 'server-only'
import type { JenisSumber } from '../../jenis'
import type { AlasanTahan } from '../../tahan'

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
  /** Load the rows are in; null when they were only counted. */
  muatan: string | null
  /** Never a release: tells the answers of the two apart. */
  rilis?: undefined
  /** `menunggu`: loaded whole, read when a second person confirms. `diperiksa`: only counted, nothing stays. */
  status: 'berlaku' | 'menunggu' | 'diperiksa'
  /** Why it waits, or would wait; empty for a load that holds at once. */
  alasanTahan: AlasanTahan[]
  jenis: JenisSumber
  detik: number
  /** Absolute path of the file of rows set aside; null when there is none. */
  berkasSalah: string | null
  catatan: string[]
  /** The same bytes, read the same way, hold already: this is the batch that loaded them. */
  terulang: boolean
}
