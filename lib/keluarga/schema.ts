// What the keluarga screens accept: URL filters (a bad URL is not a crash) and forms.
import { z } from 'zod'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'

const halaman = z
  .string()
  .regex(/^[np]:[0-9a-f-]{36}$/)
  .optional()
  .catch(undefined)

/** Filter of the family list. `desil` 0 asks for belum diperingkat. */
export const keluargaFilterSchema = z.object({
  wilayah: kodeWilayahSchema.optional().catch(undefined),
  desil: z.coerce.number().int().min(0).max(10).optional().catch(undefined),
  rilis: z
    .string()
    .regex(/^20\d\d-TW[1-4](\.\d{1,3})?$/)
    .optional()
    .catch(undefined),
  urut: z
    .string()
    .regex(/^-?(nama|desil|wilayah)$/)
    .optional()
    .catch(undefined),
  kursor: halaman,
  ukuran: z.coerce
    .number()
    .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
    .catch(50),
  cari: z.uuid().optional().catch(undefined),
})
export type KeluargaFilter = z.output<typeof keluargaFilterSchema>

/** A search: sixteen digits, or at least three letters of a name, with an optional area. */
export const cariSchema = z.object({
  kunci: z.uuid(),
  isi: z
    .string()
    .trim()
    .max(100, 'Isian pencarian paling panjang 100 huruf.')
    .refine(
      (isi) => /\d/.test(isi) || isi.replace(/[^\p{L}]/gu, '').length >= 3,
      'Isi paling sedikit tiga huruf nama, atau 16 angka NIK atau nomor KK.',
    )
    .refine((isi) => !/\d/.test(isi) || /^[\d\s.'-]+$/.test(isi), 'NIK dan nomor KK hanya terdiri dari angka.')
    .refine(
      (isi) => !/\d/.test(isi) || isi.replace(/\D/g, '').length === 16,
      'NIK dan nomor KK terdiri dari 16 angka.',
    ),
  wilayah: z.union([z.literal(''), kodeWilayahSchema]).default(''),
})
export type CariInput = z.output<typeof cariSchema>

/** Opening the masked numbers of one family, with the reason that is recorded. */
export const bukaSamaranSchema = z.object({
  kunci: z.uuid(),
  keluargaId: z.uuid(),
  alasan: z
    .string()
    .trim()
    .min(10, 'Tuliskan alasan, paling sedikit 10 huruf.')
    .max(300, 'Alasan paling panjang 300 huruf.'),
})
export type BukaSamaranInput = z.output<typeof bukaSamaranSchema>

/** An export of the family list as it is filtered, with its purpose. */
export const eksporSchema = z.object({
  kunci: z.uuid(),
  jenis: z.enum(['keluarga', 'anggota']),
  rilis: z.string().regex(/^20\d\d-TW[1-4](\.\d{1,3})?$/),
  wilayah: z.union([z.literal(''), kodeWilayahSchema]).default(''),
  desil: z.union([z.literal(''), z.coerce.number().int().min(0).max(10)]).default(''),
  tujuan: z
    .string()
    .trim()
    .min(10, 'Tuliskan tujuan, paling sedikit 10 huruf.')
    .max(300, 'Tujuan paling panjang 300 huruf.'),
})
export type EksporInput = z.output<typeof eksporSchema>

/** Id in the address of a family page. */
export const keluargaIdSchema = z.uuid()

/** Parts of the family page, and the day at whose end (WIB) the knowledge is shown. */
export const keluargaDetailSchema = z.object({
  tab: z.enum(['anggota', 'rumah', 'desil', 'kelayakan', 'riwayat']).catch('anggota'),
  diketahui: z.iso
    .date()
    .transform((hari) => new Date(`${hari}T23:59:59.999+07:00`))
    .optional()
    .catch(undefined),
})
