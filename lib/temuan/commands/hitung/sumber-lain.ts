// What other sources know and the release does not, or not with a desil: two kinds over the same rows.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

// A row is of the release when its NIK is, or the family it was linked to is, or the person somebody said it is. A row without a
// NIK that is linked to nobody cannot be looked for and is left out.
const TIDAK_ADA = `c.nik IS NOT NULL
  AND NOT EXISTS (SELECT FROM rilis_anggota a WHERE a.kode_kab = $1 AND a.rilis_id = $2 AND a.nomor_induk_kependudukan = c.nik)
  AND NOT EXISTS (SELECT FROM rilis_keluarga k WHERE k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = c.keluarga_id)
  AND NOT EXISTS (SELECT FROM padan_tautan p JOIN rilis_anggota a ON a.kode_kab = $1 AND a.rilis_id = $2 AND a.orang_id = p.orang_id
    WHERE p.kode_kab = $1 AND p.catatan_id = c.id AND p.dicabut_pada IS NULL)`

/** Persons of the DTKS load that holds who are not in the release. */
export function cariDtksTidakDiDtsen({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT DISTINCT ON (c.nik) md5(c.nik) AS kunci, NULL::uuid AS keluarga_id, NULL::uuid AS orang_id, c.id AS catatan_id, c.kode_desa,
        0 AS desil, 'tidak-ada' AS nilai, hashtextextended(coalesce(c.nama, '') || coalesce(c.tanggal_lahir::text, ''), 0) AS sidik
      FROM sumber_muatan m JOIN sumber_catatan c ON c.kode_kab = m.kode_kab AND c.muatan_id = m.id
      WHERE m.kode_kab = $1 AND m.jenis = 'dtks' AND m.status = 'berlaku' AND ${TIDAK_ADA}
      ORDER BY c.nik, c.id`,
    values: [kodeKab, rilisId],
  }
}

/** Persons of the other loads that are not in the release, and unranked families that any load knows. */
export function cariSumberLainTanpaDesil({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `WITH muatan AS (
        SELECT id, jenis FROM sumber_muatan WHERE kode_kab = $1 AND status = 'berlaku' AND jenis IN ('regsosek', 'p3ke', 'pbi', 'kpm', 'dtks'))
      SELECT 'n:' || md5(c.nik) AS kunci, NULL::uuid AS keluarga_id, NULL::uuid AS orang_id, (array_agg(c.id ORDER BY c.id DESC))[1] AS catatan_id,
        (array_agg(c.kode_desa ORDER BY c.id DESC))[1] AS kode_desa, 0 AS desil,
        'tidak-ada|' || string_agg(DISTINCT m.jenis, ',' ORDER BY m.jenis) AS nilai,
        hashtextextended(string_agg(DISTINCT m.jenis, ',' ORDER BY m.jenis), 0) AS sidik
      FROM muatan m JOIN sumber_catatan c ON c.kode_kab = $1 AND c.muatan_id = m.id
      WHERE m.jenis <> 'dtks' AND ${TIDAK_ADA}
      GROUP BY c.nik
      UNION ALL
      SELECT 'k:' || k.keluarga_id::text, k.keluarga_id, NULL, NULL, k.kode_desa, 0,
        'belum|' || string_agg(DISTINCT m.jenis, ',' ORDER BY m.jenis), hashtextextended(string_agg(DISTINCT m.jenis, ',' ORDER BY m.jenis), 1)
      FROM muatan m JOIN sumber_catatan c ON c.kode_kab = $1 AND c.muatan_id = m.id
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = c.keluarga_id AND k.desil_nasional IS NULL
      GROUP BY k.keluarga_id, k.kode_desa`,
    values: [kodeKab, rilisId],
  }
}
