// How the file of a kind is read, as data: which header is which column, what a code means, how dates are written.
// Shipped in profil-bawaan.ts, kept in profil_bawaan, replaced for an office by its row in profil_impor.
import { z } from 'zod'
import { JENIS_SUMBER } from '../jenis'
import { SISTEM } from '../schema'

/**
 * Forms of a value. `nik`, `kk`: sixteen digits kept as text. `nomor`: another number kept as text, digit by digit.
 * `desa`: area code in the system of the profile. `kode`: a word or number with a code map.
 */
export const BENTUK_KOLOM = ['nik', 'kk', 'nomor', 'nama', 'tanggal', 'desa', 'kode', 'bilangan', 'teks'] as const
export type BentukKolom = (typeof BENTUK_KOLOM)[number]

/**
 * Date forms by the name shown; `seri` is the day number of a spreadsheet (1 = 1900-01-01, with its 29 February 1900). Month
 * before day is never tried by itself: no profile ships with it, an office chooses it.
 */
export const BENTUK_TANGGAL = ['TTTT-BB-HH', 'HH/BB/TTTT', 'HH-BB-TTTT', 'TTTTBBHH', 'BB/HH/TTTT', 'seri'] as const
export type BentukTanggal = (typeof BENTUK_TANGGAL)[number]

export const STATUS_PROFIL = ['terverifikasi', 'belum-terverifikasi'] as const
export type StatusProfil = (typeof STATUS_PROFIL)[number]

const nama = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

export const kolomProfilSchema = z.object({
  nama,
  label: z.string().min(1).max(100),
  bentuk: z.enum(BENTUK_KOLOM),
  /** Spellings of the header beside `nama`, as {@link toKepala} writes them. */
  sinonim: z.array(z.string().max(100)).max(60),
  /** Code or word of the source, in capitals, to the code of the register. */
  kode: z.record(z.string().max(100), z.string().max(60)).optional(),
  /** What codes of the source mean that the register has no code for. */
  arti: z.record(z.string().max(100), z.string().max(200)).optional(),
})
export type KolomProfil = z.output<typeof kolomProfilSchema>

export const profilSchema = z.object({
  jenis: z.enum(JENIS_SUMBER),
  keterangan: z.string().max(500),
  /** Null: told from the file. */
  pemisah: z.enum([',', ';', '|', '\t']).nullable(),
  enkode: z.enum(['utf-8', 'windows-1252']).nullable(),
  sistem: z.enum(SISTEM),
  tanggal: z.array(z.enum(BENTUK_TANGGAL)).min(1),
  /** Columns that tell one row from another: the first group of which a row has every value. */
  kunci: z.array(z.array(nama).min(1)).min(1),
  /** Headers that are kept as extra even where a column has this spelling. */
  abaikan: z.array(z.string().max(100)).default([]),
  kolom: z.array(kolomProfilSchema).min(1).max(200),
})
export type Profil = z.output<typeof profilSchema>

/** A profile with what stands behind it. `versi` 0 is the shipped one. */
export type ProfilTersimpan = { profil: Profil; status: StatusProfil; versi: number }

/** A header as profiles spell it: without byte order mark, quotes and blanks, lower case, words joined by `_`. */
export function toKepala(header: string): string {
  return header
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** Words by which a spelling of a code is looked up: trimmed, capitals, single blanks; `01` and `1` are one code. */
export function toKataKode(text: string): string {
  const kata = text.trim().toUpperCase().replace(/\s+/g, ' ')
  return /^\d{1,9}$/.test(kata) ? String(Number(kata)) : kata
}

/**
 * Code of the register for a code of the source. A code the profile has no map for is kept under the name of its kind
 * (`regsosek:6`), so that nobody reads it by the list of another source. A column without map keeps what stands there.
 */
export function mapKode(profil: Profil, kolom: KolomProfil, text: string): { nilai: string; dikenal: boolean } {
  if (!kolom.kode) return { nilai: text.trim(), dikenal: true }
  const kata = toKataKode(text)
  const nilai = Object.hasOwn(kolom.kode, kata) ? kolom.kode[kata] : undefined
  if (nilai !== undefined) return { nilai, dikenal: true }
  return { nilai: `${profil.jenis}:${kata}`, dikenal: Object.hasOwn(kolom.arti ?? {}, kata) }
}

/**
 * Which column of the profile each header is, by position; null for what the profile does not know. `pilihan` (by header
 * as {@link toKepala} writes it) goes before the profile: a name of a column, or `''` for "kept as extra". A column is
 * taken once: by the choice, else by its own name, else by the first spelling, else by the name our pages show for it. A
 * spelling saved for another column goes before the own name, because somebody decided it.
 */
export function pasangKolom(
  profil: Profil,
  kepalaList: readonly string[],
  pilihan: Readonly<Record<string, string>> = {},
): (KolomProfil | null)[] {
  const byNama = new Map(profil.kolom.map((kolom) => [kolom.nama, kolom]))
  const bySinonim = new Map<string, KolomProfil>()
  for (const kolom of profil.kolom)
    for (const sinonim of kolom.sinonim) if (!bySinonim.has(sinonim)) bySinonim.set(sinonim, kolom)
  const byLabel = new Map(profil.kolom.map((kolom) => [toKepala(kolom.label), kolom]))
  const abaikan = new Set(profil.abaikan)
  const kepala = kepalaList.map(toKepala)
  const hasil: (KolomProfil | null)[] = kepala.map(() => null)
  const terpakai = new Set<string>()
  const ambil = (find: (satu: string) => KolomProfil | undefined) => {
    for (const [i, satu] of kepala.entries()) {
      const kolom = hasil[i] ? undefined : find(satu)
      if (!kolom || terpakai.has(kolom.nama)) continue
      hasil[i] = kolom
      terpakai.add(kolom.nama)
    }
  }
  const bebas = (satu: string) => !Object.hasOwn(pilihan, satu) && !abaikan.has(satu)
  ambil((satu) => (Object.hasOwn(pilihan, satu) ? byNama.get(pilihan[satu] ?? '') : undefined))
  ambil((satu) => (bebas(satu) && !bySinonim.has(satu) ? byNama.get(satu) : undefined))
  ambil((satu) => (bebas(satu) ? bySinonim.get(satu) : undefined))
  ambil((satu) => (bebas(satu) && !bySinonim.has(satu) ? byLabel.get(satu) : undefined))
  return hasil
}

/** Groups of key columns that a file with these columns can fill; empty: the file cannot be told row by row. */
export function listKunciTerisi(profil: Profil, kolomList: readonly (KolomProfil | null)[]): string[][] {
  const ada = new Set(kolomList.flatMap((kolom) => (kolom ? [kolom.nama] : [])))
  return profil.kunci.filter((grup) => grup.every((satu) => ada.has(satu)))
}

/** What an office decided for one delivery. */
export const pemetaanSchema = z.object({
  pemisah: z.enum([',', ';', '|', '\t']).optional(),
  enkode: z.enum(['utf-8', 'windows-1252']).optional(),
  lembar: z.string().max(100).optional(),
  sistem: z.enum(SISTEM).optional(),
  /** Form of the dates, tried first; of two forms that look alike it shuts out the other. */
  tanggal: z.enum(BENTUK_TANGGAL).optional(),
  /** Header as {@link toKepala} writes it → name of a column, `''` to keep it as extra. */
  kolom: z.record(z.string().max(100), z.string().max(60)).optional(),
  /** Column → code of the source → code of the register. */
  kode: z.record(z.string().max(60), z.record(z.string().max(100), z.string().max(60))).optional(),
})
export type Pemetaan = z.output<typeof pemetaanSchema>

/** The profile with what was decided for a delivery worked into it, so that the next delivery is read the same way. */
export function applyPemetaan(profil: Profil, pemetaan: Pemetaan): Profil {
  const pilihan = Object.entries(pemetaan.kolom ?? {})
  const diatur = new Set(pilihan.map(([kepala]) => kepala))
  return {
    ...profil,
    pemisah: pemetaan.pemisah ?? profil.pemisah,
    enkode: pemetaan.enkode ?? profil.enkode,
    sistem: pemetaan.sistem ?? profil.sistem,
    tanggal: pemetaan.tanggal ? listBentukTanggal(pemetaan.tanggal, profil.tanggal) : profil.tanggal,
    abaikan: [
      ...profil.abaikan.filter((kepala) => !diatur.has(kepala)),
      ...pilihan.filter(([, tujuan]) => tujuan === '').map(([kepala]) => kepala),
    ],
    kolom: profil.kolom.map((kolom) => {
      const milik = pilihan.filter(([, tujuan]) => tujuan === kolom.nama).map(([kepala]) => kepala)
      const kode = pemetaan.kode?.[kolom.nama]
      return {
        ...kolom,
        sinonim: [
          ...milik.filter((kepala) => kepala !== kolom.nama),
          ...kolom.sinonim.filter((kepala) => !diatur.has(kepala)),
        ],
        ...(kode && {
          kode: {
            ...kolom.kode,
            ...Object.fromEntries(Object.entries(kode).map(([dari, ke]) => [toKataKode(dari), ke])),
          },
        }),
      }
    }),
  }
}

/** Forms to try when one was chosen: that first, without the one that reads the same digits the other way round. */
function listBentukTanggal(pilihan: BentukTanggal, lain: readonly BentukTanggal[]): BentukTanggal[] {
  const serupa: readonly BentukTanggal[] = ['HH/BB/TTTT', 'BB/HH/TTTT']
  return [pilihan, ...lain.filter((satu) => satu !== pilihan && !(serupa.includes(pilihan) && serupa.includes(satu)))]
}
