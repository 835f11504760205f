// What a stored search finds: by NIK or nomor KK exactly, by name with forgiven spelling, inside the aktor's wilayah.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { maskNik } from '../nik'
import { findRilis } from './find-rilis'

export type OrangRow = {
  /** Unique within the result. */
  id: string
  keluargaId: string
  nama: string
  /** First four digits, the rest masked. */
  nik: string
  tahunLahir: string
  hubungan: string | null
  kepala: string
  desa: string
  kecamatan: string
  jiwa: number
  desil: number | null
}

/** Result of a search: at most 50 persons, best first; `lebih` when there are more. `isi` is what was typed, for the search box only. */
export type HasilCari = { isi: string; kodeWilayah: string; rows: OrangRow[]; lebih: boolean }

const BATAS = 50

const orangRows = z.array(
  z.object({
    keluarga_id: z.string(),
    urutan: z.number(),
    nama: z.string(),
    nik: z.string(),
    tahun_lahir: z.string().nullable(),
    hubungan: z.string().nullable(),
    kepala: z.string(),
    desa: z.string().nullable(),
    kecamatan: z.string().nullable(),
    jiwa: z.number(),
    desil: z.number().nullable(),
    lebih: z.boolean(),
  }),
)

/** The result of one of the aktor's own searches; null when it is not theirs or older than a day. */
export async function findHasilCari(aktor: Aktor, pencarianId: string): Promise<HasilCari | null> {
  return withAktor(aktor, async (tx) => {
    const pencarian = await tx.pencarian.findFirst({
      where: { kodeKab: aktor.kodeKab, id: pencarianId },
      select: { isi: true, kodeWilayah: true },
    })
    if (!pencarian) return null
    const rilis = await findRilis(tx, aktor.kodeKab)
    const found = rilis ? await cari(tx, aktor, rilis.id, pencarian) : []
    return {
      ...pencarian,
      rows: found.slice(0, BATAS).map(toRow),
      lebih: found.length > BATAS || found.some((row) => row.lebih),
    }
  })
}

/** Persons of a delivery who match a text; for the search above and for the bench. */
export async function cari(
  tx: Tx,
  aktor: Aktor,
  rilisId: number,
  { isi, kodeWilayah }: { isi: string; kodeWilayah: string },
): Promise<z.output<typeof orangRows>> {
  const digits = isi.replace(/\D/g, '')
  const hits =
    digits.length === 16
      ? // Who carries this number, or whose kartu keluarga? Unique-ish lookups on rilis_anggota_nik_idx and rilis_keluarga_kk_idx.
        Prisma.sql`
          SELECT keluarga_id, urutan, 1 AS kemiripan, false AS lebih FROM rilis_anggota
          WHERE kode_kab = ${aktor.kodeKab} AND rilis_id = ${rilisId} AND nomor_induk_kependudukan = ${digits}
          UNION
          SELECT a.keluarga_id, a.urutan, 1, false FROM rilis_keluarga k
          JOIN rilis_anggota a ON a.kode_kab = k.kode_kab AND a.rilis_id = k.rilis_id AND a.keluarga_id = k.keluarga_id
          WHERE k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilisId} AND k.nomor_kartu_keluarga = ${digits}`
      : // Whose name has these words? cari_nama() confines itself to the scope and reads rilis_anggota_cari_idx.
        Prisma.sql`
          SELECT keluarga_id, urutan, kemiripan, lebih
          FROM cari_nama(${rilisId}::integer, ${isi}, ${kodeWilayah}, ${BATAS + 1}::integer)`
  // Names of areas by scalar lookups: joined, the planner would hash all 91,000 areas for a page of 50 persons.
  const rows = await tx.$queryRaw`
    WITH hit AS MATERIALIZED (${hits})
    SELECT a.keluarga_id::text, a.urutan, a.nama, a.nomor_induk_kependudukan AS nik,
      to_char(a.tanggal_lahir, 'YYYY') AS tahun_lahir, a.status_hubungan_keluarga AS hubungan,
      k.nama_anggota_keluarga AS kepala,
      (SELECT nama FROM wilayah WHERE kode = k.kode_desa) AS desa,
      (SELECT nama FROM wilayah WHERE kode = left(k.kode_desa, 6)) AS kecamatan, k.jiwa, k.desil_nasional AS desil, hit.lebih
    FROM hit
    JOIN rilis_anggota a ON a.kode_kab = ${aktor.kodeKab} AND a.rilis_id = ${rilisId} AND a.keluarga_id = hit.keluarga_id AND a.urutan = hit.urutan
    JOIN rilis_keluarga k ON k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilisId} AND k.keluarga_id = hit.keluarga_id
    ORDER BY hit.kemiripan DESC, a.nama, a.keluarga_id, a.urutan
    LIMIT ${BATAS + 1}`
  return orangRows.parse(rows)
}

function toRow(row: z.output<typeof orangRows>[number]): OrangRow {
  return {
    id: `${row.keluarga_id}-${row.urutan}`,
    keluargaId: row.keluarga_id,
    nama: row.nama,
    nik: maskNik(row.nik),
    tahunLahir: row.tahun_lahir ?? '',
    hubungan: row.hubungan,
    kepala: row.kepala,
    desa: row.desa ?? '',
    kecamatan: row.kecamatan ?? '',
    jiwa: row.jiwa,
    desil: row.desil,
  }
}
