// What the page of precedence accepts.
import { z } from 'zod'
import { KOLOM_LAIN, LAPIS_ASAL } from '@/lib/keluarga/asal'
import { isNamaVariabel } from '@/lib/keluarga/kode'

/** A new order for one column: the layer that goes first, and why. */
export const prioritaskanSumberSchema = z.object({
  kunci: z.uuid(),
  kolom: z.string().refine((kolom) => kolom === KOLOM_LAIN || isNamaVariabel(kolom), 'Pilih salah satu data.'),
  dahulu: z.enum(LAPIS_ASAL, 'Pilih lapisan yang didahulukan.'),
  alasan: z
    .string()
    .trim()
    .min(10, 'Tuliskan alasan, paling sedikit 10 huruf.')
    .max(500, 'Alasan paling panjang 500 huruf.'),
})
export type PrioritaskanSumberInput = z.output<typeof prioritaskanSumberSchema>
