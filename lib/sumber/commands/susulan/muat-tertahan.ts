// Asking for the rows whose area code has been decided.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import type { MuatTertahanInput } from '../../schema/wilayah'

/** Queues the loading: of a release as the next delivery, of another source into its load. Refused without izin and while no code is decided or known. */
export async function muatTertahan(aktor: Aktor, input: MuatTertahanInput): Promise<Result<{ id: string }>> {
  const { kodeKab } = aktor
  if (!can(aktor, 'sumber:padankan', kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup pemadanan kode wilayah.')
  return withAct(aktor, 'sumber.muat-tertahan', input, async (tx) => {
    const [{ siap = 0 } = {}] = await tx.$queryRaw<{ siap: number }[]>`
      -- Codes decided here, or known by now through another delivery: impor_wilayah by its key.
      SELECT count(*)::integer AS siap FROM impor_wilayah w
      WHERE w.kode_kab = ${kodeKab} AND w.impor_id = ${input.id}::uuid AND w.dimuat_pada IS NULL AND (w.cara IS NOT NULL OR EXISTS (
        SELECT FROM wilayah_kode k WHERE k.sistem = w.sistem AND k.kode_resmi = w.kode_resmi AND k.berlaku_sampai IS NULL
          AND left(k.kode, 4) = ${kodeKab} AND length(k.kode) = 10))`
    if (siap === 0) return refuse('sumber/belum-dipadankan', 'Belum ada kode wilayah yang dipadankan pada kiriman ini.')
    const pekerjaanId = await antrekan(tx, aktor, 'susulan', { imporId: input.id })
    await catat(tx, 'sumber.muat-tertahan', input.id, { pekerjaan: pekerjaanId, kode: siap })
    return ok({ id: input.id })
  })
}
