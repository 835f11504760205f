// A scoring model is data: terms over a closed list of inputs with integer coefficients of 1e-6. This file reads such
// data and is the reference evaluation, term by term; lib/peringkat/sql.ts compiles the same data for a whole city.
import { z } from 'zod'
import { findJenis, type JenisMasukan } from './masukan'

/** Sentence that stands wherever a simulated result is shown. */
export const LABEL_SIMULASI = 'Simulasi, bukan penetapan BPS; bukan rumus resmi BPS.'
/** Coefficients and scores are whole numbers of this part of the unit. */
export const SKALA = 1_000_000

/** Coefficient in 1e-6; the bound keeps every sum far inside 64 bits. */
const koefisien = z.int().min(-1_000_000_000).max(1_000_000_000)
/** Codes are written into SQL text, so only these characters are codes. */
const kode = z.string().regex(/^[0-9A-Za-z .,<>=/()-]{1,60}$/)
const kunci = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/)

function masukan(...jenisList: JenisMasukan[]) {
  return z.string().refine((nama) => {
    const jenis = findJenis(nama)
    return jenis !== null && jenisList.includes(jenis)
  }, 'Masukan tidak ada dalam daftar atau jenisnya tidak sesuai.')
}

const dasarSuku = { kunci, uraian: z.string().min(1).max(120) }

/** What one case of a term asks; all conditions must hold, an input not filled in fulfils only `kosong: true`. */
const syaratSchema = z.union([
  z.strictObject({ masukan: masukan('kode'), kode: z.array(kode).min(1) }),
  z.strictObject({ masukan: masukan('bilangan'), mulai: z.int(), sampai: z.int() }),
  z.strictObject({ masukan: masukan('bilangan'), samaDengan: masukan('bilangan') }),
  z.strictObject({ masukan: masukan('kode', 'bilangan', 'umur'), kosong: z.boolean() }),
])
export type Syarat = z.output<typeof syaratSchema>

const sukuSchema = z.discriminatedUnion('jenis', [
  z.strictObject({
    ...dasarSuku,
    jenis: z.literal('kode'),
    masukan: masukan('kode'),
    pilihan: z.array(z.strictObject({ kode: z.array(kode).min(1), koefisien })).min(1),
    /** For codes not listed, those of later releases included. */
    lain: koefisien,
    kosong: koefisien,
  }),
  z.strictObject({
    ...dasarSuku,
    jenis: z.literal('jenjang'),
    masukan: masukan('bilangan', 'umur'),
    /** Below the first step. */
    awal: koefisien,
    batas: z.array(z.strictObject({ mulai: z.int().min(-1000).max(1_000_000), koefisien })).min(1),
    kosong: koefisien,
  }),
  z.strictObject({
    ...dasarSuku,
    jenis: z.literal('linear'),
    masukan: masukan('bilangan'),
    /** Per unit; values below 0 count as 0, above `maks` as `maks`. */
    koefisien,
    maks: z.int().min(1).max(100_000),
    kosong: koefisien,
  }),
  z.strictObject({
    ...dasarSuku,
    jenis: z.literal('bagian'),
    pembilang: masukan('bilangan'),
    penyebut: masukan('bilangan'),
    /** At a share of one; the quotient is cut towards zero. Numerators are not bounded, so this is. */
    koefisien: z.int().min(-10_000_000).max(10_000_000),
    /** For a denominator that is empty or not above 0. */
    kosong: koefisien,
  }),
  z.strictObject({
    ...dasarSuku,
    jenis: z.literal('kasus'),
    pilihan: z.array(z.strictObject({ syarat: z.array(syaratSchema).min(1), koefisien })).min(1),
    lain: koefisien,
  }),
])
export type Suku = z.output<typeof sukuSchema>

/** A model as it is stored in `peringkat_model.isi`. */
export const modelSchema = z
  .strictObject({
    satuan: z.enum(['log-rupiah', 'poin']),
    konstanta: koefisien,
    /** Inputs without which a family is belum diperingkat. */
    wajib: z.array(masukan('kode', 'bilangan', 'umur')),
    sukuList: z.array(sukuSchema).min(1).max(120),
    /** Published look-up: from this score (in 1e-6) on, this likelihood in per mille of the thing named. */
    tafsir: z
      .strictObject({
        uraian: z.string(),
        jenjangList: z.array(z.strictObject({ mulai: z.int(), permil: z.int().min(0).max(1000) })),
      })
      .array()
      .optional(),
  })
  .refine(({ sukuList }) => new Set(sukuList.map((suku) => suku.kunci)).size === sukuList.length, {
    error: 'Kunci suku tidak boleh berulang.',
  })
  .refine(
    ({ sukuList }) =>
      sukuList.every(
        (suku) =>
          suku.jenis !== 'jenjang' ||
          suku.batas.every(({ mulai }, i) => i === 0 || mulai > (suku.batas[i - 1]?.mulai ?? 0)),
      ),
    { error: 'Batas jenjang harus menaik.' },
  )
export type Model = z.output<typeof modelSchema>

/** Contribution of one term to the score, in 1e-6, with the inputs it looked at. */
export type SumbanganSuku = { kunci: string; uraian: string; masukanList: string[]; sumbangan: bigint }
/** Score in 1e-6 of the unit, or null with the reason in machine words (see `alasanWords`). */
export type HasilModel =
  | { skor: bigint; sukuList: SumbanganSuku[]; alasan: null }
  | { skor: null; sukuList: SumbanganSuku[]; alasan: string }

/** Inputs a term looks at, each once. */
export function masukanOfSuku(suku: Suku): string[] {
  if (suku.jenis === 'bagian') return [...new Set([suku.pembilang, suku.penyebut])]
  if (suku.jenis !== 'kasus') return [suku.masukan]
  const list = suku.pilihan.flatMap(({ syarat }) =>
    syarat.flatMap((s) => ('samaDengan' in s ? [s.masukan, s.samaDengan] : [s.masukan])),
  )
  return [...new Set(list)]
}

/** All inputs a model looks at, each once. */
export function masukanOfModel(model: Model): string[] {
  return [...new Set(['jiwa', ...model.wajib, ...model.sukuList.flatMap(masukanOfSuku)])]
}
