// Asking for a run as a job, in the name of who asks.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import type { MintaPeringkatInput } from '../schema'

/** Queues a run. Refused: without izin, an unknown release or model, while another run of this kabupaten/kota waits or runs. */
export async function mintaPeringkat(aktor: Aktor, input: MintaPeringkatInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'peringkat:jalankan', aktor.kodeKab))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin menjalankan simulasi peringkat.')
  return withAct(aktor, 'peringkat.minta', input, async (tx) => {
    const { periode, model, lapis, bobot } = input
    const [triwulan, pengiriman] = periode.split('.')
    const rilis = await tx.rilis.findFirst({
      where: {
        kodeKab: aktor.kodeKab,
        periode: triwulan ?? '',
        status: 'terbit',
        ...(pengiriman ? { pengiriman: Number(pengiriman) } : {}),
      },
      orderBy: { pengiriman: 'desc' },
      select: { kode: true },
    })
    if (!rilis) return refuse('peringkat/rilis-tidak-ada', 'Rilis yang dipilih tidak ada atau belum terbit.')
    const ada = await tx.peringkatModel.findFirst({ where: { kode: model, aktif: true }, select: { kode: true } })
    if (!ada) return refuse('peringkat/model-tidak-ada', 'Model yang dipilih tidak ada atau tidak aktif.')
    const lain = await tx.pekerjaan.findFirst({
      where: { kodeKab: aktor.kodeKab, jenis: 'peringkat', status: { in: ['antre', 'berjalan'] } },
      select: { id: true },
    })
    if (lain)
      return refuse(
        'peringkat/sedang-berjalan',
        'Simulasi lain sedang berjalan. Tunggu sampai selesai, lalu coba lagi.',
      )
    const masukan = { periode: rilis.kode, model, lapis, bobot }
    const id = await antrekan(tx, aktor, 'peringkat', masukan)
    await catat(tx, 'peringkat.minta', id, masukan)
    return ok({ id })
  })
}
