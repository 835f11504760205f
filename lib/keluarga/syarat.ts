// Conditions on columns of the family list: what may be asked, how a condition stands in an address and in words. Without zod, because
// the browser builds conditions too.
import { labelKolom, labelOf, listKode } from './kode'
import { KODE_ASET, KODE_PERUMAHAN, KODE_SANITASI, type VARIABEL } from './variabel'

/** Columns of the family file with a list of codes, in the order of the family page: what a condition may ask about. */
export const KOLOM_SARING = [
  ...KODE_PERUMAHAN,
  ...KODE_SANITASI,
  ...KODE_ASET,
  'pbi_nas',
  'pbi_pemda',
] as const satisfies readonly (keyof typeof VARIABEL)[]
export type KolomSaring = (typeof KOLOM_SARING)[number]

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
const BENTUK_SYARAT = /^([a-z_]{3,50})([~!])([A-Za-z0-9]{1,12}(?:\.[A-Za-z0-9]{1,12}){0,19})$/

/** One condition: the column has one of the codes (`kosong` for an empty one), or with `bukan` none of them. */
export type Syarat = { kolom: KolomSaring; bukan: boolean; nilai: string[] }

const isKolomSaring = (kolom: string): kolom is KolomSaring => KOLOM_SARING.some((satu) => satu === kolom)

/** A condition out of `jenis_lantai_terluas~01.02` (is) or `…!01.02` (is not); null for anything else. */
export function parseSyarat(teks: string): Syarat | null {
  const [, kolom = '', tanda, nilai = ''] = BENTUK_SYARAT.exec(teks) ?? []
  return isKolomSaring(kolom) ? { kolom, bukan: tanda === '!', nilai: [...new Set(nilai.split('.'))] } : null
}

/** The text of a condition, as `parseSyarat` reads it. */
export function formatSyarat({ kolom, bukan, nilai }: Syarat): string {
  return `${kolom}${bukan ? '!' : '~'}${nilai.join('.')}`
}

/** Codes of a column as a condition offers them, with one for "not filled in". */
export function listNilaiSaring(kolom: KolomSaring): { kode: string; label: string }[] {
  return [...listKode(kolom), { kode: KOSONG, label: 'Tidak diisi' }]
}

/** A condition in words: `Jenis lantai terluas: Tanah, Bambu`, or `… bukan: …`. */
export function sebutSyarat({ kolom, bukan, nilai }: Syarat): string {
  const kata = nilai.map((kode) => (kode === KOSONG ? 'tidak diisi' : labelOf(kolom, kode)))
  return `${labelKolom(kolom)}${bukan ? ' bukan' : ''}: ${kata.join(', ')}`
}

/** The ways a code may have been delivered: `1` and `01` are the same, an empty one is empty or missing. */
export function toNilaiRilis(nilai: readonly string[]): { kodeList: string[]; kosong: boolean } {
  const kodeList = nilai
    .filter((kode) => kode !== KOSONG)
    .flatMap((kode) => (/^\d+$/.test(kode) ? [String(Number(kode)), String(Number(kode)).padStart(2, '0')] : [kode]))
  return { kodeList: [...new Set(kodeList)], kosong: nilai.includes(KOSONG) }
}
