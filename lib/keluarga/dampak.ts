// What an event does to families, as data: who joins and leaves which, which values become what, in words.
import type { KolomPerbaikan, SebabGerak } from './peristiwa'

/** Stands for the person an event brings into the register. */
export const ORANG_BARU = 'orang-baru'

export type AnggotaKeadaan = {
  orangId: string
  nama: string
  /** Values a paper may put right, as they hold; the NIK masked where people read it. */
  nilai: Readonly<Partial<Record<KolomPerbaikan, string | null>>>
}
/** The family an event is recorded on, as it stands. */
export type Keadaan = { alamat: string | null; anggotaList: readonly AnggotaKeadaan[] }

/** The family of the page, or the other one: come out of it, or joined. */
export type Milik = 'ini' | 'lain'
export type Dampak = {
  gerak: { orang: string; keluarga: Milik; arah: 'masuk' | 'keluar'; sebab: SebabGerak }[]
  /** New values; `orang` null for the family itself. */
  nilai: { milik: Milik; orang: string | null; kolom: string; baru: string | null }[]
  /** Whether a second family takes part. */
  lain: 'tidak' | 'baru' | 'tujuan'
  /** Nobody stays. */
  seluruhnya: boolean
  /** What will change, sentence by sentence, for the person who records it. */
  kalimat: string[]
}

/** Effects of an event that changes nothing yet. */
export function kosong(): Dampak {
  return { gerak: [], nilai: [], lain: 'tidak', seluruhnya: false, kalimat: [] }
}
