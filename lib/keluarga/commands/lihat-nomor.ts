// The numbers on a page of a case, list or task whose purpose was stated: read while it holds, recorded each time.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { listBukaanKeluarga } from '../queries/find-bukaan'
import { type NomorKeluarga, readNomor } from './nomor-terbuka'

/**
 * Whole numbers of those of these families (a page of them) that a purpose of the aktor opens now, by id; the others are left out.
 * Every family shown is a row in the read log.
 */
export async function lihatNomor(
  aktor: Aktor,
  keluargaIdList: readonly string[],
): Promise<ReadonlyMap<string, NomorKeluarga>> {
  const terbuka = new Map<string, NomorKeluarga>()
  if (keluargaIdList.length === 0 || !can(aktor, 'keluarga:buka-samaran')) return terbuka
  return withAktor(aktor, async (tx) => {
    const bukaanById = await listBukaanKeluarga(tx, aktor, [...new Set(keluargaIdList)], now())
    for (const [id, bukaan] of bukaanById) {
      const nomor = await readNomor(tx, aktor.kodeKab, id, bukaan.id)
      if (nomor) terbuka.set(id, nomor)
    }
    return terbuka
  })
}
