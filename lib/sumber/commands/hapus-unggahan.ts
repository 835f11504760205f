// Housekeeping of the worker: the files of uploads that nobody brought to an import. They hold every NIK of a city.
import 'server-only'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { serverAktor } from '@/lib/akses/izin'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { storagePath } from '@/lib/server/storage'
import { jalurUnggahan } from './simpan-unggahan'

/**
 * Ends uploads of more than a day ago that were never started, and those whose work was cancelled or given up, in all
 * kabupaten/kota; their files go, the batch and what was uploaded when by whom stay. Each is recorded. Returns how many.
 */
export async function hapusUnggahan(): Promise<number> {
  return withOwner(async (client) => {
    const { rows } = await client.query<{ kode_kab: string; id: string }>(
      `SELECT i.kode_kab, i.id FROM impor i LEFT JOIN pekerjaan p ON p.kode_kab = i.kode_kab AND p.id = i.pekerjaan_id
       WHERE i.dibuat_pada < now() - interval '1 day'
         AND EXISTS (SELECT FROM impor_berkas b WHERE b.kode_kab = i.kode_kab AND b.impor_id = i.id AND b.jalur IS NOT NULL)
         AND (i.status IN ('unggah', 'diperiksa') OR (i.status IN ('antre', 'berjalan', 'gagal') AND p.status IN ('dibatalkan', 'gagal')))
       ORDER BY i.kode_kab, i.id`,
    )
    for (const { kode_kab, id } of rows) {
      await inTransaction(client, async () => {
        // Locked like an upload locks it, so that no file arrives while its folder goes.
        await client.query('SELECT FROM impor WHERE kode_kab = $1 AND id = $2 FOR UPDATE', [kode_kab, id])
        await rm(path.dirname(storagePath(jalurUnggahan(kode_kab, id, 1))), { recursive: true, force: true })
        await client.query('UPDATE impor_berkas SET jalur = NULL WHERE kode_kab = $1 AND impor_id = $2', [kode_kab, id])
        await client.query(
          `UPDATE impor SET status = 'gagal', selesai_pada = coalesce(selesai_pada, now()),
             pesan = coalesce(pesan, 'Unggahan tidak dilanjutkan dalam sehari, sehingga berkasnya dihapus. Unggah lagi bila masih diperlukan.')
           WHERE kode_kab = $1 AND id = $2`,
          [kode_kab, id],
        )
        await catatOwner(client, serverAktor(kode_kab), 'sumber.hapus-unggahan', id, { alasan: 'ditinggalkan' })
      })
    }
    return rows.length
  })
}
