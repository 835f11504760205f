// Counts of findings for the first page of the room, read from the rollup by its key; no row of people is touched.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { STATUS_TEMUAN, type StatusTemuan } from '../alur'
import { JENIS_TEMUAN, type JenisTemuan } from '../jenis'

export type HitunganStatus = Record<StatusTemuan, number>
export type WilayahTemuan = { kode: string; nama: string; jumlah: Record<JenisTemuan, number> }

/** Findings of an area per kind and status, those that wait per area one level down, and the newest run. */
export type RingkasanTemuan = {
  jenis: Record<JenisTemuan, HitunganStatus>
  bawah: WilayahTemuan[]
  jalan: { pada: Date; rilis: string; dilewati: JenisTemuan[] } | null
  /** A run is queued or under way. */
  berjalan: boolean
}

const rekapRows = z.array(
  z.object({ kode: z.string(), jenis: z.enum(JENIS_TEMUAN), status: z.enum(STATUS_TEMUAN), jumlah: z.number() }),
)

/** Counts for an area of the aktor (another one: their own). Findings without a desa count for the kabupaten/kota alone. */
export async function getRingkasanTemuan(aktor: Aktor, kodeWilayah: string): Promise<RingkasanTemuan> {
  const area = isWithin(kodeWilayah, aktor.kodeWilayah) ? kodeWilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(area)
  const panjang = area.length === 4 ? 6 : 10
  const { kodeKab } = aktor
  return withAktor(aktor, async (tx) => {
    // How many of each kind stand in each area below? A range of the primary key of rekap_temuan.
    const found = await tx.$queryRaw`
      SELECT left(kode_desa, ${panjang}::integer) AS kode, jenis, status, sum(jumlah)::integer AS jumlah FROM rekap_temuan
      WHERE kode_kab = ${kodeKab} AND kode_desa >= ${awal} AND kode_desa <= ${akhir} AND jumlah > 0 GROUP BY 1, 2, 3`
    const rows = rekapRows.parse(found)
    const wilayahList =
      area.length === 10
        ? []
        : await tx.wilayah.findMany({
            where: { induk: area },
            select: { kode: true, nama: true },
            orderBy: { kode: 'asc' },
          })
    const jalan = await tx.temuanJalan.findFirst({
      where: { kodeKab },
      orderBy: { id: 'desc' },
      select: { dijalankanPada: true, rilisId: true, dilewati: true },
    })
    const rilis = jalan && (await tx.rilis.findFirst({ where: { kodeKab, id: jalan.rilisId }, select: { kode: true } }))
    const sibuk = await tx.pekerjaan.count({
      where: { kodeKab, jenis: 'temuan', status: { in: ['antre', 'berjalan'] } },
    })
    const jumlah = (jika: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(jika).reduce((total, row) => total + row.jumlah, 0)
    const perJenis = <T>(of: (jenis: JenisTemuan) => T) =>
      Object.fromEntries(JENIS_TEMUAN.map((jenis) => [jenis, of(jenis)])) as Record<JenisTemuan, T>
    return {
      jenis: perJenis(
        (jenis) =>
          Object.fromEntries(
            STATUS_TEMUAN.map((status) => [status, jumlah((row) => row.jenis === jenis && row.status === status)]),
          ) as HitunganStatus,
      ),
      bawah: wilayahList.map(({ kode, nama }) => ({
        kode,
        nama,
        jumlah: perJenis((jenis) =>
          jumlah(
            (row) => row.kode === kode && row.jenis === jenis && (row.status === 'baru' || row.status === 'ditugaskan'),
          ),
        ),
      })),
      jalan: jalan && {
        pada: jalan.dijalankanPada,
        rilis: rilis?.kode ?? '',
        dilewati: JENIS_TEMUAN.filter((jenis) => jalan.dilewati.includes(jenis)),
      },
      berjalan: sibuk > 0,
    }
  })
}

/** Findings of one kind below an area of the aktor under a filter of status; null where the rollup does not know (a desil is asked for). */
export async function countTemuan(
  aktor: Aktor,
  jenis: JenisTemuan,
  filter: { wilayah?: string; status?: StatusTemuan; desil?: number; sebab?: string },
): Promise<number | null> {
  if (filter.desil !== undefined) return null
  const area = filter.wilayah && isWithin(filter.wilayah, aktor.kodeWilayah) ? filter.wilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(area)
  const { _sum } = await withAktor(aktor, (tx) =>
    tx.rekapTemuan.aggregate({
      where: {
        kodeKab: aktor.kodeKab,
        kodeDesa: { gte: awal, lte: akhir },
        jenis,
        status: filter.status ?? { not: 'selesai' },
        ...(filter.sebab === undefined ? {} : { sebab: filter.sebab }),
      },
      _sum: { jumlah: true },
    }),
  )
  return _sum.jumlah ?? 0
}
