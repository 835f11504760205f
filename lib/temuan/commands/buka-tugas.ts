// Opening the masked numbers of the findings that are assigned to the aktor, under one stated purpose.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { nyatakanTujuan } from '@/lib/keluarga/commands/nyatakan-tujuan'
import { withAct } from '@/lib/server/act'
import type { BukaTugasInput } from '../schema'

/** Records the purpose for half an hour. Refusals: `akses/tanpa-izin`, `temuan/bukan-tugas` (nothing in the aktor's wilayah is assigned to them). */
export async function bukaTugas(aktor: Aktor, input: BukaTugasInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:buka-samaran'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuka samaran.')
  return withAct(aktor, 'temuan.buka-samaran', input, async (tx) => {
    const ada =
      aktor.peran === 'server'
        ? null
        : await tx.temuan.findFirst({
            where: { kodeKab: aktor.kodeKab, petugasId: aktor.id, status: 'ditugaskan' },
            select: { id: true },
          })
    if (!ada) return refuse('temuan/bukan-tugas', 'Tidak ada temuan yang ditugaskan kepada Anda.')
    return ok({ id: await nyatakanTujuan(tx, aktor, { objek: 'tugas', objekId: aktor.id }, input.alasan) })
  })
}
