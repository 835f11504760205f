// Asking the web service of Dukcapil about persons: recorded and queued; a job asks one after the other.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { listKeluargaOrang } from '@/lib/keluarga/queries/list-keluarga-orang'
import { withAct } from '@/lib/server/act'
import { dukcapilEnv } from '@/lib/server/env'
import { antrekan } from '@/lib/server/jobs'
import type { PeriksaDukcapilInput } from '../../schema'

/** Whether the web service is set up here. */
export function isLayananAda(): boolean {
  const { url, kunci } = dukcapilEnv()
  return url !== undefined && kunci !== undefined
}

/**
 * Queues a question to Dukcapil about each person named or standing in a named pair. Refusals: `akses/tanpa-izin`,
 * `padan/dukcapil-belum-diatur`, `padan/tidak-ditemukan` (none of them is in the aktor's wilayah, by the present release or recorded here).
 */
export async function periksaDukcapil(
  aktor: Aktor,
  input: PeriksaDukcapilInput,
): Promise<Result<{ id: string; orang: number }>> {
  if (!can(aktor, 'padan:periksa'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin memeriksa orang ke Dukcapil.')
  if (!isLayananAda())
    return refuse(
      'padan/dukcapil-belum-diatur',
      'Layanan Dukcapil belum diatur di server ini. Gunakan pertukaran berkas dengan Disdukcapil.',
    )
  return withAct(aktor, 'padan.periksa-dukcapil', input, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab)
    const pasanganList = await tx.padanPasangan.findMany({
      where: { kodeKab: aktor.kodeKab, id: { in: input.pasangan } },
      select: { orangId: true, orangLain: true },
    })
    const orangIdList = [
      ...new Set([
        ...input.orang,
        ...pasanganList.flatMap(({ orangId, orangLain }) => (orangLain ? [orangId, orangLain] : [orangId])),
      ]),
    ]
    const anggotaList = rilis
      ? await tx.rilisAnggota.findMany({
          where: { kode_kab: aktor.kodeKab, rilis_id: rilis.id, orang_id: { in: orangIdList } },
          select: { orang_id: true, keluarga_id: true, kode_desa: true },
        })
      : []
    const ditanyaList = anggotaList.map((satu) => ({
      orangId: satu.orang_id,
      keluargaId: satu.keluarga_id,
      kodeDesa: satu.kode_desa,
    }))
    // Who was born or moved in here is in no release yet.
    for (const orangId of orangIdList.filter((id) => !ditanyaList.some((satu) => satu.orangId === id))) {
      const [milik] = await listKeluargaOrang(tx, aktor.kodeKab, orangId)
      if (milik) ditanyaList.push({ orangId, keluargaId: milik.id, kodeDesa: milik.kodeDesa })
    }
    if (ditanyaList.length === 0)
      return refuse('padan/tidak-ditemukan', 'Orang itu tidak ditemukan di wilayah tugas Anda.')
    const id = await antrekan(tx, aktor, 'dukcapil', {})
    await tx.permintaanDukcapil.createMany({
      data: ditanyaList.map((satu) => ({ kodeKab: aktor.kodeKab, kelompok: id, ...satu, aktor: aktor.id })),
    })
    await catat(tx, 'padan.periksa-dukcapil', id, { orang: ditanyaList.length })
    return ok({ id, orang: ditanyaList.length })
  })
}
