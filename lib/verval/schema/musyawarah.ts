// What the form of a musyawarah sends and what its list takes from the address.
import { z } from 'zod'
import { catatan, id, kunci, tanggal } from './isian'
import { usulanFilterSchema } from './usulan'

const kodeDesa = z.string().regex(/^\d{10}$/, 'Pilih desa/kelurahan.')

const keputusanUsulan = z
  .object({ usulanId: id, keputusan: z.enum(['disetujui', 'ditolak']), alasan: z.string().trim().max(1000).optional() })
  .refine((satu) => satu.keputusan === 'disetujui' || (satu.alasan ?? '').length >= 5, {
    message: 'Usulan yang ditolak musyawarah perlu alasan, paling sedikit 5 huruf.',
  })

/** Form fields `keputusan.<usulanId>` and `alasan.<usulanId>` as a list; usulan without a decision are left out. */
function readKeputusan(isian: Record<string, unknown>): { usulanId: string; keputusan: unknown; alasan?: string }[] {
  return Object.entries(isian).flatMap(([nama, keputusan]) => {
    const usulanId = /^keputusan\.([0-9a-f-]{36})$/.exec(nama)?.[1]
    if (!usulanId || keputusan === '' || keputusan === 'tidak-dibahas') return []
    const alasan = isian[`alasan.${usulanId}`]
    return [{ usulanId, keputusan, ...(typeof alasan === 'string' && alasan.trim() !== '' ? { alasan } : {}) }]
  })
}

export const catatMusyawarahSchema = z.preprocess(
  (isian) =>
    typeof isian === 'object' && isian !== null && !('keputusan' in isian)
      ? { ...isian, keputusan: readKeputusan(isian as Record<string, unknown>) }
      : isian,
  z.object({
    kunci,
    kodeDesa,
    tanggal: tanggal('tanggal musyawarah'),
    // "005 / MUSKEL/2026" and "005/MUSKEL/2026" are one number: blanks around its signs do not count.
    nomorBeritaAcara: z
      .string()
      .transform((teks) =>
        teks
          .trim()
          .replace(/\s+/g, ' ')
          .replace(/\s*([/.–-])\s*/g, '$1'),
      )
      .pipe(z.string().min(1, 'Isi nomor berita acara.').max(100, 'Nomor berita acara paling banyak 100 huruf.')),
    jumlahHadir: z.coerce
      .number({ error: 'Isi jumlah hadir dengan bilangan.' })
      .int('Isi jumlah hadir dengan bilangan bulat.')
      .min(1, 'Jumlah hadir paling sedikit 1 orang.')
      .max(10_000, 'Jumlah hadir paling banyak 10.000 orang.'),
    pimpinan: catatan,
    catatan,
    keputusan: z
      .array(keputusanUsulan)
      .min(1, 'Putuskan paling sedikit satu usulan.')
      .max(500, 'Satu berita acara memuat paling banyak 500 usulan.'),
  }),
)
export type CatatMusyawarahInput = z.output<typeof catatMusyawarahSchema>

export const musyawarahFilterSchema = z.object({
  wilayah: usulanFilterSchema.shape.wilayah,
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type MusyawarahFilter = z.output<typeof musyawarahFilterSchema>
