// Deliveries that usulan and lists on their way still refer to, so that their rows are not dropped.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { STATUS_AKHIR } from '../alur'

const rows = z.array(z.object({ id: z.int() }))

/** Ids of the deliveries on which a usulan that has not ended, its list or its sending rests. Reads usulan_status_idx. */
export async function listRilisDipakai(aktor: Aktor): Promise<number[]> {
  return withAktor(aktor, async (tx) =>
    rows
      .parse(
        await tx.$queryRaw`
          SELECT DISTINCT r.id FROM (
            SELECT u.rilis_id, d.rilis_id AS daftar_rilis, k.rilis_id AS kirim_rilis
            FROM usulan u
            LEFT JOIN daftar d ON d.kode_kab = u.kode_kab AND d.id = u.daftar_id
            LEFT JOIN kiriman k ON k.kode_kab = u.kode_kab AND k.daftar_id = u.daftar_id
            WHERE u.kode_kab = ${aktor.kodeKab} AND NOT (u.status = ANY (${[...STATUS_AKHIR]}))
          ) t CROSS JOIN LATERAL (VALUES (t.rilis_id), (t.daftar_rilis), (t.kirim_rilis)) AS r (id)
          WHERE r.id IS NOT NULL`,
      )
      .map(({ id }) => id),
  )
}
