// Ending a stated purpose before its half hour is over.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { TutupSamaranInput } from '../schema'

/** Masks again what one of the aktor's purposes opened. Refusals: `akses/tanpa-izin`, `keluarga/bukaan-tidak-ada` (somebody else's, ended, or none). */
export async function tutupSamaran(aktor: Aktor, input: TutupSamaranInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:buka-samaran'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuka samaran.')
  return withAct(aktor, 'keluarga.tutup-samaran', input, async (tx) => {
    const pada = now()
    const { count } = await tx.bukaan.updateMany({
      where: {
        kodeKab: aktor.kodeKab,
        id: input.id,
        aktor: aktor.id,
        ditutupPada: null,
        berakhirPada: { gt: pada },
      },
      data: { ditutupPada: pada },
    })
    if (count === 0) return refuse('keluarga/bukaan-tidak-ada', 'Nomor ini sudah tertutup.')
    await catat(tx, 'keluarga.tutup-samaran', input.id)
    return ok({ id: input.id })
  })
}
