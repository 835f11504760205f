// Opening an upload of corrected rows: a batch that waits for one file and belongs to a delivery.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import type { BukaPerbaikanInput } from '../schema'

/**
 * Makes the batch, of the quarter and area codes of the delivery. Refused without izin, for a delivery that is not here or
 * has set nothing aside, and while it is neither published nor refused as a whole.
 */
export async function bukaPerbaikan(aktor: Aktor, input: BukaPerbaikanInput): Promise<Result<{ id: string }>> {
  const { kodeKab } = aktor
  if (!can(aktor, 'sumber:impor', kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  return withAct(aktor, 'sumber.unggah-perbaikan', input, async (tx) => {
    const impor = await tx.impor.findUnique({
      where: { kodeKab_id: { kodeKab, id: input.id } },
      select: {
        jenis: true,
        status: true,
        periode: true,
        perTanggal: true,
        program: true,
        muatanId: true,
        sistem: true,
        sintetis: true,
        berkasSalahId: true,
        rilis: { select: { status: true, sintetis: true } },
      },
    })
    if (!impor?.berkasSalahId)
      return refuse('sumber/tidak-ditemukan', 'Kiriman dengan baris yang disisihkan tidak ditemukan.')
    const muatan = impor.muatanId
      ? await tx.sumberMuatan.findUnique({
          where: { kodeKab_id: { kodeKab, id: impor.muatanId } },
          select: { status: true, sintetis: true },
        })
      : null
    const { jenis } = impor
    const dibaca = jenis === 'dtsen' ? impor.rilis?.status === 'terbit' : muatan?.status === 'berlaku'
    const ditolakSemua = jenis === 'dtsen' && !impor.rilis && impor.status === 'ditolak'
    if (!dibaca && !ditolakSemua)
      return refuse(
        'sumber/belum-terbit',
        'Kiriman ini tidak sedang terbit. Perbaikannya dapat dimuat setelah kiriman itu terbit.',
      )
    const { periode, sistem } = impor
    const { id } = await tx.impor.create({
      data: {
        kodeKab,
        jenis,
        periode,
        sistem,
        perTanggal: impor.perTanggal,
        program: impor.program,
        sintetis: impor.sintetis || ((impor.rilis ?? muatan)?.sintetis ?? false),
        status: 'unggah',
        perbaikanDari: input.id,
        aktor: aktor.id,
      },
      select: { id: true },
    })
    await catat(tx, 'sumber.unggah-perbaikan', id, { dari: input.id, periode })
    return ok({ id })
  })
}
