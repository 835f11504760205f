// What the pages of the difference between two deliveries accept: addresses (a bad one is not a crash) and the form that asks for a pair.
import { z } from 'zod'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { kodeRilisSchema } from '../schema'

/** Desil of a cell: -1 is not in that delivery, 0 belum diperingkat. */
const desil = z.coerce.number().int().min(-1).max(10)

/** Which two deliveries, and which area of them. */
export const selisihFilterSchema = z.object({
  lama: kodeRilisSchema.optional().catch(undefined),
  baru: kodeRilisSchema.optional().catch(undefined),
  wilayah: kodeWilayahSchema.optional().catch(undefined),
})
export type SelisihFilter = z.output<typeof selisihFilterSchema>

/** Kinds of persons that distinguish two deliveries. */
export const JENIS_ORANG = ['muncul', 'hilang', 'pindah-kk'] as const

/**
 * Families by what became of them, whatever their desil; naik and turun are the number of the desil, berpindah also counts who got
 * or lost one, tetap is the same desil or none on both sides, and lain is tetap with who got or lost one.
 */
export const ARAH_SELISIH = ['muncul', 'hilang', 'naik', 'turun', 'berpindah', 'tetap', 'lain'] as const
export type ArahSelisih = (typeof ARAH_SELISIH)[number]

/**
 * One cell: families by desil before and after, by desil before alone, or by what became of them, rows by changed column, or
 * persons by kind.
 */
export const selisihSelSchema = z.discriminatedUnion('isi', [
  z.object({ isi: z.literal('desil'), dari: desil, ke: desil }),
  z.object({ isi: z.literal('baris'), dari: desil }),
  z.object({ isi: z.literal('arah'), arah: z.enum(ARAH_SELISIH) }),
  z.object({
    isi: z.literal('kolom'),
    berkas: z.enum(['keluarga', 'anggota']),
    kolom: z.string().regex(/^[a-z_]{2,60}$/),
  }),
  z.object({ isi: z.literal('orang'), jenis: z.enum(JENIS_ORANG) }),
])
export type SelisihSel = z.output<typeof selisihSelSchema>

/** Cursor of a list: desa and id of the last row shown; nothing of a person. */
export const selisihKursorSchema = z
  .string()
  .regex(/^\d{10}:[0-9a-f-]{36}(:[0-9a-f-]{36})?$/)
  .optional()
  .catch(undefined)

/** Form that has the difference of any pair computed. */
export const mintaSelisihSchema = z.object({ kunci: z.uuid(), lama: kodeRilisSchema, baru: kodeRilisSchema })
export type MintaSelisihInput = z.output<typeof mintaSelisihSchema>
