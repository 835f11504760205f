// Which values of a family an usulan may propose, and when a typed value is one the column can hold.
import { parseDate } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { findVariabel, isKodeDikenal, labelKolom, listKode, toKode } from '@/lib/keluarga/kode'
import { type KelompokVariabel, VARIABEL } from '@/lib/keluarga/variabel'

/** Stands for "of the family itself" where a person's id is needed. */
export const ORANG_KELUARGA = '00000000-0000-0000-0000-000000000000'
/** What a form sends for "make this value empty"; an empty field means "leave it as it is". */
export const KOSONGKAN = '-'

// An usulan proposes facts of the dwelling, the belongings and the members. Not among them: the desil (BPS computes it),
// NIK, No KK, names, birth dates and KTP data (Dukcapil corrects them), membership of programmes, and moving house.
const KELOMPOK_KELUARGA: readonly KelompokVariabel[] = ['Perumahan', 'Air, penerangan, dan sanitasi', 'Aset', 'Ternak']
const KELOMPOK_ANGGOTA: readonly KelompokVariabel[] = ['Demografi', 'Pendidikan', 'Pekerjaan', 'Usaha', 'Kesehatan']
const BUKAN_USULAN: ReadonlySet<string> = new Set(['jenis_kelamin', 'pendidikan_akhir_ktp', 'pekerjaan_ktp'])

function listKolom(kelompokList: readonly KelompokVariabel[]): string[] {
  return Object.entries(VARIABEL)
    .filter(([kolom, { kelompok }]) => kelompokList.includes(kelompok) && !BUKAN_USULAN.has(kolom))
    .map(([kolom]) => kolom)
}

/** Columns of the family that may be proposed, in the order of the form. */
export const KOLOM_USULAN_KELUARGA: readonly string[] = ['alamat', ...listKolom(KELOMPOK_KELUARGA)]
/** Columns of a member that may be proposed, in the order of the form. */
export const KOLOM_USULAN_ANGGOTA: readonly string[] = listKolom(KELOMPOK_ANGGOTA)

/** One field of a group of the form. */
export type KolomForm = {
  kolom: string
  label: string
  jenis: 'kode' | 'teks' | 'bilangan' | 'tanggal'
  pilihan: { kode: string; label: string }[]
}
export type KelompokForm = { kelompok: string; kolomList: KolomForm[] }

function toKelompokForm(kolomList: readonly string[]): KelompokForm[] {
  const byKelompok = new Map<string, KolomForm[]>()
  for (const kolom of kolomList) {
    const variabel = findVariabel(kolom)
    if (!variabel) continue
    const list = byKelompok.get(variabel.kelompok) ?? []
    list.push({ kolom, label: variabel.label, jenis: variabel.jenis, pilihan: listKode(kolom) })
    byKelompok.set(variabel.kelompok, list)
  }
  return [...byKelompok].map(([kelompok, kolomList]) => ({
    kelompok: kelompok === 'Wilayah' ? 'Alamat' : kelompok,
    kolomList,
  }))
}

/** Groups of the form for values of the family. */
export const KELOMPOK_FORM_KELUARGA: readonly KelompokForm[] = toKelompokForm(KOLOM_USULAN_KELUARGA)
/** Groups of the form for values of one member. */
export const KELOMPOK_FORM_ANGGOTA: readonly KelompokForm[] = toKelompokForm(KOLOM_USULAN_ANGGOTA)

/** Whether a column may be proposed for the family (`orangId` null) or for a member. */
export function isKolomUsulan(kolom: string, orangId: string | null): boolean {
  return (orangId === null ? KOLOM_USULAN_KELUARGA : KOLOM_USULAN_ANGGOTA).includes(kolom)
}

/** Largest whole number per column; source: DOMAIN §2.1 (luas_lantai and livestock are int(3)). */
const BILANGAN_TERBESAR = 999
const TEKS_TERPANJANG = 500

/**
 * The value as the register keeps it: the code of its list, a whole number without leading zeros, a date
 * `YYYY-MM-DD`, trimmed text; null for {@link KOSONGKAN} or nothing. Refusals: `verval/kolom-tidak-diusulkan`,
 * `verval/nilai-tidak-dikenal`.
 */
export function parseNilai(kolom: string, orangId: string | null, teks: string | null): Result<string | null> {
  const label = labelKolom(kolom)
  if (!isKolomUsulan(kolom, orangId))
    return refuse('verval/kolom-tidak-diusulkan', `${label} tidak dapat diusulkan melalui pembaruan data keluarga.`)
  const nilai = (teks ?? '').trim()
  if (nilai === '' || nilai === KOSONGKAN) return ok(null)
  const jenis = findVariabel(kolom)?.jenis
  if (jenis === 'kode')
    return isKodeDikenal(kolom, nilai)
      ? ok(toKode(kolom, nilai))
      : refuse('verval/nilai-tidak-dikenal', `${label}: pilih salah satu pilihan yang ada.`)
  if (jenis === 'bilangan')
    return /^\d{1,3}$/.test(nilai) && Number(nilai) <= BILANGAN_TERBESAR
      ? ok(String(Number(nilai)))
      : refuse('verval/nilai-tidak-dikenal', `${label}: isi bilangan bulat 0 sampai ${BILANGAN_TERBESAR}.`)
  if (jenis === 'tanggal')
    return parseDate(nilai) === null
      ? refuse('verval/nilai-tidak-dikenal', `${label}: isi tanggal yang ada di kalender.`)
      : ok(nilai)
  // Line breaks and separators would break the file that is sent.
  const rapi = nilai.replace(/\s+/g, ' ')
  // A spreadsheet at the other end would take it for a formula; no address begins so.
  if (/^[=+\-@]/.test(rapi))
    return refuse(
      'verval/nilai-tidak-dikenal',
      `${label}: awali dengan huruf atau angka, bukan tanda ${rapi.charAt(0)}`,
    )
  return rapi.length <= TEKS_TERPANJANG
    ? ok(rapi)
    : refuse('verval/nilai-tidak-dikenal', `${label}: paling banyak ${TEKS_TERPANJANG} huruf.`)
}

/** One value an usulan proposes; `orangId` null for the family. */
export type NilaiUsulan = { orangId: string | null; kolom: string; nilai: string | null }

/** Name of the field of a value in a form: `nilai.<kolom>` or `nilai.<orangId>.<kolom>`. */
export function namaIsian(kolom: string, orangId: string | null): string {
  return orangId === null ? `nilai.${kolom}` : `nilai.${orangId}.${kolom}`
}

/** The inverse of {@link namaIsian}; null for a field that is no value. */
export function parseNamaIsian(nama: string): { kolom: string; orangId: string | null } | null {
  const match = /^nilai\.(?:([0-9a-f-]{36})\.)?([a-z_]+)$/.exec(nama)
  return match ? { orangId: match[1] ?? null, kolom: match[2] ?? '' } : null
}

/** What a proposed value is in the end: as corrected by the pemeriksaan; null when nothing is left to change. */
export function nilaiAkhirOf(perubahan: {
  nilaiBaru: string | null
  hasilPeriksa: string | null
  nilaiTemuan: string | null
}): { nilai: string | null } | null {
  if (perubahan.hasilPeriksa === 'tidak-berubah') return null
  return { nilai: perubahan.hasilPeriksa === 'dikoreksi' ? perubahan.nilaiTemuan : perubahan.nilaiBaru }
}
