// Starting the import of uploaded files: from here on a worker has it.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import type { MulaiImporInput } from '../schema'

/** Queues the import, with `coba` only its counting. Refused without izin, twice, and while fewer than two files are here. */
export async function mulaiImpor(aktor: Aktor, input: MulaiImporInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  return withAct(aktor, 'sumber.impor', input, async (tx) => {
    const where = { kodeKab_id: { kodeKab: aktor.kodeKab, id: input.id } }
    const impor = await tx.impor.findUnique({
      where,
      select: { status: true, aktor: true, periode: true, berkasList: { select: { nama: true } } },
    })
    if (!impor || impor.aktor !== aktor.id) return refuse('sumber/tidak-ditemukan', 'Unggahan tidak ditemukan.')
    // What was only tried may be tried again or published; its files are still here.
    if (impor.status !== 'unggah' && impor.status !== 'diperiksa')
      return refuse('sumber/sudah-dimulai', 'Impor ini sudah dimulai.')
    // A workbook or an archive may hold both files; what is in it is known when it is read.
    if (impor.berkasList.length < 2 && !impor.berkasList.some(({ nama }) => /\.(xlsx|zip)$/i.test(nama)))
      return refuse(
        'sumber/pasangan',
        'Rilis DTSEN terdiri atas berkas keluarga dan berkas anggota. Unggah keduanya lebih dulu.',
      )
    const coba = input.coba === 'ya'
    const pekerjaanId = await antrekan(tx, aktor, 'impor', { imporId: input.id, periode: impor.periode })
    await tx.impor.update({ where, data: { status: 'antre', pekerjaanId, coba }, select: { id: true } })
    await catat(tx, 'sumber.mulai', input.id, {
      pekerjaan: pekerjaanId,
      berkas: impor.berkasList.length,
      ...(coba ? { coba } : {}),
    })
    return ok({ id: input.id })
  })
}
