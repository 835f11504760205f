// Taking away what an import left that did not come to its end. The published releases are never touched.
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/server/owner'
import { buangSelisihRilis } from '../selisih/susun-selisih'
import { namaSambungan } from './kerja'
import { INDUK, namaPartisi } from './susun'

/** Drops the working tables of a release number. */
export async function buangKerja(client: pg.Client, rilisId: number): Promise<void> {
  const { rows } = await client.query<{ nama: string }>(
    `SELECT format('kerja.%I', relname) AS nama FROM pg_class
     WHERE relnamespace = 'kerja'::regnamespace AND relkind = 'r' AND relname LIKE $1`,
    [`r${rilisId}\\_%`],
  )
  if (rows.length > 0) await client.query(`DROP TABLE IF EXISTS ${rows.map(({ nama }) => nama).join(', ')}`)
}

/**
 * Drops the tables of a release that was stopped while it was loaded. Its number and the identities it brought stay until
 * {@link bersihkanMati}: every identity is looked for wherever one may be named, which takes a minute in a city.
 */
export async function buangTabel(client: pg.Client, rilisId: number): Promise<void> {
  await inTransaction(client, async () => {
    const { rowCount } = await client.query(`SELECT FROM rilis WHERE id = $1 AND status = 'dimuat' FOR UPDATE`, [
      rilisId,
    ])
    if (rowCount) await dropPartisi(client, rilisId)
  })
  await buangKerja(client, rilisId)
}

async function dropPartisi(client: pg.Client, rilisId: number): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${INDUK.map((induk) => namaPartisi(induk, rilisId)).join(', ')}`)
}

/**
 * Undoes an unpublished release whole: tables, identities it brought, its number. `keadaan` is what it must be in:
 * `dimuat` (its import ended early) or `menunggu` (rejected, or replaced by another delivery).
 */
export async function buangRilis(
  client: pg.Client,
  kodeKab: string,
  rilisId: number,
  keadaan: 'dimuat' | 'menunggu' = 'dimuat',
): Promise<void> {
  // Statements of a killed process may still run for a moment.
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()`,
    [namaSambungan(rilisId)],
  )
  await inTransaction(client, async () => {
    const { rowCount } = await client.query('SELECT FROM rilis WHERE id = $1 AND status = $2 FOR UPDATE', [
      rilisId,
      keadaan,
    ])
    if (!rowCount) return
    await dropPartisi(client, rilisId)
    await buangSelisihRilis(client, kodeKab, rilisId)
    await client.query('DELETE FROM rilis_wilayah WHERE kode_kab = $1 AND rilis_id = $2', [kodeKab, rilisId])
    await client.query('DELETE FROM kata WHERE kode_kab = $1 AND rilis_id = $2', [kodeKab, rilisId])
    await client.query('DELETE FROM rekap_rilis WHERE kode_kab = $1 AND rilis_id = $2', [kodeKab, rilisId])
    await client.query(
      `WITH hapus AS (DELETE FROM riwayat_nik WHERE kode_kab = $1 AND rilis_id = $2 RETURNING orang_id)
       DELETE FROM orang o USING hapus h WHERE o.kode_kab = $1 AND o.id = h.orang_id`,
      [kodeKab, rilisId],
    )
    await client.query(
      `WITH hapus AS (DELETE FROM riwayat_kk WHERE kode_kab = $1 AND rilis_id = $2 RETURNING keluarga_id)
       DELETE FROM keluarga k USING hapus h WHERE k.kode_kab = $1 AND k.id = h.keluarga_id`,
      [kodeKab, rilisId],
    )
    await client.query('UPDATE impor SET rilis_id = NULL WHERE kode_kab = $1 AND rilis_id = $2', [kodeKab, rilisId])
    await client.query('DELETE FROM rilis WHERE id = $1', [rilisId])
  })
  await buangKerja(client, rilisId)
}

/**
 * Ends the imports of a kabupaten/kota that died: call it while holding the import lock, which proves that nobody works
 * on them. `kecuali` is an import that is about to start again; `maju` hears when there is a release to undo.
 */
export async function bersihkanMati(
  client: pg.Client,
  kodeKab: string,
  kecuali: string | null,
  maju: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM rilis WHERE kode_kab = $1 AND status = 'dimuat' ORDER BY id`,
    [kodeKab],
  )
  if (rows.length > 0) await maju()
  for (const { id } of rows) await buangRilis(client, kodeKab, id)
  // Killed between publishing and tidying up; a table whose release is gone belongs to nobody either.
  const sisa = await client.query<{ id: number }>(
    `SELECT DISTINCT t.id FROM (
       SELECT substring(relname from '^r([0-9]+)_')::integer AS id FROM pg_class WHERE relnamespace = 'kerja'::regnamespace AND relkind = 'r') t
     LEFT JOIN rilis r ON r.id = t.id WHERE r.id IS NULL OR r.kode_kab = $1`,
    [kodeKab],
  )
  for (const { id } of sisa.rows) await buangKerja(client, id)
  // A trial leaves nothing, also when it died; one of an upload waits as its upload did.
  await buangCoba(client, kodeKab, kecuali)
  await client.query(
    `UPDATE impor SET status = 'gagal', selesai_pada = now(),
       pesan = 'Impor berhenti di tengah jalan; rilis sebelumnya tetap berlaku. Jalankan lagi dengan berkas yang sama.'
     WHERE kode_kab = $1 AND status = 'berjalan' AND id IS DISTINCT FROM $2::uuid`,
    [kodeKab, kecuali],
  )
  if (kecuali) {
    await client.query('DELETE FROM impor_salah WHERE kode_kab = $1 AND impor_id = $2', [kodeKab, kecuali])
    await client.query('DELETE FROM impor_ditahan WHERE kode_kab = $1 AND impor_id = $2', [kodeKab, kecuali])
    await client.query('DELETE FROM impor_wilayah WHERE kode_kab = $1 AND impor_id = $2', [kodeKab, kecuali])
  }
}

/** Forgets trials of the command line that are not running any more; `id` says which one alone, otherwise all but `kecuali`. */
export async function buangCoba(
  client: pg.Client,
  kodeKab: string,
  kecuali: string | null,
  id: string | null = null,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM impor WHERE kode_kab = $1 AND coba AND pekerjaan_id IS NULL AND status IN ('berjalan', 'diperiksa', 'gagal')
       AND id IS DISTINCT FROM $2::uuid AND ($3::uuid IS NULL OR id = $3::uuid)`,
    [kodeKab, kecuali, id],
  )
  const idList = rows.map((row) => row.id)
  if (idList.length === 0) return
  await inTransaction(client, async () => {
    for (const tabel of ['impor_salah', 'impor_ditahan', 'impor_wilayah', 'impor_berkas'])
      await client.query(`DELETE FROM ${tabel} WHERE kode_kab = $1 AND impor_id = ANY ($2::uuid[])`, [kodeKab, idList])
    await client.query('DELETE FROM impor WHERE kode_kab = $1 AND id = ANY ($2::uuid[])', [kodeKab, idList])
  })
}
