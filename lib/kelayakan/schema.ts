// What the kelayakan screens and jobs accept.
import { z } from 'zod'
import { parseDate } from '@/lib/core/date'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'

const tanggal = z.string().transform((teks, context) => {
  const date = parseDate(teks)
  if (date !== null) return date
  context.addIssue({ code: 'custom', message: 'Tanggal ditulis seperti 2025-09-20.' })
  return z.NEVER
})

/** URL of the kelayakan pages: the day whose rules are shown, and the area. */
export const kelayakanFilterSchema = z.object({
  tanggal: tanggal.optional().catch(undefined),
  wilayah: kodeWilayahSchema.optional().catch(undefined),
})

/** The form that asks for the rollup of another day as a job. */
export const mintaRekapSchema = z.object({
  kunci: z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' }),
  tanggal,
})
export type MintaRekapInput = z.output<typeof mintaRekapSchema>
