// What the audit screens accept; a bad URL is not a crash.
import { z } from 'zod'

const kursor = (pattern: RegExp) => z.string().regex(pattern).optional().catch(undefined)
const ukuran = z.coerce
  .number()
  .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
  .catch(50)
const tanggal = z.iso.date().optional().catch(undefined)
/** A uuid, `server`, an izin, or another word of ours: never a number of a person. */
const sasaran = z
  .string()
  .regex(/^(?!\d{16}$)[\w:.-]{1,80}$/)
  .optional()
  .catch(undefined)
const aktor = z
  .union([z.literal('server'), z.uuid()])
  .optional()
  .catch(undefined)
/** `verval.tolak`, or a whole room: `verval`. */
const tindakan = z
  .string()
  .regex(/^[a-z]+(\.[a-z-]+)?$/)
  .optional()
  .catch(undefined)

/** Filter of the chain. Dates are whole days in WIB. */
export const jejakFilterSchema = z.object({
  tindakan,
  aktor,
  sasaran,
  sejak: tanggal,
  sampai: tanggal,
  kursor: kursor(/^[np]:\d{1,15}$/),
  ukuran,
})
export type JejakFilter = z.output<typeof jejakFilterSchema>

/** Filter of the read log. */
export const logBacaFilterSchema = z.object({
  aktor,
  sasaran,
  kursor: kursor(/^[np]:[0-9a-f-]{36}$/),
  ukuran,
})
export type LogBacaFilter = z.output<typeof logBacaFilterSchema>

export const periksaSchema = z.object({ kunci: z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' }) })
