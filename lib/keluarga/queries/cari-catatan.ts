// Persons and families that were recorded here and stand in no release, or not under that name or number: what a search adds.
import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { catatanKeluargaSql, catatanOrangSql, jiwaKiniSql } from './nilai-kini-sql'

/** Persons of the local layer a search shows at most. */
const BATAS = 20

const catatanRows = z.array(
  z.object({
    keluargaId: z.string(),
    orangId: z.string(),
    /** Whether the name as typed is recorded, in some spelling; or the number. */
    tepat: z.boolean(),
    nama: z.string().nullable(),
    nik: z.string().nullable(),
    tahunLahir: z.string().nullable(),
    hubungan: z.string().nullable(),
    kepala: z.string().nullable(),
    desa: z.string().nullable(),
    kecamatan: z.string().nullable(),
    jiwa: z.number(),
    desil: z.number().nullable(),
  }),
)
/** A person the local layer knows in a family; numbers whole, for the caller to mask. */
export type CatatanRow = z.output<typeof catatanRows>[number]

/** Persons of the aktor's wilayah whose recorded name has these words, best first. cari_catatan() reads pembaruan_ejaan_idx and pembaruan_nama_mirip_idx. */
export async function cariCatatanNama(
  tx: Tx,
  kodeKab: string,
  nama: string,
  wilayahList: readonly string[],
): Promise<CatatanRow[]> {
  return lengkapi(
    tx,
    kodeKab,
    Prisma.sql`SELECT keluarga_id, orang_id, kode_desa, tingkat, mirip FROM cari_catatan(${nama}, ${[...wilayahList]}::text[], ${BATAS}::integer)`,
  )
}

/** Whoever was recorded with this NIK, or the head of the family recorded with this nomor KK. Reads pembaruan_nomor_idx. */
export async function cariCatatanNomor(tx: Tx, kodeKab: string, nomor: string): Promise<CatatanRow[]> {
  return lengkapi(
    tx,
    kodeKab,
    Prisma.sql`
      SELECT DISTINCT ON (p.keluarga_id, orang) p.keluarga_id, coalesce(p.orang_id, (SELECT h.orang_id FROM pembaruan h
          WHERE h.kode_kab = p.kode_kab AND h.keluarga_id = p.keluarga_id AND h.kolom = 'status_hubungan_keluarga' AND h.nilai = '1'
            AND h.dicabut_pada IS NULL ORDER BY h.berlaku_sejak DESC, h.dicatat_pada DESC LIMIT 1),
          (SELECT a.orang_id FROM rilis_kini n JOIN rilis_anggota a ON a.kode_kab = n.kode_kab AND a.rilis_id = n.rilis_id
           WHERE n.kode_kab = p.kode_kab AND a.keluarga_id = p.keluarga_id ORDER BY a.urutan LIMIT 1)) AS orang,
        p.kode_desa, 0::smallint AS tingkat, 1::real AS mirip
      FROM pembaruan p
      WHERE p.kode_kab = ${kodeKab} AND p.nilai = ${nomor} AND p.kolom IN ('nomor_induk_kependudukan', 'nomor_kartu_keluarga')
        AND p.dicabut_pada IS NULL
      LIMIT ${BATAS}`,
  )
}

// Names of areas by scalar lookups, as in the search of the release.
async function lengkapi(tx: Tx, kodeKab: string, hit: Prisma.Sql): Promise<CatatanRow[]> {
  const orang = Prisma.sql`hit.orang_id`
  const keluarga = Prisma.sql`hit.keluarga_id`
  const found = await tx.$queryRaw`
    WITH hit (keluarga_id, orang_id, kode_desa, tingkat, mirip) AS MATERIALIZED (${hit})
    SELECT hit.keluarga_id::text AS "keluargaId", hit.orang_id::text AS "orangId", hit.tingkat = 0 AS tepat,
      coalesce(${catatanOrangSql(kodeKab, orang, 'nama')}, a.nama) AS nama,
      coalesce(${catatanOrangSql(kodeKab, orang, 'nomor_induk_kependudukan')}, a.nomor_induk_kependudukan) AS nik,
      left(coalesce(${catatanOrangSql(kodeKab, orang, 'tanggal_lahir')}, a.tanggal_lahir::text), 4) AS "tahunLahir",
      coalesce(${catatanOrangSql(kodeKab, orang, 'status_hubungan_keluarga')}, a.status_hubungan_keluarga) AS hubungan,
      coalesce(${catatanKeluargaSql(kodeKab, keluarga, 'nama_anggota_keluarga')}, k.nama_anggota_keluarga) AS kepala,
      (SELECT nama FROM wilayah WHERE kode = hit.kode_desa) AS desa,
      (SELECT nama FROM wilayah WHERE kode = left(hit.kode_desa, 6)) AS kecamatan,
      ${jiwaKiniSql(kodeKab, keluarga)} AS jiwa, k.desil_nasional AS desil
    FROM hit
    LEFT JOIN rilis_kini n ON n.kode_kab = ${kodeKab}
    LEFT JOIN rilis_keluarga k ON k.kode_kab = n.kode_kab AND k.rilis_id = n.rilis_id AND k.keluarga_id = hit.keluarga_id
    LEFT JOIN LATERAL (
      SELECT a.nama, a.nomor_induk_kependudukan, a.tanggal_lahir, a.status_hubungan_keluarga FROM rilis_anggota a
      WHERE a.kode_kab = n.kode_kab AND a.rilis_id = n.rilis_id AND a.orang_id = hit.orang_id LIMIT 1) a ON true
    WHERE hit.orang_id IS NOT NULL
    ORDER BY hit.tingkat, hit.mirip DESC, hit.keluarga_id, hit.orang_id`
  return catatanRows.parse(found)
}
