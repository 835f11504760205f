// After the present release has changed: who its people are in the rows of the other sources. Set-based, as owner.
import 'server-only'
import { inTransaction, withOwner } from '@/lib/server/owner'

/**
 * Links rows that named nobody before, moves linked ones to the family and desa of the present release. Who is not in it keeps
 * the link to the identity. Returns how many rows changed.
 */
export async function tautkanUlang(kodeKab: string): Promise<number> {
  return withOwner((client) =>
    inTransaction(client, async () => {
      const ada = await client.query('SELECT FROM sumber_catatan WHERE kode_kab = $1 LIMIT 1', [kodeKab])
      if (ada.rowCount === 0) return 0
      // A quarter delivered late is published without becoming the present.
      const kini = await client.query<{ rilis_id: number }>('SELECT rilis_id FROM rilis_kini WHERE kode_kab = $1', [
        kodeKab,
      ])
      const rilisId = kini.rows[0]?.rilis_id
      if (rilisId === undefined) return 0
      const values = [kodeKab, rilisId]
      const pindah = await client.query(
        `UPDATE sumber_catatan c SET keluarga_id = g.keluarga_id, kode_desa = g.kode_desa FROM rilis_anggota g
         WHERE c.kode_kab = $1 AND g.kode_kab = $1 AND g.rilis_id = $2 AND g.orang_id = c.orang_id
           AND (c.keluarga_id, c.kode_desa) IS DISTINCT FROM (g.keluarga_id, g.kode_desa)`,
        values,
      )
      const desa = await client.query(
        `UPDATE sumber_catatan c SET kode_desa = k.kode_desa FROM rilis_keluarga k
         WHERE c.kode_kab = $1 AND k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = c.keluarga_id
           AND c.orang_id IS NULL AND c.kode_desa <> k.kode_desa`,
        values,
      )
      // As on loading: a NIK names a person, a No. KK alone a family, a number of several rows nobody for sure.
      const orang = await client.query(
        `UPDATE sumber_catatan c SET orang_id = t.orang_id, keluarga_id = t.keluarga_id, kode_desa = t.kode_desa FROM (
           SELECT c.id, g.orang_id, g.keluarga_id, g.kode_desa, count(*) OVER (PARTITION BY c.id) AS banyak
           FROM sumber_catatan c JOIN rilis_anggota g ON g.kode_kab = $1 AND g.rilis_id = $2 AND g.nomor_induk_kependudukan = c.nik
           WHERE c.kode_kab = $1 AND c.orang_id IS NULL) t
         WHERE c.kode_kab = $1 AND c.id = t.id AND t.banyak = 1`,
        values,
      )
      const keluarga = await client.query(
        `UPDATE sumber_catatan c SET keluarga_id = t.keluarga_id, kode_desa = t.kode_desa FROM (
           SELECT c.id, k.keluarga_id, k.kode_desa, count(*) OVER (PARTITION BY c.id) AS banyak
           FROM sumber_catatan c JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.nomor_kartu_keluarga = c.nomor_kk
           WHERE c.kode_kab = $1 AND c.keluarga_id IS NULL) t
         WHERE c.kode_kab = $1 AND c.id = t.id AND t.banyak = 1`,
        values,
      )
      await client.query(
        `UPDATE kepesertaan p SET orang_id = c.orang_id, keluarga_id = c.keluarga_id, kode_desa = c.kode_desa FROM sumber_catatan c
         WHERE p.kode_kab = $1 AND c.kode_kab = $1 AND c.id = p.id
           AND (p.orang_id, p.keluarga_id, p.kode_desa) IS DISTINCT FROM (c.orang_id, c.keluarga_id, c.kode_desa)`,
        [kodeKab],
      )
      await client.query(
        `UPDATE sumber_muatan m SET tertaut = t.n FROM (
           SELECT muatan_id, count(keluarga_id)::integer AS n FROM sumber_catatan WHERE kode_kab = $1 GROUP BY 1) t
         WHERE m.kode_kab = $1 AND m.id = t.muatan_id AND m.status = 'berlaku' AND m.tertaut <> t.n`,
        [kodeKab],
      )
      return [pindah, desa, orang, keluarga].reduce((jumlah, { rowCount }) => jumlah + (rowCount ?? 0), 0)
    }),
  )
}
