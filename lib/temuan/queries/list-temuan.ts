// Findings as rows: those of one kind, those of one family, and the tasks of one person.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Page, toPage } from '@/lib/core/page'
import { maskNomorKk } from '@/lib/keluarga/nik'
import { type Tx, withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { STATUS_TEMUAN, type StatusTemuan } from '../alur'
import { JENIS_TEMUAN, type JenisTemuan } from '../jenis'
import type { TemuanFilter, TugasFilter } from '../schema'
import { uraikan } from '../uraian'
import { countTemuan } from './get-ringkasan-temuan'
import { namaDiSini } from './nama-di-sini'
import { syaratTemuan } from './saring-temuan'

export type TemuanRow = {
  id: string
  jenis: JenisTemuan
  keluargaId: string | null
  /** The person it is about, else the head of the family, else who the other source names. */
  nama: string
  /** First four digits, the rest masked; null when no family of the release is behind it. */
  nomorKk: string | null
  alamat: string | null
  kodeDesa: string
  desa: string
  kecamatan: string
  desil: number | null
  uraian: string
  status: StatusTemuan
  petugasNama: string | null
  /** YYYY-MM-DD. */
  tenggat: string | null
  diputusNama: string | null
  /** Number of an usulan of the family that is on its way; `Draf` for a draft. */
  usulan: { id: string; nomor: string } | null
}

const rowSchema = z
  .object({
    id: z.string(),
    jenis: z.enum(JENIS_TEMUAN),
    keluarga_id: z.string().nullable(),
    nama: z.string().nullable(),
    nomor_kk: z.string().nullable(),
    alamat: z.string().nullable(),
    kode_desa: z.string(),
    desa: z.string().nullable(),
    kecamatan: z.string().nullable(),
    desil: z.number(),
    nilai: z.string(),
    status: z.enum(STATUS_TEMUAN),
    petugas_nama: z.string().nullable(),
    tenggat: z.string().nullable(),
    diputus_nama: z.string().nullable(),
    usulan_id: z.string().nullable(),
    usulan_nomor: z.string().nullable(),
  })
  .transform(
    (row): TemuanRow => ({
      id: row.id,
      jenis: row.jenis,
      keluargaId: row.keluarga_id,
      nama: row.nama ?? 'Tidak ada di rilis',
      nomorKk: row.nomor_kk === null ? null : maskNomorKk(row.nomor_kk),
      alamat: row.alamat,
      kodeDesa: row.kode_desa,
      desa: row.desa ?? 'Desa tidak disebut',
      kecamatan: row.kecamatan ?? '',
      desil: row.desil === 0 ? null : row.desil,
      uraian: uraikan(row.jenis, row.nilai),
      status: row.status,
      petugasNama: row.petugas_nama,
      tenggat: row.tenggat,
      diputusNama: row.diputus_nama,
      usulan: row.usulan_id === null ? null : { id: row.usulan_id, nomor: row.usulan_nomor ?? 'Draf' },
    }),
  )

/** Rows of findings (a select of `temuan t`, at most a page of them) with what the present release says of who they are about. */
async function toRows(tx: Tx, pilihan: Prisma.Sql, urut: Prisma.Sql): Promise<TemuanRow[]> {
  // Who are they about? The families by their primary key, persons by rilis_anggota_orang_idx, rows of other sources by theirs.
  const found = await tx.$queryRaw`
    SELECT t.id::text, t.jenis, t.keluarga_id::text, t.kode_desa, t.desil, t.nilai, t.status, t.petugas_nama, to_char(t.tenggat, 'YYYY-MM-DD') AS tenggat,
      t.diputus_nama, k.nomor_kartu_keluarga AS nomor_kk, k.alamat,
      coalesce(
        (SELECT a.nama FROM rilis_anggota a WHERE a.kode_kab = t.kode_kab AND a.rilis_id = n.rilis_id AND a.orang_id = t.orang_id AND a.keluarga_id = t.keluarga_id LIMIT 1),
        ${namaDiSini(Prisma.sql`t.kode_kab`, Prisma.sql`t.orang_id`)},
        k.nama_anggota_keluarga,
        (SELECT c.nama FROM sumber_catatan c WHERE c.kode_kab = t.kode_kab AND c.id = t.catatan_id)) AS nama,
      (SELECT nama FROM wilayah WHERE kode = t.kode_desa) AS desa, (SELECT nama FROM wilayah WHERE kode = left(t.kode_desa, 6)) AS kecamatan,
      u.id::text AS usulan_id, u.nomor AS usulan_nomor
    FROM (${pilihan}) t
    LEFT JOIN rilis_kini n ON n.kode_kab = t.kode_kab
    LEFT JOIN rilis_keluarga k ON k.kode_kab = t.kode_kab AND k.rilis_id = n.rilis_id AND k.keluarga_id = t.keluarga_id
    LEFT JOIN LATERAL (
      SELECT u.id, u.nomor FROM usulan u WHERE u.kode_kab = t.kode_kab AND u.keluarga_id = t.keluarga_id
        AND u.status NOT IN ('terjawab', 'ditolak', 'dibatalkan') ORDER BY u.id DESC LIMIT 1) u ON true
    ORDER BY ${urut}`
  return z.array(rowSchema).parse(found)
}

const KOLOM = Prisma.sql`t.kode_kab, t.id, t.jenis, t.keluarga_id, t.orang_id, t.catatan_id, t.kode_desa, t.desil, t.nilai, t.status, t.petugas_nama, t.tenggat, t.diputus_nama`

/** One page of findings of a kind inside the aktor's wilayah, by desa. Total from the rollup, null when a desil is asked for. */
export async function listTemuan(aktor: Aktor, jenis: JenisTemuan, filter: TemuanFilter): Promise<Page<TemuanRow>> {
  const [arah, desa, id] = filter.kursor?.split(':') ?? []
  const mundur = arah === 'p'
  const total = await countTemuan(aktor, jenis, {
    ...(filter.wilayah ? { wilayah: filter.wilayah } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.desil === undefined ? {} : { desil: filter.desil }),
    ...(filter.sebab === undefined ? {} : { sebab: filter.sebab }),
  })
  return withAktor(aktor, async (tx) => {
    const urut = mundur ? Prisma.sql`t.kode_desa DESC, t.id DESC` : Prisma.sql`t.kode_desa, t.id`
    const sesudah =
      id === undefined
        ? Prisma.empty
        : Prisma.sql`AND (t.kode_desa, t.id) ${mundur ? Prisma.sql`<` : Prisma.sql`>`} (${desa}, ${id}::uuid)`
    // Which findings stand on this page? temuan_daftar_idx in its order until the page is full.
    const pilihan = Prisma.sql`
      SELECT ${KOLOM} FROM temuan t WHERE ${syaratTemuan(aktor, { jenis, ...filter })} ${sesudah}
      ORDER BY ${urut} LIMIT ${filter.ukuran + 1}`
    const rows = await toRows(tx, pilihan, urut)
    const page = toPage(
      rows,
      { size: filter.ukuran, back: mundur, first: id === undefined },
      (row) => `${row.kodeDesa}:${row.id}`,
    )
    return { ...page, total }
  })
}

/** Findings about one family that still hold or were decided upon, gravest kinds first. */
export async function listTemuanKeluarga(aktor: Aktor, keluargaId: string): Promise<TemuanRow[]> {
  return withAktor(aktor, (tx) =>
    // temuan_keluarga_idx; a family has a handful.
    toRows(
      tx,
      Prisma.sql`SELECT ${KOLOM} FROM temuan t
        WHERE t.kode_kab = ${aktor.kodeKab} AND t.keluarga_id = ${keluargaId}::uuid AND t.status <> 'selesai' ORDER BY t.jenis, t.id LIMIT 50`,
      Prisma.sql`t.jenis, t.id`,
    ),
  )
}

/** Findings assigned to the aktor that wait for them, by due date. */
export async function listTugasTemuan(aktor: Aktor, filter: TugasFilter): Promise<Page<TemuanRow>> {
  if (aktor.peran === 'server') return { rows: [], next: null, prev: null }
  const [arah, tanggal, id] = filter.kursor?.split(':') ?? []
  const mundur = arah === 'p'
  return withAktor(aktor, async (tx) => {
    const urut = mundur ? Prisma.sql`t.tenggat DESC, t.id DESC` : Prisma.sql`t.tenggat, t.id`
    const sesudah =
      id === undefined
        ? Prisma.empty
        : Prisma.sql`AND (t.tenggat, t.id) ${mundur ? Prisma.sql`<` : Prisma.sql`>`} (${tanggal}::date, ${id}::uuid)`
    // Which tasks stand on this page? temuan_petugas_idx in its order.
    const pilihan = Prisma.sql`
      SELECT ${KOLOM} FROM temuan t
      WHERE t.kode_kab = ${aktor.kodeKab} AND t.petugas_id = ${aktor.id}::uuid AND t.status = 'ditugaskan' ${sesudah}
      ORDER BY ${urut} LIMIT ${filter.ukuran + 1}`
    const rows = await toRows(tx, pilihan, urut)
    return toPage(
      rows,
      { size: filter.ukuran, back: mundur, first: id === undefined },
      (row) => `${row.tenggat ?? ''}:${row.id}`,
    )
  })
}

/** How many findings wait for the aktor, and how many of them past their due date (`hariIni` YYYY-MM-DD). */
export async function countTugasTemuan(aktor: Aktor, hariIni: string): Promise<{ jumlah: number; lewat: number }> {
  if (aktor.peran === 'server') return { jumlah: 0, lewat: 0 }
  const where = { kodeKab: aktor.kodeKab, petugasId: aktor.id, status: 'ditugaskan' }
  return withAktor(aktor, async (tx) => ({
    jumlah: await tx.temuan.count({ where }),
    lewat: await tx.temuan.count({ where: { ...where, tenggat: { lt: new Date(hariIni) } } }),
  }))
}
