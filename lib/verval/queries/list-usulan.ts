// The list of usulan: one keyset page inside the aktor's wilayah.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { adaPeristiwaBaruSql } from '@/lib/keluarga/queries/find-peristiwa-baru'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { STATUS_USULAN } from '../alur'
import { HASIL_USULAN } from '../hasil'
import type { UsulanFilter } from '../schema/usulan'
import { ASAL_USULAN } from '../sebutan'
import { syaratAntrean, TERBUKA } from './antrean-sql'

const usulanRow = z.object({
  id: z.string(),
  nomor: z.string().nullable(),
  keluargaId: z.string(),
  /** Null when the family is not in the published release. */
  kepala: z.string().nullable(),
  desil: z.number().nullable(),
  kodeDesa: z.string(),
  desa: z.string().nullable(),
  kecamatan: z.string().nullable(),
  asal: z.enum(ASAL_USULAN).nullable(),
  status: z.enum(STATUS_USULAN),
  statusPada: z.date(),
  dikembalikan: z.boolean(),
  jumlahPerubahan: z.number(),
  pengusulNama: z.string(),
  ditugaskan: z.boolean(),
  hasil: z.enum(HASIL_USULAN).nullable(),
  /** Something was recorded of the family since an usulan on its way was begun. */
  peristiwaBaru: z.boolean(),
})
export type UsulanRow = z.infer<typeof usulanRow>
const usulanRows = z.array(usulanRow)

/** Cursor of a page: `n:` (after) or `p:` (before) and the id of a row. */
export function parseKursor(kursor: string | undefined): { mundur: boolean; id: string } | null {
  const match = /^([np]):([0-9a-f-]{36})$/.exec(kursor ?? '')
  return match ? { mundur: match[1] === 'p', id: match[2] ?? '' } : null
}

/** A keyset page out of one row more than it shows, read forwards or backwards. */
export function toHalaman<T extends { id: string }>(
  dibaca: T[],
  ukuran: number,
  kursor: { mundur: boolean } | null,
): Page<T> {
  const lebih = dibaca.length > ukuran
  const rows = dibaca.slice(0, ukuran)
  if (kursor?.mundur) rows.reverse()
  const pertama = rows[0]
  const terakhir = rows.at(-1)
  const adaBerikut = kursor?.mundur ? true : lebih
  const adaSebelum = kursor?.mundur ? lebih : kursor !== null
  return {
    rows,
    next: adaBerikut && terakhir ? `n:${terakhir.id}` : null,
    prev: adaSebelum && pertama ? `p:${pertama.id}` : null,
  }
}

/** Usulan inside the aktor's wilayah, one keyset page, newest first unless `urut` is `lama`. */
export async function listUsulan(aktor: Aktor, filter: UsulanFilter): Promise<Page<UsulanRow>> {
  const wilayah =
    filter.wilayah !== undefined && isWithin(filter.wilayah, aktor.kodeWilayah) ? filter.wilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(wilayah)
  const kursor = parseKursor(filter.kursor)
  const menaik = (filter.urut === 'lama') !== (kursor?.mundur ?? false)
  const antrean = filter.antrean === undefined ? null : syaratAntrean(filter.antrean, aktor)
  const syarat = [
    antrean ? Prisma.sql`AND ${TERBUKA} AND ${antrean}` : Prisma.empty,
    filter.status === undefined ? Prisma.empty : Prisma.sql`AND u.status = ${filter.status}`,
    filter.saya === undefined ? Prisma.empty : Prisma.sql`AND u.pengusul = ${aktor.id}`,
    filter.nomor === undefined ? Prisma.empty : Prisma.sql`AND u.nomor = ${filter.nomor}`,
    filter.keluarga === undefined ? Prisma.empty : Prisma.sql`AND u.keluarga_id = ${filter.keluarga}::uuid`,
    kursor === null
      ? Prisma.empty
      : menaik
        ? Prisma.sql`AND u.id > ${kursor.id}::uuid`
        : Prisma.sql`AND u.id < ${kursor.id}::uuid`,
  ]
  return withAktor(aktor, async (tx) => {
    // Which usulan stand on this page? usulan_status_idx, usulan_desa_idx, usulan_pengusul_idx or usulan_nomor_key, read
    // in the order of ids until the page is full; names of families by primary key for these rows only.
    const rows = await tx.$queryRaw`
      SELECT u.id::text, u.nomor, u.keluarga_id::text AS "keluargaId", rk.nama_anggota_keluarga AS kepala, rk.desil_nasional AS desil,
        u.kode_desa AS "kodeDesa", d.nama AS desa, c.nama AS kecamatan, u.asal, u.status, u.status_pada AS "statusPada", u.dikembalikan,
        u.jumlah_perubahan AS "jumlahPerubahan", u.pengusul_nama AS "pengusulNama", u.pemeriksaan_id IS NOT NULL AS ditugaskan, u.hasil,
        ${TERBUKA} AND ${adaPeristiwaBaruSql(Prisma.sql`u`)} AS "peristiwaBaru"
      FROM (
        SELECT * FROM usulan u
        WHERE u.kode_kab = ${aktor.kodeKab} AND u.kode_desa >= ${awal} AND u.kode_desa <= ${akhir} ${Prisma.join(syarat, ' ')}
        ORDER BY u.id ${menaik ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${filter.ukuran + 1}
      ) u
      LEFT JOIN rilis_kini n ON n.kode_kab = u.kode_kab
      LEFT JOIN rilis_keluarga rk ON rk.kode_kab = u.kode_kab AND rk.rilis_id = n.rilis_id AND rk.keluarga_id = u.keluarga_id
      LEFT JOIN wilayah d ON d.kode = u.kode_desa
      LEFT JOIN wilayah c ON c.kode = left(u.kode_desa, 6)
      ORDER BY u.id ${menaik ? Prisma.sql`ASC` : Prisma.sql`DESC`}`
    return toHalaman(usulanRows.parse(rows), filter.ukuran, kursor)
  })
}
