// Capaian verval of an area, from the rollup of one pull by its key; no row of people is touched.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { type JumlahCapaian, KODE_UMUR, type Umur } from '../capaian'

export type WilayahCapaian = JumlahCapaian & { kode: string; nama: string; acuan: { kk: number; jiwa: number } | null }

export type Capaian = {
  tarikan: IsoDate
  dihitungPada: Date
  rilis: string
  sintetis: boolean
  /** Days of the pulls there are, newest first. */
  tarikanList: IsoDate[]
  jumlah: JumlahCapaian
  /** Desil 1 to 10, then null: without one. */
  perDesil: (JumlahCapaian & { desil: number | null })[]
  perUmur: { umur: Umur; kk: number; jiwa: number }[]
  bawah: WilayahCapaian[]
  /** Population of the area where every desa below has one, with its newest day and source; else null. */
  acuan: { kk: number; jiwa: number; perTanggal: string; sumber: string } | null
}

const rekapRows = z.array(
  z.object({ kode: z.string(), desil: z.number(), umur: z.enum(KODE_UMUR), kk: z.number(), jiwa: z.number() }),
)
const acuanRows = z.array(
  z.object({ kode: z.string(), kk: z.number(), jiwa: z.number(), perTanggal: z.string(), sumber: z.string() }),
)

const hari = (tanggal: Date) => tanggal.toISOString().slice(0, 10) as IsoDate

/** One pull for an area of the aktor (another one: their own); null before the first. `tarikan` unknown: the newest. */
export async function getCapaian(
  aktor: Aktor,
  filter: { kodeWilayah: string; tarikan?: string },
): Promise<Capaian | null> {
  const area = isWithin(filter.kodeWilayah, aktor.kodeWilayah) ? filter.kodeWilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(area)
  const { kodeKab } = aktor
  const panjang = area.length === 4 ? 6 : 10
  return withAktor(aktor, async (tx) => {
    const tarikanList = await tx.capaianTarikan.findMany({
      where: { kodeKab },
      orderBy: { perTanggal: 'desc' },
      take: 60,
      select: { perTanggal: true, rilisId: true, dihitungPada: true },
    })
    const tarikan = tarikanList.find(({ perTanggal }) => hari(perTanggal) === filter.tarikan) ?? tarikanList[0]
    if (!tarikan) return null
    const rilis = await tx.rilis.findFirst({
      where: { kodeKab, id: tarikan.rilisId },
      select: { kode: true, sintetis: true },
    })
    // How far is each area below? A range of the primary key of rekap_capaian.
    const found = await tx.$queryRaw`
      SELECT left(kode_desa, ${panjang}::integer) AS kode, desil, umur, sum(kk)::integer AS kk, sum(jiwa)::integer AS jiwa FROM rekap_capaian
      WHERE kode_kab = ${kodeKab} AND per_tanggal = ${tarikan.perTanggal} AND kode_desa >= ${awal} AND kode_desa <= ${akhir} GROUP BY 1, 2, 3`
    const rows = rekapRows.parse(found)
    const acuanFound = await tx.$queryRaw`
      SELECT left(kode_desa, ${panjang}::integer) AS kode, sum(kk)::integer AS kk, sum(jiwa)::integer AS jiwa,
        to_char(max(per_tanggal), 'YYYY-MM-DD') AS "perTanggal", min(sumber) AS sumber
      FROM (SELECT DISTINCT ON (kode_desa) * FROM penduduk_acuan
        WHERE kode_kab = ${kodeKab} AND kode_desa >= ${awal} AND kode_desa <= ${akhir} ORDER BY kode_desa, per_tanggal DESC) p GROUP BY 1`
    const acuanList = acuanRows.parse(acuanFound)
    const wilayahList =
      area.length === 10
        ? []
        : await tx.wilayah.findMany({
            where: { induk: area },
            select: { kode: true, nama: true },
            orderBy: { kode: 'asc' },
          })
    const jumlah = (jika: (row: (typeof rows)[number]) => boolean): JumlahCapaian => {
      const kena = rows.filter(jika)
      const sum = (kunci: 'kk' | 'jiwa', list: typeof rows) => list.reduce((total, row) => total + row[kunci], 0)
      const verval = kena.filter(({ umur }) => umur !== 'belum')
      return {
        kk: sum('kk', kena),
        jiwa: sum('jiwa', kena),
        kkVerval: sum('kk', verval),
        jiwaVerval: sum('jiwa', verval),
      }
    }
    const acuanOf = (kode: string) => acuanList.find((satu) => satu.kode === kode) ?? null
    return {
      tarikan: hari(tarikan.perTanggal),
      dihitungPada: tarikan.dihitungPada,
      rilis: rilis?.kode ?? '',
      sintetis: rilis?.sintetis ?? false,
      tarikanList: tarikanList.map(({ perTanggal }) => hari(perTanggal)),
      jumlah: jumlah(() => true),
      perDesil: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0].map((desil) => ({
        desil: desil === 0 ? null : desil,
        ...jumlah((row) => row.desil === desil),
      })),
      perUmur: KODE_UMUR.map((umur) => {
        const { kk, jiwa } = jumlah((row) => row.umur === umur)
        return { umur, kk, jiwa }
      }),
      bawah: wilayahList.map(({ kode, nama }) => {
        const acuan = acuanOf(kode)
        return { kode, nama, ...jumlah((row) => row.kode === kode), acuan: acuan && { kk: acuan.kk, jiwa: acuan.jiwa } }
      }),
      acuan: acuanUntuk(acuanList, area.length === 10 ? [area] : wilayahList.map(({ kode }) => kode)),
    }
  })
}

/** The population of several areas together; null when one of them is not known: a share of a part would mislead. */
function acuanUntuk(acuanList: z.output<typeof acuanRows>, kodeList: readonly string[]): Capaian['acuan'] {
  const kena = kodeList.flatMap((kode) => acuanList.find((satu) => satu.kode === kode) ?? [])
  const [pertama] = kena
  if (!pertama || kena.length < kodeList.length) return null
  return {
    kk: kena.reduce((total, satu) => total + satu.kk, 0),
    jiwa: kena.reduce((total, satu) => total + satu.jiwa, 0),
    perTanggal:
      kena
        .map(({ perTanggal }) => perTanggal)
        .sort()
        .at(-1) ?? '',
    sumber: [...new Set(kena.map(({ sumber }) => sumber))].join('; '),
  }
}

export type BarisCapaian = JumlahCapaian & { kodeDesa: string; desa: string; desil: number }

/** The cells of desa and desil of a pull below an area of the aktor, for the file of aggregates. */
export async function exportCapaian(
  aktor: Aktor,
  filter: { kodeWilayah: string; tarikan: string },
): Promise<BarisCapaian[]> {
  const { awal, akhir } = rangeOf(
    isWithin(filter.kodeWilayah, aktor.kodeWilayah) ? filter.kodeWilayah : aktor.kodeWilayah,
  )
  const rows = await withAktor(
    aktor,
    (tx) => tx.$queryRaw`
      SELECT kode_desa AS "kodeDesa", coalesce((SELECT nama FROM wilayah WHERE kode = r.kode_desa), r.kode_desa) AS desa, desil,
        sum(kk)::integer AS kk, sum(jiwa)::integer AS jiwa, coalesce(sum(kk) FILTER (WHERE umur <> 'belum'), 0)::integer AS "kkVerval",
        coalesce(sum(jiwa) FILTER (WHERE umur <> 'belum'), 0)::integer AS "jiwaVerval"
      FROM rekap_capaian r WHERE kode_kab = ${aktor.kodeKab} AND per_tanggal = ${filter.tarikan}::date AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
      GROUP BY kode_desa, desil ORDER BY kode_desa, desil`,
  )
  return z
    .array(
      z.object({
        kodeDesa: z.string(),
        desa: z.string(),
        desil: z.number(),
        kk: z.number(),
        jiwa: z.number(),
        kkVerval: z.number(),
        jiwaVerval: z.number(),
      }),
    )
    .parse(rows)
}
