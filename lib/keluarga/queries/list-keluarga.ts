// The family list: one keyset page of one delivery inside the aktor's wilayah.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { type Tx, withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { tampilanOf } from '../kepekaan'
import type { KolomPilihan } from '../kolom-daftar'
import { maskNomorKk } from '../nik'
import { isSaringanLanjut, saringanSchema, toParams } from '../saringan'
import type { KeluargaFilter as UrlFilter } from '../schema'
import type { UrutKeluarga } from '../urut'
import { findRilis, type RilisRow } from './find-rilis'
import { syaratKeluarga } from './syarat-keluarga'

/** What a list is asked for: the URL's filter with the delivery and area of the view. */
type KeluargaFilter = Omit<UrlFilter, 'wilayah'> & { wilayah?: string }

/**
 * Families looked at for a page, in the order of its index, when conditions are asked that no index holds: the first page answers at
 * once whatever is asked, and whoever goes on looking waits a little longer.
 */
const DILIHAT = { pertama: 8_000, lanjut: 60_000 } as const
/** By name the rows lie scattered over the whole table, so each one looked at costs more. */
const DILIHAT_NAMA = { pertama: 3_000, lanjut: 25_000 } as const

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
  /** A new KK is awaited: an event ended the old number, the new one has not been recorded or delivered yet. */
  kkBelumTerbit: boolean
  /** Values of the chosen columns, as delivered. */
  lain: Partial<Record<KolomPilihan, string | null>>
}

/**
 * A page of the list. `terbatas` is how many families were looked at when the page was not filled within one go: `next` then goes on
 * looking behind them. `total` is known only where the rollup knows it.
 */
export type HalamanKeluarga = Page<KeluargaRow> & { terbatas: number | null }

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
    kk_belum_terbit: z.boolean(),
    lain: z.record(z.string(), z.string().nullable()),
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
  kolomList: readonly KolomPilihan[] = [],
): Promise<{ rilis: RilisRow | null; page: HalamanKeluarga }> {
  return withAktor(aktor, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab, filter.rilis)
    if (!rilis) return { rilis, page: { rows: [], next: null, prev: null, total: 0, terbatas: null } }
    const total = isSaringanLanjut(saringanSchema.parse(toParams(filter)))
      ? null
      : await countKeluarga(tx, aktor, rilis.id, filter)
    const kolom = kolomList.filter((satu) => tampilanOf(aktor, satu) === 'tampil')
    const rows = await listRows(tx, aktor, rilis.id, filter, kolom)
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

async function listRows(
  tx: Tx,
  aktor: Aktor,
  rilisId: number,
  filter: KeluargaFilter,
  kolomList: readonly KolomPilihan[],
): Promise<HalamanKeluarga> {
  const { awal, akhir } = rangeOf(areaOf(aktor, filter))
  const urut = filter.urut ?? 'wilayah'
  const kolom = KOLOM[urut.replace('-', '') as UrutKeluarga]
  const [direction, cursor] = filter.kursor ? [filter.kursor[0], filter.kursor.slice(2)] : ['n', null]
  const back = direction === 'p'
  const descending = urut.startsWith('-') !== back
  const saringan = saringanSchema.parse(toParams(filter))
  const syarat = syaratKeluarga(saringan, aktor.kodeKab)
  // The rollup's own conditions are answered by an index; for others only so many families are looked at.
  const batas = urut.endsWith('nama') ? DILIHAT_NAMA : DILIHAT
  const dilihat = isSaringanLanjut(saringan) ? (cursor === null ? batas.pertama : batas.lanjut) : null
  const after =
    cursor === null
      ? Prisma.empty
      : Prisma.sql`AND ${kolom.key} ${descending ? Prisma.sql`<` : Prisma.sql`>`} (${kolom.of} FROM rilis_keluarga
          WHERE kode_kab = ${aktor.kodeKab} AND rilis_id = ${rilisId} AND keluarga_id = ${cursor}::uuid)`
  const order = descending ? kolom.down : kolom.up
  const dasar = Prisma.sql`FROM rilis_keluarga k
      WHERE k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilisId} AND k.kode_desa >= ${awal} AND k.kode_desa <= ${akhir} ${after}`
  // A limit inside keeps the conditions from being asked of every family of the city.
  const dipilih =
    dilihat === null
      ? Prisma.sql`SELECT * ${dasar} ${syarat} ORDER BY ${order} LIMIT ${filter.ukuran + 1}`
      : Prisma.sql`SELECT * FROM (SELECT * ${dasar} ORDER BY ${order} LIMIT ${dilihat}) k WHERE true ${syarat}
          ORDER BY ${order} LIMIT ${filter.ukuran + 1}`
  // Which families stand on this page? One index per sort order, read until the page is full; the area is the range of kode_desa.
  const found = await tx.$queryRaw`
    SELECT k.keluarga_id::text AS id, k.nama_anggota_keluarga AS kepala, k.nomor_kartu_keluarga AS nomor_kk, k.kode_desa,
      (SELECT nama FROM wilayah WHERE kode = k.kode_desa) AS desa,
      (SELECT nama FROM wilayah WHERE kode = left(k.kode_desa, 6)) AS kecamatan, k.jiwa, k.desil_nasional AS desil,
      (SELECT count(*)::integer FROM pembaruan p
       WHERE p.kode_kab = k.kode_kab AND p.keluarga_id = k.keluarga_id AND p.dicabut_pada IS NULL) AS pembaruan,
      coalesce((SELECT p.nilai IS NULL AND p.nilai_lama IS NOT DISTINCT FROM k.nomor_kartu_keluarga FROM pembaruan p
       WHERE p.kode_kab = k.kode_kab AND p.keluarga_id = k.keluarga_id AND p.kolom = 'nomor_kartu_keluarga' AND p.orang_id IS NULL AND p.dicabut_pada IS NULL
       ORDER BY p.berlaku_sejak DESC, p.dicatat_pada DESC, p.id DESC LIMIT 1), false) AS kk_belum_terbit,
      (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each_text(${kolomList.length > 0 ? Prisma.sql`to_jsonb(k)` : Prisma.sql`'{}'::jsonb`})
       WHERE key = ANY (${kolomList}::text[])) AS lain
    FROM (${dipilih}) k
    ORDER BY ${order}`
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
      kkBelumTerbit: row.kk_belum_terbit,
      lain: row.lain,
    }),
  )
  const more = rows.length > filter.ukuran
  // Where looking stopped: the last family that was looked at, when there may be others behind it.
  const henti =
    dilihat === null || more
      ? null
      : await findHenti(
          tx,
          Prisma.sql`SELECT k.keluarga_id::text AS id ${dasar} ORDER BY ${order} OFFSET ${dilihat - 1} LIMIT 1`,
        )
  const shown = rows.slice(0, filter.ukuran)
  if (back) shown.reverse()
  const first = shown[0]
  const last = shown.at(-1)
  const lebih = more ? (back ? first?.id : last?.id) : henti
  const asal = cursor !== null && !back ? (first?.id ?? cursor) : back ? (last?.id ?? cursor) : null
  return {
    rows: shown,
    next: back ? (asal ? `n:${asal}` : null) : lebih ? `n:${lebih}` : null,
    prev: back ? (lebih ? `p:${lebih}` : null) : asal ? `p:${asal}` : null,
    terbatas: henti === null ? null : dilihat,
  }
}

const hentiRows = z.array(z.object({ id: z.string() }))

async function findHenti(tx: Tx, sql: Prisma.Sql): Promise<string | null> {
  return hentiRows.parse(await tx.$queryRaw(sql))[0]?.id ?? null
}
