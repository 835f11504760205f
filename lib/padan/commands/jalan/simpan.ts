// Proposals into the register: new ones added, known ones brought up to date, decisions left as they are unless the values behind them changed.
import 'server-only'
import type pg from 'pg'
import { type KerjaPadan, tabelPadan } from './orang'

/** What a run changed: pairs proposed now, of them never seen, and of them decided before over other values. */
export type HitunganPadan = { diusulkan: number; baru: number; kembali: number }

/** Writes the result of a run; inside the caller's transaction. */
export async function simpanPasangan(client: pg.Client, { kodeKab, rilisId }: KerjaPadan): Promise<HitunganPadan> {
  const t = (nama: string) => tabelPadan(kodeKab, nama)
  // The smaller id first, so that a pair has one key whichever row came first in the file.
  await client.query(`CREATE TEMP TABLE padan_kini ON COMMIT DROP AS
    SELECT CASE WHEN h.sama_nik THEN 'nik' ELSE 'orang' END AS jenis, h.skor, h.bagian, h.sidik,
      CASE WHEN p.orang_id < q.orang_id THEN p.orang_id ELSE q.orang_id END AS orang_id,
      CASE WHEN p.orang_id < q.orang_id THEN p.keluarga_id ELSE q.keluarga_id END AS keluarga_id,
      CASE WHEN p.orang_id < q.orang_id THEN p.kode_desa ELSE q.kode_desa END AS kode_desa,
      'o:' || CASE WHEN p.orang_id < q.orang_id THEN q.orang_id ELSE p.orang_id END AS lain,
      CASE WHEN p.orang_id < q.orang_id THEN q.orang_id ELSE p.orang_id END AS orang_lain,
      CASE WHEN p.orang_id < q.orang_id THEN q.keluarga_id ELSE p.keluarga_id END AS keluarga_lain,
      CASE WHEN p.orang_id < q.orang_id THEN q.kode_desa ELSE p.kode_desa END AS kode_desa_lain,
      NULL::uuid AS catatan_id, NULL::text AS sumber
    FROM (SELECT *, bagian @> '[{"bagian": "nik", "tingkat": "sama"}]' AS sama_nik FROM ${t('hasil')}) h
    JOIN ${t('orang')} p ON p.n = h.x JOIN ${t('orang')} q ON q.n = h.y AND q.catatan_id IS NULL AND q.orang_id <> p.orang_id
    UNION ALL
    SELECT 'sumber', h.skor, h.bagian, h.sidik, p.orang_id, p.keluarga_id, p.kode_desa, 's:' || q.sumber || ':' || q.kunci_sumber,
      NULL, NULL, q.kode_desa, q.catatan_id, q.sumber
    FROM ${t('hasil')} h JOIN ${t('orang')} p ON p.n = h.x JOIN ${t('orang')} q ON q.n = h.y AND q.catatan_id IS NOT NULL`)
  const { rows } = await client.query<{ diusulkan: string; baru: string; kembali: string }>(
    `WITH kini AS (SELECT DISTINCT ON (orang_id, lain) * FROM padan_kini ORDER BY orang_id, lain, skor DESC),
     ditulis AS (
       INSERT INTO padan_pasangan AS p (kode_kab, jenis, orang_id, keluarga_id, kode_desa, lain, orang_lain, keluarga_lain, catatan_id,
         sumber, kode_desa_lain, skor, bagian, sidik, rilis_id)
       SELECT $1, jenis, orang_id, keluarga_id, kode_desa, lain, orang_lain, keluarga_lain, catatan_id, sumber, kode_desa_lain, skor,
         bagian, sidik, $2 FROM kini
       ON CONFLICT (kode_kab, orang_id, lain) DO UPDATE SET
         jenis = excluded.jenis, keluarga_id = excluded.keluarga_id, kode_desa = excluded.kode_desa,
         keluarga_lain = excluded.keluarga_lain, catatan_id = excluded.catatan_id, kode_desa_lain = excluded.kode_desa_lain,
         skor = excluded.skor, bagian = excluded.bagian, sidik = excluded.sidik, rilis_id = excluded.rilis_id,
         status_dulu = CASE WHEN p.status IN ('beda', 'nanti') AND p.sidik <> excluded.sidik THEN p.status ELSE p.status_dulu END,
         ke = p.ke + CASE WHEN p.status IN ('beda', 'nanti') AND p.sidik <> excluded.sidik THEN 1 ELSE 0 END,
         status = CASE WHEN p.status IN ('beda', 'nanti') AND p.sidik <> excluded.sidik THEN 'usul' ELSE p.status END
       RETURNING status, xmax = 0 AS baru, status_dulu, ke)
     SELECT count(*) FILTER (WHERE status = 'usul') AS diusulkan, count(*) FILTER (WHERE baru) AS baru,
       count(*) FILTER (WHERE status = 'usul' AND status_dulu IS NOT NULL) AS kembali FROM ditulis`,
    [kodeKab, rilisId],
  )
  // What nobody decided and the values no longer say is no proposal any more. Decisions stay.
  await client.query(
    `DELETE FROM padan_pasangan p WHERE kode_kab = $1 AND status = 'usul'
       AND NOT EXISTS (SELECT FROM padan_kini k WHERE k.orang_id = p.orang_id AND k.lain = p.lain)`,
    [kodeKab],
  )
  await pindahkan(client, kodeKab, rilisId)
  const row = rows[0]
  return { diusulkan: Number(row?.diusulkan), baru: Number(row?.baru), kembali: Number(row?.kembali) }
}

/** Decided pairs follow persons into the family and desa of the present, which is what row security asks for. */
async function pindahkan(client: pg.Client, kodeKab: string, rilisId: number): Promise<void> {
  for (const [orang, keluarga, desa] of [
    ['orang_id', 'keluarga_id', 'kode_desa'],
    ['orang_lain', 'keluarga_lain', 'kode_desa_lain'],
  ])
    await client.query(
      `UPDATE padan_pasangan p SET ${keluarga} = a.keluarga_id, ${desa} = a.kode_desa, rilis_id = $2
       FROM ${tabelPadan(kodeKab, 'orang')} a WHERE p.kode_kab = $1 AND p.status <> 'usul' AND a.catatan_id IS NULL AND a.orang_id = p.${orang}
         AND (p.${keluarga} <> a.keluarga_id OR p.${desa} <> a.kode_desa)`,
      [kodeKab, rilisId],
    )
  await client.query(
    `UPDATE padan_tautan t SET keluarga_id = p.keluarga_id, kode_desa = p.kode_desa, keluarga_lain = p.keluarga_lain, kode_desa_lain = p.kode_desa_lain
     FROM padan_pasangan p WHERE t.kode_kab = $1 AND t.dicabut_pada IS NULL AND p.kode_kab = $1 AND p.id = t.pasangan_id
       AND (t.kode_desa, t.kode_desa_lain, t.keluarga_id) IS DISTINCT FROM (p.kode_desa, p.kode_desa_lain, p.keluarga_id)`,
    [kodeKab],
  )
}
