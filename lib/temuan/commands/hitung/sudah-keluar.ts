// Members who died or moved away, by the events recorded here or by the newest answer of Dukcapil, and whom the release still
// lists. What was recorded here goes before the answer; who died here is told wherever the release lists them.
import 'server-only'
import { masihDiRilisSql } from '@/lib/keluarga/queries/masih-di-rilis-sql'
import { Prisma } from '@/prisma/client/client'
import type { Bahan, Pencari } from './bahan'

/** Reads pembaruan_anggota_keluar_idx and the answers, then the members by person. Who joined another family here has not left. */
export function cariSudahKeluar({ kodeKab, rilisId }: Bahan): Pencari {
  const { text, values } = Prisma.sql`
      WITH keluar AS (
        SELECT g.orang_id, a.keluarga_id, g.sebab, g.berlaku_sejak AS sejak, 1 AS dahulu, g.dicatat_pada AS pada
        ${masihDiRilisSql(kodeKab, rilisId)} AND g.sebab IN ('meninggal', 'pindah')
        UNION ALL
        SELECT h.orang_id, a.keluarga_id, 'dukcapil-' || h.hasil, (h.diperiksa_pada AT TIME ZONE 'Asia/Jakarta')::date, 2, h.diperiksa_pada
        FROM (SELECT DISTINCT ON (orang_id) * FROM hasil_dukcapil WHERE kode_kab = ${kodeKab} ORDER BY orang_id, id DESC) h
        JOIN rilis_anggota a ON a.kode_kab = ${kodeKab} AND a.rilis_id = ${rilisId}::integer AND a.orang_id = h.orang_id AND a.keluarga_id = h.keluarga_id
        WHERE h.hasil IN ('meninggal', 'pindah'))
      SELECT DISTINCT ON (p.orang_id, p.keluarga_id) p.orang_id::text || ':' || p.keluarga_id::text AS kunci, p.keluarga_id, p.orang_id,
        NULL::uuid AS catatan_id, k.kode_desa, coalesce(k.desil_nasional, 0) AS desil, p.sebab || '|' || p.sejak AS nilai,
        hashtextextended(p.sebab || CASE p.dahulu WHEN 1 THEN p.sejak::text ELSE '' END, 0) AS sidik
      FROM keluar p
      JOIN rilis_keluarga k ON k.kode_kab = ${kodeKab} AND k.rilis_id = ${rilisId}::integer AND k.keluarga_id = p.keluarga_id
      ORDER BY p.orang_id, p.keluarga_id, p.dahulu, p.pada DESC`
  return { sql: text, values }
}
