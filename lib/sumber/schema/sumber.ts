// What a load of another source is asked for, from the command line and from the upload page.
import { z } from 'zod'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { kodeKabSchema } from '@/lib/wilayah/kode-schema'
import { JENIS_SUMBER } from '../jenis'
import { BENTUK_TANGGAL } from '../profil/profil'
import { SISTEM } from '../schema'

const tanggalSchema = z
  .string()
  .refine((text) => parseDate(text) !== null && /^20/.test(text), 'Tanggal ditulis seperti 2025-09-20.')
  .transform((text) => text as IsoDate)

/** Period of recipients: a quarter or a month. */
const periodeSumberSchema = z
  .string()
  .regex(/^20\d{2}-(TW[1-4]|0[1-9]|1[0-2])$/, 'Periode ditulis seperti 2025-TW3 atau 2025-09.')

const programSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Program ditulis seperti pkh, sembako, atau pbi-jk.')
  .max(40)

/** A delivery of another source. Recipients (`kpm`) need their period; without `program` the file has to name exactly one. */
export const imporSumberSchema = z.object({
  kodeKab: kodeKabSchema,
  jenis: z.enum(JENIS_SUMBER),
  /** Day for which the source says what it says. */
  perTanggal: tanggalSchema,
  periode: periodeSumberSchema.optional(),
  program: programSchema.optional(),
  /** Overrules the system of area codes of the profile. */
  sistem: z.enum(SISTEM).optional(),
  sintetis: z.boolean().default(false),
})
export type ImporSumberInput = z.output<typeof imporSumberSchema>

const kosongJadiTiada = (value: unknown) => (value === '' ? undefined : value)

/** Form that opens an upload of another source; the kabupaten/kota is that of whoever sends it. */
export const bukaUnggahanSumberSchema = z
  .object({
    kunci: z.uuid(),
    jenis: z.enum(JENIS_SUMBER, 'Pilih jenis kirimannya.'),
    perTanggal: tanggalSchema,
    periode: z.preprocess(kosongJadiTiada, periodeSumberSchema.optional()),
    program: z.preprocess(kosongJadiTiada, programSchema.optional()),
    sintetis: z.literal('ya').optional(),
  })
  .refine(({ jenis, periode }) => jenis !== 'kpm' || periode !== undefined, {
    path: ['periode'],
    message: 'Penerima bantuan dimuat per periode; isi periodenya.',
  })
export type BukaUnggahanSumberInput = z.output<typeof bukaUnggahanSumberSchema>

const daftar = z.array(z.string().max(200)).max(400).default([])

/**
 * Form of the mapping page. `kepala` and `kolom` go side by side (header, column or `''` for extra), `kodeKolom`, `kodeDari`
 * and `kodeKe` likewise (a code of the file and what it is read as; `''` leaves it unknown).
 */
export const mulaiImporSumberSchema = z.object({
  kunci: z.uuid(),
  id: z.uuid(),
  pemisah: z.enum([',', ';', '|', '\t']).optional(),
  enkode: z.enum(['utf-8', 'windows-1252']).optional(),
  lembar: z.string().max(100).optional(),
  sistem: z.enum(SISTEM),
  tanggal: z.preprocess(kosongJadiTiada, z.enum(BENTUK_TANGGAL).optional()),
  kepala: daftar,
  kolom: daftar,
  kodeKolom: daftar,
  kodeDari: daftar,
  kodeKe: daftar,
  simpan: z.literal('ya').optional(),
  coba: z.literal('ya').optional(),
})
export type MulaiImporSumberInput = z.output<typeof mulaiImporSumberSchema>
