// What holds now of a family or person, as parts of a query over many: the local layer first, then the published release.
import 'server-only'
import { Prisma } from '@/prisma/client/client'

/** Newest first by when it holds, then by when we knew. */
const TERBARU = Prisma.sql`ORDER BY p.berlaku_sejak DESC, p.dicatat_pada DESC, p.id DESC LIMIT 1`

/** A value of the family `keluarga` in the local layer; null where it says nothing. Reads pembaruan_keluarga_idx. */
export function catatanKeluargaSql(kodeKab: string, keluarga: Prisma.Sql, kolom: string): Prisma.Sql {
  return Prisma.sql`(SELECT p.nilai FROM pembaruan p WHERE p.kode_kab = ${kodeKab} AND p.keluarga_id = ${keluarga} AND p.kolom = ${kolom}
    AND p.orang_id IS NULL AND p.dicabut_pada IS NULL ${TERBARU})`
}

/** A value of the person `orang` in the local layer, of whichever family it was recorded. Reads pembaruan_orang_idx. */
export function catatanOrangSql(kodeKab: string, orang: Prisma.Sql, kolom: string): Prisma.Sql {
  return Prisma.sql`(SELECT p.nilai FROM pembaruan p WHERE p.kode_kab = ${kodeKab} AND p.orang_id = ${orang} AND p.kolom = ${kolom}
    AND p.dicabut_pada IS NULL ${TERBARU})`
}

/** How many persons belong to a family now: those of the release and those recorded here, but for who left. */
export function jiwaKiniSql(kodeKab: string, keluarga: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::integer FROM (
      SELECT a.orang_id FROM rilis_kini n JOIN rilis_anggota a ON a.kode_kab = n.kode_kab AND a.rilis_id = n.rilis_id
      WHERE n.kode_kab = ${kodeKab} AND a.keluarga_id = ${keluarga}
      UNION
      SELECT g.orang_id FROM pembaruan_anggota g
      WHERE g.kode_kab = ${kodeKab} AND g.keluarga_id = ${keluarga} AND g.dicabut_pada IS NULL) o
    WHERE coalesce((SELECT p.arah FROM pembaruan_anggota p WHERE p.kode_kab = ${kodeKab} AND p.keluarga_id = ${keluarga}
      AND p.orang_id = o.orang_id AND p.dicabut_pada IS NULL ${TERBARU}), 'masuk') = 'masuk')`
}
