// The family list: one keyset page of one delivery inside the aktor's wilayah.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { type Tx, withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { maskNomorKk } from '../nik'
import type { KeluargaFilter as UrlFilter } from '../schema'
import type { UrutKeluarga } from '../urut'
import { findRilis, type RilisRow } from './find-rilis'

/** What a list is asked for: the URL's filter with the delivery and area of the view. */
type KeluargaFilter = Omit<UrlFilter, 'wilayah'> & { wilayah?: string }

export type KeluargaRow = {
  id: string
  kepala: string
  /** First four digits, the rest masked. */
  nomorKk: string
  kodeDesa: string
  desa: string
  kecamatan: string
  jiwa: number
  desil: number | null
  /** Local changes in force that the release does not show. */
  pembaruan: number
}

const keluargaRows = z.array(
  z.object({
    id: z.string(),
    kepala: z.string(),
    nomor_kk: z.string(),
    kode_desa: z.string(),
    desa: z.string().nullable(),
    kecamatan: z.string().nullable(),
    jiwa: z.number(),
    desil: z.number().nullable(),
    pembaruan: z.number(),
  }),
)

// Sort keys as ready fragments, never text from the URL. Each ends in keluarga_id and follows an index of rilis_keluarga.
const KOLOM: Record<UrutKeluarga, { key: Prisma.Sql; of: Prisma.Sql; up: Prisma.Sql; down: Prisma.Sql }> = {
  nama: {
    key: Prisma.sql`(k.nama_anggota_keluarga, k.keluarga_id)`,
    of: Prisma.sql`SELECT nama_anggota_keluarga, keluarga_id`,
    up: Prisma.sql`k.nama_anggota_keluarga, k.keluarga_id`,
    down: Prisma.sql`k.nama_anggota_keluarga DESC, k.keluarga_id DESC`,
  },
  desil: {
    key: Prisma.sql`(coalesce(k.desil_nasional, 11::smallint), k.kode_desa, k.keluarga_id)`,
    of: Prisma.sql`SELECT coalesce(desil_nasional, 11::smallint), kode_desa, keluarga_id`,
    up: Prisma.sql`coalesce(k.desil_nasional, 11::smallint), k.kode_desa, k.keluarga_id`,
    down: Prisma.sql`coalesce(k.desil_nasional, 11::smallint) DESC, k.kode_desa DESC, k.keluarga_id DESC`,
  },
  wilayah: {
    key: Prisma.sql`(k.kode_desa, k.nama_anggota_keluarga, k.keluarga_id)`,
    of: Prisma.sql`SELECT kode_desa, nama_anggota_keluarga, keluarga_id`,
    up: Prisma.sql`k.kode_desa, k.nama_anggota_keluarga, k.keluarga_id`,
    down: Prisma.sql`k.kode_desa DESC, k.nama_anggota_keluarga DESC, k.keluarga_id DESC`,
  },
}

/** One page of families of the chosen delivery, with that delivery; `rilis` null when nothing was imported yet. Total from the rollup. */
export async function listKeluarga(
  aktor: Aktor,
  filter: KeluargaFilter,
): Promise<{ rilis: RilisRow | null; page: Page<KeluargaRow> }> {
  return withAktor(aktor, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab, filter.rilis)
    if (!rilis) return { rilis, page: { rows: [], next: null, prev: null, total: 0 } }
    const total = await countKeluarga(tx, aktor, rilis.id, filter)
    const rows = await listRows(tx, aktor, rilis.id, filter)
    return { rilis, page: { ...rows, total } }
  })
}

/** Families a filter matches, from the rollup by its key; no row of people is read. */
async function countKeluarga(tx: Tx, aktor: Aktor, rilisId: number, filter: KeluargaFilter): Promise<number> {
  const { awal, akhir } = rangeOf(areaOf(aktor, filter))
  const sum = await tx.rekapRilis.aggregate({
    where: { kodeKab: aktor.kodeKab, rilisId, kodeDesa: { gte: awal, lte: akhir }, desil: filter.desil },
    _sum: { kk: true },
  })
  return sum._sum.kk ?? 0
}

function areaOf(aktor: Aktor, filter: { wilayah?: string }): string {
  return filter.wilayah !== undefined && isWithin(filter.wilayah, aktor.kodeWilayah)
    ? filter.wilayah
    : aktor.kodeWilayah
}

async function listRows(tx: Tx, aktor: Aktor, rilisId: number, filter: KeluargaFilter): Promise<Page<KeluargaRow>> {
  const { awal, akhir } = rangeOf(areaOf(aktor, filter))
  const urut = filter.urut ?? 'wilayah'
  const kolom = KOLOM[urut.replace('-', '') as UrutKeluarga]
  const [direction, cursor] = filter.kursor ? [filter.kursor[0], filter.kursor.slice(2)] : ['n', null]
  const back = direction === 'p'
  const descending = urut.startsWith('-') !== back
  const desil =
    filter.desil === undefined
      ? Prisma.empty
      : Prisma.sql`AND coalesce(desil_nasional, 11::smallint) = ${filter.desil === 0 ? 11 : filter.desil}::smallint`
  const after =
    cursor === null
      ? Prisma.empty
      : Prisma.sql`AND ${kolom.key} ${descending ? Prisma.sql`<` : Prisma.sql`>`} (${kolom.of} FROM rilis_keluarga
          WHERE kode_kab = ${aktor.kodeKab} AND rilis_id = ${rilisId} AND keluarga_id = ${cursor}::uuid)`
  // Which families stand on this page? One index per sort order, read until the page is full; the area is the range of kode_desa.
  const found = await tx.$queryRaw`
    SELECT k.keluarga_id::text AS id, k.nama_anggota_keluarga AS kepala, k.nomor_kartu_keluarga AS nomor_kk, k.kode_desa,
      (SELECT nama FROM wilayah WHERE kode = k.kode_desa) AS desa,
      (SELECT nama FROM wilayah WHERE kode = left(k.kode_desa, 6)) AS kecamatan, k.jiwa, k.desil_nasional AS desil,
      (SELECT count(*)::integer FROM pembaruan p
       WHERE p.kode_kab = k.kode_kab AND p.keluarga_id = k.keluarga_id AND p.dicabut_pada IS NULL) AS pembaruan
    FROM (
      SELECT * FROM rilis_keluarga k
      WHERE kode_kab = ${aktor.kodeKab} AND rilis_id = ${rilisId} AND kode_desa >= ${awal} AND kode_desa <= ${akhir} ${desil} ${after}
      ORDER BY ${descending ? kolom.down : kolom.up}
      LIMIT ${filter.ukuran + 1}) k
    ORDER BY ${descending ? kolom.down : kolom.up}`
  const rows = keluargaRows.parse(found).map(
    (row): KeluargaRow => ({
      id: row.id,
      kepala: row.kepala,
      nomorKk: maskNomorKk(row.nomor_kk),
      kodeDesa: row.kode_desa,
      desa: row.desa ?? row.kode_desa,
      kecamatan: row.kecamatan ?? '',
      jiwa: row.jiwa,
      desil: row.desil,
      pembaruan: row.pembaruan,
    }),
  )
  const more = rows.length > filter.ukuran
  const shown = rows.slice(0, filter.ukuran)
  if (back) shown.reverse()
  const first = shown[0]
  const last = shown.at(-1)
  return {
    rows: shown,
    next: last && (back || more) ? `n:${last.id}` : null,
    prev: first && (back ? more : cursor !== null) ? `p:${first.id}` : null,
  }
}
