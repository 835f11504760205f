// Families the office recorded that the published release does not have: moved in, come out of a pecah KK.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { JENIS_PERISTIWA } from '../peristiwa'
import type { KeluargaLuarFilter } from '../schema'
import { catatanKeluargaSql, jiwaKiniSql } from './nilai-kini-sql'

const luarRows = z.array(
  z.object({
    /** Of the row that gave the family its place; what a page goes on from. */
    id: z.string(),
    keluargaId: z.string(),
    kepala: z.string().nullable(),
    desa: z.string().nullable(),
    kecamatan: z.string().nullable(),
    jiwa: z.number(),
    sejak: z.string(),
    jenis: z.enum(JENIS_PERISTIWA).nullable(),
    kkBelumTerbit: z.boolean(),
  }),
)
/** `sejak` is the day they live there by the paper, `jenis` the event they came by; `kkBelumTerbit` that no number is known. */
export type KeluargaLuarRow = z.output<typeof luarRows>[number]

/** Families inside the aktor's wilayah that only the local layer knows, last recorded first; one keyset page. Reads pembaruan_desa_idx. */
export async function listKeluargaLuar(
  aktor: Aktor,
  filter: Omit<KeluargaLuarFilter, 'wilayah'> & { wilayah?: string },
): Promise<Page<KeluargaLuarRow>> {
  const [arah, kursor] = filter.kursor ? [filter.kursor[0], filter.kursor.slice(2)] : ['n', null]
  const mundur = arah === 'p'
  const urut = mundur ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const sesudah =
    kursor === null ? Prisma.empty : Prisma.sql`AND m.id ${mundur ? Prisma.sql`>` : Prisma.sql`<`} ${kursor}::uuid`
  const { kodeKab } = aktor
  const keluarga = Prisma.sql`m.keluarga_id`
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT m.id::text, m.keluarga_id::text AS "keluargaId", m.berlaku_sejak::text AS sejak,
        ${catatanKeluargaSql(kodeKab, keluarga, 'nama_anggota_keluarga')} AS kepala,
        (SELECT nama FROM wilayah WHERE kode = m.kode_desa) AS desa,
        (SELECT nama FROM wilayah WHERE kode = left(m.kode_desa, 6)) AS kecamatan,
        ${jiwaKiniSql(kodeKab, keluarga)} AS jiwa,
        (SELECT e.jenis FROM peristiwa e WHERE e.kode_kab = m.kode_kab AND e.id = m.peristiwa_id) AS jenis,
        ${catatanKeluargaSql(kodeKab, keluarga, 'nomor_kartu_keluarga')} IS NULL AS "kkBelumTerbit"
      FROM (
        SELECT m.* FROM pembaruan m
        WHERE ${whereLuar(aktor, filter.wilayah)} ${sesudah}
        ORDER BY m.id ${urut} LIMIT ${filter.ukuran + 1}) m
      ORDER BY m.id ${urut}`
    return toPage(luarRows.parse(found), { size: filter.ukuran, back: mundur, first: kursor === null }, ({ id }) => id)
  })
}

/** The most families a count tells; a page that has more says so. */
export const LUAR_TERBANYAK = 999

/** How many families of a wilayah only the local layer knows, counted up to one more than {@link LUAR_TERBANYAK}. Reads pembaruan_desa_idx. */
export async function countKeluargaLuar(aktor: Aktor, wilayah?: string): Promise<number> {
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT count(*)::integer AS n FROM (
        SELECT FROM pembaruan m WHERE ${whereLuar(aktor, wilayah)} LIMIT ${LUAR_TERBANYAK + 1}) m`
    return z.tuple([z.object({ n: z.number() })]).parse(found)[0].n
  })
}

/** The newest row `m` that gave a family its place, of families inside the wilayah that the published release does not have. */
function whereLuar(aktor: Aktor, dalam: string | undefined): Prisma.Sql {
  const wilayah = dalam !== undefined && isWithin(dalam, aktor.kodeWilayah) ? dalam : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(wilayah)
  return Prisma.sql`m.kode_kab = ${aktor.kodeKab} AND m.kolom = 'kode_kelurahan_desa' AND m.orang_id IS NULL AND m.dicabut_pada IS NULL
    AND m.kode_desa >= ${awal} AND m.kode_desa <= ${akhir}
    AND NOT EXISTS (SELECT FROM pembaruan l WHERE l.kode_kab = m.kode_kab AND l.keluarga_id = m.keluarga_id AND l.kolom = m.kolom
      AND l.orang_id IS NULL AND l.dicabut_pada IS NULL AND (l.berlaku_sejak, l.dicatat_pada, l.id) > (m.berlaku_sejak, m.dicatat_pada, m.id))
    AND NOT EXISTS (SELECT FROM rilis_kini n JOIN rilis_keluarga k ON k.kode_kab = n.kode_kab AND k.rilis_id = n.rilis_id
      WHERE n.kode_kab = m.kode_kab AND k.keluarga_id = m.keluarga_id)`
}
