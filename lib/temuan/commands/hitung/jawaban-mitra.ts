// Findings another office answered with "tidak sesuai" or "tidak dikenal": the last answer for each family and office counts.
import 'server-only'
import { KANTOR } from '../../mitra'
import type { Bahan, Pencari } from './bahan'

/** Reads the answered rows; a family that is in no release any more is left out. */
export function cariJawabanMitra({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT b.keluarga_id::text || ':' || b.kantor AS kunci, b.keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, k.kode_desa,
        coalesce(k.desil_nasional, 0) AS desil, b.jawaban || '|' || coalesce($3::jsonb ->> b.kantor, b.kantor) AS nilai,
        hashtextextended(b.jawaban || array_to_string(b.apa, ',') || b.dijawab_pada::text, 0) AS sidik
      FROM (
        SELECT DISTINCT ON (b.keluarga_id, t.kantor) b.keluarga_id, t.kantor, b.jawaban, b.apa, b.dijawab_pada
        FROM tugas_mitra_baris b JOIN tugas_mitra t ON t.kode_kab = b.kode_kab AND t.id = b.tugas_id
        WHERE b.kode_kab = $1 AND b.jawaban IS NOT NULL AND b.keluarga_id IS NOT NULL
        ORDER BY b.keluarga_id, t.kantor, b.dijawab_pada DESC) b
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = b.keluarga_id
      WHERE b.jawaban <> 'sesuai'`,
    values: [
      kodeKab,
      rilisId,
      JSON.stringify(Object.fromEntries(Object.entries(KANTOR).map(([kode, { label }]) => [kode, label]))),
    ],
  }
}
