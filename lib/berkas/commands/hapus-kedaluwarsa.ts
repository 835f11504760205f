// Housekeeping of the worker: bytes whose time is over, and rows of work that no worker will take up again.
import 'server-only'
import { serverAktor } from '@/lib/akses/izin'
import { now } from '@/lib/server/clock'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { removeStored, sweepStored } from '@/lib/server/storage'

/** Days a list of faulty rows is kept: it holds whole rows of people, and whoever corrects them does so within the month. */
const UMUR_BARIS_SALAH = 30
/** Files removed in one turn; the next turn comes within the hour. */
const SEKALI = 500

/**
 * Removes the bytes of every file past its date by the office clock, in all kabupaten/kota, and half-written files of dead
 * processes. The rows stay, with the day; each removal is recorded. Returns how many files went, at most 500 in one turn.
 */
export async function hapusKedaluwarsa(): Promise<number> {
  return withOwner(async (client) => {
    await client.query(
      `UPDATE berkas SET kedaluwarsa_pada = dibuat_pada + make_interval(days => $1)
       WHERE jenis = 'baris-salah' AND kedaluwarsa_pada IS NULL AND dihapus_pada IS NULL`,
      [UMUR_BARIS_SALAH],
    )
    const { rows } = await client.query<{ kode_kab: string; id: string; jalur: string; jenis: string }>(
      `SELECT kode_kab, id, jalur, jenis FROM berkas WHERE dihapus_pada IS NULL AND kedaluwarsa_pada <= $1
       ORDER BY kedaluwarsa_pada LIMIT $2`,
      [now(), SEKALI],
    )
    for (const row of rows) {
      // The bytes first: a row that says they are gone must not lie.
      await removeStored(row.jalur)
      await inTransaction(client, async () => {
        const { rowCount } = await client.query(
          'UPDATE berkas SET dihapus_pada = now() WHERE kode_kab = $1 AND id = $2 AND dihapus_pada IS NULL',
          [row.kode_kab, row.id],
        )
        if (rowCount)
          await catatOwner(client, serverAktor(row.kode_kab), 'berkas.hapus', row.id, {
            jenis: row.jenis,
            alasan: 'kedaluwarsa',
          })
      })
    }
    await sweepStored(new Date())
    return rows.length
  })
}

/**
 * Ends pekerjaan whose message the queue has given up: every try of it died with its worker. Without this their page would
 * show a bar for ever. Returns how many.
 */
export async function tutupPekerjaan(): Promise<number> {
  return withOwner(async (client) => {
    const { rowCount } = await client.query(`
      UPDATE pekerjaan p SET status = 'gagal', selesai_pada = now(),
        pesan = 'Pekerjaan berulang kali terhenti bersama proses yang menjalankannya. Silakan jalankan lagi.'
      WHERE p.status IN ('antre', 'berjalan') AND p.dibuat_pada < now() - interval '5 minutes'
        AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.id = p.id AND j.state IN ('created', 'retry', 'active'))`)
    return rowCount ?? 0
  })
}
