// Events recorded in a wilayah, and the families that wait for their new KK: one keyset page, last recorded first.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { JENIS_PERISTIWA } from '../peristiwa'
import type { PeristiwaFilter } from '../schema'

const peristiwaRows = z.array(
  z.object({
    id: z.string(),
    jenis: z.enum(JENIS_PERISTIWA),
    keluargaId: z.string(),
    kepala: z.string().nullable(),
    kodeDesa: z.string(),
    desa: z.string().nullable(),
    tanggal: z.string(),
    dicatatPada: z.date(),
    dibatalkan: z.boolean(),
    /** The family of the row waits for its KK. */
    kkBelumTerbit: z.boolean(),
  }),
)
export type PeristiwaWilayahRow = z.output<typeof peristiwaRows>[number]

/** The present nomor KK of the local layer is empty and no release knows another: the same rule as the family page, set-based. */
const MENUNGGU = Prisma.sql`m.kolom = 'nomor_kartu_keluarga' AND m.nilai IS NULL AND m.orang_id IS NULL AND m.dicabut_pada IS NULL
  AND NOT EXISTS (SELECT FROM pembaruan l WHERE l.kode_kab = m.kode_kab AND l.keluarga_id = m.keluarga_id AND l.kolom = m.kolom
    AND l.orang_id IS NULL AND l.dicabut_pada IS NULL AND (l.berlaku_sejak, l.dicatat_pada, l.id) > (m.berlaku_sejak, m.dicatat_pada, m.id))
  AND NOT EXISTS (SELECT FROM rilis_kini n JOIN rilis_keluarga k ON k.kode_kab = n.kode_kab AND k.rilis_id = n.rilis_id
    WHERE n.kode_kab = m.kode_kab AND k.keluarga_id = m.keluarga_id AND k.nomor_kartu_keluarga IS DISTINCT FROM m.nilai_lama)`

/**
 * Events inside the aktor's wilayah, or (`kk: 'belum'`) the families whose new KK has not been issued, each with the event
 * it came by. A pecah KK that waits is listed under the new family. Reads peristiwa by key, pembaruan_nomor_idx for the latter.
 */
export async function listPeristiwa(
  aktor: Aktor,
  filter: Omit<PeristiwaFilter, 'wilayah'> & { wilayah?: string },
): Promise<Page<PeristiwaWilayahRow>> {
  const wilayah =
    filter.wilayah !== undefined && isWithin(filter.wilayah, aktor.kodeWilayah) ? filter.wilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(wilayah)
  const [arah, kursor] = filter.kursor ? [filter.kursor[0], filter.kursor.slice(2)] : ['n', null]
  const mundur = arah === 'p'
  const sesudah =
    kursor === null ? Prisma.empty : Prisma.sql`AND p.id ${mundur ? Prisma.sql`>` : Prisma.sql`<`} ${kursor}::uuid`
  const jenis = filter.jenis === undefined ? Prisma.empty : Prisma.sql`AND p.jenis = ${filter.jenis}`
  const sumber =
    filter.kk === 'belum'
      ? Prisma.sql`
          SELECT p.id, p.jenis, m.keluarga_id, m.kode_kab, m.kode_desa, p.tanggal, p.dicatat_pada, false AS dibatalkan, true AS menunggu
          FROM pembaruan m JOIN peristiwa p ON p.kode_kab = m.kode_kab AND p.id = m.peristiwa_id
          WHERE m.kode_kab = ${aktor.kodeKab} AND m.kode_desa >= ${awal} AND m.kode_desa <= ${akhir} AND ${MENUNGGU} ${jenis} ${sesudah}`
      : Prisma.sql`
          SELECT p.id, p.jenis, p.keluarga_id, p.kode_kab, p.kode_desa, p.tanggal, p.dicatat_pada, p.dibatalkan_pada IS NOT NULL AS dibatalkan,
            EXISTS (SELECT FROM pembaruan m WHERE m.kode_kab = p.kode_kab AND m.peristiwa_id = p.id AND ${MENUNGGU}) AS menunggu
          FROM peristiwa p
          WHERE p.kode_kab = ${aktor.kodeKab} AND p.kode_desa >= ${awal} AND p.kode_desa <= ${akhir} ${jenis} ${sesudah}`
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT p.id::text, p.jenis, p.keluarga_id::text AS "keluargaId", p.kode_desa AS "kodeDesa",
        (SELECT nama FROM wilayah WHERE kode = p.kode_desa) AS desa, p.tanggal::text, p.dicatat_pada AS "dicatatPada", p.dibatalkan,
        p.menunggu AS "kkBelumTerbit",
        coalesce(
          (SELECT n.nilai FROM pembaruan n WHERE n.kode_kab = p.kode_kab AND n.keluarga_id = p.keluarga_id AND n.kolom = 'nama_anggota_keluarga'
             AND n.orang_id IS NULL AND n.dicabut_pada IS NULL ORDER BY n.berlaku_sejak DESC, n.dicatat_pada DESC, n.id DESC LIMIT 1),
          (SELECT k.nama_anggota_keluarga FROM rilis_kini n JOIN rilis_keluarga k ON k.kode_kab = n.kode_kab AND k.rilis_id = n.rilis_id
           WHERE n.kode_kab = p.kode_kab AND k.keluarga_id = p.keluarga_id)) AS kepala
      FROM (${sumber} ORDER BY p.id ${mundur ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${filter.ukuran + 1}) p
      ORDER BY p.id ${mundur ? Prisma.sql`ASC` : Prisma.sql`DESC`}`
    return toPage(
      peristiwaRows.parse(found),
      { size: filter.ukuran, back: mundur, first: kursor === null },
      ({ id }) => id,
    )
  })
}
