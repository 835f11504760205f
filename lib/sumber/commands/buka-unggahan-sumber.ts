// Opening an upload of another source: a batch that waits for its files.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { periodeOf } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { isSintetis } from '@/lib/server/installation'
import { findProfil } from '../queries/find-profil'
import type { BukaUnggahanSumberInput } from '../schema/sumber'

/** Makes the batch. Refused without izin, and where data are called synthetic in an installation that is not. */
export async function bukaUnggahanSumber(
  aktor: Aktor,
  input: BukaUnggahanSumberInput,
): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor.')
  const sintetis = input.sintetis === 'ya'
  if (sintetis && !(await isSintetis()))
    return refuse('sumber/sintetis', 'Pemasangan ini untuk data sungguhan; data latihan tidak dapat dimuat di sini.')
  return withAct(aktor, 'sumber.unggah-sumber', input, async (tx) => {
    const { kodeKab } = aktor
    const { jenis, perTanggal, periode, program } = input
    const { profil } = await findProfil(tx, kodeKab, jenis)
    const { id } = await tx.impor.create({
      data: {
        kodeKab,
        jenis,
        periode: periode ?? periodeOf(perTanggal),
        perTanggal: new Date(perTanggal),
        program: program ?? null,
        sistem: profil.sistem,
        sintetis,
        status: 'unggah',
        aktor: aktor.id,
      },
      select: { id: true },
    })
    await catat(tx, 'sumber.unggah', id, { jenis, perTanggal, periode, program })
    return ok({ id })
  })
}
