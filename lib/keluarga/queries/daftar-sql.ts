// What the family list and the count of it ask alike: the area, the families of a delivery in it, and their orders.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import type { Saringan } from '../saringan'
import type { KeluargaFilter as UrlFilter } from '../schema'
import type { UrutKeluarga } from '../urut'
import { berdesilSql, desilSql } from './desil-sql'

/** What a list is asked for: the URL's filter with the delivery and area of the view. */
export type KeluargaFilter = Omit<UrlFilter, 'wilayah'> & { wilayah?: string }

/** So many families that a condition names by its own index are looked up one by one, and counted; of more a page is soon filled by looking. */
export const CALON_TERBANYAK = 2_500

type Urutan = { key: Prisma.Sql; of: Prisma.Sql; up: Prisma.Sql; down: Prisma.Sql }

// Sort keys as ready fragments, never text from the URL. Each ends in keluarga_id and follows an index of rilis_keluarga.
const URUTAN: Record<UrutKeluarga, Urutan> = {
  nama: {
    key: Prisma.sql`(k.nama_anggota_keluarga, k.keluarga_id)`,
    of: Prisma.sql`SELECT k.nama_anggota_keluarga, k.keluarga_id`,
    up: Prisma.sql`k.nama_anggota_keluarga, k.keluarga_id`,
    down: Prisma.sql`k.nama_anggota_keluarga DESC, k.keluarga_id DESC`,
  },
  desil: {
    key: Prisma.sql`(${desilSql('k')}, k.kode_desa, k.keluarga_id)`,
    of: Prisma.sql`SELECT ${desilSql('k')}, k.kode_desa, k.keluarga_id`,
    up: Prisma.sql`${desilSql('k')}, k.kode_desa, k.keluarga_id`,
    down: Prisma.sql`${desilSql('k')} DESC, k.kode_desa DESC, k.keluarga_id DESC`,
  },
  wilayah: {
    key: Prisma.sql`(k.kode_desa, k.nama_anggota_keluarga, k.keluarga_id)`,
    of: Prisma.sql`SELECT k.kode_desa, k.nama_anggota_keluarga, k.keluarga_id`,
    up: Prisma.sql`k.kode_desa, k.nama_anggota_keluarga, k.keluarga_id`,
    down: Prisma.sql`k.kode_desa DESC, k.nama_anggota_keluarga DESC, k.keluarga_id DESC`,
  },
}

/** The area asked for, never beyond that of the aktor. */
export function areaOf(aktor: Aktor, filter: { wilayah?: string }): { awal: string; akhir: string } {
  const { wilayah } = filter
  return rangeOf(wilayah !== undefined && isWithin(wilayah, aktor.kodeWilayah) ? wilayah : aktor.kodeWilayah)
}

/** Families a desil of an area has, of all desil when it is left out: from the rollup by its key; no row of people is read. */
export async function countKeluarga(
  tx: Tx,
  { kodeKab, rilisId, awal, akhir, desil }: Dasar & { desil: number | undefined },
): Promise<number> {
  const sum = await tx.rekapRilis.aggregate({
    where: { kodeKab, rilisId, kodeDesa: { gte: awal, lte: akhir }, desil },
    _sum: { kk: true },
  })
  return sum._sum.kk ?? 0
}

/** Which families are asked: those of a delivery in an area. */
export type Dasar = { kodeKab: string; rilisId: number; awal: string; akhir: string }

/** An order of the list, up or down. */
export type Arah = { urut: UrutKeluarga; turun: boolean }

/** ORDER BY of the list, without the words. */
export function orderSql({ urut, turun }: Arah): Prisma.Sql {
  return turun ? URUTAN[urut].down : URUTAN[urut].up
}

/** Behind a family in the order, beginning with AND; empty without one. */
export function sesudahSql({ kodeKab, rilisId }: Dasar, { urut, turun }: Arah, kursor: string | null): Prisma.Sql {
  if (kursor === null) return Prisma.empty
  const { key, of } = URUTAN[urut]
  return Prisma.sql`AND ${key} ${turun ? Prisma.sql`<` : Prisma.sql`>`} (${of} FROM rilis_keluarga k
    WHERE k.kode_kab = ${kodeKab} AND k.rilis_id = ${rilisId} AND k.keluarga_id = ${kursor}::uuid)`
}

/** FROM and WHERE of the families asked, as `k`; of one desil where the order has an index that begins with it. */
export function dasarSql(
  { kodeKab, rilisId, awal, akhir }: Dasar,
  { urut }: Pick<Arah, 'urut'>,
  { desil }: Pick<Saringan, 'desil'>,
): Prisma.Sql {
  return Prisma.sql`FROM rilis_keluarga k
    WHERE k.kode_kab = ${kodeKab} AND k.rilis_id = ${rilisId} AND k.kode_desa >= ${awal} AND k.kode_desa <= ${akhir}
    ${desil === undefined || urut === 'nama' ? Prisma.empty : Prisma.sql`AND ${berdesilSql('k', desil)}`}`
}

/** Families out of a list of ids, each by rilis_keluarga_pkey, whatever the planner thinks of reading all instead. */
export function bernamaSql({ kodeKab, rilisId, awal, akhir }: Dasar, calon: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`FROM (SELECT DISTINCT keluarga_id FROM (${calon}) semua) c
    CROSS JOIN LATERAL (
      SELECT * FROM rilis_keluarga k WHERE k.kode_kab = ${kodeKab} AND k.rilis_id = ${rilisId} AND k.keluarga_id = c.keluarga_id LIMIT 1) k
    WHERE k.kode_desa >= ${awal} AND k.kode_desa <= ${akhir}`
}

const hentiRows = z.array(z.object({ id: z.string() }))

/** The family that stands so many places further in the order; null when the list ends before it. */
export async function findKe(tx: Tx, dasar: Prisma.Sql, arah: Arah, ke: number): Promise<string | null> {
  const found = await tx.$queryRaw`
    SELECT k.keluarga_id::text AS id ${dasar} ORDER BY ${orderSql(arah)} OFFSET ${ke - 1} LIMIT 1`
  return hentiRows.parse(found)[0]?.id ?? null
}

const jumlahRows = z.array(z.object({ jumlah: z.number() }))

/** The number in `jumlah` of the one row a query gives. */
export async function askJumlah(tx: Tx, sql: Prisma.Sql): Promise<number> {
  return jumlahRows.parse(await tx.$queryRaw(sql))[0]?.jumlah ?? 0
}
