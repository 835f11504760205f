// Results of Dukcapil that came as a file of `cli impor --jenis dukcapil`: each becomes a result beside its person, once per load.
import 'server-only'
import type pg from 'pg'

/** Brings loads of the kind `dukcapil` that hold into `hasil_dukcapil`; returns how many answers were new. Words nobody knows stay with their source. */
export async function susunHasilImpor(client: pg.Client, kodeKab: string): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO hasil_dukcapil (kode_kab, orang_id, keluarga_id, kode_desa, cara, hasil, rujukan, aktor, diperiksa_pada)
     SELECT DISTINCT ON (c.orang_id) c.kode_kab, c.orang_id, a.keluarga_id, a.kode_desa, 'impor',
       CASE c.isi ->> 'hasil' WHEN 'ganda' THEN 'nik-ganda' ELSE c.isi ->> 'hasil' END, m.id::text, m.aktor, m.dimuat_pada
     FROM sumber_muatan m JOIN sumber_catatan c ON c.kode_kab = m.kode_kab AND c.muatan_id = m.id
     JOIN rilis_kini k ON k.kode_kab = m.kode_kab
     JOIN rilis_anggota a ON a.kode_kab = k.kode_kab AND a.rilis_id = k.rilis_id AND a.orang_id = c.orang_id
     WHERE m.kode_kab = $1 AND m.jenis = 'dukcapil' AND m.status = 'berlaku'
       AND c.isi ->> 'hasil' IN ('padan', 'tidak-padan', 'meninggal', 'pindah', 'ganda')
     ORDER BY c.orang_id, c.baris DESC
     ON CONFLICT (kode_kab, orang_id, rujukan) DO NOTHING`,
    [kodeKab],
  )
  return rowCount ?? 0
}
