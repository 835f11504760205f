// Forms about area codes of a delivery that are not known.
import { z } from 'zod'
import { parseDate } from '@/lib/core/date'

const tanggal = (pesan: string) => z.string().refine((teks) => parseDate(teks.trim()) !== null, pesan)

/** What an unknown code is: another code of a known desa, or a new desa of a kecamatan, and since when (until when) it holds. */
export const padankanDesaSchema = z
  .object({
    kunci: z.uuid(),
    /** The import that held its rows. */
    id: z.uuid(),
    kodeResmi: z.string().regex(/^\d{10}$/),
    cara: z.enum(['ada', 'baru'], 'Pilih kelurahan/desa yang ada atau yang baru.'),
    kode: z.string().trim().default(''),
    kecamatan: z.string().trim().default(''),
    nama: z.string().trim().max(100, 'Nama paling panjang 100 huruf.').default(''),
    berlakuSejak: tanggal('Tulis tanggal mulai berlaku seperti 2025-07-01.'),
    berlakuSampai: z.union([z.literal(''), tanggal('Tulis tanggal berakhir seperti 2025-12-31.')]).default(''),
  })
  .superRefine((isi, context) => {
    if (isi.cara === 'ada' && !/^\d{10}$/.test(isi.kode))
      context.addIssue({ code: 'custom', path: ['kode'], message: 'Pilih kelurahan/desa yang dimaksud.' })
    if (isi.cara === 'baru' && !/^\d{6}$/.test(isi.kecamatan))
      context.addIssue({ code: 'custom', path: ['kecamatan'], message: 'Pilih kecamatannya.' })
    if (isi.cara === 'baru' && isi.nama.length < 2)
      context.addIssue({ code: 'custom', path: ['nama'], message: 'Tulis nama kelurahan/desa yang baru.' })
    if (isi.berlakuSampai !== '' && isi.berlakuSampai < isi.berlakuSejak)
      context.addIssue({ code: 'custom', path: ['berlakuSampai'], message: 'Berakhir sebelum mulai berlaku.' })
  })
export type PadankanDesaInput = z.output<typeof padankanDesaSchema>

/** Form that has the rows of decided codes loaded. */
export const muatTertahanSchema = z.object({ kunci: z.uuid(), id: z.uuid() })
export type MuatTertahanInput = z.output<typeof muatTertahanSchema>
