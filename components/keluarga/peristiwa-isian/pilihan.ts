// Choices the fields of an event share, and what each of them is told.
import type { Choice } from '@/components/form/choice-field'
import type { AnggotaKeadaan, Keadaan } from '@/lib/keluarga/dampak'
import { labelOf, listKode } from '@/lib/keluarga/kode'
import type { MasukanPeristiwa } from '@/lib/keluarga/masukan-peristiwa'
import { HUBUNGAN_KEPALA, type JenisPeristiwa } from '@/lib/keluarga/peristiwa'

/** What the fields of an event know. */
export type IsianProps = {
  jenis: JenisPeristiwa
  keadaan: Keadaan
  /** What is typed so far; null before the script has read it: then every field is there. */
  masukan: MasukanPeristiwa | null
  kabupatenList: readonly { kode: string; nama: string }[]
  hariIni: string
  subjek: string | undefined
}

/** First, empty line of a choice that has to be made. */
export const PILIH = 'Pilih…'
/** Codes of a column as choices. */
export const pilihanKode = (kolom: string): Choice[] =>
  listKode(kolom).map(({ kode, label }) => ({ value: kode, label }))
export const HUBUNGAN = pilihanKode('status_hubungan_keluarga')
export const HUBUNGAN_ANGGOTA = HUBUNGAN.filter(({ value }) => value !== HUBUNGAN_KEPALA)

/** A member by name and hubungan, so that two of one name are told apart. */
export const sebutan = ({ nama, nilai }: AnggotaKeadaan) =>
  `${nama} (${labelOf('status_hubungan_keluarga', nilai.status_hubungan_keluarga).toLowerCase()})`
export const pilihanOrang = (list: readonly AnggotaKeadaan[]): Choice[] =>
  list.map((satu) => ({ value: satu.orangId, label: sebutan(satu) }))
export const isKepala = (satu: AnggotaKeadaan | undefined) => satu?.nilai.status_hubungan_keluarga === HUBUNGAN_KEPALA
