// The list of pairs: one keyset page, highest score first, with counts by kind and by desa.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { type Tx, withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { JENIS_PASANGAN, type JenisPasangan, STATUS_PASANGAN, type StatusPasangan } from '../pasangan'
import type { PadanFilter } from '../schema'
import { bagianListSchema } from './bagian-list'

export type PasanganRow = {
  id: string
  jenis: JenisPasangan
  sumber: string | null
  skor: number
  status: StatusPasangan
  /** Null: the person is not in the release of the pair any more. */
  nama: string | null
  namaLain: string | null
  desa: string
  desaLain: string
  bagianList: z.output<typeof bagianListSchema>
}

const pasanganRows = z.array(
  z.object({
    id: z.string(),
    jenis: z.enum(JENIS_PASANGAN),
    sumber: z.string().nullable(),
    skor: z.number(),
    status: z.enum(STATUS_PASANGAN),
    nama: z.string().nullable(),
    nama_lain: z.string().nullable(),
    desa: z.string(),
    desa_lain: z.string(),
    bagian: bagianListSchema,
  }),
)

/** One page of pairs both of whose sides lie in the aktor's wilayah; with `wilayah` those with a side in it. */
export async function listPasangan(aktor: Aktor, filter: PadanFilter): Promise<Page<PasanganRow>> {
  return withAktor(aktor, async (tx) => {
    const [arah, skor, id] = filter.kursor?.split(':') ?? []
    const balik = arah === 'p'
    const sesudah =
      id === undefined
        ? Prisma.empty
        : Prisma.sql`AND (skor, id) ${balik ? Prisma.sql`>` : Prisma.sql`<`} (${Number(skor)}::smallint, ${id}::uuid)`
    const urut = balik ? Prisma.sql`skor, id` : Prisma.sql`skor DESC, id DESC`
    // Which pairs stand on this page? padan_pasangan_daftar_idx in its order until the page is full.
    const found = await tx.$queryRaw`
      SELECT p.id::text, p.jenis, p.sumber, p.skor, p.status, p.bagian,
        ${namaOf(Prisma.sql`p.orang_id`)} AS nama,
        CASE WHEN p.orang_lain IS NULL
          THEN (SELECT c.nama FROM sumber_catatan c WHERE c.kode_kab = p.kode_kab AND c.id = p.catatan_id)
          ELSE ${namaOf(Prisma.sql`p.orang_lain`)}
        END AS nama_lain,
        coalesce((SELECT nama FROM wilayah WHERE kode = p.kode_desa), p.kode_desa) AS desa,
        coalesce((SELECT nama FROM wilayah WHERE kode = p.kode_desa_lain), 'desa tidak disebut') AS desa_lain
      FROM (
        SELECT * FROM padan_pasangan
        WHERE kode_kab = ${aktor.kodeKab} AND status = ${filter.status} ${syarat(aktor, filter)} ${sesudah}
        ORDER BY ${urut} LIMIT ${filter.ukuran + 1}) p
      ORDER BY ${urut}`
    const rows = pasanganRows.parse(found).map(
      ({ nama_lain, desa_lain, bagian, ...row }): PasanganRow => ({
        ...row,
        namaLain: nama_lain,
        desaLain: desa_lain,
        bagianList: bagian,
      }),
    )
    return toPage(
      rows,
      { size: filter.ukuran, back: balik, first: id === undefined },
      ({ skor, id }) => `${skor}:${id}`,
    )
  })
}

/** Name of a person of a pair: as recorded here, else as in the release. Reads pembaruan_orang_idx, rilis_anggota_orang_idx. */
function namaOf(orang: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(
    (SELECT b.nilai FROM pembaruan b WHERE b.kode_kab = p.kode_kab AND b.orang_id = ${orang} AND b.kolom = 'nama' AND b.dicabut_pada IS NULL
     ORDER BY b.berlaku_sejak DESC, b.dicatat_pada DESC, b.id DESC LIMIT 1),
    (SELECT a.nama FROM rilis_anggota a WHERE a.kode_kab = p.kode_kab AND a.rilis_id = p.rilis_id AND a.orang_id = ${orang} LIMIT 1))`
}

type Syarat = Pick<PadanFilter, 'jenis' | 'wilayah' | 'skor'>

function syarat(aktor: Aktor, { jenis, wilayah, skor }: Syarat): Prisma.Sql {
  const bagian: Prisma.Sql[] = []
  if (jenis) bagian.push(Prisma.sql`jenis = ${jenis}`)
  if (skor !== undefined) bagian.push(Prisma.sql`skor >= ${skor}::smallint`)
  if (wilayah && isWithin(wilayah, aktor.kodeWilayah) && wilayah !== aktor.kodeWilayah) {
    const { awal, akhir } = rangeOf(wilayah)
    bagian.push(Prisma.sql`(kode_desa BETWEEN ${awal} AND ${akhir} OR kode_desa_lain BETWEEN ${awal} AND ${akhir})`)
  }
  return bagian.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(bagian, ' AND ')}`
}

/** The open pair that follows one in the order of the list, under the same filter; the first when there is none after it. Null when none is left. */
export async function findBerikut(
  tx: Tx,
  aktor: Aktor,
  filter: Syarat,
  sesudah: { id: string; skor: number },
): Promise<string | null> {
  const rows = await tx.$queryRaw`
    SELECT id::text FROM padan_pasangan
    WHERE kode_kab = ${aktor.kodeKab} AND status = 'usul' AND id <> ${sesudah.id}::uuid ${syarat(aktor, filter)}
    ORDER BY (skor, id) < (${sesudah.skor}::smallint, ${sesudah.id}::uuid) DESC, skor DESC, id DESC LIMIT 1`
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? null
}

/** Open and decided pairs of the wilayah, and the newest run. */
export type RingkasanPadan = {
  status: Record<StatusPasangan, number>
  /** Open pairs by kind. */
  jenis: Record<JenisPasangan, number>
  /** Desa with the most open pairs that touch it, at most ten. */
  desaList: { kode: string; nama: string; jumlah: number }[]
  jalan: { pada: Date; orang: number; catatan: number; calon: number; blokTerlewat: number; rilis: string } | null
  /** A run is queued or under way. */
  berjalan: boolean
}

/** Counts for the first page of the room. Reads padan_pasangan_desa_idx, never a row of people. */
export async function getRingkasanPadan(aktor: Aktor): Promise<RingkasanPadan> {
  return withAktor(aktor, async (tx) => {
    const hitung = await tx.$queryRaw`
      SELECT status, jenis, count(*)::integer AS jumlah FROM padan_pasangan WHERE kode_kab = ${aktor.kodeKab} GROUP BY 1, 2`
    const rows = z
      .array(z.object({ status: z.enum(STATUS_PASANGAN), jenis: z.enum(JENIS_PASANGAN), jumlah: z.number() }))
      .parse(hitung)
    const desa = await tx.$queryRaw`
      SELECT kode, coalesce((SELECT nama FROM wilayah w WHERE w.kode = d.kode), d.kode) AS nama, jumlah FROM (
        SELECT kode, count(*)::integer AS jumlah FROM padan_pasangan p
        CROSS JOIN LATERAL (SELECT p.kode_desa AS kode UNION SELECT p.kode_desa_lain) s
        WHERE p.kode_kab = ${aktor.kodeKab} AND p.status = 'usul' AND right(kode, 6) <> '000000'
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10) d
      ORDER BY jumlah DESC, kode`
    const jalan = await tx.padanJalan.findFirst({
      where: { kodeKab: aktor.kodeKab },
      orderBy: { id: 'desc' },
      select: { dijalankanPada: true, orang: true, catatan: true, calon: true, blokTerlewat: true, rilisId: true },
    })
    const rilis = jalan
      ? await tx.rilis.findFirst({ where: { kodeKab: aktor.kodeKab, id: jalan.rilisId }, select: { kode: true } })
      : null
    const sibuk = await tx.pekerjaan.count({
      where: { kodeKab: aktor.kodeKab, jenis: 'padan', status: { in: ['antre', 'berjalan'] } },
    })
    const jumlah = (jika: (row: (typeof rows)[number]) => boolean) =>
      rows.filter(jika).reduce((total, row) => total + row.jumlah, 0)
    return {
      status: byKey(STATUS_PASANGAN, (status) => jumlah((row) => row.status === status)),
      jenis: byKey(JENIS_PASANGAN, (jenis) => jumlah((row) => row.status === 'usul' && row.jenis === jenis)),
      desaList: z.array(z.object({ kode: z.string(), nama: z.string(), jumlah: z.number() })).parse(desa),
      jalan: jalan && {
        pada: jalan.dijalankanPada,
        orang: jalan.orang,
        catatan: jalan.catatan,
        calon: jalan.calon,
        blokTerlewat: jalan.blokTerlewat,
        rilis: rilis?.kode ?? '',
      },
      berjalan: sibuk > 0,
    }
  })
}

function byKey<K extends string>(keys: readonly K[], value: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, number>
}
