// What the beranda accepts from its URL; a bad URL is not a crash.
import { z } from 'zod'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'

export const berandaFilterSchema = z.object({
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  rilis: z
    .string()
    .regex(/^20\d\d-TW[1-4]\.\d{1,3}$/)
    .optional()
    .catch(undefined),
})
