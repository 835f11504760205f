// Logout: the session ends in the database, not only in the browser.
import 'server-only'
import { catat } from '@/lib/audit/commands'
import { ok, type Result } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'
import { clearSesi, findSesiId } from '@/lib/server/session'
import type { Aktor } from '../izin'

/** Ends the session of this request. */
export async function keluar(aktor: Aktor): Promise<Result<null>> {
  const sesi = await findSesiId()
  if (sesi) await tutupSesi(aktor, sesi)
  await clearSesi()
  return ok(null)
}

/** Ends one session of the aktor; ending it twice is recorded once. */
export async function tutupSesi(aktor: Aktor, sesi: string): Promise<void> {
  await withAktor(aktor, async (tx) => {
    const { count } = await tx.sesi.updateMany({
      where: { id: sesi, penggunaId: aktor.id, dicabutPada: null },
      data: { dicabutPada: new Date() },
    })
    if (count > 0) await catat(tx, 'akses.keluar', aktor.id, { sesi })
  })
}
