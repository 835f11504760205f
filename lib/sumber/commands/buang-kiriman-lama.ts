// Retention: a delivery of a city takes gigabytes. The rows of old ones go, their counts and everybody's identity stay.
import 'server-only'
import type pg from 'pg'
import { serverAktor } from '@/lib/akses/izin'
import { log } from '@/lib/server/log'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { type AturanSimpan, buangMenurutAturan } from './buang-menurut-aturan'
import { INDUK, namaPartisi } from './impor/susun'
import { collectRilisDipakai } from './pakai-rilis'
import { buangDaftarSelisih } from './selisih/susun-selisih'

/**
 * Key of the rule in the table pengaturan: `simpan` newest deliveries of each kabupaten/kota keep their rows, and those named in
 * `tahan` (`3275/2025-TW3.1`) whatever their age.
 */
export const KUNCI_SIMPAN = 'sumber.simpan-kiriman'

type RilisRow = { id: number; kode: string; impor_id: string }

/**
 * Drops the rows of deliveries beyond the rule in all kabupaten/kota: never the present one, one that waits is compared
 * with, or one that another room still reads ({@link collectRilisDipakai}). Each is recorded. A kabupaten/kota in which an
 * import runs is left for the next turn. Returns how many deliveries were emptied.
 */
export async function buangKirimanLama(): Promise<number> {
  return buangMenurutAturan('rilis', KUNCI_SIMPAN, async (client, kodeKab, aturan) => {
    const dipakai = await collectRilisDipakai(kodeKab)
    let dibuang = 0
    for (const rilis of await listLama(client, kodeKab, aturan))
      if (!dipakai.has(rilis.id) && (await buang(client, kodeKab, rilis))) dibuang++
    return dibuang
  })
}

async function listLama(client: pg.Client, kodeKab: string, { simpan, tahan }: AturanSimpan): Promise<RilisRow[]> {
  const { rows } = await client.query<RilisRow>(
    `SELECT id, kode, impor_id FROM (
       SELECT id, kode, impor_id, dibuang_pada, row_number() OVER (ORDER BY periode DESC, pengiriman DESC) AS ke
       FROM rilis WHERE kode_kab = $1 AND status IN ('terbit', 'ditarik')) r
     WHERE ke > $2 AND dibuang_pada IS NULL AND $1 || '/' || kode <> ALL ($3::text[])
       AND NOT EXISTS (SELECT FROM rilis_kini n WHERE n.kode_kab = $1 AND n.rilis_id = r.id)
       AND NOT EXISTS (SELECT FROM selisih s JOIN rilis b ON b.id = s.baru WHERE s.kode_kab = $1 AND s.lama = r.id AND b.status = 'menunggu')
     ORDER BY ke DESC`,
    [kodeKab, simpan, tahan],
  )
  return rows
}

/** Empties one delivery; false when somebody reads it at this moment: the next turn comes. */
async function buang(client: pg.Client, kodeKab: string, { id, kode, impor_id }: RilisRow): Promise<boolean> {
  try {
    await inTransaction(client, async () => {
      // Dropping waits for whoever reads, and everybody who comes then waits for it: not for long.
      await client.query(`SET LOCAL lock_timeout = '3s'`)
      const selisih = await client.query<{ id: number }>(
        `UPDATE selisih SET status = 'dibuang' WHERE kode_kab = $1 AND (lama = $2 OR baru = $2) AND status = 'siap' RETURNING id`,
        [kodeKab, id],
      )
      for (const satu of selisih.rows) await buangDaftarSelisih(client, satu.id)
      await client.query(`DROP TABLE IF EXISTS ${INDUK.map((induk) => namaPartisi(induk, id)).join(', ')}`)
      await client.query('DELETE FROM kata WHERE kode_kab = $1 AND rilis_id = $2', [kodeKab, id])
      // Held rows are whole rows of people; nobody will load those of an old delivery any more.
      await client.query('DELETE FROM impor_ditahan WHERE kode_kab = $1 AND impor_id = $2', [kodeKab, impor_id])
      await client.query('UPDATE rilis SET dibuang_pada = now() WHERE id = $1', [id])
      await catatOwner(client, serverAktor(kodeKab), 'sumber.buang', impor_id, { rilis: id, kode })
    })
    return true
  } catch (error) {
    // 55P03: lock_not_available.
    if ((error as { code?: string }).code !== '55P03') throw error
    log.warn({ rilis: id }, 'isi kiriman lama sedang dibaca, dibuang pada giliran berikutnya')
    return false
  }
}
