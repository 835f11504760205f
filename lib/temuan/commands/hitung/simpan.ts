// From the candidates of a run to findings: new ones, changed ones, those true again, those no longer true. Decisions stay
// while what they rest on is the same.
import 'server-only'
import type pg from 'pg'
import type { JenisTemuan } from '../../jenis'
import { type Bahan, tabelTemuan } from './bahan'

export type HitunganTemuan = { benar: number; baru: number; berubah: number; kembali: number; selesai: number }

/** Name of the lock that acts hold shared and a run alone, so that neither counts under the other's hands. */
export function kunciRekap(kodeKab: string): string {
  return `sahih:temuan:${kodeKab}`
}

/**
 * Writes what the run found of the kinds it counted; inside a transaction. A finding true again takes up its last decision
 * if its value is still the one decided upon, else it waits anew.
 */
export async function simpanTemuan(
  client: pg.Client,
  { kodeKab, rilisId }: Bahan,
  jenisList: readonly JenisTemuan[],
): Promise<HitunganTemuan> {
  const calon = tabelTemuan(kodeKab, 'calon')
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [kunciRekap(kodeKab)])
  const selesai = await client.query(
    `UPDATE temuan t SET status = 'selesai', rilis_terakhir = coalesce(
         (SELECT max(j.rilis_id) FROM (SELECT rilis_id FROM temuan_jalan WHERE kode_kab = $1 ORDER BY id DESC LIMIT 1) j), t.rilis_pertama), ke = t.ke + 1
     WHERE t.kode_kab = $1 AND t.jenis = ANY ($2::text[]) AND t.status <> 'selesai'
       AND NOT EXISTS (SELECT FROM ${calon} c WHERE c.jenis = t.jenis AND c.kunci = t.kunci)`,
    [kodeKab, jenisList],
  )
  const { rows } = await client.query<{ berubah: number; kembali: number }>(
    `WITH ubah AS (
       SELECT t.id, t.status = 'selesai' AS kembali, t.sidik <> c.sidik AS berubah, c.*
       FROM ${calon} c JOIN temuan t ON t.kode_kab = $1 AND t.jenis = c.jenis AND t.kunci = c.kunci
       WHERE t.status = 'selesai' OR t.sidik <> c.sidik OR t.nilai <> c.nilai OR t.kode_desa <> c.kode_desa OR t.desil <> c.desil
         OR t.keluarga_id IS DISTINCT FROM c.keluarga_id OR t.catatan_id IS DISTINCT FROM c.catatan_id),
     tulis AS (
       UPDATE temuan t SET keluarga_id = u.keluarga_id, orang_id = u.orang_id, catatan_id = u.catatan_id, kode_desa = u.kode_desa,
         desil = u.desil, nilai = u.nilai, sidik = u.sidik, rilis_terakhir = NULL,
         status = CASE WHEN t.putusan_sidik = u.sidik THEN t.putusan
           WHEN (u.kembali OR u.berubah) THEN CASE WHEN t.status = 'ditugaskan' THEN 'ditugaskan' ELSE 'baru' END
           ELSE t.status END,
         ke = CASE WHEN u.kembali OR u.berubah THEN t.ke + 1 ELSE t.ke END,
         ditemukan_pada = CASE WHEN u.kembali OR u.berubah THEN now() ELSE t.ditemukan_pada END
       FROM ubah u WHERE t.kode_kab = $1 AND t.id = u.id)
     SELECT count(*) FILTER (WHERE kembali)::integer AS kembali, count(*) FILTER (WHERE berubah AND NOT kembali)::integer AS berubah FROM ubah`,
    [kodeKab],
  )
  const baru = await client.query(
    `INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, orang_id, catatan_id, kode_desa, desil, nilai, sidik, rilis_pertama)
     SELECT $1, c.jenis, c.kunci, c.keluarga_id, c.orang_id, c.catatan_id, c.kode_desa, c.desil, c.nilai, c.sidik, $2
     FROM ${calon} c
     WHERE NOT EXISTS (SELECT FROM temuan t WHERE t.kode_kab = $1 AND t.jenis = c.jenis AND t.kunci = c.kunci)
     ORDER BY c.jenis, c.kode_desa`,
    [kodeKab, rilisId],
  )
  const benar = await client.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${calon}`)
  await hitungRekap(client, kodeKab)
  return {
    benar: benar.rows[0]?.n ?? 0,
    baru: baru.rowCount ?? 0,
    berubah: rows[0]?.berubah ?? 0,
    kembali: rows[0]?.kembali ?? 0,
    selesai: selesai.rowCount ?? 0,
  }
}

/** Counts every finding of the kabupaten/kota anew. */
async function hitungRekap(client: pg.Client, kodeKab: string): Promise<void> {
  await client.query('DELETE FROM rekap_temuan WHERE kode_kab = $1', [kodeKab])
  await client.query(
    `INSERT INTO rekap_temuan (kode_kab, kode_desa, jenis, status, sebab, jumlah)
     SELECT kode_kab, kode_desa, jenis, status, sebab, count(*) FROM temuan WHERE kode_kab = $1 GROUP BY 1, 2, 3, 4, 5`,
    [kodeKab],
  )
}
