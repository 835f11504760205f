// Deliberations that were recorded, and what is ready for the next one.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import type { MusyawarahFilter } from '../schema/musyawarah'
import type { JenisMusyawarah } from '../sebutan'
import { parseKursor, toHalaman } from './list-usulan'

export type MusyawarahRow = {
  id: string
  kodeDesa: string
  desa: string
  jenis: JenisMusyawarah
  /** `YYYY-MM-DD` */
  tanggal: string
  nomorBeritaAcara: string
  jumlahHadir: number
  dicatatNama: string
  disetujui: number
  ditolak: number
}

/** Musyawarah inside the aktor's wilayah, last recorded first. */
export async function listMusyawarah(aktor: Aktor, filter: MusyawarahFilter): Promise<Page<MusyawarahRow>> {
  const wilayah =
    filter.wilayah !== undefined && isWithin(filter.wilayah, aktor.kodeWilayah) ? filter.wilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(wilayah)
  const kursor = parseKursor(filter.kursor)
  const menaik = kursor?.mundur ?? false
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    const rows = await tx.musyawarah.findMany({
      where: {
        kodeKab,
        kodeDesa: { gte: awal, lte: akhir },
        ...(kursor ? { id: menaik ? { gt: kursor.id } : { lt: kursor.id } } : {}),
      },
      select: {
        id: true,
        kodeDesa: true,
        jenis: true,
        tanggal: true,
        nomorBeritaAcara: true,
        jumlahHadir: true,
        dicatatNama: true,
      },
      orderBy: { id: menaik ? 'asc' : 'desc' },
      take: filter.ukuran + 1,
    })
    const keputusanList = await tx.musyawarahUsulan.groupBy({
      by: ['musyawarahId', 'keputusan'],
      where: { kodeKab, musyawarahId: { in: rows.map(({ id }) => id) } },
      _count: { _all: true },
    })
    const jumlah = (id: string, keputusan: string) =>
      keputusanList.find((satu) => satu.musyawarahId === id && satu.keputusan === keputusan)?._count._all ?? 0
    const desaList = await tx.wilayah.findMany({
      where: { kode: { in: rows.map(({ kodeDesa }) => kodeDesa) } },
      select: { kode: true, nama: true },
    })
    return toHalaman(
      rows.map((row) => ({
        ...row,
        jenis: row.jenis as JenisMusyawarah,
        tanggal: row.tanggal.toISOString().slice(0, 10),
        desa: desaList.find(({ kode }) => kode === row.kodeDesa)?.nama ?? row.kodeDesa,
        disetujui: jumlah(row.id, 'disetujui'),
        ditolak: jumlah(row.id, 'ditolak'),
      })),
      filter.ukuran,
      kursor,
    )
  })
}
