// What confirming, rejecting and withdrawing share: who may, the row of the decision, the job that carries it out.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import type { Tx } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { kunciImpor } from '../kunci-impor'

/** What can be decided about a delivery. */
export type Putusan = 'setujui' | 'tolak' | 'tarik'

/** Status an import must be in, and the one it gets at once; withdrawing shows only when it is done. */
const JALAN: Record<Putusan, { dari: string; ke: string | null }> = {
  setujui: { dari: 'menunggu', ke: 'disetujui' },
  tolak: { dari: 'menunggu', ke: 'ditolak' },
  tarik: { dari: 'terbit', ke: null },
}

/** Records the decision of a second person and queues what follows. The caller has asked for the izin. */
export async function putuskan(
  aktor: Aktor,
  putusan: Putusan,
  input: { kunci: string; id: string; alasan: string },
): Promise<Result<{ id: string }>> {
  const { dari, ke } = JALAN[putusan]
  return withAct(aktor, `sumber.${putusan}`, input, async (tx) => {
    const impor = await lockImpor(tx, aktor.kodeKab, input.id)
    if (!impor) return refuse('sumber/tidak-ditemukan', 'Kiriman tidak ditemukan.')
    if (impor.status !== dari || (putusan === 'tarik' && !impor.terbit))
      return putusan === 'tarik'
        ? refuse('sumber/tidak-terbit', 'Kiriman ini tidak sedang terbit, jadi tidak ada yang dapat ditarik.')
        : refuse('sumber/tidak-menunggu', 'Kiriman ini tidak lagi menunggu konfirmasi. Muat ulang halamannya.')
    // Dasar: empat mata — whoever brought the file does not judge it.
    if (impor.aktor === aktor.id)
      return refuse(
        'sumber/orang-yang-sama',
        'Kiriman ini Anda unggah sendiri. Keputusannya diambil oleh orang lain yang berwenang.',
      )
    const pekerjaanId = await antrekan(tx, aktor, 'putusan', { imporId: input.id, putusan })
    await tx.imporPutusan.create({
      data: {
        kodeKab: aktor.kodeKab,
        imporId: input.id,
        putusan,
        alasan: input.alasan,
        aktor: aktor.id,
        nama: aktor.nama,
        peran: aktor.peran,
        pekerjaanId,
      },
      select: { id: true },
    })
    if (ke !== null)
      await tx.impor.update({
        where: { kodeKab_id: { kodeKab: aktor.kodeKab, id: input.id } },
        data: { status: ke },
        select: { id: true },
      })
    await catat(tx, `sumber.${putusan}`, input.id, {
      ...(impor.rilis ? { rilis: impor.rilis.id } : { muatan: impor.muatanId }),
      pekerjaan: pekerjaanId,
    })
    return ok({ id: input.id })
  })
}

async function lockImpor(tx: Tx, kodeKab: string, id: string) {
  await kunciImpor(tx, kodeKab, id)
  const impor = await tx.impor.findUnique({
    where: { kodeKab_id: { kodeKab, id } },
    select: { status: true, aktor: true, muatanId: true, rilis: { select: { id: true, status: true } } },
  })
  if (!impor || impor.rilis || impor.muatanId === null)
    return impor && { ...impor, terbit: impor.rilis?.status === 'terbit' }
  // Corrections joined a load of another import: it is withdrawn there.
  const muatan = await tx.sumberMuatan.findFirst({
    where: { kodeKab, id: impor.muatanId, imporId: id },
    select: { status: true },
  })
  return { ...impor, terbit: muatan?.status === 'berlaku' || muatan?.status === 'digantikan' }
}
