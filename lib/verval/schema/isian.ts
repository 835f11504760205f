// What the forms of verval have in common.
import { z } from 'zod'
import { parseDate } from '@/lib/core/date'

/** Idempotency key of a form. */
export const kunci = z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' })
/** Id of what the act is about. */
export const id = z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' })
/** One or many of the same name. */
export const idList = (terbanyak: number) =>
  z
    .preprocess((nilai) => (Array.isArray(nilai) ? nilai : nilai === undefined ? [] : [nilai]), z.array(id))
    .pipe(
      z
        .array(id)
        .min(1, 'Pilih paling sedikit satu usulan.')
        .max(terbanyak, `Pilih paling banyak ${terbanyak} usulan sekaligus.`),
    )
/** An empty field is none. */
export const kosong = (nilai: unknown) => (typeof nilai === 'string' && nilai.trim() === '' ? undefined : nilai)
/** A remark, at most 1,000 letters; none when empty. */
export const catatan = z.preprocess(
  kosong,
  z.string().trim().max(1000, 'Catatan paling banyak 1.000 huruf.').optional(),
)
/** A reason, 5 to 1,000 letters. */
export const alasan = z
  .string({ error: 'Tulis alasannya.' })
  .trim()
  .min(5, 'Tulis alasannya, paling sedikit 5 huruf.')
  .max(1000, 'Alasan paling banyak 1.000 huruf.')
/** A day of the calendar; `apa` names it in the refusals. */
export const tanggal = (apa: string) =>
  z.string({ error: `Isi ${apa}.` }).transform((teks, ctx) => {
    const hari = parseDate(teks.trim())
    if (hari === null) ctx.addIssue({ code: 'custom', message: `Isi ${apa} dengan tanggal yang ada di kalender.` })
    return hari ?? z.NEVER
  })
/** Version of what the form was filled in on. */
export const versi = z.coerce.number({ error: 'Muat ulang halaman, lalu kirim kembali.' }).int().min(1)
