// Reading the chain: lists by keyset, one row with its neighbours, everything about one target.
import 'server-only'
import { z } from 'zod'
import { type Aktor, LABEL_PERAN, PERAN } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { type Tx, withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import type { JejakFilter } from '../schema'

export type JejakRow = {
  nomor: number
  /** Instant as ISO text. */
  pada: string
  aktor: string
  namaAktor: string
  peran: string
  kodeWilayah: string
  tindakan: string
  sasaran: string
  /** Canonical JSON of what changed. */
  isi: string
}

const jejakRows = z.array(
  z.object({
    nomor: z.coerce.number(),
    pada: z.date(),
    aktor: z.string(),
    peran: z.string(),
    kode_wilayah: z.string(),
    tindakan: z.string(),
    sasaran: z.string(),
    isi: z.string(),
  }),
)

/** Acts of the aktor's kabupaten/kota, newest first, one keyset page. Only a scope of the whole kabupaten/kota sees any. */
export async function listJejak(aktor: Aktor, filter: JejakFilter): Promise<Page<JejakRow>> {
  return withAktor(aktor, async (tx) => {
    const [direction, cursor] = filter.kursor
      ? [filter.kursor[0], Number(filter.kursor.slice(2))]
      : ['n', Number.MAX_SAFE_INTEGER]
    const back = direction === 'p'
    const { least, most } = await nomorRange(tx, aktor.kodeKab, filter)
    const where = [
      back ? Prisma.sql`nomor > ${cursor}::bigint` : Prisma.sql`nomor < ${cursor}::bigint`,
      Prisma.sql`nomor >= ${least}::bigint AND nomor <= ${most}::bigint`,
      filter.aktor === undefined ? null : Prisma.sql`aktor = ${filter.aktor}`,
      filter.sasaran === undefined ? null : Prisma.sql`sasaran = ${filter.sasaran}`,
      tindakanClause(filter.tindakan),
    ].filter((part) => part !== null)
    // Which acts stand on this page? Walks the index of the filter (or the key) from the cursor on; ORDER BY names the
    // table's column, not the text of the same name.
    const found = await tx.$queryRaw`
      SELECT nomor::text, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi
      FROM jejak WHERE kode_kab = ${aktor.kodeKab} AND ${Prisma.join(where, ' AND ')}
      ORDER BY jejak.nomor ${back ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${filter.ukuran + 1}`
    const rows = await withNames(tx, jejakRows.parse(found))
    return toPage(rows, { size: filter.ukuran, back: back, first: filter.kursor === undefined }, ({ nomor }) =>
      String(nomor),
    )
  })
}

/** One act, or null. */
export async function findJejak(
  aktor: Aktor,
  nomor: number,
): Promise<(JejakRow & { hash: string; hashSebelum: string }) | null> {
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT nomor::text, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi,
        encode(hash, 'hex') AS hash, encode(hash_sebelum, 'hex') AS hash_sebelum
      FROM jejak WHERE kode_kab = ${aktor.kodeKab} AND nomor = ${nomor}::bigint`
    const [row] = await withNames(tx, jejakRows.parse(found))
    const [hash] = z.array(z.object({ hash: z.string(), hash_sebelum: z.string() })).parse(found)
    return row && hash ? { ...row, hash: hash.hash, hashSebelum: hash.hash_sebelum } : null
  })
}

/** What was done to, and who looked at, one target (a family, say), newest first; `terpotong` when there is more than `limit`. */
export async function listJejakSasaran(
  aktor: Aktor,
  sasaran: string,
  limit = 200,
): Promise<{ rows: (Omit<JejakRow, 'nomor'> & { nomor: number | null })[]; terpotong: boolean }> {
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT * FROM (
        (SELECT nomor::text, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi FROM jejak
         WHERE kode_kab = ${aktor.kodeKab} AND sasaran = ${sasaran} ORDER BY jejak.nomor DESC LIMIT ${limit + 1})
        UNION ALL
        (SELECT '0', pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi FROM log_baca
         WHERE kode_kab = ${aktor.kodeKab} AND sasaran = ${sasaran} ORDER BY log_baca.id DESC LIMIT ${limit + 1})) t
      ORDER BY pada DESC LIMIT ${limit + 1}`
    const rows = await withNames(tx, jejakRows.parse(found))
    return {
      rows: rows.slice(0, limit).map((row) => ({ ...row, nomor: row.nomor === 0 ? null : row.nomor })),
      terpotong: rows.length > limit,
    }
  })
}

/** Adds the names of those who acted, as far as they are of this kabupaten/kota. */
export async function withNames<T extends { aktor: string; peran: string; pada: Date; kode_wilayah: string }>(
  tx: Tx,
  rows: T[],
): Promise<(Omit<T, 'pada' | 'kode_wilayah'> & { pada: string; kodeWilayah: string; namaAktor: string })[]> {
  const idList = [...new Set(rows.map((row) => row.aktor))].filter((id) => z.uuid().safeParse(id).success)
  const found = idList.length > 0 ? await tx.$queryRaw`SELECT id::text, nama FROM nama_aktor(${idList}::uuid[])` : []
  const nama = new Map(
    z
      .array(z.object({ id: z.string(), nama: z.string() }))
      .parse(found)
      .map((row) => [row.id, row.nama]),
  )
  return rows.map(({ pada, kode_wilayah, ...row }) => ({
    ...row,
    pada: pada.toISOString(),
    kodeWilayah: kode_wilayah,
    namaAktor: nama.get(row.aktor) ?? (row.aktor === 'server' ? LABEL_PERAN.server : 'Pengguna lain'),
    peran: labelPeran(row.peran),
  }))
}

function labelPeran(peran: string): string {
  const known = PERAN.find((one) => one === peran)
  return known ? LABEL_PERAN[known] : peran === 'server' ? LABEL_PERAN.server : peran
}

function tindakanClause(tindakan: string | undefined): Prisma.Sql | null {
  if (tindakan === undefined) return null
  // A whole room is a range of its index: `verval.` up to `verval/`, the character after the dot.
  return tindakan.includes('.')
    ? Prisma.sql`tindakan = ${tindakan}`
    : Prisma.sql`tindakan >= ${`${tindakan}.`} COLLATE "C" AND tindakan < ${`${tindakan}/`} COLLATE "C"`
}

/** Days as a range of numbers: numbers and instants grow together, so two look-ups in the index of instants are enough. */
async function nomorRange(tx: Tx, kodeKab: string, filter: JejakFilter): Promise<{ least: number; most: number }> {
  const rows = await tx.$queryRaw`
    SELECT
      (SELECT nomor FROM jejak WHERE kode_kab = ${kodeKab} AND pada >= ${startOf(filter.sejak)} ORDER BY pada LIMIT 1)::text AS least,
      (SELECT nomor FROM jejak WHERE kode_kab = ${kodeKab} AND pada < ${endOf(filter.sampai)} ORDER BY pada DESC LIMIT 1)::text AS most`
  const [row] = z.array(z.object({ least: z.coerce.number(), most: z.coerce.number() })).parse(rows)
  return {
    least: filter.sejak === undefined ? 0 : row?.least || Number.MAX_SAFE_INTEGER,
    most: filter.sampai === undefined ? Number.MAX_SAFE_INTEGER : (row?.most ?? 0),
  }
}

function startOf(day: string | undefined): Date {
  return day === undefined ? new Date(0) : new Date(`${day}T00:00:00+07:00`)
}

function endOf(day: string | undefined): Date {
  return day === undefined ? new Date('9999-01-01') : new Date(startOf(day).getTime() + 86_400_000)
}
