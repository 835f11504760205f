// Housekeeping of the worker: idempotency keys that no form can come back with any more.
import 'server-only'
import { now } from './clock'
import { withOwner } from './owner'

/** A draft on a village laptop is sent within weeks; after this many days its key is forgotten. */
const UMUR_HARI = 90
const SEIRIS = 5_000
/** Slices in one turn, so that it ends; the rest waits for the next day. */
const IRISAN = 200

/**
 * Forgets the keys of acts older than 90 days by the office clock, in all kabupaten/kota, in slices of their own. What the acts
 * did stays in the audit. Returns how many. Reads kunci_tindakan_dibuat_idx.
 */
export async function hapusKunci(): Promise<number> {
  const batas = new Date(now().getTime() - UMUR_HARI * 24 * 60 * 60 * 1000)
  return withOwner(async (client) => {
    let semua = 0
    for (let ke = 0; ke < IRISAN; ke++) {
      const { rowCount } = await client.query(
        `DELETE FROM kunci_tindakan k USING (
           SELECT kode_kab, kunci FROM kunci_tindakan WHERE dibuat_pada < $1 ORDER BY dibuat_pada LIMIT $2) lama
         WHERE k.kode_kab = lama.kode_kab AND k.kunci = lama.kunci`,
        [batas, SEIRIS],
      )
      semua += rowCount ?? 0
      if ((rowCount ?? 0) < SEIRIS) break
    }
    return semua
  })
}
