// Whether something was recorded of a family after other work on it was begun: it blocks nothing, it is to be known.
import 'server-only'
import type { IsoDate } from '@/lib/core/date'
import type { Tx } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import type { JenisPeristiwa } from '../peristiwa'

export type PeristiwaBaru = { id: string; jenis: JenisPeristiwa; tanggal: IsoDate }

/** The event of a family recorded last after `sejak` and not withdrawn; null when there is none. */
export async function findPeristiwaBaru(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  sejak: Date,
): Promise<PeristiwaBaru | null> {
  const row = await tx.peristiwa.findFirst({
    where: {
      kodeKab,
      OR: [{ keluargaId }, { keluargaLainId: keluargaId }],
      dicatatPada: { gt: sejak },
      dibatalkanPada: null,
    },
    orderBy: { id: 'desc' },
    select: { id: true, jenis: true, tanggal: true },
  })
  return (
    row && {
      id: row.id,
      jenis: row.jenis as JenisPeristiwa,
      tanggal: row.tanggal.toISOString().slice(0, 10) as IsoDate,
    }
  )
}

/** The same as a condition on rows with kode_kab, keluarga_id and dibuat_pada under an alias. Reads the two indexes of peristiwa by family. */
export function adaPeristiwaBaruSql(alias: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT FROM peristiwa p WHERE p.kode_kab = ${alias}.kode_kab AND p.keluarga_id = ${alias}.keluarga_id
      AND p.dicatat_pada > ${alias}.dibuat_pada AND p.dibatalkan_pada IS NULL)
    OR EXISTS (SELECT FROM peristiwa p WHERE p.kode_kab = ${alias}.kode_kab AND p.keluarga_lain_id = ${alias}.keluarga_id
      AND p.dicatat_pada > ${alias}.dibuat_pada AND p.dibatalkan_pada IS NULL))`
}
