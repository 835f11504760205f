// Persons whose NIK stands in another kabupaten/kota too, and the requests for clarification; nothing of the other side.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import type { SilangFilter } from '../schema'
import { JAWABAN_KLARIFIKASI } from '../silang'

const jawabanList = z.array(z.enum(JAWABAN_KLARIFIKASI))
const silangRows = z.array(
  z.object({
    id: z.string(),
    keluargaId: z.string(),
    nama: z.string().nullable(),
    desa: z.string().nullable(),
    lain: z.number(),
    ditemukanPada: z.date(),
    diminta: z.boolean(),
    jawabanList,
    dijawab: z.boolean(),
  }),
)
/** A person here; `lain` counts the other kabupaten/kota. `diminta`: a clarification was asked for, with the answers so far. */
export type SilangRow = z.output<typeof silangRows>[number]

const UKURAN = 50

/** Findings of the aktor's wilayah, newest first, one keyset page. Reads padan_silang_daftar_idx. */
export async function listSilang(aktor: Aktor, filter: SilangFilter): Promise<Page<SilangRow>> {
  return withAktor(aktor, async (tx) => {
    const [arah, id] = filter.kursor?.split(':') ?? []
    const balik = arah === 'p'
    const sesudah =
      id === undefined ? Prisma.empty : Prisma.sql`AND id ${balik ? Prisma.sql`>` : Prisma.sql`<`} ${id}::uuid`
    const urut = balik ? Prisma.sql`id` : Prisma.sql`id DESC`
    const found = await tx.$queryRaw`
      SELECT s.id::text, s.keluarga_id::text AS "keluargaId", s.lain, s.ditemukan_pada AS "ditemukanPada",
        (SELECT a.nama FROM rilis_anggota a WHERE a.kode_kab = s.kode_kab AND a.rilis_id = s.rilis_id AND a.orang_id = s.orang_id LIMIT 1) AS nama,
        (SELECT nama FROM wilayah WHERE kode = s.kode_desa) AS desa,
        k.id IS NOT NULL AS diminta, coalesce(k.jawaban, '{}') AS "jawabanList", k.dijawab_pada IS NOT NULL AS dijawab
      FROM (
        SELECT kode_kab, id, orang_id, keluarga_id, kode_desa, rilis_id, lain, ditemukan_pada FROM padan_silang
        WHERE kode_kab = ${aktor.kodeKab} AND berakhir_pada IS NULL ${sesudah} ORDER BY ${urut} LIMIT ${UKURAN + 1}) s
      LEFT JOIN LATERAL (
        SELECT id, jawaban, dijawab_pada FROM padan_klarifikasi
        WHERE kode_kab = s.kode_kab AND silang_id = s.id AND arah = 'keluar' ORDER BY id DESC LIMIT 1) k ON true
      ORDER BY ${balik ? Prisma.sql`s.id` : Prisma.sql`s.id DESC`}`
    return toPage(silangRows.parse(found), { size: UKURAN, back: balik, first: id === undefined }, (row) => row.id)
  })
}

const masukRows = z.array(
  z.object({
    id: z.string(),
    keluargaId: z.string(),
    nama: z.string().nullable(),
    desa: z.string().nullable(),
    dibuatPada: z.date(),
    jawabanList,
  }),
)
/** A request of another kabupaten/kota about a person here. */
export type KlarifikasiRow = z.output<typeof masukRows>[number]

/** Requests that wait for an answer of the aktor's wilayah, oldest first, then the last ones answered; at most 100. */
export async function listKlarifikasiMasuk(aktor: Aktor): Promise<KlarifikasiRow[]> {
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT k.id::text, s.keluarga_id::text AS "keluargaId", k.dibuat_pada AS "dibuatPada", k.jawaban AS "jawabanList",
        (SELECT a.nama FROM rilis_anggota a WHERE a.kode_kab = s.kode_kab AND a.rilis_id = s.rilis_id AND a.orang_id = s.orang_id LIMIT 1) AS nama,
        (SELECT nama FROM wilayah WHERE kode = k.kode_desa) AS desa
      FROM padan_klarifikasi k JOIN padan_silang s ON s.kode_kab = k.kode_kab AND s.id = k.silang_id
      WHERE k.kode_kab = ${aktor.kodeKab} AND k.arah = 'masuk'
      ORDER BY k.dijawab_pada IS NOT NULL, CASE WHEN k.dijawab_pada IS NULL THEN k.id END, k.id DESC LIMIT 100`
    return masukRows.parse(found)
  })
}
