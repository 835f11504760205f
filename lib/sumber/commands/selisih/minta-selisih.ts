// Asking for the difference of a pair of deliveries that do not follow each other.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import type { MintaSelisihInput } from '../../schema/selisih'

/** Queues the comparison. Refused without izin, for the same delivery twice, and for deliveries whose rows are not here. */
export async function mintaSelisih(
  aktor: Aktor,
  input: MintaSelisihInput,
): Promise<Result<{ pekerjaanId: string; lama: string; baru: string }>> {
  if (!can(aktor, 'sumber:lihat', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup perbandingan rilis.')
  if (input.lama === input.baru) return refuse('sumber/selisih-sama', 'Pilih dua kiriman yang berbeda.')
  return withAct(aktor, 'sumber.bandingkan', input, async (tx) => {
    const rilisList = await tx.rilis.findMany({
      where: {
        kodeKab: aktor.kodeKab,
        kode: { in: [input.lama, input.baru] },
        status: { in: ['terbit', 'ditarik'] },
        dibuangPada: null,
      },
      select: { id: true, kode: true },
    })
    const idOf = (kode: string) => rilisList.find((rilis) => rilis.kode === kode)?.id
    const [lama, baru] = [idOf(input.lama), idOf(input.baru)]
    if (lama === undefined || baru === undefined)
      return refuse('sumber/rilis-tidak-ada', 'Salah satu kiriman itu tidak ada atau isinya sudah dibuang.')
    const pekerjaanId = await antrekan(tx, aktor, 'selisih', { lama, baru })
    await catat(tx, 'sumber.bandingkan', `${lama}:${baru}`, { pekerjaan: pekerjaanId })
    return ok({ pekerjaanId, lama: input.lama, baru: input.baru })
  })
}
