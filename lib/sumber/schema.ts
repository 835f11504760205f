// What an import is asked for, from the command line and from the upload page.
import { z } from 'zod'
import { type Periode, parsePeriode } from '@/lib/core/date'
import { kodeKabSchema } from '@/lib/wilayah/kode-schema'
import { BERKAS_TERBANYAK } from './status'

/** Systems of official area codes. Equal lengths mean different areas: the system is always told, never guessed. */
export const SISTEM = ['kemendagri', 'bps'] as const
export type Sistem = (typeof SISTEM)[number]

export const LABEL_SISTEM: Record<Sistem, string> = { kemendagri: 'Kemendagri', bps: 'BPS' }

/** Kinds of delivery that can be imported. */
export const JENIS_IMPOR = ['dtsen'] as const

/** A quarter without a number of delivery: the number is given by the order of arrival. */
export const periodeSchema = z
  .string()
  .refine((text) => parsePeriode(text) !== null && /^20/.test(text), 'Periode ditulis seperti 2025-TW3.')
  .transform((text) => text as Periode)

export const imporRilisSchema = z.object({
  kodeKab: kodeKabSchema,
  jenis: z.enum(JENIS_IMPOR),
  periode: periodeSchema,
  sistem: z.enum(SISTEM),
  /** Says of files without the generator's numbers that they are synthetic: for exercises with faulty rows. */
  sintetis: z.boolean().default(false),
})
export type ImporRilisInput = z.output<typeof imporRilisSchema>

/** A release as it is named: `2025-TW3` is the newest delivery of that quarter, `2025-TW3.2` the second. */
export const kodeRilisSchema = z
  .string()
  .regex(/^20\d{2}-TW[1-4](\.[1-9]\d{0,3})?$/, 'Rilis ditulis seperti 2025-TW3 atau 2025-TW3.2.')

/** Form that opens an upload; the kabupaten/kota is that of whoever sends it. */
export const bukaUnggahanSchema = z.object({
  kunci: z.uuid(),
  periode: periodeSchema,
  sistem: z.enum(SISTEM, 'Pilih sistem kode wilayah.'),
  sintetis: z.literal('ya').optional(),
})
export type BukaUnggahanInput = z.output<typeof bukaUnggahanSchema>

/** Form that starts an import whose files are here; with `coba` it is only counted. */
export const mulaiImporSchema = z.object({ kunci: z.uuid(), id: z.uuid(), coba: z.literal('ya').optional() })
export type MulaiImporInput = z.output<typeof mulaiImporSchema>

/** Form that opens an upload of corrected rows; `id` is the import that set them aside. */
export const bukaPerbaikanSchema = z.object({ kunci: z.uuid(), id: z.uuid() })
export type BukaPerbaikanInput = z.output<typeof bukaPerbaikanSchema>

const daftarKepala = z.array(z.string().max(200)).max(200).default([])

/** Form of the mapping page of a release: `tabel`, `kepala` and `kolom` go side by side, name of the table, header and column (`''` for an extra one). */
export const petakanRilisSchema = z.object({
  kunci: z.uuid(),
  id: z.uuid(),
  pemisah: z.enum([',', ';', '|', '\t']).optional(),
  enkode: z.enum(['utf-8', 'windows-1252']).optional(),
  tabel: z.array(z.string().max(400)).max(200).default([]),
  kepala: daftarKepala,
  kolom: daftarKepala,
  simpan: z.literal('ya').optional(),
})
export type PetakanRilisInput = z.output<typeof petakanRilisSchema>

/** What an upload says of one file besides its bytes. */
export const unggahSchema = z.object({
  ke: z.coerce.number().int().min(1).max(BERKAS_TERBANYAK),
  nama: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .transform((nama) => nama.replace(/^.*[\\/]/, '').replace(/[\p{Cc}]/gu, '')),
})
export type UnggahInput = z.output<typeof unggahSchema>

const alasanSchema = z
  .string()
  .trim()
  .min(10, 'Tulis alasannya, sedikitnya 10 huruf.')
  .max(500, 'Alasan paling panjang 500 huruf.')

/** Form with which a second person confirms, rejects or withdraws a delivery; `id` is that of its import. */
export const putusanKirimanSchema = z.object({ kunci: z.uuid(), id: z.uuid(), alasan: alasanSchema })
export type PutusanKirimanInput = z.output<typeof putusanKirimanSchema>
