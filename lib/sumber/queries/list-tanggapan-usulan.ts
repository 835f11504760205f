// What Kemensos and BPS have answered about one usulan, as their files said it.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { withAktor } from '@/lib/server/db'
import { HASIL_JAWABAN, type HasilJawabanLuar } from '../jenis'

/** An answer: who gave it, what it says (null: a word nobody knows yet), the word and the remark as delivered, for which day. */
export type TanggapanUsulan = {
  id: string
  asal: 'kemensos' | 'bps'
  hasil: HasilJawabanLuar | null
  kata: string
  keterangan: string | null
  tanggal: IsoDate
}

const rowSchema = z.array(
  z.object({
    id: z.string(),
    asal: z.enum(['kemensos', 'bps']),
    hasil: z.enum(HASIL_JAWABAN).nullable().catch(null),
    kata: z.string(),
    keterangan: z.string().nullable(),
    tanggal: z.string().transform((text) => text as IsoDate),
  }),
)

/**
 * Answers about an usulan by its number, newest first, at most 20; a later file does not take back what an earlier one said,
 * a withdrawn or waiting one says nothing. Empty without the izin to see usulan. Reads sumber_catatan_usulan_idx.
 */
export async function listTanggapanUsulan(aktor: Aktor, nomor: string): Promise<TanggapanUsulan[]> {
  if (!can(aktor, 'verval:lihat')) return []
  return withAktor(aktor, async (tx) =>
    rowSchema.parse(
      await tx.$queryRaw`
        SELECT c.id::text, c.jenis AS asal, c.isi ->> 'hasil' AS hasil, coalesce(c.isi ->> 'hasil_asal', c.isi ->> 'hasil', '') AS kata,
          c.isi ->> 'keterangan' AS keterangan, coalesce(c.isi ->> 'tanggal_jawaban', m.per_tanggal::text) AS tanggal
        FROM sumber_catatan c JOIN sumber_muatan m ON m.kode_kab = c.kode_kab AND m.id = c.muatan_id
        WHERE c.kode_kab = ${aktor.kodeKab} AND c.nomor_usulan = ${nomor} AND c.jenis IN ('kemensos', 'bps') AND m.status IN ('berlaku', 'digantikan')
        ORDER BY m.per_tanggal DESC, c.id DESC LIMIT 20`,
    ),
  )
}
