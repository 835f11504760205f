// Conditions on columns of the family list: what may be asked, how a condition stands in an address and in words. Without zod, because
// the browser builds conditions too.
import { labelKolom, labelOf, listKode } from './kode'
import {
  KODE_ASET,
  KODE_DEMOGRAFI,
  KODE_KESEHATAN,
  KODE_PEKERJAAN,
  KODE_PENDIDIKAN,
  KODE_PERUMAHAN,
  KODE_SANITASI,
  KODE_USAHA,
  KOLOM_TERNAK,
  TEKS_KTP,
  type VARIABEL,
} from './variabel'

/** Columns of the family file with a list of codes, in the order of the family page: what a condition may ask about. */
export const KOLOM_SARING = [
  ...KODE_PERUMAHAN,
  ...KODE_SANITASI,
  ...KODE_ASET,
  'pbi_nas',
  'pbi_pemda',
] as const satisfies readonly (keyof typeof VARIABEL)[]
export type KolomSaring = (typeof KOLOM_SARING)[number]

/** Quantities of the family file: asked by a range. */
export const BILANGAN_SARING = ['jumlah_anggota_keluarga', 'luas_lantai', ...KOLOM_TERNAK] as const
export type BilanganSaring = (typeof BILANGAN_SARING)[number]

/** Columns of the member file with a list of codes: asked of any member of the family. */
export const KOLOM_SARING_ANGGOTA = [
  ...KODE_DEMOGRAFI,
  ...KODE_PENDIDIKAN,
  ...KODE_PEKERJAAN,
  ...KODE_USAHA,
  ...KODE_KESEHATAN,
] as const
export type KolomSaringAnggota = (typeof KOLOM_SARING_ANGGOTA)[number]

/** Quantities of a member; the age is in completed years of today, from the birth date. */
export const BILANGAN_SARING_ANGGOTA = [
  'umur',
  'jumlah_usaha',
  'jumlah_pekerja_yang_dibayar_dari_usaha_utama',
  'jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama',
] as const
export type BilanganSaringAnggota = (typeof BILANGAN_SARING_ANGGOTA)[number]

/** Text of the family file: asked by words it holds. Numbers that identify somebody are searched, not filtered by. */
export const TEKS_SARING = ['alamat', 'nama_anggota_keluarga'] as const satisfies readonly (keyof typeof VARIABEL)[]
export type TeksSaring = (typeof TEKS_SARING)[number]

/** Text of the member file. */
export const TEKS_SARING_ANGGOTA = ['nama', 'pendidikan_akhir_ktp', 'pekerjaan_ktp', ...TEKS_KTP] as const
export type TeksSaringAnggota = (typeof TEKS_SARING_ANGGOTA)[number]

/** Numbers written as text, with or without zeros in front: asked whole. */
const NOMOR_TEKS: readonly string[] = ['rt_ktp', 'rw_ktp'] satisfies TeksSaringAnggota[]

/** Sources beside the release a family can stand in; `kpm` and `pbi` are asked by programme. */
export const SUMBER_SARING = ['regsosek', 'dtks', 'p3ke', 'pbi', 'kpm', 'dukcapil'] as const
export type SumberSaring = (typeof SUMBER_SARING)[number]
export const LABEL_SUMBER: Record<SumberSaring, string> = {
  regsosek: 'Regsosek',
  dtks: 'DTKS',
  p3ke: 'P3KE',
  pbi: 'PBI JK',
  kpm: 'Penerima bantuan',
  dukcapil: 'Dukcapil',
}

/** Stands for a value that was left empty. */
const KOSONG = 'kosong'
/** Conditions of one filter. */
export const SYARAT_TERBANYAK = 8
const BENTUK_KODE = /^(anggota\.)?([a-z_]{3,60})([~!])([A-Za-z0-9]{1,12}(?:\.[A-Za-z0-9]{1,12}){0,19})$/
const BENTUK_TEKS = /^(anggota\.)?([a-z_]{3,60})\*(.+)$/su
const BENTUK_BILANGAN = /^(anggota\.)?([a-z_]{3,60})=(\d{1,6})?-(\d{1,6})?$/

/** The column has one of the codes (`kosong` for an empty one), or with `bukan` none of them; of a member: any member has, or none has. */
export type SyaratKode = { bukan: boolean; nilai: string[] } & (
  | { siapa: 'keluarga'; kolom: KolomSaring }
  | { siapa: 'anggota'; kolom: KolomSaringAnggota }
)
/** The quantity lies in a range, both ends included, one of them may be open; of a member: that of any member. */
export type SyaratBilangan = { dari: number | null; sampai: number | null } & (
  | { siapa: 'keluarga'; kolom: BilanganSaring }
  | { siapa: 'anggota'; kolom: BilanganSaringAnggota }
)
/**
 * The text holds all of these words, in any order and case; of a member: that of any member. What is asked for may name a person or a
 * house, so such a condition never stands in an address: it is kept as a search is (commands/pasang-syarat.ts).
 */
export type SyaratTeks = { memuat: string } & (
  | { siapa: 'keluarga'; kolom: TeksSaring }
  | { siapa: 'anggota'; kolom: TeksSaringAnggota }
)
/** One condition. */
export type Syarat = SyaratKode | SyaratBilangan | SyaratTeks

function find<T extends string>(list: readonly T[], kolom: string): T | undefined {
  return list.find((satu) => satu === kolom)
}

/** Letters of a text asked for; fewer say too little. */
export const TEKS_TERPENDEK = 3
export const TEKS_TERPANJANG = 60

/**
 * A condition out of `jenis_lantai_terluas~01.02` (is), `…!01.02` (is not), `luas_lantai=10-50`; before a column of a member
 * `anggota.`. Null for anything else, also for one on a text, which no address holds.
 */
export function parseSyarat(teks: string): SyaratKode | SyaratBilangan | null {
  return parseKode(teks) ?? parseBilangan(teks)
}

/** A condition out of `alamat*jalan merdeka`, `anggota.pekerjaan_ktp*petani`: from where it is kept, never from an address. Null for anything else. */
export function parseSyaratTeks(teks: string): SyaratTeks | null {
  const [, anggota, nama = '', isi = ''] = BENTUK_TEKS.exec(teks) ?? []
  const memuat = isi.trim().toLowerCase().replace(/\s+/gu, ' ')
  if (memuat.length < (isNomorTeks(nama) ? 1 : TEKS_TERPENDEK) || memuat.length > TEKS_TERPANJANG) return null
  if (isNomorTeks(nama) && !/^\d{1,3}$/.test(memuat)) return null
  if (anggota) {
    const kolom = find(TEKS_SARING_ANGGOTA, nama)
    return kolom ? { siapa: 'anggota', kolom, memuat } : null
  }
  const kolom = find(TEKS_SARING, nama)
  return kolom ? { siapa: 'keluarga', kolom, memuat } : null
}

/** Whether a condition is on a text. */
export function isSyaratTeks(syarat: Syarat): syarat is SyaratTeks {
  return 'memuat' in syarat
}

/** Whether a text is a number asked whole: RT, RW. */
export function isNomorTeks(kolom: string): boolean {
  return NOMOR_TEKS.includes(kolom)
}

function parseKode(teks: string): SyaratKode | null {
  const [, anggota, nama = '', tanda, isi = ''] = BENTUK_KODE.exec(teks) ?? []
  const syarat = { bukan: tanda === '!', nilai: [...new Set(isi.split('.'))] }
  if (anggota) {
    const kolom = find(KOLOM_SARING_ANGGOTA, nama)
    return kolom ? { siapa: 'anggota', kolom, ...syarat } : null
  }
  const kolom = find(KOLOM_SARING, nama)
  return kolom ? { siapa: 'keluarga', kolom, ...syarat } : null
}

function parseBilangan(teks: string): SyaratBilangan | null {
  const [, anggota, nama = '', dari, sampai] = BENTUK_BILANGAN.exec(teks) ?? []
  if (dari === undefined && sampai === undefined) return null
  const batas = { dari: dari === undefined ? null : Number(dari), sampai: sampai === undefined ? null : Number(sampai) }
  if (anggota) {
    const kolom = find(BILANGAN_SARING_ANGGOTA, nama)
    return kolom ? { siapa: 'anggota', kolom, ...batas } : null
  }
  const kolom = find(BILANGAN_SARING, nama)
  return kolom ? { siapa: 'keluarga', kolom, ...batas } : null
}

/** The text of a condition, as `parseSyarat` and `parseSyaratTeks` read it. */
export function formatSyarat(syarat: Syarat): string {
  const kolom = formatKolom(syarat)
  if (isSyaratTeks(syarat)) return `${kolom}*${syarat.memuat}`
  return 'nilai' in syarat
    ? `${kolom}${syarat.bukan ? '!' : '~'}${syarat.nilai.join('.')}`
    : `${kolom}=${syarat.dari ?? ''}-${syarat.sampai ?? ''}`
}

/** The column as a condition begins with it: `luas_lantai`, `anggota.umur`. */
function formatKolom({ siapa, kolom }: Pick<Syarat, 'siapa' | 'kolom'>): string {
  return siapa === 'anggota' ? `anggota.${kolom}` : kolom
}

/** Everything a condition may ask about, as it begins its text, with its column and whose it is: of the family, then of its members. */
export const HAL_SYARAT = [
  ...[...TEKS_SARING, ...KOLOM_SARING, ...BILANGAN_SARING].map((kolom) => ({
    hal: kolom as string,
    kolom: kolom as string,
    siapa: 'keluarga' as const,
  })),
  ...[...BILANGAN_SARING_ANGGOTA, ...KOLOM_SARING_ANGGOTA, ...TEKS_SARING_ANGGOTA].map((kolom) => ({
    hal: `anggota.${kolom}`,
    kolom: kolom as string,
    siapa: 'anggota' as const,
  })),
]

/** Codes of a column as a condition offers them, with one for "not filled in". */
export function listNilaiSaring(kolom: string): { kode: string; label: string }[] {
  return [...listKode(kolom), { kode: KOSONG, label: 'Tidak diisi' }]
}

/** A condition in words: `Jenis lantai terluas: Tanah, Bambu`, `…: bukan …`, `Luas lantai (m²): 10 sampai 50`, `Ada anggota dengan …`. */
export function sebutSyarat(syarat: Syarat): string {
  const { siapa, kolom } = syarat
  const label = labelKolom(kolom)
  if (isSyaratTeks(syarat)) {
    const awal = siapa === 'anggota' ? 'Ada anggota dengan ' : ''
    return `${awal}${label} ${isNomorTeks(kolom) ? syarat.memuat : `memuat: ${syarat.memuat}`}`
  }
  if (!('nilai' in syarat)) return `${siapa === 'anggota' ? 'Ada anggota dengan ' : ''}${label}: ${sebutBatas(syarat)}`
  const kata = syarat.nilai.map((kode) => (kode === KOSONG ? 'tidak diisi' : labelOf(kolom, kode))).join(', ')
  if (siapa === 'anggota') return `${syarat.bukan ? 'Tidak ada' : 'Ada'} anggota dengan ${label}: ${kata}`
  return `${label}: ${syarat.bukan ? 'bukan ' : ''}${kata}`
}

function sebutBatas({ dari, sampai }: SyaratBilangan): string {
  if (sampai === null) return `${dari} atau lebih`
  return dari === null ? `paling banyak ${sampai}` : dari === sampai ? String(dari) : `${dari} sampai ${sampai}`
}

/** The ways a code may have been delivered: `1` and `01` are the same, an empty one is empty or missing. */
export function toNilaiRilis(nilai: readonly string[]): { kodeList: string[]; kosong: boolean } {
  const kodeList = nilai
    .filter((kode) => kode !== KOSONG)
    .flatMap((kode) => (/^\d+$/.test(kode) ? [String(Number(kode)), String(Number(kode)).padStart(2, '0')] : [kode]))
  return { kodeList: [...new Set(kodeList)], kosong: nilai.includes(KOSONG) }
}
