// Which columns an export may carry for a peran, how people choose among them, and the words every file says of itself.
import type { Aktor } from '@/lib/akses/izin'
import { tampilanOf } from './kepekaan'
import { findVariabel, labelKolom } from './kode'
import { KELOMPOK_VARIABEL } from './variabel'

/** Columns of one group: name and label of each, in the order of the delivered file. */
export type KelompokKolom = { kelompok: string; kolomList: [nama: string, label: string][] }

/** The columns among these that the peran of the aktor takes along in an export. */
export function filterKolom(aktor: Pick<Aktor, 'peran'>, kolomList: readonly string[]): string[] {
  return kolomList.filter((kolom) => tampilanOf(aktor, kolom, 'ekspor') !== 'tidak')
}

/** Columns under their groups, groups in the order of the family page; a group without a column is left out. */
export function groupKolom(kolomList: readonly string[]): KelompokKolom[] {
  return KELOMPOK_VARIABEL.map((kelompok) => ({
    kelompok,
    kolomList: kolomList
      .filter((kolom) => findVariabel(kolom)?.kelompok === kelompok)
      .map((kolom): [string, string] => [kolom, labelKolom(kolom)]),
  })).filter((satu) => satu.kolomList.length > 0)
}

/** Who took what when for what: what a file says of itself. `pada` is already written as the office writes it. */
export type TandaEkspor = { id: string; oleh: string; pada: string; tujuan: string; sintetis: boolean }

/** The mark of a file as one sentence, for its first line or sheet and its properties. */
export function formatTanda({ id, oleh, pada, tujuan, sintetis }: TandaEkspor): string {
  const isi = sintetis ? 'DATA SINTETIS' : 'berisi data pribadi, dilindungi UU 27/2022 dan hanya untuk tujuan tersebut'
  return `Diekspor oleh ${oleh} pada ${pada} untuk: ${tujuan.replace(/\s+/g, ' ')}; ${isi}; nomor berkas ${id}`
}
