// Housekeeping of the worker: what people searched for is forgotten after a day; that they searched stays in the read log.
import 'server-only'
import { withOwner } from '@/lib/server/owner'

/** Removes searches older than a day, in all kabupaten/kota; returns how many. Reads pencarian_dibuat_idx. */
export async function hapusPencarian(): Promise<number> {
  return withOwner(async (client) => {
    const { rowCount } = await client.query(`DELETE FROM pencarian WHERE dibuat_pada < now() - interval '1 day'`)
    return rowCount ?? 0
  })
}
