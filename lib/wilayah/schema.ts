// What the wilayah room accepts from forms.
import { z } from 'zod'
import { kodeWilayahSchema } from './kode-schema'

/** A choice of what to look at on every page: a delivery, an area, or both. */
export const pilihPandanganSchema = z.object({
  rilis: z
    .string()
    .regex(/^20\d\d-TW[1-4]\.\d{1,3}$/, 'Kode rilis tidak dikenal.')
    .optional(),
  wilayah: kodeWilayahSchema.optional(),
})
export type PilihPandanganInput = z.output<typeof pilihPandanganSchema>

/** Which area's children the page of areas shows; without it the aktor's own wilayah. */
export const wilayahFilterSchema = z.object({ induk: kodeWilayahSchema.optional().catch(undefined) })
export type WilayahFilter = z.output<typeof wilayahFilterSchema>
