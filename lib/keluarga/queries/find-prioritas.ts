// Which layer each value is read from in a kabupaten/kota: as the office decided, else as shipped.
import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/server/db'
import { isLapisAsal, type Prioritas } from '../asal'

const prioritasRows = z.array(z.object({ kolom: z.string(), urutan: z.array(z.string()) }))

/** The precedence in force, by column. Both tables are a handful of rows. */
export async function findPrioritas(tx: Tx, kodeKab: string): Promise<Prioritas> {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT ON (kolom) kolom, urutan FROM (
      SELECT kolom, urutan, versi FROM prioritas_daerah WHERE kode_kab = ${kodeKab}
      UNION ALL SELECT kolom, urutan, 0 FROM prioritas_sumber) p
    ORDER BY kolom, versi DESC`
  return new Map(prioritasRows.parse(rows).map(({ kolom, urutan }) => [kolom, urutan.filter(isLapisAsal)]))
}
