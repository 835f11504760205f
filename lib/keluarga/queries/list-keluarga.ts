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
import { isSaringanLanjut, type Saringan, saringanSchema, toParams } from '../saringan'
import type { KeluargaFilter as UrlFilter } from '../schema'
import type { UrutKeluarga } from '../urut'
import { findRilis, type RilisRow } from './find-rilis'
import { listCalonSql, syaratKeluarga } from './syarat-keluarga'

/** What a list is asked for: the URL's filter with the delivery and area of the view. */
type KeluargaFilter = Omit<UrlFilter, 'wilayah'> & { wilayah?: string }

/**
 * Families looked at for a page, in the order of its index, when conditions are asked that no index holds: the first page answers at
 * once whatever is asked, and whoever goes on looking waits a little longer.
 */
const DILIHAT = { pertama: 8_000, lanjut: 60_000 } as const
/** So many families that a condition names by its own index are looked up one by one, and counted; of more a page is soon filled by looking. */
const CALON_TERBANYAK = 5_000
/** By name the rows lie scattered over the whole table, and members are looked up family by family: each one looked at costs more. */
const DILIHAT_MAHAL = { pertama: 3_000, lanjut: 25_000 } as const

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
 * looking behind them. `total` is known where the rollup knows it, or where few enough were named by a condition.
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
    /** Families that match, where all of them were looked at. */
    cocok: z.number().nullable(),
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
    const lanjut = isSaringanLanjut(saringanSchema.parse(toParams(filter)))
    const total = lanjut ? null : await countKeluarga(tx, aktor, rilis.id, filter)
    const kolom = kolomList.filter((satu) => tampilanOf(aktor, satu) === 'tampil')
    const page = await listRows(tx, aktor, rilis.id, filter, kolom)
    return { rilis, page: { ...page, total: total ?? page.total ?? null } }
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

/** Few enough families named by one condition alone, the fewest of all conditions; null when every condition names many or none can. */
async function findCalon(
  tx: Tx,
  aktor: Aktor,
  saringan: Saringan,
  area: { awal: string; akhir: string },
): Promise<Prisma.Sql | null> {
  let terkecil: { sql: Prisma.Sql; jumlah: number } | null = null
  for (const sql of listCalonSql(saringan, aktor.kodeKab, area)) {
    const batas: number = terkecil?.jumlah ?? CALON_TERBANYAK
    const found = await tx.$queryRaw`SELECT count(*)::integer AS jumlah FROM (${sql} LIMIT ${batas + 1}) calon`
    const jumlah = jumlahRows.parse(found)[0]?.jumlah ?? 0
    if (jumlah <= batas) terkecil = { sql, jumlah }
  }
  return terkecil?.sql ?? null
}

const jumlahRows = z.array(z.object({ jumlah: z.number() }))

/** Whether members are asked. */
function isMahal({ syarat }: Saringan): boolean {
  return syarat.some(({ siapa }) => siapa === 'anggota')
}

/** What is known of how many families a filter matches: at most `lebih` tells that there are more, `dilihat` that so many of `dari` were asked. */
export type JumlahTersaring = { jumlah: number; lebih: boolean; dilihat: number | null; dari: number }

/** Beyond this nobody needs the exact figure to decide whether to narrow the list. */
const DIHITUNG_TERBANYAK = 10_000
/** Families asked for a count, in the order of rilis_keluarga_desa_idx; fewer where their members are asked too. */
const DIHITUNG_DILIHAT = { biasa: 50_000, mahal: 20_000 } as const

/**
 * How many families match a filter that no rollup counts, told honestly: exactly up to ten thousand in an area of up to
 * fifty thousand families, "more than", or "at least" of those that were looked at. Shown after the page, not before it.
 */
export async function countTersaring(aktor: Aktor, filter: KeluargaFilter): Promise<JumlahTersaring> {
  return withAktor(aktor, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab, filter.rilis)
    if (!rilis) return { jumlah: 0, lebih: false, dilihat: null, dari: 0 }
    const { awal, akhir } = rangeOf(areaOf(aktor, filter))
    const saringan = saringanSchema.parse(toParams(filter))
    const batas = isMahal(saringan) ? DIHITUNG_DILIHAT.mahal : DIHITUNG_DILIHAT.biasa
    const dari = await countKeluarga(tx, aktor, rilis.id, { ...filter, desil: undefined })
    // How many of the first of them match? rilis_keluarga_desa_idx, ended early once there are more than are told.
    const found = await tx.$queryRaw`
      SELECT count(*)::integer AS jumlah FROM (
        SELECT FROM (
          SELECT * FROM rilis_keluarga k
          WHERE k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilis.id} AND k.kode_desa >= ${awal} AND k.kode_desa <= ${akhir}
          ORDER BY k.kode_desa, k.nama_anggota_keluarga, k.keluarga_id LIMIT ${batas}) k
        WHERE true ${syaratKeluarga(saringan, aktor, 'satu-satu')}
        LIMIT ${DIHITUNG_TERBANYAK + 1}) cocok`
    const jumlah = jumlahRows.parse(found)[0]?.jumlah ?? 0
    const lebih = jumlah > DIHITUNG_TERBANYAK
    return {
      jumlah: Math.min(jumlah, DIHITUNG_TERBANYAK),
      lebih,
      dilihat: lebih || dari <= batas ? null : batas,
      dari,
    }
  })
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
  const syarat = syaratKeluarga(saringan, aktor, 'satu-satu')
  // The rollup's own conditions are answered by an index; for others only so many families are looked at.
  const batas = urut.endsWith('nama') || isMahal(saringan) ? DILIHAT_MAHAL : DILIHAT
  const lanjut = isSaringanLanjut(saringan)
  const calon = lanjut ? await findCalon(tx, aktor, saringan, { awal, akhir }) : null
  const dilihat = lanjut && calon === null ? (cursor === null ? batas.pertama : batas.lanjut) : null
  const after =
    cursor === null
      ? Prisma.empty
      : Prisma.sql`AND ${kolom.key} ${descending ? Prisma.sql`<` : Prisma.sql`>`} (${kolom.of} FROM rilis_keluarga
          WHERE kode_kab = ${aktor.kodeKab} AND rilis_id = ${rilisId} AND keluarga_id = ${cursor}::uuid)`
  const order = descending ? kolom.down : kolom.up
  const dasar = Prisma.sql`FROM rilis_keluarga k
      WHERE k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilisId} AND k.kode_desa >= ${awal} AND k.kode_desa <= ${akhir} ${after}`
  // Named one by one: each by rilis_keluarga_pkey, whatever the planner thinks of reading all instead. All that match are counted.
  const bernama = Prisma.sql`FROM (SELECT DISTINCT keluarga_id FROM (${calon ?? Prisma.empty}) semua) c
    CROSS JOIN LATERAL (
      SELECT * FROM rilis_keluarga k WHERE k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilisId} AND k.keluarga_id = c.keluarga_id LIMIT 1) k
    WHERE k.kode_desa >= ${awal} AND k.kode_desa <= ${akhir} ${syarat}`
  // A limit inside keeps the conditions from being asked of every family of the city.
  const dipilih =
    calon !== null
      ? Prisma.sql`SELECT * FROM (SELECT k.*, count(*) OVER () AS cocok ${bernama}) k WHERE true ${after} ORDER BY ${order} LIMIT ${filter.ukuran + 1}`
      : dilihat === null
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
      ${calon === null ? Prisma.sql`NULL::integer` : Prisma.sql`k.cocok::integer`} AS cocok,
      coalesce((SELECT p.nilai IS NULL AND p.nilai_lama IS NOT DISTINCT FROM k.nomor_kartu_keluarga FROM pembaruan p
       WHERE p.kode_kab = k.kode_kab AND p.keluarga_id = k.keluarga_id AND p.kolom = 'nomor_kartu_keluarga' AND p.orang_id IS NULL AND p.dicabut_pada IS NULL
       ORDER BY p.berlaku_sejak DESC, p.dicatat_pada DESC, p.id DESC LIMIT 1), false) AS kk_belum_terbit,
      (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each_text(${kolomList.length > 0 ? Prisma.sql`to_jsonb(k)` : Prisma.sql`'{}'::jsonb`})
       WHERE key = ANY (${kolomList}::text[])) AS lain
    FROM (${dipilih}) k
    ORDER BY ${order}`
  const rowList = keluargaRows.parse(found)
  const rows = rowList.map(
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
    // Everything was looked at and fits on the page: that is the count.
    total: rowList[0]?.cocok ?? (lanjut && cursor === null && !more && henti === null ? shown.length : null),
    terbatas: henti === null ? null : dilihat,
  }
}

const hentiRows = z.array(z.object({ id: z.string() }))

async function findHenti(tx: Tx, sql: Prisma.Sql): Promise<string | null> {
  return hentiRows.parse(await tx.$queryRaw(sql))[0]?.id ?? null
}
