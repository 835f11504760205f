// One NIK delivered in two kabupaten/kota: found by the owner across all of them, told to each side without the other.
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/server/owner'

/**
 * Compares the present release of a kabupaten/kota with those of all others and brings the findings on every side up to date.
 * @returns persons of this kabupaten/kota whose NIK stands elsewhere too; 0 at once when there is no other
 */
export async function silangkanNik(client: pg.Client, kodeKab: string): Promise<number> {
  const { rowCount: lain } = await client.query('SELECT FROM rilis_kini WHERE kode_kab <> $1 LIMIT 1', [kodeKab])
  if (!lain) return 0
  return inTransaction(client, async () => {
    // Two kabupaten/kota matched at once would write the same findings.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('sahih:silang', 0))`)
    await client.query(`
      CREATE TEMP TABLE silang ON COMMIT DROP AS
      WITH semua AS (
        SELECT a.kode_kab, a.rilis_id, a.orang_id, a.keluarga_id, a.kode_desa, a.nomor_induk_kependudukan AS nik
        FROM rilis_kini k JOIN rilis_anggota a ON a.kode_kab = k.kode_kab AND a.rilis_id = k.rilis_id),
      ganda AS (SELECT nik, count(DISTINCT kode_kab) - 1 AS lain FROM semua GROUP BY nik HAVING count(DISTINCT kode_kab) > 1)
      SELECT s.*, g.lain FROM semua s JOIN ganda g USING (nik)`)
    // The bond of a NIK stays the same from run to run: it is that of whoever of its persons had one.
    await client.query(
      `WITH lama AS (
         SELECT s.nik, min(p.ikatan::text)::uuid AS ikatan FROM silang s JOIN padan_silang p ON p.kode_kab = s.kode_kab AND p.orang_id = s.orang_id GROUP BY s.nik),
       baru AS MATERIALIZED (SELECT n.nik, coalesce(l.ikatan, uuid7()) AS ikatan FROM (SELECT DISTINCT nik FROM silang) n LEFT JOIN lama l USING (nik))
       INSERT INTO padan_silang AS p (kode_kab, ikatan, orang_id, keluarga_id, kode_desa, rilis_id, lain)
       SELECT s.kode_kab, b.ikatan, s.orang_id, s.keluarga_id, s.kode_desa, s.rilis_id, s.lain FROM silang s JOIN baru b USING (nik)
       ON CONFLICT (kode_kab, orang_id) DO UPDATE SET ikatan = excluded.ikatan, keluarga_id = excluded.keluarga_id,
         kode_desa = excluded.kode_desa, rilis_id = excluded.rilis_id, lain = excluded.lain, berakhir_pada = NULL`,
    )
    await client.query(
      `UPDATE padan_silang p SET berakhir_pada = now() WHERE berakhir_pada IS NULL
         AND NOT EXISTS (SELECT FROM silang s WHERE s.kode_kab = p.kode_kab AND s.orang_id = p.orang_id)`,
    )
    // Requests follow the person into the desa of the present.
    await client.query(
      `UPDATE padan_klarifikasi k SET kode_desa = p.kode_desa FROM padan_silang p
       WHERE p.kode_kab = k.kode_kab AND p.id = k.silang_id AND p.kode_desa <> k.kode_desa`,
    )
    const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM silang WHERE kode_kab = $1', [
      kodeKab,
    ])
    return Number(rows[0]?.n)
  })
}
