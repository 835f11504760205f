// Members who died or moved away, by the events recorded here or by the newest answer of Dukcapil, and whom the release still
// lists in that family. What was recorded here goes before the answer.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** Reads pembaruan_anggota_keluar_idx and the answers, then the members by person. Who joined another family here has not left. */
export function cariSudahKeluar({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `WITH keluar AS (
        SELECT orang_id, keluarga_id, sebab, berlaku_sejak AS sejak, 1 AS dahulu, dicatat_pada AS pada FROM pembaruan_anggota
        WHERE kode_kab = $1 AND arah = 'keluar' AND dicabut_pada IS NULL AND sebab IN ('meninggal', 'pindah')
        UNION ALL
        SELECT orang_id, keluarga_id, 'dukcapil-' || hasil, (diperiksa_pada AT TIME ZONE 'Asia/Jakarta')::date, 2, diperiksa_pada
        FROM (SELECT DISTINCT ON (orang_id) * FROM hasil_dukcapil WHERE kode_kab = $1 ORDER BY orang_id, id DESC) h
        WHERE h.hasil IN ('meninggal', 'pindah'))
      SELECT DISTINCT ON (p.orang_id, p.keluarga_id) p.orang_id::text || ':' || p.keluarga_id::text AS kunci, p.keluarga_id, p.orang_id,
        NULL::uuid AS catatan_id, k.kode_desa, coalesce(k.desil_nasional, 0) AS desil, p.sebab || '|' || p.sejak AS nilai,
        hashtextextended(p.sebab || CASE p.dahulu WHEN 1 THEN p.sejak::text ELSE '' END, 0) AS sidik
      FROM keluar p
      JOIN rilis_anggota a ON a.kode_kab = $1 AND a.rilis_id = $2 AND a.orang_id = p.orang_id AND a.keluarga_id = p.keluarga_id
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = p.keluarga_id
      ORDER BY p.orang_id, p.keluarga_id, p.dahulu, p.pada DESC`,
    values: [kodeKab, rilisId],
  }
}
