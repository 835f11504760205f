// Findings with who they are about, for a file: page after page in the order of the list, so that memory does not grow with them.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Tampilan, tampilanOf } from '@/lib/keluarga/kepekaan'
import { maskNik } from '@/lib/keluarga/nik'
import { withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { STATUS_TEMUAN } from '../alur'
import { JENIS_TEMUAN } from '../jenis'
import type { Pilihan } from '../schema'
import { namaDiSini } from './nama-di-sini'
import { syaratDipilih } from './saring-temuan'

const SEPOTONG = 2000

const barisSchema = z.object({
  id: z.string(),
  jenis: z.enum(JENIS_TEMUAN),
  kodeDesa: z.string(),
  desa: z.string().nullable(),
  kecamatan: z.string().nullable(),
  nama: z.string().nullable(),
  nik: z.string().nullable(),
  nomorKk: z.string().nullable(),
  alamat: z.string().nullable(),
  desil: z.number(),
  nilai: z.string(),
  status: z.enum(STATUS_TEMUAN),
  petugasNama: z.string().nullable(),
  tenggat: z.string().nullable(),
  diputusNama: z.string().nullable(),
  alasan: z.string().nullable(),
})
/** A finding with the person it is about, else the head of its family, else who the other source names. */
export type BarisTemuan = z.output<typeof barisSchema>

/** Pages of what was chosen inside the aktor's wilayah, by desa. Numbers are whole, masked or left out as the aktor's peran exports them. */
export async function* exportTemuan(aktor: Aktor, pilihan: Pilihan): AsyncGenerator<BarisTemuan[]> {
  const syarat = syaratDipilih(aktor, pilihan)
  const nomor = (kolom: string) => toNomor(tampilanOf(aktor, kolom, 'ekspor'))
  const [nik, nomorKk] = [nomor('nomor_induk_kependudukan'), nomor('nomor_kartu_keluarga')]
  if (syarat === null) return
  let sesudah = Prisma.empty
  for (;;) {
    const page = await baca(aktor, Prisma.sql`${syarat} ${sesudah}`)
    if (page.length > 0) yield page.map((row) => ({ ...row, nik: nik(row.nik), nomorKk: nomorKk(row.nomorKk) }))
    const last = page.at(-1)
    if (!last || page.length < SEPOTONG) return
    sesudah = Prisma.sql`AND (t.kode_desa, t.id) > (${last.kodeDesa}, ${last.id}::uuid)`
  }
}

function toNomor(tampilan: Tampilan): (nilai: string | null) => string | null {
  return (nilai) => {
    if (nilai === null || tampilan === 'tidak') return null
    return tampilan === 'samar' ? maskNik(nilai) : nilai
  }
}

async function baca(aktor: Aktor, syarat: Prisma.Sql): Promise<BarisTemuan[]> {
  // Which come next, and who are they about? temuan_daftar_idx in its order; families, persons and rows of other sources by their keys.
  const rows = await withAktor(
    aktor,
    (tx) => tx.$queryRaw`
      SELECT t.id::text, t.jenis, t.kode_desa AS "kodeDesa", (SELECT nama FROM wilayah WHERE kode = t.kode_desa) AS desa,
        (SELECT nama FROM wilayah WHERE kode = left(t.kode_desa, 6)) AS kecamatan, coalesce(a.nama, ${namaDiSini(Prisma.sql`t.kode_kab`, Prisma.sql`t.orang_id`)}, k.nama_anggota_keluarga, c.nama) AS nama,
        coalesce(a.nomor_induk_kependudukan, c.nik) AS nik, coalesce(k.nomor_kartu_keluarga, c.nomor_kk) AS "nomorKk", k.alamat, t.desil, t.nilai, t.status,
        t.petugas_nama AS "petugasNama", to_char(t.tenggat, 'YYYY-MM-DD') AS tenggat, t.diputus_nama AS "diputusNama", t.alasan
      FROM (SELECT t.kode_kab, t.id, t.jenis, t.keluarga_id, t.orang_id, t.catatan_id, t.kode_desa, t.desil, t.nilai, t.status, t.petugas_nama,
          t.tenggat, t.diputus_nama, t.alasan FROM temuan t WHERE ${syarat} ORDER BY t.kode_desa, t.id LIMIT ${SEPOTONG}) t
      LEFT JOIN rilis_kini n ON n.kode_kab = t.kode_kab
      LEFT JOIN rilis_keluarga k ON k.kode_kab = t.kode_kab AND k.rilis_id = n.rilis_id AND k.keluarga_id = t.keluarga_id
      LEFT JOIN LATERAL (
        SELECT a.nama, a.nomor_induk_kependudukan FROM rilis_anggota a
        WHERE a.kode_kab = t.kode_kab AND a.rilis_id = n.rilis_id AND a.keluarga_id = t.keluarga_id AND (t.orang_id IS NULL OR a.orang_id = t.orang_id)
        ORDER BY (a.status_hubungan_keluarga = '1') DESC NULLS LAST, a.urutan LIMIT 1) a ON true
      LEFT JOIN sumber_catatan c ON c.kode_kab = t.kode_kab AND c.id = t.catatan_id
      ORDER BY t.kode_desa, t.id`,
  )
  return z.array(barisSchema).parse(rows)
}
