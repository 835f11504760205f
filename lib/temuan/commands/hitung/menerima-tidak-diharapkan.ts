// Families on the newest list of recipients of a programme whose desil lies above what its rule names, or whom the exclude list of
// the day names.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/**
 * The rule of each programme is that of the day; a programme without a rule gives none. Families that are only unranked are another
 * kind. A decision rests on programme, desil and exclude codes, not on the period.
 */
export function cariMenerimaTidakDiharapkan({ kodeKab, rilisId, tanggal }: Bahan): Pencari {
  return {
    sql: `WITH terbaru AS (
        SELECT DISTINCT ON (p.program) p.program, p.muatan_id, p.periode FROM (
          SELECT CASE jenis WHEN 'pbi' THEN 'pbi-jk' ELSE program END AS program, id AS muatan_id, coalesce(periode, per_tanggal::text) AS periode, per_tanggal
          FROM sumber_muatan WHERE kode_kab = $1 AND jenis IN ('kpm', 'pbi') AND status = 'berlaku') p
        ORDER BY p.program, p.periode DESC, p.per_tanggal DESC),
      aturan AS (
        SELECT DISTINCT ON (program) program, desil_maks FROM aturan_program
        WHERE berlaku_mulai <= $3::date AND (berlaku_sampai IS NULL OR berlaku_sampai >= $3::date) ORDER BY program, berlaku_mulai DESC),
      exclude AS (
        SELECT keluarga_id, string_agg(DISTINCT kode, ',' ORDER BY kode) AS kode FROM status_exclude
        WHERE kode_kab = $1 AND muatan_id = (
          SELECT id FROM exclude_muatan WHERE kode_kab = $1 AND berlaku_sejak <= $3::date ORDER BY berlaku_sejak DESC, dimuat_pada DESC, id DESC LIMIT 1)
        GROUP BY 1)
      SELECT k.keluarga_id::text || ':' || t.program AS kunci, k.keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, k.kode_desa,
        coalesce(k.desil_nasional, 0) AS desil,
        t.program || '|' || coalesce(k.desil_nasional, 0) || '|' || max(t.periode) || coalesce('|' || x.kode, '') AS nilai,
        hashtextextended(t.program || '|' || coalesce(k.desil_nasional, 0) || coalesce('|' || x.kode, ''), 0) AS sidik
      FROM terbaru t
      JOIN aturan r ON r.program = t.program
      JOIN kepesertaan p ON p.kode_kab = $1 AND p.muatan_id = t.muatan_id AND p.arti = 'menerima'
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = p.keluarga_id
      LEFT JOIN exclude x ON x.keluarga_id = k.keluarga_id
      WHERE k.desil_nasional > r.desil_maks OR x.kode IS NOT NULL
      GROUP BY k.keluarga_id, k.kode_desa, k.desil_nasional, t.program, x.kode`,
    values: [kodeKab, rilisId, tanggal],
  }
}
