// Asking for the rows whose area code has been decided.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import type { MuatTertahanInput } from '../../schema/wilayah'

/** Queues the loading as the next delivery. Refused without izin and while no code is decided. */
export async function muatTertahan(aktor: Aktor, input: MuatTertahanInput): Promise<Result<{ id: string }>> {
  const { kodeKab } = aktor
  if (!can(aktor, 'sumber:padankan', kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup pemadanan kode wilayah.')
  return withAct(aktor, 'sumber.muat-tertahan', input, async (tx) => {
    const siap = await tx.imporWilayah.count({
      where: { kodeKab, imporId: input.id, cara: { not: null }, dimuatPada: null },
    })
    if (siap === 0) return refuse('sumber/belum-dipadankan', 'Belum ada kode wilayah yang dipadankan pada kiriman ini.')
    const pekerjaanId = await antrekan(tx, aktor, 'susulan', { imporId: input.id })
    await catat(tx, 'sumber.muat-tertahan', input.id, { pekerjaan: pekerjaanId, kode: siap })
    return ok({ id: input.id })
  })
}
