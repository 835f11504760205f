// Taking away what an import left that did not come to its end. The published releases are never touched.
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/server/owner'
import { namaSambungan } from './kerja'
import { namaPartisi } from './susun'

/** Drops the working tables of a release number. */
export async function buangKerja(client: pg.Client, rilisId: number): Promise<void> {
  const { rows } = await client.query<{ nama: string }>(
    `SELECT format('kerja.%I', relname) AS nama FROM pg_class
     WHERE relnamespace = 'kerja'::regnamespace AND relkind = 'r' AND relname LIKE $1`,
    [`r${rilisId}\\_%`],
  )
  if (rows.length > 0) await client.query(`DROP TABLE IF EXISTS ${rows.map(({ nama }) => nama).join(', ')}`)
}

/** Undoes an unpublished release whole: tables, identities it brought, its number. */
export async function buangRilis(client: pg.Client, kodeKab: string, rilisId: number): Promise<void> {
  // Statements of a killed process may still run for a moment.
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = $1 AND datname = current_database() AND pid <> pg_backend_pid()`,
    [namaSambungan(rilisId)],
  )
  await inTransaction(client, async () => {
    const { rows } = await client.query(`SELECT FROM rilis WHERE id = $1 AND status = 'dimuat' FOR UPDATE`, [rilisId])
    if (rows.length === 0) return
    await client.query(
      `DROP TABLE IF EXISTS ${namaPartisi('rilis_keluarga', rilisId)}, ${namaPartisi('rilis_anggota', rilisId)}`,
    )
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
 * on them. `kecuali` is an import that is about to start again.
 */
export async function bersihkanMati(client: pg.Client, kodeKab: string, kecuali: string | null): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM rilis WHERE kode_kab = $1 AND status = 'dimuat' ORDER BY id`,
    [kodeKab],
  )
  for (const { id } of rows) await buangRilis(client, kodeKab, id)
  // Killed between publishing and tidying up; a table whose release is gone belongs to nobody either.
  const sisa = await client.query<{ id: number }>(
    `SELECT DISTINCT t.id FROM (
       SELECT substring(relname from '^r([0-9]+)_')::integer AS id FROM pg_class WHERE relnamespace = 'kerja'::regnamespace AND relkind = 'r') t
     LEFT JOIN rilis r ON r.id = t.id WHERE r.id IS NULL OR r.kode_kab = $1`,
    [kodeKab],
  )
  for (const { id } of sisa.rows) await buangKerja(client, id)
  await client.query(
    `UPDATE impor SET status = 'gagal', selesai_pada = now(),
       pesan = 'Impor berhenti di tengah jalan; rilis sebelumnya tetap berlaku. Jalankan lagi dengan berkas yang sama.'
     WHERE kode_kab = $1 AND status = 'berjalan' AND id IS DISTINCT FROM $2::uuid`,
    [kodeKab, kecuali],
  )
  if (kecuali) {
    await client.query('DELETE FROM impor_salah WHERE kode_kab = $1 AND impor_id = $2', [kodeKab, kecuali])
    await client.query('DELETE FROM impor_ditahan WHERE kode_kab = $1 AND impor_id = $2', [kodeKab, kecuali])
  }
}
