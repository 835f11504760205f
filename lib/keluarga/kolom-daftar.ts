// Columns somebody may choose for the family list beside the fixed ones.
import { KOLOM_SARING } from './syarat'

/** Columns of the delivered family row a list can show: codes, desil and sizes, no number of a person. */
export const KOLOM_PILIHAN = [
  'desil_provinsi',
  'desil_kabupaten_kota',
  'alamat',
  'jumlah_anggota_keluarga',
  'luas_lantai',
  ...KOLOM_SARING,
] as const
export type KolomPilihan = (typeof KOLOM_PILIHAN)[number]

/** Columns that are shown while nobody has chosen others. */
export const KOLOM_TETAP = ['desil', 'jiwa', 'desa', 'kecamatan', 'nomorKk', 'pembaruan'] as const
export type KolomTetap = (typeof KOLOM_TETAP)[number]
export const LABEL_KOLOM_TETAP: Record<KolomTetap, string> = {
  desil: 'Desil resmi',
  jiwa: 'Jiwa',
  desa: 'Desa/kelurahan',
  kecamatan: 'Kecamatan',
  nomorKk: 'Nomor KK',
  pembaruan: 'Pembaruan daerah',
}

/** Columns shown at once, beside the name. */
export const KOLOM_TERBANYAK = 14

/** The chosen columns in the order of the list, without what is not one. */
export function toKolomDaftar(kolom: readonly string[]): (KolomTetap | KolomPilihan)[] {
  return [...KOLOM_TETAP, ...KOLOM_PILIHAN].filter((satu) => kolom.includes(satu)).slice(0, KOLOM_TERBANYAK)
}
