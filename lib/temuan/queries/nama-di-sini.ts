// How somebody is called by what was recorded here, where no release knows them.
import 'server-only'
import { Prisma } from '@/prisma/client/client'

/** Name of a person as recorded here; null when nothing was. Reads pembaruan_orang_idx: a few rows each. */
export function namaDiSini(kodeKab: Prisma.Sql, orangId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT b.nilai FROM pembaruan b WHERE b.kode_kab = ${kodeKab} AND b.orang_id = ${orangId} AND b.kolom = 'nama' AND b.dicabut_pada IS NULL
          ORDER BY b.berlaku_sejak DESC, b.dicatat_pada DESC, b.id DESC LIMIT 1)`
}
