// Comparing a NIK somebody holds in their hand with the recorded one, without opening it: same or not the same.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catatBaca } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { BATAS_BANDING, JENDELA_BANDING_MENIT } from '../bukaan'
import { readTerakhir } from '../queries/get-keluarga'
import type { BandingkanNikInput } from '../schema'

/**
 * Whether the typed NIK is the recorded one of this person, or without one of anybody in this family. Neither number is kept; that somebody compared, about whom and
 * with which outcome goes to the read log. Refusals: `akses/tanpa-izin`, `keluarga/tidak-ditemukan`,
 * `keluarga/terlalu-sering` ({@link BATAS_BANDING} in {@link JENDELA_BANDING_MENIT} minutes).
 */
export async function bandingkanNik(aktor: Aktor, input: BandingkanNikInput): Promise<Result<{ sama: boolean }>> {
  if (!can(aktor, 'keluarga:cari'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membandingkan NIK.')
  return withAct(aktor, 'keluarga.bandingkan', input, async (tx) => {
    const { kodeKab } = aktor
    const pada = now()
    // One after the other per aktor, so that many at once cannot slip past the limit.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bandingkan:${aktor.id}`}, 0))`
    const sejak = new Date(pada.getTime() - JENDELA_BANDING_MENIT * 60_000)
    const sudah = await tx.bandingan.count({ where: { kodeKab, aktor: aktor.id, pada: { gt: sejak } } })
    if (sudah >= BATAS_BANDING)
      return refuse(
        'keluarga/terlalu-sering',
        `Sudah ${BATAS_BANDING} kali dibandingkan dalam ${JENDELA_BANDING_MENIT} menit. Tunggu sebentar, atau buka samarannya dengan alasan.`,
      )
    const keluarga = await readTerakhir(tx, kodeKab, input.keluargaId)
    const orangList = [...(keluarga?.anggotaList ?? []), ...(keluarga?.anggotaDaerahList ?? [])].filter(
      ({ orangId }) => input.orangId === undefined || orangId === input.orangId,
    )
    if (orangList.length === 0)
      return refuse('keluarga/tidak-ditemukan', 'Orang itu tidak ditemukan di wilayah tugas Anda.')
    const sama = orangList.some(({ nilai }) => nilai.nomor_induk_kependudukan?.kini === input.nik)
    await tx.bandingan.create({ data: { kodeKab, aktor: aktor.id, keluargaId: input.keluargaId, pada } })
    await catatBaca(tx, 'keluarga.bandingkan', input.keluargaId, { orang: input.orangId ?? 'semua', sama })
    return ok({ sama })
  })
}
