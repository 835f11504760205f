// What other offices answered about a finding: the last answer of each office counts, whatever it says.
import 'server-only'
import { KANTOR } from '../../mitra'
import type { Bahan, Pencari } from './bahan'

/**
 * Reads the answered rows. What is about a family that is in no release any more is left out. A decision rests on the answer with its
 * note, not on when it came: the same answer again is the same finding.
 */
export function cariJawabanMitra({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT b.temuan_id::text || ':' || b.kantor AS kunci, t.keluarga_id, t.orang_id, t.catatan_id, coalesce(k.kode_desa, t.kode_desa) AS kode_desa,
        coalesce(k.desil_nasional, 0) AS desil, b.jawaban || '|' || coalesce($3::jsonb ->> b.kantor, b.kantor) AS nilai,
        hashtextextended(b.jawaban || array_to_string(b.apa, ',') || coalesce(b.catatan, ''), 0) AS sidik
      FROM (
        SELECT DISTINCT ON (b.temuan_id, m.kantor) b.temuan_id, m.kantor, b.jawaban, b.apa, b.catatan
        FROM tugas_mitra_baris b JOIN tugas_mitra m ON m.kode_kab = b.kode_kab AND m.id = b.tugas_id
        WHERE b.kode_kab = $1 AND b.jawaban IS NOT NULL
        ORDER BY b.temuan_id, m.kantor, b.dijawab_pada DESC) b
      JOIN temuan t ON t.kode_kab = $1 AND t.id = b.temuan_id
      LEFT JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = t.keluarga_id
      WHERE t.keluarga_id IS NULL OR k.keluarga_id IS NOT NULL`,
    values: [
      kodeKab,
      rilisId,
      JSON.stringify(Object.fromEntries(Object.entries(KANTOR).map(([kode, { label }]) => [kode, label]))),
    ],
  }
}
