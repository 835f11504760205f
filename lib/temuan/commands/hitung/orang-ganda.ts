// Pairs of members that matching proposes, or that somebody said are one person, while both stand in the release.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** One row per pair, on the side padan puts first. Pairs under one NIK are another kind. */
export function cariOrangGanda({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT p.id::text AS kunci, k.keluarga_id, p.orang_id, NULL::uuid AS catatan_id, k.kode_desa, coalesce(k.desil_nasional, 0) AS desil,
        CASE p.status WHEN 'sama' THEN 'sama' ELSE 'usul|' || p.skor END AS nilai, p.sidik
      FROM padan_pasangan p
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = p.keluarga_id
      WHERE p.kode_kab = $1 AND p.jenis = 'orang' AND p.status IN ('usul', 'nanti', 'sama')
        AND EXISTS (SELECT FROM rilis_anggota a WHERE a.kode_kab = $1 AND a.rilis_id = $2 AND a.orang_id = p.orang_id)
        AND EXISTS (SELECT FROM rilis_anggota a WHERE a.kode_kab = $1 AND a.rilis_id = $2 AND a.orang_id = p.orang_lain)`,
    values: [kodeKab, rilisId],
  }
}
