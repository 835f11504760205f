// Papers brought after the event was recorded: the akta that followed the letter, the page that was missing.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { JenisDokumen } from '../peristiwa'
import type { LampirkanBuktiInput } from '../schema'
import { cekBukti, tautkanBukti } from './tautkan-bukti'

/**
 * Adds papers to an event that stands; none is ever taken away. Refusals: `akses/tanpa-izin`,
 * `keluarga/peristiwa-tidak-ditemukan`, `keluarga/sudah-dibatalkan`, `keluarga/bukti-tidak-ada`.
 */
export async function lampirkanBukti(aktor: Aktor, input: LampirkanBuktiInput): Promise<Result<{ jumlah: number }>> {
  if (!can(aktor, 'keluarga:catat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mencatat peristiwa keluarga.')
  return withAct(aktor, 'keluarga.lampirkan-bukti', input, async (tx) => {
    const { kodeKab } = aktor
    const peristiwa = await tx.peristiwa.findFirst({
      where: { kodeKab, id: input.id },
      select: { id: true, dokumenJenis: true, dokumenTanggal: true, dibatalkanPada: true },
    })
    if (!peristiwa)
      return refuse('keluarga/peristiwa-tidak-ditemukan', 'Peristiwa tidak ditemukan di wilayah tugas Anda.')
    if (peristiwa.dibatalkanPada)
      return refuse(
        'keluarga/sudah-dibatalkan',
        'Catatan peristiwa ini sudah dibatalkan, jadi tidak perlu dokumen lagi.',
      )
    const pada = now()
    const bukti = await cekBukti(tx, aktor, input.berkas, pada)
    if (!bukti.ok) return bukti
    const sidik = await tautkanBukti(
      tx,
      {
        id: peristiwa.id,
        dokumenJenis: peristiwa.dokumenJenis as JenisDokumen,
        dokumenTanggal: peristiwa.dokumenTanggal.toISOString().slice(0, 10),
      },
      bukti.value,
      pada,
      await tx.peristiwaBerkas.count({ where: { kodeKab, peristiwaId: peristiwa.id } }),
    )
    await catat(tx, 'keluarga.lampirkan-bukti', peristiwa.id, { bukti: sidik })
    return ok({ jumlah: sidik.length })
  })
}
