// Conditions on texts by the ids that an address holds of them.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { bacaSaringan } from '../saringan'
import { isSyaratTeks, parseSyaratTeks, type SyaratTeks } from '../syarat'

/** What stands behind one id: the condition somebody set, or those of a filter they saved. */
export type TeksTerpasang = { id: string; syaratList: SyaratTeks[] }

/**
 * The conditions behind these ids, in their order: searches of the aktor (one day), else filters the aktor saved. Null when one of them
 * is not there any more: a list without it would show families nobody asked for.
 */
export async function findSyaratTeks(aktor: Aktor, idList: readonly string[]): Promise<TeksTerpasang[] | null> {
  if (idList.length === 0) return []
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const id = { in: [...idList] }
    const milik = { where: { kodeKab, id, aktor: aktor.id }, select: { id: true, isi: true } }
    const pencarianList = await tx.pencarian.findMany(milik)
    const saringanList = await tx.saringan.findMany(milik)
    const byId = new Map<string, SyaratTeks[]>()
    for (const row of pencarianList) {
      const syarat = parseSyaratTeks(row.isi)
      if (syarat) byId.set(row.id, [syarat])
    }
    for (const row of saringanList) byId.set(row.id, bacaSaringan(row.isi).syarat.filter(isSyaratTeks))
    const found = idList.map((satu) => ({ id: satu, syaratList: byId.get(satu) ?? [] }))
    return found.every(({ syaratList }) => syaratList.length > 0) ? found : null
  })
}
