// When one family was last verified, and how: what the pull of capaian counts by classes, for the page of the family.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { DASAR_VERVAL, type DasarVerval } from '../capaian'

/** Day of the last verification and its way; null when the family is known from the release alone. */
export type UmurData = { pada: IsoDate; dasar: DasarVerval } | null

// The same ways as those of commands/hitung-capaian, which a test holds together.
const SUMBER: Record<DasarVerval, Prisma.Sql> = {
  usulan: Prisma.sql`SELECT status_pada AS pada FROM usulan u WHERE u.kode_kab = k.kab AND u.keluarga_id = k.id AND u.status IN ('ditetapkan', 'dikirim', 'diproses', 'terjawab')`,
  pemeriksaan: Prisma.sql`SELECT selesai_pada AS pada FROM pemeriksaan p WHERE p.kode_kab = k.kab AND p.keluarga_id = k.id AND p.status = 'selesai'`,
  temuan: Prisma.sql`SELECT diputus_pada AS pada FROM temuan t WHERE t.kode_kab = k.kab AND t.keluarga_id = k.id AND t.putusan = 'ditepis'`,
  mitra: Prisma.sql`SELECT dijawab_pada AS pada FROM tugas_mitra_baris b WHERE b.kode_kab = k.kab AND b.keluarga_id = k.id AND b.jawaban = 'sesuai'`,
}

const rows = z.array(
  z.object({
    dasar: z.enum(DASAR_VERVAL.map(({ kode }) => kode) as [DasarVerval, ...DasarVerval[]]),
    pada: z.string().transform((teks) => parseDate(teks)),
  }),
)

/** The last verification of a family of the aktor's wilayah; an answer of another office counts for who sees those. */
export async function getUmurData(aktor: Aktor, keluargaId: string): Promise<UmurData> {
  // When did each way end last? A handful of rows each, by the indexes of their families.
  const found = await withAktor(
    aktor,
    (tx) => tx.$queryRaw`
      SELECT s.dasar, to_char(max(s.pada AT TIME ZONE 'Asia/Jakarta'), 'YYYY-MM-DD') AS pada
      FROM (SELECT ${aktor.kodeKab}::text AS kab, ${keluargaId}::uuid AS id) k
      CROSS JOIN LATERAL (${Prisma.join(
        DASAR_VERVAL.map(({ kode }) => Prisma.sql`SELECT ${kode}::text AS dasar, pada FROM (${SUMBER[kode]}) satu`),
        ' UNION ALL ',
      )}) s
      WHERE s.pada IS NOT NULL GROUP BY 1 ORDER BY max(s.pada) DESC LIMIT 1`,
  )
  const [terakhir] = rows.parse(found)
  return terakhir?.pada ? { dasar: terakhir.dasar, pada: terakhir.pada } : null
}
