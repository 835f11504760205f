// What the akses screens accept: login, users, passwords, the filter of the list.
import { z } from 'zod'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { PERAN, type Peran } from './izin'
import { KODE_KANTOR, type KodeKantor, perluKantor } from './kantor'
import { findKelemahanSandi } from './kekuatan-sandi'

const kunci = z.uuid({ error: 'Muat ulang halaman, lalu kirim kembali.' })

export const namaPenggunaSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9._-]{2,63}$/,
    'Nama pengguna terdiri dari 3 sampai 64 huruf kecil, angka, titik, garis bawah, atau tanda hubung.',
  )

const nama = z
  .string()
  .trim()
  .min(3, 'Tuliskan nama, paling sedikit 3 huruf.')
  .max(100, 'Nama paling panjang 100 huruf.')

/** A new password; a weak one is refused with what is weak about it. */
export const sandiSchema = z
  .string()
  .max(128, 'Kata sandi paling panjang 128 huruf.')
  .superRefine((sandi, context) => {
    const kelemahan = findKelemahanSandi(sandi)
    if (kelemahan) context.addIssue({ code: 'custom', message: kelemahan })
  })

/** Login. Nothing is said about the shape of either: a hint would help only who guesses. */
export const masukSchema = z.object({
  namaPengguna: z.string().trim().min(1, 'Isi nama pengguna.').max(64, 'Nama pengguna paling panjang 64 huruf.'),
  sandi: z.string().min(1, 'Isi kata sandi.').max(128, 'Kata sandi paling panjang 128 huruf.'),
  tujuan: z.string().max(300).optional(),
})
export type MasukInput = z.output<typeof masukSchema>

export const keluarSchema = z.object({})

/** Office of a verifikator-mitra; an empty choice is none. */
const kantorSchema = z
  .union([z.literal(''), z.enum(KODE_KANTOR)], { error: 'Pilih perangkat daerahnya.' })
  .default('')
  .transform((kode) => (kode === '' ? null : kode))

type Penempatan = { peran: Peran; kantor: KodeKantor | null }

function cekKantor({ peran, kantor }: Penempatan, context: z.RefinementCtx): void {
  if (perluKantor(peran) && kantor === null)
    context.addIssue({ code: 'custom', path: ['kantor'], message: 'Pilih perangkat daerah yang diwakilinya.' })
}

/** Only who answers for an office has one. */
function withKantor<T extends Penempatan>(input: T): T {
  return perluKantor(input.peran) ? input : { ...input, kantor: null }
}

const penggunaSchema = z.object({
  kunci,
  nama,
  peran: z.enum(PERAN, { error: 'Pilih peran.' }),
  kodeWilayah: kodeWilayahSchema,
  kantor: kantorSchema,
})

export const buatPenggunaSchema = penggunaSchema
  .extend({ namaPengguna: namaPenggunaSchema, sandi: sandiSchema })
  .superRefine(cekKantor)
  .transform(withKantor)
export type BuatPenggunaInput = z.output<typeof buatPenggunaSchema>

/** A checkbox that is not ticked sends nothing. */
export const ubahPenggunaSchema = penggunaSchema
  .extend({
    id: z.uuid(),
    aktif: z
      .literal('ya')
      .optional()
      .transform((value) => value === 'ya'),
  })
  .superRefine(cekKantor)
  .transform(withKantor)
export type UbahPenggunaInput = z.output<typeof ubahPenggunaSchema>

export const aturSandiSchema = z.object({ kunci, id: z.uuid(), sandi: sandiSchema })
export type AturSandiInput = z.output<typeof aturSandiSchema>

export const gantiSandiSchema = z
  .object({
    kunci,
    sandiLama: z.string().min(1, 'Isi kata sandi yang sekarang.').max(128),
    sandi: sandiSchema,
    ulang: z.string(),
  })
  .refine(({ sandi, ulang }) => sandi === ulang, { path: ['ulang'], error: 'Kata sandi baru dan ulangannya berbeda.' })
export type GantiSandiInput = z.output<typeof gantiSandiSchema>

export const cabutSesiSchema = z.object({ kunci, id: z.uuid() })
export type CabutSesiInput = z.output<typeof cabutSesiSchema>

export const bukaKunciSchema = z.object({ kunci, id: z.uuid() })
export type BukaKunciInput = z.output<typeof bukaKunciSchema>

/** Filter of the list of users; a bad URL is not a crash. */
export const penggunaFilterSchema = z.object({
  peran: z.enum(PERAN).optional().catch(undefined),
  keadaan: z.enum(['aktif', 'nonaktif']).optional().catch(undefined),
  kursor: z
    .string()
    .regex(/^[np]:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .optional()
    .catch(undefined),
  ukuran: z.coerce
    .number()
    .pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]))
    .catch(50),
})
export type PenggunaFilter = z.output<typeof penggunaFilterSchema>
