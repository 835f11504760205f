// What the padan screens accept: URL filters (a bad URL is not a crash) and forms.
import { z } from 'zod'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { FORMAT_BERKAS, HASIL_DUKCAPIL } from './dukcapil/hasil'
import { JENIS_PASANGAN, KEPUTUSAN, STATUS_PASANGAN } from './pasangan'
import { JAWABAN_KLARIFIKASI } from './silang'

/** Filter of the list of pairs; `skor` is the least score shown. Cursors are `n:<skor>:<id>` and `p:<skor>:<id>`. */
export const padanFilterSchema = z.object({
  jenis: z.enum(JENIS_PASANGAN).optional().catch(undefined),
  status: z.enum(STATUS_PASANGAN).catch('usul'),
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  skor: z.coerce.number().int().min(0).max(100).optional().catch(undefined),
  kursor: z
    .string()
    .regex(/^[np]:\d{1,3}:[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
  ukuran: z.coerce
    .number()
    .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
    .catch(50),
})
export type PadanFilter = z.output<typeof padanFilterSchema>

/** Id in the address of a pair. */
export const pasanganIdSchema = z.uuid()

/** What stands behind the address of a pair: the list it came from, and the pair decided just before. */
export const pasanganUrlSchema = z.object({
  jenis: z.enum(JENIS_PASANGAN).optional().catch(undefined),
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  dari: z.uuid().optional().catch(undefined),
})
export type PasanganUrl = z.output<typeof pasanganUrlSchema>

const alasan = z
  .string()
  .trim()
  .min(5, 'Tuliskan alasan, paling sedikit 5 huruf.')
  .max(500, 'Alasan paling panjang 500 huruf.')
const ke = z.coerce.number().int().min(0)

/** A decision about a pair. `ke` is the count of decisions the person saw. */
export const putuskanPadanSchema = z.object({
  kunci: z.uuid(),
  id: z.uuid(),
  ke,
  keputusan: z.enum(KEPUTUSAN, 'Pilih Sama, Beda, atau Nanti.'),
  alasan,
  /** The filter of the list the pair was opened from, so that the next one comes from it. */
  jenis: z.enum(JENIS_PASANGAN).optional().catch(undefined),
  wilayah: kodeWilayahSchema.optional().catch(undefined),
})
export type PutuskanPadanInput = z.output<typeof putuskanPadanSchema>

/** Taking a decision back. */
export const urungkanPadanSchema = z.object({ kunci: z.uuid(), id: z.uuid(), ke, alasan })
export type UrungkanPadanInput = z.output<typeof urungkanPadanSchema>

/** Asking for a run. */
export const mintaPadanSchema = z.object({ kunci: z.uuid() })
export type MintaPadanInput = z.output<typeof mintaPadanSchema>

/** Asking the other kabupaten/kota about a finding. */
export const mintaKlarifikasiSchema = z.object({ kunci: z.uuid(), id: z.uuid() })
export type MintaKlarifikasiInput = z.output<typeof mintaKlarifikasiSchema>

/** Answering a request of another kabupaten/kota. */
export const jawabKlarifikasiSchema = z.object({
  kunci: z.uuid(),
  id: z.uuid(),
  jawaban: z.enum(JAWABAN_KLARIFIKASI, 'Pilih salah satu jawaban.'),
})
export type JawabKlarifikasiInput = z.output<typeof jawabKlarifikasiSchema>

/** Pages of the findings across kabupaten/kota. */
export const silangFilterSchema = z.object({
  kursor: z
    .string()
    .regex(/^[np]:[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
export type SilangFilter = z.output<typeof silangFilterSchema>

const idList = z
  .union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(500, 'Paling banyak 500 sekaligus.')])
  .default([])

/** Persons to ask Dukcapil about: named, or both sides of named pairs. */
export const periksaDukcapilSchema = z
  .object({ kunci: z.uuid(), orang: idList, pasangan: idList })
  .refine(({ orang, pasangan }) => orang.length + pasangan.length > 0, 'Pilih sedikitnya satu orang.')
export type PeriksaDukcapilInput = z.output<typeof periksaDukcapilSchema>

/** A file for the Disdukcapil: whom it holds, where, and what for. */
export const berkasDukcapilSchema = z.object({
  kunci: z.uuid(),
  isi: z.enum(['pasangan', 'semua']),
  format: z.enum(FORMAT_BERKAS).default('xlsx'),
  wilayah: z.union([z.literal('').transform(() => undefined), kodeWilayahSchema]).optional(),
  tujuan: z
    .string()
    .trim()
    .min(10, 'Tuliskan tujuan, paling sedikit 10 huruf.')
    .max(300, 'Tujuan paling panjang 300 huruf.'),
})
export type BerkasDukcapilInput = z.output<typeof berkasDukcapilSchema>

/** The list of results: one of them, all but those that agree (`perlu`), or all. */
export const dukcapilFilterSchema = z.object({
  hasil: z
    .enum([...HASIL_DUKCAPIL, 'perlu', 'semua'])
    .optional()
    .catch(undefined),
  kursor: z
    .string()
    .regex(/^[np]:[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
export type DukcapilFilter = z.output<typeof dukcapilFilterSchema>
