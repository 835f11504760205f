// Weights and thresholds of matching, as data: what is shipped here holds until the setting `padan` says otherwise.
import { z } from 'zod'

/** What is compared, in the order it is shown. */
export const BAGIAN = ['nik', 'nama', 'lahir', 'kelamin', 'ibu', 'kk', 'alamat', 'desa', 'kembar'] as const
export type Bagian = (typeof BAGIAN)[number]

/** How a part compares. A part one side lacks is not compared and has no points. */
export const TINGKAT_BAGIAN = {
  nik: ['sama', 'tukar', 'satu-angka', 'wilayah', 'urut', 'beda'],
  nama: ['sama-jarang', 'sama', 'sama-umum', 'mirip', 'agak', 'beda'],
  lahir: ['sama', 'tukar', 'satu-angka', 'tahun', 'beda'],
  kelamin: ['sama', 'beda'],
  ibu: ['sama', 'mirip', 'beda'],
  kk: ['sama', 'beda'],
  alamat: ['sama', 'rt-rw', 'beda'],
  desa: ['desa', 'kecamatan', 'beda'],
  kembar: ['ya'],
} as const satisfies Record<Bagian, readonly string[]>
export type TingkatBagian<B extends Bagian> = (typeof TINGKAT_BAGIAN)[B][number]

type Bobot = { [B in Bagian]: Record<TingkatBagian<B>, number> }

/** Points of each way a part can compare, the score from which a pair is proposed, and what counts as a rare or common name. */
export type AturanPadan = {
  /** Score (0 … 100) from which a pair is proposed. Two rows under one NIK are proposed whatever their score. */
  ambang: number
  bobot: Bobot
  /** Persons per 100,000 under one name: at most this many is rare, at least this many is common. */
  jarang: number
  umum: number
  /** A group of candidates larger than this is not paired: a day of birth that stands for "unknown" would pair thousands. */
  blokTerbesar: number
}

export const ATURAN_BAWAAN: AturanPadan = {
  ambang: 60,
  bobot: {
    nik: { sama: 55, tukar: 30, 'satu-angka': 25, wilayah: 0, urut: 0, beda: 0 },
    nama: { 'sama-jarang': 38, sama: 32, 'sama-umum': 24, mirip: 22, agak: 13, beda: -35 },
    lahir: { sama: 30, tukar: 19, 'satu-angka': 16, tahun: 4, beda: -15 },
    kelamin: { sama: 2, beda: -30 },
    ibu: { sama: 25, mirip: 15, beda: -25 },
    kk: { sama: 6, beda: 0 },
    alamat: { sama: 10, 'rt-rw': 5, beda: 0 },
    desa: { desa: 5, kecamatan: 2, beda: 0 },
    kembar: { ya: -30 },
  },
  jarang: 5,
  umum: 60,
  blokTerbesar: 40,
}

const bobotSchema = z.object(
  Object.fromEntries(
    BAGIAN.map((bagian) => [
      bagian,
      z.object(
        Object.fromEntries(
          TINGKAT_BAGIAN[bagian].map((tingkat) => [
            tingkat,
            z
              .number()
              .int()
              .min(-100)
              .max(100)
              .default((ATURAN_BAWAAN.bobot[bagian] as Record<string, number>)[tingkat] ?? 0),
          ]),
        ),
      ),
    ]),
  ),
)

const aturanSchema = z.object({
  ambang: z.number().int().min(1).max(100).default(ATURAN_BAWAAN.ambang),
  jarang: z.number().min(0).default(ATURAN_BAWAAN.jarang),
  umum: z.number().min(0).default(ATURAN_BAWAAN.umum),
  blokTerbesar: z.number().int().min(2).max(1000).default(ATURAN_BAWAAN.blokTerbesar),
  bobot: z.partialRecord(z.enum(BAGIAN), z.record(z.string(), z.number())).default({}),
})

/** The rules in force: the shipped ones with what the setting changes. Throws a ZodError naming the field of a setting that cannot be read. */
export function parseAturan(setting: unknown): AturanPadan {
  if (setting === undefined || setting === null) return ATURAN_BAWAAN
  const { bobot, ...rest } = aturanSchema.parse(setting)
  const lengkap = Object.fromEntries(
    BAGIAN.map((bagian) => [bagian, { ...ATURAN_BAWAAN.bobot[bagian], ...bobot[bagian] }]),
  )
  return { ...rest, bobot: bobotSchema.parse(lengkap) as unknown as Bobot }
}
