// Who died or left by an event recorded here and is listed by the published release all the same: two layers that disagree.
import 'server-only'
import { Prisma } from '@/prisma/client/client'

/**
 * The rows of a kabupaten/kota and release as a FROM … WHERE …, `g` the movement, `a` the row of the release: the last movement of a
 * person out of a family that the release still lists them in; who died counts wherever they are listed. Also for a job on
 * a connection of the owner (`text` and `values`). Starts at pembaruan_anggota_keluar_idx, looks persons up by rilis_anggota_orang_idx.
 */
export function masihDiRilisSql(kodeKab: string, rilisId: number): Prisma.Sql {
  return Prisma.sql`
    FROM pembaruan_anggota g
    JOIN rilis_anggota a ON a.kode_kab = g.kode_kab AND a.rilis_id = ${rilisId}::integer AND a.orang_id = g.orang_id
      AND (g.sebab = 'meninggal' OR a.keluarga_id = g.keluarga_id)
    WHERE g.kode_kab = ${kodeKab} AND g.arah = 'keluar' AND g.dicabut_pada IS NULL
      AND NOT EXISTS (
        SELECT FROM pembaruan_anggota l
        WHERE l.kode_kab = g.kode_kab AND l.orang_id = g.orang_id AND l.dicabut_pada IS NULL
          AND (g.sebab = 'meninggal' OR l.keluarga_id = g.keluarga_id)
          AND (l.berlaku_sejak, l.dicatat_pada, l.id) > (g.berlaku_sejak, g.dicatat_pada, g.id))`
}
