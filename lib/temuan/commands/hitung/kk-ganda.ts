// Families that share a No. KK in the release.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** Reads rilis_keluarga_kk_idx in its order. */
export function cariKkGanda({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `WITH ganda AS (
        SELECT nomor_kartu_keluarga AS kk, count(*) AS banyak, hashtextextended(string_agg(keluarga_id::text, ',' ORDER BY keluarga_id), 0) AS sidik
        FROM rilis_keluarga WHERE kode_kab = $1 AND rilis_id = $2 GROUP BY 1 HAVING count(*) > 1)
      SELECT k.keluarga_id::text AS kunci, k.keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, k.kode_desa,
        coalesce(k.desil_nasional, 0) AS desil, g.banyak::text AS nilai, g.sidik
      FROM ganda g JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.nomor_kartu_keluarga = g.kk`,
    values: [kodeKab, rilisId],
  }
}
