// Families without an official desil, with the first reason their own rows show.
import 'server-only'
import { type Bahan, type Pencari, tabelTemuan } from './bahan'

/** Reads the index of desil for the families, then their members by the primary key. */
export function cariBelumDiperingkat({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT s.keluarga_id::text AS kunci, s.keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, s.kode_desa, 0 AS desil,
        s.sebab AS nilai, hashtextextended(s.sebab, 0) AS sidik
      FROM (
        SELECT k.keluarga_id, k.kode_desa,
          CASE WHEN k.jiwa = 0 THEN 'tanpa-anggota'
            WHEN k.nomor_kartu_keluarga !~ '^[1-9][0-9]{15}$' THEN 'nomor-kk'
            WHEN a.rusak THEN 'nik-rusak'
            WHEN a.ganda THEN 'nik-ganda'
            WHEN NOT a.kepala THEN 'tanpa-kepala'
            WHEN k.jumlah_anggota_keluarga <> k.jiwa THEN 'jumlah-anggota'
            WHEN coalesce(k.desil_provinsi, k.desil_kabupaten_kota) IS NOT NULL THEN 'desil-lain-ada'
            ELSE 'kosong' END AS sebab
        FROM rilis_keluarga k
        LEFT JOIN (
          SELECT a.keluarga_id, bool_or(a.nomor_induk_kependudukan !~ '^[1-9][0-9]{15}$' OR right(a.nomor_induk_kependudukan, 4) = '0000') AS rusak,
            bool_or(a.status_hubungan_keluarga = '1') IS TRUE AS kepala,
            bool_or(g.orang_id IS NOT NULL) AS ganda
          FROM rilis_keluarga b
          JOIN rilis_anggota a ON a.kode_kab = b.kode_kab AND a.rilis_id = b.rilis_id AND a.keluarga_id = b.keluarga_id
          LEFT JOIN ${tabelTemuan(kodeKab, 'nik')} g ON g.orang_id = a.orang_id AND g.keluarga_id = a.keluarga_id
          WHERE b.kode_kab = $1 AND b.rilis_id = $2 AND b.desil_nasional IS NULL
          GROUP BY 1) a ON a.keluarga_id = k.keluarga_id
        WHERE k.kode_kab = $1 AND k.rilis_id = $2 AND k.desil_nasional IS NULL) s`,
    values: [kodeKab, rilisId],
  }
}
