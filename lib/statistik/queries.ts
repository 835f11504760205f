// Figures for screens and reports, read from rollups by their key; no row of people is touched.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'

export type RekapBaris = { desil: number | null; kk: number; jiwa: number }
/** KK and jiwa per desil nasional, D1 to D10 and then belum diperingkat (desil null), with their sum. All eleven rows are always there. */
export type RekapDesil = { baris: RekapBaris[]; jumlah: { kk: number; jiwa: number } }

const rekapRows = z.array(z.object({ desil: z.number(), kk: z.number(), jiwa: z.number() }))

/** Families and persons of a delivery per desil below an area of the aktor. Source of the form: the table a Dinas publishes (desil × KK × jiwa with the unranked row). */
export async function getRekapDesil(
  aktor: Aktor,
  { rilisId, kodeWilayah }: { rilisId: number; kodeWilayah: string },
): Promise<RekapDesil> {
  const { awal, akhir } = rangeOf(isWithin(kodeWilayah, aktor.kodeWilayah) ? kodeWilayah : aktor.kodeWilayah)
  const rows = await withAktor(
    aktor,
    // How many KK and jiwa per desil? A range of the primary key of rekap_rilis.
    (tx) => tx.$queryRaw`
      SELECT desil, sum(kk)::integer AS kk, sum(jiwa)::integer AS jiwa FROM rekap_rilis
      WHERE kode_kab = ${aktor.kodeKab} AND rilis_id = ${rilisId} AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
      GROUP BY desil`,
  )
  const found = new Map(rekapRows.parse(rows).map((row) => [row.desil, row]))
  const baris = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0].map((desil) => ({
    desil: desil === 0 ? null : desil,
    kk: found.get(desil)?.kk ?? 0,
    jiwa: found.get(desil)?.jiwa ?? 0,
  }))
  return { baris, jumlah: { kk: total(baris, 'kk'), jiwa: total(baris, 'jiwa') } }
}

function total(baris: readonly RekapBaris[], kolom: 'kk' | 'jiwa'): number {
  return baris.reduce((sum, row) => sum + row[kolom], 0)
}

const wilayahRows = z.array(
  z.object({
    kode: z.string(),
    nama: z.string(),
    kk: z.number(),
    jiwa: z.number(),
    kk14: z.number(),
    kk5: z.number(),
    belum: z.number(),
  }),
)
/** One area of a drill-down: KK and jiwa, KK in desil 1–4, in desil 5, and belum diperingkat. */
export type RekapWilayahRow = z.output<typeof wilayahRows>[number]

/** The areas directly below one (kecamatan of a kabupaten/kota, desa/kelurahan of a kecamatan), by code; areas without a family are listed with zeros. */
export async function listRekapWilayah(
  aktor: Aktor,
  { rilisId, induk }: { rilisId: number; induk: string },
): Promise<RekapWilayahRow[]> {
  const area = isWithin(induk, aktor.kodeWilayah) ? induk : aktor.kodeWilayah
  const panjang = area.length === 4 ? 6 : 10
  const { awal, akhir } = rangeOf(area)
  const rows = await withAktor(
    aktor,
    // How do the areas below differ? The same range of rekap_rilis, grouped by the code of the level below.
    (tx) => tx.$queryRaw`
      SELECT w.kode, w.nama, coalesce(sum(r.kk), 0)::integer AS kk, coalesce(sum(r.jiwa), 0)::integer AS jiwa,
        coalesce(sum(r.kk) FILTER (WHERE r.desil BETWEEN 1 AND 4), 0)::integer AS kk14,
        coalesce(sum(r.kk) FILTER (WHERE r.desil = 5), 0)::integer AS kk5,
        coalesce(sum(r.kk) FILTER (WHERE r.desil = 0), 0)::integer AS belum
      FROM wilayah w
      LEFT JOIN (
        SELECT left(kode_desa, ${panjang}::integer) AS kode, desil, kk, jiwa FROM rekap_rilis
        WHERE kode_kab = ${aktor.kodeKab} AND rilis_id = ${rilisId} AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
      ) r ON r.kode = w.kode
      WHERE w.kode LIKE ${`${area}%`} AND length(w.kode) = ${panjang}::integer
      GROUP BY w.kode, w.nama
      ORDER BY w.kode`,
  )
  return wilayahRows.parse(rows)
}
