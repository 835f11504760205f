// Taking a saved filter away again.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import type { HapusSaringanInput } from '../schema'

/** Removes a filter of one's own. Refusals: `akses/tanpa-izin`, `keluarga/saringan-tidak-ada` (none of this id, or somebody else's). */
export async function hapusSaringan(aktor: Aktor, input: HapusSaringanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:lihat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin melihat keluarga.')
  return withAct(aktor, 'keluarga.hapus-saringan', input, async (tx) => {
    const { count } = await tx.saringan.deleteMany({
      where: { kodeKab: aktor.kodeKab, id: input.id, aktor: aktor.id },
    })
    if (count === 0) return refuse('keluarga/saringan-tidak-ada', 'Saringan ini tidak ada atau bukan milik Anda.')
    await catat(tx, 'keluarga.hapus-saringan', input.id)
    return ok({ id: input.id })
  })
}
