// Retention of simulations: the results of the families of old runs go, rollups and hash stay.
import 'server-only'
import { z } from 'zod'
import { serverAktor } from '@/lib/akses/izin'
import { log } from '@/lib/server/log'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { readSetting } from '@/lib/server/settings'

/** Rule in pengaturan under `peringkat.simpan`: how many of the newest runs of each kabupaten/kota keep their rows. */
const aturanSchema = z.object({ simpan: z.int().min(1).default(8) })

/** Drops the rows of runs beyond the rule in all kabupaten/kota, never those the family pages show. Each is recorded. Returns how many. */
export async function buangPeringkatLama(): Promise<number> {
  return withOwner(async (client) => {
    const { simpan } = aturanSchema.parse((await readSetting(client, 'peringkat.simpan')) ?? {})
    const { rows } = await client.query<{ kode_kab: string; id: number }>(
      `SELECT kode_kab, id FROM (
         SELECT kode_kab, id, dibuang_pada, row_number() OVER (PARTITION BY kode_kab ORDER BY id DESC) AS ke FROM peringkat_jalan) j
       WHERE ke > $1 AND dibuang_pada IS NULL
         AND NOT EXISTS (SELECT FROM peringkat_kini n WHERE n.kode_kab = j.kode_kab AND n.jalan_id = j.id)
       ORDER BY kode_kab, id`,
      [simpan],
    )
    let jumlah = 0
    for (const { kode_kab: kodeKab, id } of rows) {
      try {
        await inTransaction(client, async () => {
          await client.query(`SET LOCAL lock_timeout = '3s'`)
          await client.query(`DROP TABLE IF EXISTS peringkat_hasil_${id}`)
          await client.query('UPDATE peringkat_jalan SET dibuang_pada = now() WHERE kode_kab = $1 AND id = $2', [
            kodeKab,
            id,
          ])
          await catatOwner(client, serverAktor(kodeKab), 'peringkat.buang', String(id), {})
        })
        jumlah++
      } catch (error) {
        // 55P03: lock_not_available. Somebody reads it; the next turn comes.
        if ((error as { code?: string }).code !== '55P03') throw error
        log.warn({ jalan: id }, 'hasil peringkat lama sedang dibaca, dibuang pada giliran berikutnya')
      }
    }
    return jumlah
  })
}
