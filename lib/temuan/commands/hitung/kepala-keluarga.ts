// Families that have not exactly one head among their members. Those without members belong to another kind.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** One pass over the members counts, then only the families found are read again; code 1 is the head (DOMAIN §2.2). */
export function cariKepalaKeluarga({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT k.keluarga_id::text AS kunci, k.keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, k.kode_desa,
        coalesce(k.desil_nasional, 0) AS desil, a.kepala::text AS nilai, hashtextextended(coalesce((
          SELECT string_agg(g.orang_id::text, ',' ORDER BY g.orang_id) FROM rilis_anggota g
          WHERE g.kode_kab = $1 AND g.rilis_id = $2 AND g.keluarga_id = a.keluarga_id AND g.status_hubungan_keluarga = '1'), ''), 0) AS sidik
      FROM (
        SELECT keluarga_id, count(*) FILTER (WHERE status_hubungan_keluarga = '1') AS kepala
        FROM rilis_anggota WHERE kode_kab = $1 AND rilis_id = $2
        GROUP BY 1 HAVING count(*) FILTER (WHERE status_hubungan_keluarga = '1') <> 1) a
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = a.keluarga_id`,
    values: [kodeKab, rilisId],
  }
}
