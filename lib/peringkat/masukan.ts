// The closed list of what a scoring model may look at: columns of the family row and figures drawn from its members.
// Each entry is written twice, once in TypeScript and once in SQL; a property test on a real database holds them equal.
import type { IsoDate } from '@/lib/core/date'
import { KODE_ASET, KODE_PERUMAHAN, KODE_SANITASI, KOLOM_TERNAK } from '@/lib/keluarga/variabel'
import { LABEL_MASUKAN_ANGGOTA, MASUKAN_ANGGOTA } from './masukan-anggota'

/** Kind of an input: a DTSEN code, a whole number, or a date of birth that models ask for the completed years of. */
export type JenisMasukan = 'kode' | 'bilangan' | 'umur'
/** Value of an input: code or ISO date as text, number, or null when not filled in. */
export type NilaiMasukan = string | number | null

/** Code columns of the family row a model may use. */
export const KOLOM_KODE_KELUARGA = [...KODE_PERUMAHAN, ...KODE_SANITASI, ...KODE_ASET] as const

/** Number columns of the family row a model may use. `jiwa` counts the members loaded. */
export const KOLOM_BILANGAN_KELUARGA = ['jiwa', 'luas_lantai', ...KOLOM_TERNAK] as const

/** Member columns the member inputs are drawn from. */
export const KOLOM_ANGGOTA = [
  'tanggal_lahir',
  'jenis_kelamin',
  'status_hubungan_keluarga',
  'status_kawin',
  'partisipasi_sekolah',
  'jenjang_tertinggi_yang_diduduki',
  'ijazah_tertinggi_yang_dimiliki',
  'status_bekerja',
  'lapangan_usaha_dari_pekerjaan_utama',
  'status_dalam_pekerjaan_utama',
  'penglihatan',
  'pendengaran',
  'berjalan_atau_naik_tangga',
  'menggunakan_tangan_jari',
  'belajar_kemampuan_intelektual',
  'pengendalian_perilaku',
  'berbicara_komunikasi',
  'mengurus_diri',
  'mengingat_berkonsentrasi',
] as const

/** A family row as the reference reads it: codes as text, numbers as numbers. */
export type KeluargaMasukan = Readonly<Record<(typeof KOLOM_KODE_KELUARGA)[number], string | null>> &
  Readonly<Record<(typeof KOLOM_BILANGAN_KELUARGA)[number], number | null>>
/** A member row as the reference reads it; `tanggal_lahir` as YYYY-MM-DD. */
export type AnggotaMasukan = Readonly<Record<(typeof KOLOM_ANGGOTA)[number], string | null>>

/** Values of the inputs of one family by key. */
export type IsianMasukan = Readonly<Record<string, NilaiMasukan>>

const KODE: readonly string[] = KOLOM_KODE_KELUARGA
const BILANGAN: readonly string[] = KOLOM_BILANGAN_KELUARGA

/** Kind of an input, or null for a key that is not in the closed list. */
export function findJenis(kunci: string): JenisMasukan | null {
  if (KODE.includes(kunci)) return 'kode'
  if (BILANGAN.includes(kunci)) return 'bilangan'
  return Object.hasOwn(MASUKAN_ANGGOTA, kunci) ? (MASUKAN_ANGGOTA[kunci]?.jenis ?? null) : null
}

/** Whether the input is drawn from the members rather than from the family row. */
export function isMasukanAnggota(kunci: string): boolean {
  return Object.hasOwn(MASUKAN_ANGGOTA, kunci)
}

/** DTSEN column whose code list and label explain a value of the input; the key itself for family columns. */
export function kolomOf(kunci: string): string {
  return MASUKAN_ANGGOTA[kunci]?.kolom ?? kunci
}

/** Label of a member input; null for family columns, whose label is that of the DTSEN column. */
export function findLabelMasukan(kunci: string): string | null {
  return LABEL_MASUKAN_ANGGOTA[kunci] ?? (kunci === 'jiwa' ? 'Jumlah anggota keluarga' : null)
}

/** Values of the named inputs of one family on the day `acuan`. Throws on a key outside the closed list. */
export function deriveMasukan(
  keluarga: KeluargaMasukan,
  anggotaList: readonly AnggotaMasukan[],
  acuan: IsoDate,
  kunciList: Iterable<string>,
): IsianMasukan {
  const baris: Readonly<Record<string, NilaiMasukan>> = keluarga
  const isian: Record<string, NilaiMasukan> = {}
  for (const kunci of kunciList) {
    const jenis = findJenis(kunci)
    if (jenis === null) throw new Error(`masukan ${kunci} tidak ada dalam daftar`)
    const anggota = MASUKAN_ANGGOTA[kunci]
    isian[kunci] = anggota ? anggota.derive(anggotaList, acuan) : (baris[kunci] ?? null)
  }
  return isian
}
