// What the forms of visits send and what their list takes from the address.
import { z } from 'zod'
import { keluargaListSchema, teksSaringanSchema } from '@/lib/keluarga/pilihan-schema'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { ALASAN_PEMERIKSAAN, KEBERADAAN } from '../sebutan'
import { parseNamaIsian, parseNilai } from '../usulan'
import { catatan, id, idList, kunci, tanggal } from './isian'

/** For usulan (one visit per family), or for a family by itself with a reason of its own. */
export const tugaskanPemeriksaanSchema = z
  .object({
    kunci,
    petugasId: z.uuid({ error: 'Pilih petugas.' }),
    id: idList(500).optional(),
    keluargaId: id.optional(),
    alasan: z.enum(ALASAN_PEMERIKSAAN).optional(),
  })
  .refine((isian) => (isian.id === undefined) !== (isian.keluargaId === undefined && isian.alasan === undefined), {
    message: 'Pilih usulan, atau keluarga beserta alasan pemeriksaannya.',
  })
export type TugaskanPemeriksaanInput = z.output<typeof tugaskanPemeriksaanSchema>

/** For many families at once: those ticked (`id`), or with `semua` all that a filter finds but `kecuali`. */
export const tugaskanKeluargaSchema = z.object({
  kunci,
  petugasId: z.uuid({ error: 'Pilih petugas.' }),
  alasan: z.enum(ALASAN_PEMERIKSAAN, { error: 'Pilih alasan pemeriksaan.' }).exclude(['usulan']),
  rilis: z.string().regex(/^20\d\d-TW[1-4]\.\d{1,3}$/),
  wilayah: kodeWilayahSchema,
  semua: z
    .enum(['ya', ''])
    .default('')
    .transform((isi) => isi === 'ya'),
  id: keluargaListSchema,
  kecuali: keluargaListSchema,
  saringan: teksSaringanSchema,
})
export type TugaskanKeluargaInput = z.output<typeof tugaskanKeluargaSchema>

type TemuanInput = { orangId: string | null; kolom: string; nilai: string | null }

/**
 * Per proposed value a radio `temuan.<nama>` = `usulan` | `register` | `lain`, and for lain the value in `nilai.<…>`.
 * What is found is resolved against the usulan by the command.
 */
export const periksaUsulanSchema = z
  .looseObject({
    kunci,
    id,
    tanggal: tanggal('tanggal pemeriksaan'),
    keberadaan: z.enum(KEBERADAAN, { error: 'Pilih keberadaan keluarga.' }),
    catatan,
  })
  .transform(({ kunci, id, tanggal, keberadaan, catatan, ...isian }, ctx) => {
    const pilihan: { orangId: string | null; kolom: string; pilihan: 'usulan' | 'register' | 'lain' }[] = []
    const lain: TemuanInput[] = []
    for (const [nama, teks] of Object.entries(isian)) {
      const tempat = nama.startsWith('temuan.') ? parseNamaIsian(`nilai.${nama.slice('temuan.'.length)}`) : null
      if (!tempat || (teks !== 'usulan' && teks !== 'register' && teks !== 'lain')) continue
      pilihan.push({ ...tempat, pilihan: teks })
      if (teks !== 'lain') continue
      const isi = isian[`nilai.${nama.slice('temuan.'.length)}`]
      const nilai = parseNilai(tempat.kolom, tempat.orangId, typeof isi === 'string' ? isi : '')
      if (!nilai.ok) ctx.addIssue({ code: 'custom', path: [`nilai.${nama.slice(7)}`], message: nilai.error.message })
      else if (typeof isi !== 'string' || isi.trim() === '')
        ctx.addIssue({ code: 'custom', path: [`nilai.${nama.slice(7)}`], message: 'Isi nilai yang ditemukan.' })
      else lain.push({ ...tempat, nilai: nilai.value })
    }
    return { kunci, id, tanggal, keberadaan, catatan, pilihan, lain }
  })
export type PeriksaUsulanInput = z.output<typeof periksaUsulanSchema>

export const pemeriksaanFilterSchema = z.object({
  status: z.enum(['ditugaskan', 'selesai', 'dibatalkan']).catch('ditugaskan').default('ditugaskan'),
  semua: z.literal('ya').optional().catch(undefined),
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type PemeriksaanFilter = z.output<typeof pemeriksaanFilterSchema>
