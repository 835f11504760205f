// Reading areas. Areas are public facts, so these need no scope: who sees which people is decided where people are read.
import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/server/db'
import type { Prisma } from '@/prisma/client/client'
import { isWithin, rangeOf } from './kode'
import type { WilayahFilter } from './schema'

const wilayahRow = { kode: true, jenis: true, nama: true, induk: true } satisfies Prisma.WilayahSelect
export type WilayahRow = Prisma.WilayahGetPayload<{ select: typeof wilayahRow }>

/** One area; null when the code is not known. */
export async function findWilayah(kode: string): Promise<WilayahRow | null> {
  return db().wilayah.findUnique({ where: { kode }, select: wilayahRow })
}

/** Areas directly below one, by code. */
export async function listAnak(induk: string): Promise<WilayahRow[]> {
  return db().wilayah.findMany({ where: { induk }, orderBy: { kode: 'asc' }, select: wilayahRow })
}

/** The area and those above it, provinsi first: for breadcrumbs and headings. */
export async function listJalur(kode: string): Promise<WilayahRow[]> {
  const kodeList = [2, 4, 6, 10].filter((length) => length <= kode.length).map((length) => kode.slice(0, length))
  return db().wilayah.findMany({ where: { kode: { in: kodeList } }, orderBy: { kode: 'asc' }, select: wilayahRow })
}

const areaRows = z.array(
  z.object({
    kodeDesa: z.string(),
    desa: z.string(),
    kodeKecamatan: z.string(),
    kecamatan: z.string(),
    kodeKab: z.string(),
    kab: z.string(),
    kodeProvinsi: z.string(),
    provinsi: z.string(),
    bpsDesa: z.string().nullable(),
  }),
)
export type AreaRow = z.output<typeof areaRows>[number]

/** Every desa/kelurahan of a kabupaten/kota with the names above it and its BPS code where the crosswalk is loaded. */
export async function listArea(kodeKab: string): Promise<AreaRow[]> {
  const rows = await db().$queryRaw`
    SELECT d.kode AS "kodeDesa", d.nama AS desa, c.kode AS "kodeKecamatan", c.nama AS kecamatan, k.kode AS "kodeKab", k.nama AS kab,
      p.kode AS "kodeProvinsi", p.nama AS provinsi,
      (SELECT b.kode_resmi FROM wilayah_kode b WHERE b.kode = d.kode AND b.sistem = 'bps' AND b.berlaku_sampai IS NULL
       ORDER BY b.berlaku_sejak DESC, b.kode_resmi LIMIT 1) AS "bpsDesa"
    FROM wilayah d JOIN wilayah c ON c.kode = d.induk JOIN wilayah k ON k.kode = c.induk JOIN wilayah p ON p.kode = k.induk
    WHERE k.kode = ${kodeKab}
    ORDER BY d.kode`
  return areaRows.parse(rows)
}

/** What a wilayah switcher offers: the aktor's own area first, then the areas down to kecamatan, or the desa of a kecamatan. */
export async function listPilihanWilayah(kodeWilayah: string): Promise<WilayahRow[]> {
  const own = await findWilayah(kodeWilayah)
  return [...(own ? [own] : []), ...(await listAnak(kodeWilayah))]
}

/** Every kecamatan and desa of an area, itself included: what a name typed by hand can mean there. */
export async function listNamaWilayah(kodeWilayah: string): Promise<WilayahRow[]> {
  const { akhir } = rangeOf(kodeWilayah)
  return db().wilayah.findMany({
    // As text of the "C" collation 327501 stands before 3275010000 and behind 3275: one range of the primary key.
    where: { kode: { gte: kodeWilayah, lte: akhir }, jenis: { in: ['kecamatan', 'desa', 'kelurahan'] } },
    orderBy: { kode: 'asc' },
    select: wilayahRow,
  })
}

const daerahRows = z.array(
  z.object({
    kode: z.string(),
    jenis: z.string(),
    nama: z.string(),
    jumlahAnak: z.number(),
    kodeList: z.array(
      z.object({
        sistem: z.enum(['kemendagri', 'bps']),
        kodeResmi: z.string(),
        namaResmi: z.string(),
        berlakuSejak: z.string(),
        berlakuSampai: z.string().nullable(),
      }),
    ),
  }),
)
/** An area with every official code it has or had (days `YYYY-MM-DD`, the present ones first) and the number of areas directly below it. */
export type DaerahRow = z.output<typeof daerahRows>[number]

/**
 * The areas below `filter.induk`, or below `milik`, the aktor's own wilayah (a desa shows itself), by code, with the way up to
 * them; a few hundred rows at most. Null when the area is not known or lies outside the aktor's wilayah.
 */
export async function listDaerah(
  milik: string,
  filter: WilayahFilter,
): Promise<{ jalur: WilayahRow[]; rows: DaerahRow[] } | null> {
  const induk = filter.induk ?? milik
  if (!isWithin(induk, milik)) return null
  const jalur = await listJalur(induk)
  if (jalur.at(-1)?.kode !== induk) return null
  // Which areas lie below this one, under which codes? wilayah_induk_idx and wilayah_kode_kode_idx.
  const rows = await db().$queryRaw`
    SELECT w.kode, w.jenis, w.nama,
      (SELECT count(*)::integer FROM wilayah a WHERE a.induk = w.kode) AS "jumlahAnak",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('sistem', k.sistem, 'kodeResmi', k.kode_resmi, 'namaResmi', k.nama_resmi,
          'berlakuSejak', k.berlaku_sejak, 'berlakuSampai', k.berlaku_sampai) ORDER BY k.berlaku_sampai DESC NULLS FIRST, k.kode_resmi), '[]')
       FROM wilayah_kode k WHERE k.kode = w.kode) AS "kodeList"
    FROM wilayah w
    WHERE (${induk.length < 10} AND w.induk = ${induk}) OR (${induk.length === 10} AND w.kode = ${induk})
    ORDER BY w.kode`
  return { jalur, rows: daerahRows.parse(rows) }
}
