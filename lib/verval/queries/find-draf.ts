// The draft of an usulan as its form needs it, and the draft somebody already has for a family.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { type NilaiKeluarga, readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { withAktor } from '@/lib/server/db'
import type { AsalUsulan } from '../sebutan'
import type { NilaiUsulan } from '../usulan'

export type DrafUsulan = {
  id: string
  nomor: string | null
  versi: number
  asal: AsalUsulan | null
  catatan: string | null
  dikembalikan: boolean
  alasan: string | null
  register: NilaiKeluarga
  perubahanList: NilaiUsulan[]
}

/** A draft with the values of its family; null when it is no draft (any more) or out of the wilayah. */
export async function findDraf(aktor: Aktor, id: string): Promise<DrafUsulan | null> {
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const usulan = await tx.usulan.findFirst({
      where: { kodeKab, id, status: 'draf' },
      select: {
        id: true,
        nomor: true,
        versi: true,
        asal: true,
        catatan: true,
        dikembalikan: true,
        alasan: true,
        keluargaId: true,
      },
    })
    if (!usulan) return null
    const register = await readNilaiKeluarga(tx, kodeKab, usulan.keluargaId)
    if (!register) return null
    const perubahanList = await tx.usulanPerubahan.findMany({
      where: { kodeKab, usulanId: id },
      select: { orangId: true, kolom: true, nilaiBaru: true },
    })
    const { keluargaId: _, asal, ...rest } = usulan
    return {
      ...rest,
      asal: asal as AsalUsulan | null,
      register,
      perubahanList: perubahanList.map(({ nilaiBaru, ...tempat }) => ({ ...tempat, nilai: nilaiBaru })),
    }
  })
}

/** Id of the aktor's own draft for a family, so that a second one is not begun; null when there is none. */
export async function findDrafSaya(aktor: Aktor, keluargaId: string): Promise<string | null> {
  return withAktor(aktor, async (tx) => {
    const row = await tx.usulan.findFirst({
      where: { kodeKab: aktor.kodeKab, keluargaId, status: 'draf', pengusul: aktor.id },
      select: { id: true },
      orderBy: { id: 'desc' },
    })
    return row?.id ?? null
  })
}
