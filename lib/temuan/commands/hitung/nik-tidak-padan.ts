// Members whose NIK Dukcapil, in its newest answer about them, does not know or knows otherwise: those the release lists, and those
// recorded only here.
import 'server-only'
import type { Bahan, Pencari } from './bahan'
import { hanyaDiSini } from './hanya-di-sini'

/** A decision rests on what Dukcapil said, not on when: the same answer again is the same finding. */
export function cariNikTidakPadan({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT a.orang_id::text AS kunci, a.keluarga_id, a.orang_id, NULL::uuid AS catatan_id, k.kode_desa, coalesce(k.desil_nasional, 0) AS desil,
        h.hasil || '|' || array_to_string(h.kolom_beda, ',') AS nilai, hashtextextended(h.hasil || '|' || array_to_string(h.kolom_beda, ','), 0) AS sidik
      FROM (SELECT DISTINCT ON (orang_id) orang_id, hasil, kolom_beda FROM hasil_dukcapil WHERE kode_kab = $1 ORDER BY orang_id, id DESC) h
      JOIN LATERAL (
        SELECT a.orang_id, a.keluarga_id FROM rilis_anggota a
        WHERE a.kode_kab = $1 AND a.rilis_id = $2 AND a.orang_id = h.orang_id ORDER BY a.keluarga_id LIMIT 1) a ON true
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = a.keluarga_id
      WHERE h.hasil IN ('tidak-padan', 'tidak-ditemukan', 'nik-ganda')
      UNION ALL
      SELECT l.orang_id::text, l.keluarga_id, l.orang_id, NULL::uuid, l.kode_desa, coalesce(k.desil_nasional, 0),
        h.hasil || '|' || array_to_string(h.kolom_beda, ','), hashtextextended(h.hasil || '|' || array_to_string(h.kolom_beda, ','), 0)
      FROM (SELECT DISTINCT ON (orang_id) orang_id, hasil, kolom_beda FROM hasil_dukcapil WHERE kode_kab = $1 ORDER BY orang_id, id DESC) h
      JOIN (${hanyaDiSini(kodeKab, rilisId)}) l ON l.orang_id = h.orang_id
      LEFT JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = l.keluarga_id
      WHERE h.hasil IN ('tidak-padan', 'tidak-ditemukan', 'nik-ganda')`,
    values: [kodeKab, rilisId],
  }
}
