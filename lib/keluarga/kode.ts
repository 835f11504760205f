// Turns columns and codes of DTSEN into the words an official reads, without ever refusing a code that is not known yet.
import { DAFTAR_KODE, type DaftarKode } from './daftar-kode'
import { type Kepekaan, type NamaVariabel, VARIABEL, type Variabel } from './variabel'

const VARIABEL_BY_NAMA: Readonly<Record<string, Variabel>> = VARIABEL
const DAFTAR_KOSONG: DaftarKode = {}

/** Whether the name is one of the columns of DTSEN. */
export function isNamaVariabel(kolom: string): kolom is NamaVariabel {
  return Object.hasOwn(VARIABEL, kolom)
}

/** Label, group, kind and sensitivity of a column; null for a column that is not one of DTSEN. */
export function findVariabel(kolom: string): Variabel | null {
  return isNamaVariabel(kolom) ? (VARIABEL_BY_NAMA[kolom] ?? null) : null
}

/** Indonesian label of a column; the name itself when the column is not known. */
export function labelKolom(kolom: string): string {
  return findVariabel(kolom)?.label ?? kolom
}

/** Sensitivity of a column. An unknown column counts as personal data, so that nothing leaks by being new. */
export function kepekaanOf(kolom: string): Kepekaan {
  return findVariabel(kolom)?.kepekaan ?? 'L4'
}

/** Codes of a column with their labels in list order, for choices in a form; empty for a column without a list. */
export function listKode(kolom: string): { kode: string; label: string }[] {
  const daftar = daftarOf(kolom)
  // Objects put '1' before '01'-like keys in the order of writing, so lists of two digits need the sort.
  return Object.keys(daftar)
    .sort((a, b) => (isAngka(a) && isAngka(b) ? Number(a) - Number(b) : 0))
    .map((kode) => ({ kode, label: daftar[kode] ?? kode }))
}

/**
 * The code as its list writes it: `1` becomes `01` where codes have two digits, `ya` becomes `YA`.
 * A code that is not in the list comes back trimmed and otherwise untouched.
 */
export function toKode(kolom: string, nilai: string): string {
  const daftar = daftarOf(kolom)
  const rapi = nilai.trim()
  if (Object.hasOwn(daftar, rapi)) return rapi
  const besar = rapi.toUpperCase()
  if (Object.hasOwn(daftar, besar)) return besar
  if (!isAngka(rapi)) return rapi
  const angka = String(Number(rapi))
  for (const kode of [angka, angka.padStart(2, '0')]) if (Object.hasOwn(daftar, kode)) return kode
  return rapi
}

/** Whether a code stands in the list of its column; false too for columns without a list. */
export function isKodeDikenal(kolom: string, kode: string): boolean {
  return Object.hasOwn(daftarOf(kolom), toKode(kolom, kode))
}

/**
 * What to show for a value of a column: the label of its code, `kode X (belum dikenal)` for a code outside the
 * list, the value itself for columns without a list, `tidak diisi` for an empty one.
 */
export function labelOf(kolom: string, kode: string | null | undefined): string {
  if (kode === null || kode === undefined || kode.trim() === '') return 'tidak diisi'
  if (!Object.hasOwn(DAFTAR_KODE, kolom)) return kode
  const daftar = daftarOf(kolom)
  const kunci = toKode(kolom, kode)
  const label = Object.hasOwn(daftar, kunci) ? daftar[kunci] : undefined
  return label ?? `kode ${kode.trim()} (belum dikenal)`
}

function daftarOf(kolom: string): DaftarKode {
  return Object.hasOwn(DAFTAR_KODE, kolom) ? (DAFTAR_KODE[kolom] ?? DAFTAR_KOSONG) : DAFTAR_KOSONG
}

function isAngka(teks: string): boolean {
  return /^\d{1,9}$/.test(teks)
}
