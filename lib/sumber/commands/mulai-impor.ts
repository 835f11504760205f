// Starting the import of uploaded files: from here on a worker has it.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import { storagePath } from '@/lib/server/storage'
import type { MulaiImporInput } from '../schema'
import { isAwalPerbaikan } from './impor/siapkan-berkas'
import { kunciImpor } from './kunci-impor'
import { bacaAwal } from './tabel/arsip'
import { AWAL_BERKAS } from './tabel/buka-tabel'

/**
 * Queues the import, with `coba` only its counting; of another source once it was tried, as it was mapped then. Refused without
 * izin, twice, and while fewer than two files of a release are here; corrected rows are one.
 */
export async function mulaiImpor(aktor: Aktor, input: MulaiImporInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  return withAct(aktor, 'sumber.impor', input, async (tx) => {
    const where = { kodeKab_id: { kodeKab: aktor.kodeKab, id: input.id } }
    await kunciImpor(tx, aktor.kodeKab, input.id)
    const impor = await tx.impor.findUnique({
      where,
      select: {
        jenis: true,
        status: true,
        aktor: true,
        periode: true,
        perbaikanDari: true,
        berkasList: { select: { nama: true, jalur: true } },
      },
    })
    if (!impor || impor.aktor !== aktor.id) return refuse('sumber/tidak-ditemukan', 'Unggahan tidak ditemukan.')
    // What was only tried may be tried again or published; its files are still here.
    if (impor.status !== 'unggah' && impor.status !== 'diperiksa')
      return refuse('sumber/sudah-dimulai', 'Impor ini sudah dimulai.')
    const sumberLain = impor.jenis !== 'dtsen'
    if (sumberLain && impor.status !== 'diperiksa')
      return refuse('sumber/belum-dipetakan', 'Petakan kolomnya lebih dulu, lalu mulai impornya dari halaman pemetaan.')
    if (impor.perbaikanDari && impor.berkasList.length === 0)
      return refuse('sumber/tanpa-berkas', 'Unggah berkas perbaikannya lebih dulu.')
    // A workbook or an archive may hold both files; what is in it is known when it is read.
    const lengkap = impor.berkasList.length >= 2 || impor.berkasList.some(({ nama }) => /\.(xlsx|zip)$/i.test(nama))
    if (!sumberLain && !impor.perbaikanDari && !lengkap && !(await isPerbaikan(impor.berkasList[0]?.jalur ?? null)))
      return refuse(
        'sumber/pasangan',
        'Rilis DTSEN terdiri atas berkas keluarga dan berkas anggota. Unggah keduanya lebih dulu.',
      )
    const coba = input.coba === 'ya'
    const pekerjaanId = await antrekan(tx, aktor, sumberLain ? 'impor-sumber' : 'impor', {
      imporId: input.id,
      ...(sumberLain ? { jenis: impor.jenis } : { periode: impor.periode }),
    })
    await tx.impor.update({ where, data: { status: 'antre', pekerjaanId, coba }, select: { id: true } })
    await catat(tx, 'sumber.mulai', input.id, {
      pekerjaan: pekerjaanId,
      berkas: impor.berkasList.length,
      ...(coba ? { coba } : {}),
    })
    return ok({ id: input.id })
  })
}

/** Whether corrected rows were handed in as a release is; they name their delivery themselves. */
async function isPerbaikan(jalur: string | null): Promise<boolean> {
  if (jalur === null) return false
  // A file that cannot be read is told by whoever looks it over next.
  return isAwalPerbaikan(await bacaAwal(storagePath(jalur), AWAL_BERKAS).catch(() => Buffer.alloc(0)))
}
