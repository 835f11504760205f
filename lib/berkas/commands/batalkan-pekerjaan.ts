// Cancelling long work: the worker sees it within seconds and gives up; what it had written is removed.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { isBatalBisa, STATUS_PEKERJAAN } from '../jenis'
import type { BatalkanPekerjaanInput } from '../schema'

/** Cancels the aktor's own pekerjaan. Refused: without izin, not theirs, already ended. */
export async function batalkanPekerjaan(aktor: Aktor, input: BatalkanPekerjaanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'berkas:batalkan'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membatalkan pekerjaan.')
  return withAct(aktor, 'berkas.batalkan', input, async (tx) => {
    const pekerjaan = await tx.pekerjaan.findFirst({
      where: { kodeKab: aktor.kodeKab, id: input.id, aktor: aktor.id },
      select: { jenis: true },
    })
    if (!pekerjaan) return refuse('berkas/tidak-ditemukan', 'Pekerjaan tidak ditemukan.')
    // The condition stands in the statement, so that a worker that ends it at this moment wins.
    const count = await tx.$executeRaw`
      UPDATE pekerjaan SET status = 'dibatalkan', selesai_pada = now()
      WHERE kode_kab = ${aktor.kodeKab} AND id = ${input.id}::uuid AND aktor = ${aktor.id}
        AND status = ANY (${STATUS_PEKERJAAN.filter(isBatalBisa)})`
    if (count === 0) return refuse('berkas/sudah-usai', 'Pekerjaan ini sudah berakhir, jadi tidak dapat dibatalkan.')
    await catat(tx, 'berkas.batalkan', input.id, { jenis: pekerjaan.jenis })
    return ok({ id: input.id })
  })
}
