// What the forms of a usulan send and what its list takes from the address. Values of columns are parsed by usulan.ts.
import { z } from 'zod'
import { STATUS_USULAN } from '../alur'
import { ANTREAN } from '../antrean'
import { ASAL_USULAN, type AsalUsulan } from '../sebutan'
import { type NilaiUsulan, parseNamaIsian, parseNilai } from '../usulan'
import { alasan, catatan, id, idList, kosong, kunci, versi } from './isian'

const asal = z.preprocess(kosong, z.enum(ASAL_USULAN, { error: 'Pilih asal usulan.' }).optional())

/** Proposed values out of form fields `nilai.<kolom>` and `nilai.<orangId>.<kolom>`; empty fields are left as they are. */
function readNilai(isian: Record<string, unknown>, ctx: z.RefinementCtx): NilaiUsulan[] {
  const perubahan: NilaiUsulan[] = []
  for (const [nama, teks] of Object.entries(isian)) {
    const tempat = parseNamaIsian(nama)
    if (!tempat || typeof teks !== 'string' || teks.trim() === '') continue
    const nilai = parseNilai(tempat.kolom, tempat.orangId, teks)
    if (nilai.ok) perubahan.push({ ...tempat, nilai: nilai.value })
    else ctx.addIssue({ code: 'custom', path: [nama], message: nilai.error.message })
  }
  return perubahan
}

const isianUsulan = z.looseObject({ kunci, asal, catatan })

/** A new draft for one family. */
export const buatUsulanSchema = isianUsulan
  .extend({ keluargaId: id })
  .transform(({ kunci, keluargaId, asal, catatan, ...isian }, ctx) => ({
    kunci,
    keluargaId,
    asal,
    catatan,
    perubahan: readNilai(isian, ctx),
  }))
export type BuatUsulanInput = z.output<typeof buatUsulanSchema>

/** A draft as it stands now, whole; `versi` is the one that was read. */
export const ubahUsulanSchema = isianUsulan
  .extend({ id, versi })
  .transform(({ kunci, id, versi, asal, catatan, ...isian }, ctx) => ({
    kunci,
    id,
    versi,
    asal,
    catatan,
    perubahan: readNilai(isian, ctx),
  }))
export type UbahUsulanInput = z.output<typeof ubahUsulanSchema>

/** Submitting; with `sertaIsian` the values in the form are saved in the same act. */
export const ajukanUsulanSchema = z
  .looseObject({
    kunci,
    id,
    asal: z.enum(ASAL_USULAN, { error: 'Pilih asal usulan.' }),
    catatan,
    versi: versi.optional(),
    sertaIsian: z.literal('ya').optional(),
  })
  .transform(({ kunci, id, asal, catatan, versi, sertaIsian, ...isian }, ctx) => ({
    kunci,
    id,
    asal,
    catatan,
    versi,
    perubahan: sertaIsian === 'ya' ? readNilai(isian, ctx) : undefined,
  }))
export type AjukanUsulanInput = {
  kunci: string
  id: string
  asal: AsalUsulan
  catatan?: string | undefined
  versi?: number | undefined
  perubahan?: NilaiUsulan[] | undefined
}

export const batalkanUsulanSchema = z.object({ kunci, id, alasan: catatan })
export type BatalkanUsulanInput = z.output<typeof batalkanUsulanSchema>

export const verifikasiUsulanSchema = z.object({ kunci, id: idList(500), catatan })
export type VerifikasiUsulanInput = z.output<typeof verifikasiUsulanSchema>

export const kembalikanUsulanSchema = z.object({
  kunci,
  id,
  ke: z.enum(STATUS_USULAN, { error: 'Pilih tahap tujuan.' }),
  alasan,
})
export type KembalikanUsulanInput = z.output<typeof kembalikanUsulanSchema>

export const tolakUsulanSchema = z.object({ kunci, id, alasan })
export type TolakUsulanInput = z.output<typeof tolakUsulanSchema>

/** Filters of the list of usulan in the address; a bad address is an unfiltered list, never an error. */
export const usulanFilterSchema = z.object({
  antrean: z.enum(ANTREAN).optional().catch(undefined),
  status: z.enum(STATUS_USULAN).optional().catch(undefined),
  wilayah: z
    .string()
    .regex(/^\d{4}(\d{2}(\d{4})?)?$/)
    .optional()
    .catch(undefined),
  nomor: z
    .preprocess(
      kosong,
      z
        .string()
        .trim()
        .toUpperCase()
        .max(20)
        .regex(/^[A-Z0-9-]+$/)
        .optional(),
    )
    .catch(undefined),
  saya: z.literal('ya').optional().catch(undefined),
  keluarga: z.uuid().optional().catch(undefined),
  urut: z.enum(['baru', 'lama']).catch('baru').default('baru'),
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type UsulanFilter = z.output<typeof usulanFilterSchema>
