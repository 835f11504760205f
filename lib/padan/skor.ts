// How likely two rows are one person: each part compared, points for each way it compares, their sum as the score.
import type { AturanPadan, Bagian, TingkatBagian } from './aturan'
import { computeKemiripan, type KataNama } from './nama'

/** One side of a pair as it is compared. Null is unknown. */
export type SisiPadan = {
  nik: string | null
  kataList: readonly KataNama[]
  /** Persons per 100,000 of the register whose name sounds like this one. */
  seringNama: number
  /** `YYYY-MM-DD`. */
  tanggalLahir: string | null
  /** `1` laki-laki, `2` perempuan. */
  jenisKelamin: string | null
  /** Mother's name; null where the source has none, as in a release. */
  ibu: readonly KataNama[] | null
  /** What tells a family from another: its nomor KK or its identity. */
  keluarga: string | null
  alamat: string | null
  rt: string | null
  rw: string | null
  kodeDesa: string | null
}

/** A part of a score: how it compares and what that is worth. Holds no value of a person. */
export type BagianSkor = { bagian: Bagian; tingkat: string; nilai: number }

/** Score 0 … 100 with its parts in order; parts one side lacks are not there. */
export type SkorPadan = { skor: number; bagianList: BagianSkor[] }

/** Likeness of names (0 … 1) from which they count as the same, alike, somewhat alike. */
const NAMA_SAMA = 0.95
const NAMA_MIRIP = 0.8
const NAMA_AGAK = 0.55
/** Where the day of birth begins in a NIK, and where its serial does. */
const AWAL_LAHIR = 6
const AWAL_URUT = 12

/** The score of a pair; the same whichever side comes first. */
export function computeSkor(a: SisiPadan, b: SisiPadan, aturan: AturanPadan): SkorPadan {
  const lahir = compareLahir(a.tanggalLahir, b.tanggalLahir)
  const nik = compareNik(a.nik, b.nik, lahir)
  const nama = compareNama(a, b, aturan)
  const satuKeluarga = a.keluarga !== null && b.keluarga !== null ? a.keluarga === b.keluarga : null
  const tingkatByBagian: { [B in Bagian]: TingkatBagian<B> | null } = {
    nik,
    nama,
    lahir,
    kelamin: bothKnown(a.jenisKelamin, b.jenisKelamin) ? (a.jenisKelamin === b.jenisKelamin ? 'sama' : 'beda') : null,
    ibu: compareIbu(a.ibu, b.ibu),
    kk: satuKeluarga === null ? null : satuKeluarga ? 'sama' : 'beda',
    alamat: compareAlamat(a, b),
    desa: compareDesa(a.kodeDesa, b.kodeDesa),
    // Two of one day in one family, registered together under different names: twins, not a double.
    kembar: satuKeluarga && lahir === 'sama' && nik !== 'sama' && !nama?.startsWith('sama') ? 'ya' : null,
  }
  const bagianList: BagianSkor[] = []
  let jumlah = 0
  for (const [bagian, tingkat] of Object.entries(tingkatByBagian) as [Bagian, string | null][]) {
    if (tingkat === null) continue
    const nilai = (aturan.bobot[bagian] as Record<string, number>)[tingkat] ?? 0
    jumlah += nilai
    bagianList.push({ bagian, tingkat, nilai })
  }
  return { skor: Math.max(0, Math.min(100, jumlah)), bagianList }
}

/** Whether two names leave it open that the persons are one: names that count as different settle it, unless the NIK is the same. */
export function isMungkin(a: readonly KataNama[], b: readonly KataNama[]): boolean {
  return a.length === 0 || b.length === 0 || computeKemiripan(a, b) >= NAMA_AGAK
}

/** Whether a pair is put before a person: by its score, or because both carry one NIK. */
export function isDiusulkan({ skor, bagianList }: SkorPadan, aturan: AturanPadan): boolean {
  return skor >= aturan.ambang || bagianList.some(({ bagian, tingkat }) => bagian === 'nik' && tingkat === 'sama')
}

function bothKnown(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== '' && b !== ''
}

/**
 * How two NIK compare: `tukar` two neighbouring digits changed places, `satu-angka` one digit of the date differs. Persons
 * of one day share six digits, and those of one counter ten: where only the area (`wilayah`) or one digit of the serial
 * (`urut`) differs, or the date differs as the stated dates do, that is what neighbours have too and says little.
 */
export function compareNik(
  a: string | null,
  b: string | null,
  lahir: TingkatBagian<'lahir'> | null = 'sama',
): TingkatBagian<'nik'> | null {
  if (a === null || b === null || a.length !== 16 || b.length !== 16) return null
  if (a === b) return 'sama'
  const bedaList: number[] = []
  for (let i = 0; i < 16 && bedaList.length < 3; i++) if (a[i] !== b[i]) bedaList.push(i)
  const [satu = 0, dua] = bedaList
  const tukar = bedaList.length === 2 && dua === satu + 1 && a[satu] === b[dua] && a[dua] === b[satu]
  if (bedaList.length > 1 && !tukar) return 'beda'
  if (satu < AWAL_LAHIR) return 'wilayah'
  if (satu < AWAL_URUT) return lahir !== 'sama' ? 'urut' : tukar ? 'tukar' : 'satu-angka'
  return tukar ? 'tukar' : 'urut'
}

function compareNama(a: SisiPadan, b: SisiPadan, { jarang, umum }: AturanPadan): TingkatBagian<'nama'> | null {
  if (a.kataList.length === 0 || b.kataList.length === 0) return null
  const mirip = computeKemiripan(a.kataList, b.kataList)
  if (mirip >= NAMA_SAMA) {
    const sering = Math.max(a.seringNama, b.seringNama)
    return sering <= jarang ? 'sama-jarang' : sering >= umum ? 'sama-umum' : 'sama'
  }
  return mirip >= NAMA_MIRIP ? 'mirip' : mirip >= NAMA_AGAK ? 'agak' : 'beda'
}

/** How two birth dates compare: `tukar` day and month changed places, `satu-angka` one digit differs, `tahun` only the year agrees. */
export function compareLahir(a: string | null, b: string | null): TingkatBagian<'lahir'> | null {
  if (!bothKnown(a, b) || a === null || b === null) return null
  if (a === b) return 'sama'
  const tahunSama = a.slice(0, 4) === b.slice(0, 4)
  if (tahunSama && a.slice(5, 7) === b.slice(8, 10) && a.slice(8, 10) === b.slice(5, 7)) return 'tukar'
  let beda = 0
  for (let i = 0; i < 10; i++) if (a[i] !== b[i]) beda++
  return beda === 1 ? 'satu-angka' : tahunSama ? 'tahun' : 'beda'
}

function compareIbu(a: SisiPadan['ibu'], b: SisiPadan['ibu']): TingkatBagian<'ibu'> | null {
  if (a === null || b === null || a.length === 0 || b.length === 0) return null
  const mirip = computeKemiripan(a, b)
  return mirip >= NAMA_SAMA ? 'sama' : mirip >= NAMA_MIRIP ? 'mirip' : 'beda'
}

function compareAlamat(a: SisiPadan, b: SisiPadan): TingkatBagian<'alamat'> | null {
  const alamatA = toAlamat(a.alamat)
  const alamatB = toAlamat(b.alamat)
  const rtRwA = toRtRw(a)
  const rtRwB = toRtRw(b)
  if (alamatA !== '' && alamatA === alamatB) return 'sama'
  if (rtRwA !== null && rtRwA === rtRwB && a.kodeDesa === b.kodeDesa) return 'rt-rw'
  return (alamatA !== '' && alamatB !== '') || (rtRwA !== null && rtRwB !== null) ? 'beda' : null
}

function toAlamat(alamat: string | null): string {
  return (alamat ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '')
}

function toRtRw({ rt, rw }: SisiPadan): string | null {
  const angka = (teks: string | null) => teks?.replace(/\D/g, '').replace(/^0+/, '') ?? ''
  return angka(rt) === '' || angka(rw) === '' ? null : `${angka(rt)}/${angka(rw)}`
}

function compareDesa(a: string | null, b: string | null): TingkatBagian<'desa'> | null {
  // 000000 after the kabupaten: a source that names no desa.
  if (a === null || b === null || a.endsWith('000000') || b.endsWith('000000')) return null
  return a === b ? 'desa' : a.slice(0, 6) === b.slice(0, 6) ? 'kecamatan' : 'beda'
}
