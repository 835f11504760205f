// Counts of one kind for its list: by reason, and by every desa of an area. From the rollup; no row of people is touched.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { STATUS_TEMUAN, type StatusTemuan } from '../alur'
import type { JenisTemuan } from '../jenis'

export type SebabRow = { sebab: string; jumlah: number }

const sebabRows = z.array(z.object({ sebab: z.string(), jumlah: z.number() }))

/** Reasons of a kind in an area of the aktor (another one: their own), most findings first; without a status those that still hold. */
export async function listSebab(
  aktor: Aktor,
  jenis: JenisTemuan,
  filter: { wilayah?: string | undefined; status?: StatusTemuan | undefined },
): Promise<SebabRow[]> {
  const { awal, akhir } = areaOf(aktor, filter.wilayah)
  const statusList = filter.status ? [filter.status] : STATUS_TEMUAN.filter((status) => status !== 'selesai')
  // How often does each reason stand there? A range of rekap_temuan_jenis_idx.
  const rows = await withAktor(
    aktor,
    (tx) => tx.$queryRaw`
      SELECT sebab, sum(jumlah)::integer AS jumlah FROM rekap_temuan
      WHERE kode_kab = ${aktor.kodeKab} AND jenis = ${jenis} AND kode_desa >= ${awal} AND kode_desa <= ${akhir} AND status = ANY (${statusList})
      GROUP BY 1 HAVING sum(jumlah) > 0 ORDER BY 2 DESC, 1 LIMIT 40`,
  )
  return sebabRows.parse(rows)
}

/** One desa with what stands there of a kind; `kode` of findings without a desa ends in 000000. */
export type DesaTemuan = Record<StatusTemuan, number> & { kode: string; nama: string; kecamatan: string }

const desaRows = z.array(
  z.object({
    kode: z.string(),
    nama: z.string().nullable(),
    kecamatan: z.string().nullable(),
    status: z.enum(STATUS_TEMUAN),
    jumlah: z.number(),
  }),
)

/** Counts of a kind for every desa of an area of the aktor (another one: their own) that has any, by code. */
export async function listDesaTemuan(
  aktor: Aktor,
  jenis: JenisTemuan,
  wilayah: string | undefined,
): Promise<DesaTemuan[]> {
  const { awal, akhir } = areaOf(aktor, wilayah)
  // What stands in each desa? A range of rekap_temuan_jenis_idx.
  const found = await withAktor(
    aktor,
    (tx) => tx.$queryRaw`
      SELECT r.kode, (SELECT nama FROM wilayah WHERE kode = r.kode) AS nama, (SELECT nama FROM wilayah WHERE kode = left(r.kode, 6)) AS kecamatan,
        r.status, r.jumlah
      FROM (
        SELECT kode_desa AS kode, status, sum(jumlah)::integer AS jumlah FROM rekap_temuan
        WHERE kode_kab = ${aktor.kodeKab} AND jenis = ${jenis} AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
        GROUP BY 1, 2 HAVING sum(jumlah) > 0) r
      ORDER BY r.kode`,
  )
  const perDesa = new Map<string, DesaTemuan>()
  for (const { kode, nama, kecamatan, status, jumlah } of desaRows.parse(found)) {
    const kosong = Object.fromEntries(STATUS_TEMUAN.map((satu) => [satu, 0])) as Record<StatusTemuan, number>
    const desa = perDesa.get(kode) ?? {
      kode,
      nama: nama ?? 'Desa tidak disebut',
      kecamatan: kecamatan ?? '',
      ...kosong,
    }
    perDesa.set(kode, { ...desa, [status]: jumlah })
  }
  return [...perDesa.values()]
}

function areaOf(aktor: Aktor, wilayah: string | undefined): { awal: string; akhir: string } {
  return rangeOf(wilayah && isWithin(wilayah, aktor.kodeWilayah) ? wilayah : aktor.kodeWilayah)
}
