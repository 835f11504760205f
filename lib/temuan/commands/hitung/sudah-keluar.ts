// Members who, by the events recorded here, died or moved away and whom the release still lists in that family.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** Reads pembaruan_anggota_keluar_idx, then the members by person. Who joined another family here has not left. */
export function cariSudahKeluar({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT DISTINCT ON (p.orang_id, p.keluarga_id) p.orang_id::text || ':' || p.keluarga_id::text AS kunci, p.keluarga_id, p.orang_id,
        NULL::uuid AS catatan_id, k.kode_desa, coalesce(k.desil_nasional, 0) AS desil, p.sebab || '|' || p.berlaku_sejak AS nilai,
        hashtextextended(p.sebab || '|' || p.berlaku_sejak, 0) AS sidik
      FROM pembaruan_anggota p
      JOIN rilis_anggota a ON a.kode_kab = $1 AND a.rilis_id = $2 AND a.orang_id = p.orang_id AND a.keluarga_id = p.keluarga_id
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = p.keluarga_id
      WHERE p.kode_kab = $1 AND p.arah = 'keluar' AND p.dicabut_pada IS NULL AND p.sebab IN ('meninggal', 'pindah')
      ORDER BY p.orang_id, p.keluarga_id, p.dicatat_pada DESC`,
    values: [kodeKab, rilisId],
  }
}
