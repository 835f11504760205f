// Lists for pengesahan, penetapan and sending.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import type { DaftarFilter } from '../schema/daftar'
import type { StatusDaftar } from '../sebutan'
import { parseKursor, toHalaman } from './list-usulan'

export type DaftarRow = {
  id: string
  nomor: string
  judul: string
  status: StatusDaftar
  statusPada: Date
  versi: number
  jumlah: number
  diproses: boolean
}

/** Lists of the kabupaten/kota, newest first; empty for who is bound to a part of it. */
export async function listDaftar(aktor: Aktor, filter: DaftarFilter): Promise<Page<DaftarRow>> {
  const kursor = parseKursor(filter.kursor)
  const menaik = kursor?.mundur ?? false
  return withAktor(aktor, async (tx) => {
    const rows = await tx.daftar.findMany({
      where: {
        kodeKab: aktor.kodeKab,
        ...(filter.status ? { status: filter.status } : {}),
        ...(kursor ? { id: menaik ? { gt: kursor.id } : { lt: kursor.id } } : {}),
      },
      select: {
        id: true,
        nomor: true,
        judul: true,
        status: true,
        statusPada: true,
        versi: true,
        jumlah: true,
        kiriman: { select: { diprosesPada: true } },
      },
      orderBy: { id: menaik ? 'asc' : 'desc' },
      take: filter.ukuran + 1,
    })
    return toHalaman(
      rows.map(({ kiriman, status, ...row }) => ({
        ...row,
        status: status as StatusDaftar,
        diproses: kiriman?.diprosesPada != null,
      })),
      filter.ukuran,
      kursor,
    )
  })
}

/** How many verified usulan wait to be put into a list. */
export async function countSiapDisusun(aktor: Aktor): Promise<number> {
  return withAktor(aktor, (tx) =>
    tx.usulan.count({ where: { kodeKab: aktor.kodeKab, status: 'diverifikasi', daftarId: null } }),
  )
}
