// Members who died or moved away, by the events recorded here or by the newest answer of Dukcapil, and who are still listed: by the
// release, or in a family recorded only here. What was recorded here goes before the answer; who died here is told wherever the
// release lists them.
import 'server-only'
import { masihDiRilisSql } from '@/lib/keluarga/queries/masih-di-rilis-sql'
import type { Bahan, Pencari } from './bahan'
import { hanyaDiSini } from './hanya-di-sini'

/** Reads pembaruan_anggota_keluar_idx and the answers, then the members by person. Who joined another family here has not left. */
export function cariSudahKeluar({ kodeKab, rilisId }: Bahan): Pencari {
  const tercatat = masihDiRilisSql(kodeKab, rilisId)
  const kab = `$${tercatat.values.length + 1}`
  const rilis = `$${tercatat.values.length + 2}::integer`
  return {
    sql: `
      WITH jawaban AS (SELECT DISTINCT ON (orang_id) * FROM hasil_dukcapil WHERE kode_kab = ${kab} ORDER BY orang_id, id DESC),
      keluar AS (
        SELECT g.orang_id, a.keluarga_id, NULL::text AS kode_desa, g.sebab, g.berlaku_sejak AS sejak, 1 AS dahulu, g.dicatat_pada AS pada
        ${tercatat.text} AND g.sebab IN ('meninggal', 'pindah')
        UNION ALL
        SELECT h.orang_id, a.keluarga_id, NULL, 'dukcapil-' || h.hasil, (h.diperiksa_pada AT TIME ZONE 'Asia/Jakarta')::date, 2, h.diperiksa_pada
        FROM jawaban h
        JOIN rilis_anggota a ON a.kode_kab = ${kab} AND a.rilis_id = ${rilis} AND a.orang_id = h.orang_id AND a.keluarga_id = h.keluarga_id
        WHERE h.hasil IN ('meninggal', 'pindah')
        UNION ALL
        SELECT h.orang_id, l.keluarga_id, l.kode_desa, 'dukcapil-' || h.hasil, (h.diperiksa_pada AT TIME ZONE 'Asia/Jakarta')::date, 2, h.diperiksa_pada
        FROM jawaban h JOIN (${hanyaDiSini(kodeKab, rilisId)}) l ON l.orang_id = h.orang_id AND l.keluarga_id = h.keluarga_id
        WHERE h.hasil IN ('meninggal', 'pindah'))
      SELECT DISTINCT ON (p.orang_id, p.keluarga_id) p.orang_id::text || ':' || p.keluarga_id::text AS kunci, p.keluarga_id, p.orang_id,
        NULL::uuid AS catatan_id, coalesce(k.kode_desa, p.kode_desa) AS kode_desa, coalesce(k.desil_nasional, 0) AS desil, p.sebab || '|' || p.sejak AS nilai,
        hashtextextended(p.sebab || CASE p.dahulu WHEN 1 THEN p.sejak::text ELSE '' END, 0) AS sidik
      FROM keluar p
      LEFT JOIN rilis_keluarga k ON k.kode_kab = ${kab} AND k.rilis_id = ${rilis} AND k.keluarga_id = p.keluarga_id
      WHERE coalesce(k.kode_desa, p.kode_desa) IS NOT NULL
      ORDER BY p.orang_id, p.keluarga_id, p.dahulu, p.pada DESC`,
    values: [...tercatat.values, kodeKab, rilisId],
  }
}
