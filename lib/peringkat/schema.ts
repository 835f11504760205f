// What the peringkat screens, the command line and the job accept.
import { z } from 'zod'
import { kodeKabSchema } from '@/lib/wilayah/kode-schema'
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

/** Number of a run in a URL. */
export const jalanIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

const desil = z.coerce.number().int().min(0).max(10).optional().catch(undefined)

/** URL of a run: the cell of the comparison whose families are listed (0 = belum diperingkat), and where its page begins. */
export const jalanFilterSchema = z
  .object({ resmi: desil, simulasi: desil, kursor: z.uuid().optional().catch(undefined) })
  .transform(({ resmi, simulasi, kursor }) => ({
    sel: resmi === undefined || simulasi === undefined ? null : { resmi, simulasi },
    kursor,
  }))
