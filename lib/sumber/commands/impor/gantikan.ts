// A delivery that still waits when the next one comes.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { buangRilis } from './bersihkan'

/**
 * Makes room for another delivery: one of the same quarter that waits is given up, because the new one takes its place;
 * one of another quarter must be decided upon first (`sumber/menunggu`), because its families would be told twice. Before rows are
 * added to a published delivery (`susulan`) any that waits must be decided upon. A trial leaves everything as it is. While the import lock is held.
 */
export async function gantikanMenunggu(
  client: pg.Client,
  aktor: Aktor,
  { kodeKab, periode, coba, susulan }: { kodeKab: string; periode: string; coba: boolean; susulan: boolean },
): Promise<Result<null>> {
  const { rows } = await client.query<{ id: number; kode: string; periode: string; impor_id: string }>(
    `SELECT id, kode, periode, impor_id FROM rilis WHERE kode_kab = $1 AND status = 'menunggu' ORDER BY id`,
    [kodeKab],
  )
  const lain = rows.find((row) => susulan || row.periode !== periode)
  if (lain)
    return refuse(
      'sumber/menunggu',
      `Kiriman ${lain.kode} masih menunggu konfirmasi. Setujui atau tolak dulu kiriman itu, lalu jalankan lagi.`,
    )
  if (coba) return ok(null)
  for (const row of rows) {
    await buangRilis(client, kodeKab, row.id, 'menunggu')
    await inTransaction(client, async () => {
      await client.query(
        `UPDATE impor SET status = 'ditolak', selesai_pada = now(), pesan = $3 WHERE kode_kab = $1 AND id = $2 AND status IN ('menunggu', 'disetujui')`,
        [kodeKab, row.impor_id, `Kiriman ${row.kode} digantikan oleh kiriman berikutnya sebelum dikonfirmasi.`],
      )
      await catatOwner(client, aktor, 'sumber.ganti', row.impor_id, { rilis: row.id })
    })
  }
  return ok(null)
}
