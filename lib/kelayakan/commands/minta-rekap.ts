// Asking for the rollup of a day as a job.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import type { MintaRekapInput } from '../schema'

/** Queues a count for one day. Refused: who may not start runs over the whole kabupaten/kota. */
export async function mintaRekap(aktor: Aktor, input: MintaRekapInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'peringkat:jalankan', aktor.kodeKab))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin menghitung rekap kelayakan.')
  return withAct(aktor, 'kelayakan.minta', input, async (tx) => {
    const masukan = { tanggal: input.tanggal }
    const id = await antrekan(tx, aktor, 'kelayakan', masukan)
    await catat(tx, 'kelayakan.minta', id, masukan)
    return ok({ id })
  })
}
