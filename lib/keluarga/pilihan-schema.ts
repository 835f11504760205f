// How a choice of families comes with a form, whatever is done with it: the text of a filter, and ids.
import { z } from 'zod'
import { parseSaringan } from './saringan'

/** The text of a filter of the family list (formatSaringan); an unreadable one is refused. */
export const teksSaringanSchema = z
  .string()
  .max(4000)
  .transform((teks, context) => {
    try {
      return parseSaringan(teks)
    } catch {
      context.addIssue({ code: 'custom', message: 'Saringan ini tidak terbaca. Muat ulang halaman, lalu coba lagi.' })
      return z.NEVER
    }
  })

/** Ids of families, each once, at most 2,000; none when left out. */
export const keluargaListSchema = z
  .union([z.uuid(), z.array(z.uuid())])
  .default([])
  .transform((list) => [...new Set(Array.isArray(list) ? list : [list])])
  .refine((list) => list.length <= 2000, 'Pilih paling banyak 2.000 keluarga satu per satu, atau pakai saringan.')
