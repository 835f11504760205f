// How many usulan stand where: for the command line and for whoever watches the office.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { STATUS_USULAN, type StatusUsulan } from '../alur'
import { HASIL_USULAN, type HasilUsulan } from '../hasil'
import { STATUS_DAFTAR, type StatusDaftar } from '../sebutan'

export type Ringkasan = {
  usulan: Record<StatusUsulan, number>
  hasil: Record<HasilUsulan, number>
  daftar: Record<StatusDaftar, number>
  pemeriksaanTerbuka: number
}

/** Counts by status inside the aktor's wilayah; every status is there, also with zero. */
export async function getRingkasan(aktor: Aktor): Promise<Ringkasan> {
  return withAktor(aktor, async (tx) => {
    const where = { kodeKab: aktor.kodeKab }
    const usulan = await tx.usulan.groupBy({ by: ['status'], where, _count: { _all: true } })
    const hasil = await tx.usulan.groupBy({
      by: ['hasil'],
      where: { ...where, hasil: { not: null } },
      _count: { _all: true },
    })
    const daftar = await tx.daftar.groupBy({ by: ['status'], where, _count: { _all: true } })
    return {
      usulan: toRecord(STATUS_USULAN, (kunci) => usulan.find((satu) => satu.status === kunci)?._count._all),
      hasil: toRecord(HASIL_USULAN, (kunci) => hasil.find((satu) => satu.hasil === kunci)?._count._all),
      daftar: toRecord(STATUS_DAFTAR, (kunci) => daftar.find((satu) => satu.status === kunci)?._count._all),
      pemeriksaanTerbuka: await tx.pemeriksaan.count({ where: { ...where, status: 'ditugaskan' } }),
    }
  })
}

function toRecord<K extends string>(
  kunciList: readonly K[],
  jumlah: (kunci: K) => number | undefined,
): Record<K, number> {
  return Object.fromEntries(kunciList.map((kunci) => [kunci, jumlah(kunci) ?? 0])) as Record<K, number>
}
