// Opening an upload: a batch that waits for its files.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { isSintetis } from '@/lib/server/installation'
import type { BukaUnggahanInput } from '../schema'

/** Makes the batch. Refused without izin, and where data are called synthetic in an installation that is not. */
export async function bukaUnggahan(aktor: Aktor, input: BukaUnggahanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  const sintetis = input.sintetis === 'ya'
  if (sintetis && !(await isSintetis()))
    return refuse('sumber/sintetis', 'Pemasangan ini untuk data sungguhan; data latihan tidak dapat dimuat di sini.')
  return withAct(aktor, 'sumber.unggah', input, async (tx) => {
    const { id } = await tx.impor.create({
      data: {
        kodeKab: aktor.kodeKab,
        jenis: 'dtsen',
        periode: input.periode,
        sistem: input.sistem,
        sintetis,
        status: 'unggah',
        aktor: aktor.id,
      },
      select: { id: true },
    })
    await catat(tx, 'sumber.unggah', id, { periode: input.periode, sistem: input.sistem })
    return ok({ id })
  })
}
