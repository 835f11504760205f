// What the mapping page shows of the uploaded files of a release: shared with the browser, without zod.
import type { PemetaanRilis } from './pemetaan-rilis'

/** A table of an upload: columns as delivered with the column they are read as (`''`: extra, kept), its label, and first values, numbers masked. */
export type TabelRilis = {
  nama: string
  jenis: 'keluarga' | 'anggota' | null
  pemisah: string | null
  enkode: string | null
  kolomList: { kepala: string; nama: string; label: string; contoh: string[] }[]
  /** Columns of a release the table does not have; `wajib` without them it cannot be loaded. */
  kurangList: { nama: string; label: string; wajib: boolean }[]
}
export type PratinjauRilis = { id: string; periode: string; cara: PemetaanRilis; tabelList: TabelRilis[] }
