// What the peringkat screens, the command line and the job accept.
import { z } from 'zod'
import { kodeKabSchema } from '@/lib/wilayah/kode'
import { BOBOT } from './desil'
import { LAPIS } from './sql'

const periode = z
  .string()
  .regex(/^20\d\d-TW[1-4](\.\d{1,3})?$/, 'Periode ditulis seperti 2025-TW3, atau 2025-TW3.2 untuk pengiriman kedua.')
const kodeModel = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Kode model tidak dikenal.')

/** One run: release, model (the newest active version of its kode), layer, weight, seed of the ties. */
export const jalankanPeringkatSchema = z.object({
  kodeKab: kodeKabSchema,
  periode,
  model: kodeModel.optional(),
  lapis: z.enum(LAPIS).default('rilis'),
  bobot: z.enum(BOBOT).default('jiwa'),
  benih: z
    .string()
    .regex(/^[\w.:-]{1,60}$/)
    .optional(),
})
export type JalankanPeringkatInput = z.input<typeof jalankanPeringkatSchema>

/** The form that asks for a run as a job. */
export const mintaPeringkatSchema = z.object({
  kunci: z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' }),
  periode,
  model: kodeModel,
  lapis: z.enum(LAPIS),
  bobot: z.enum(BOBOT),
})
export type MintaPeringkatInput = z.output<typeof mintaPeringkatSchema>
