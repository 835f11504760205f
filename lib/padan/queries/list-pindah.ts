// Moves between kabupaten/kota of this installation: of one family, and those of a wilayah that wait for somebody.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { keadaanOf, type Pindah } from '../pindah'

const hari = z.string().nullable()
const keluargaRows = z.array(
  z.object({
    orangId: z.string(),
    arah: z.enum(['keluar', 'masuk']),
    ada: z.boolean(),
    kabLain: z.string().nullable(),
    tanggalLain: hari,
    lewat: z.enum(['catatan', 'rilis']).nullable(),
  }),
)

/** A move of a person of a family. */
export type PindahOrang = Pindah & { orangId: string }

/** Moves that touch a family of the aktor's wilayah, newest first. Reads pindah_silang_keluarga_idx. */
export async function listPindahKeluarga(aktor: Aktor, keluargaId: string): Promise<PindahOrang[]> {
  return withAktor(aktor, async (tx) => {
    const rows = await tx.$queryRaw`
      SELECT orang_id::text AS "orangId", arah, tanggal IS NOT NULL AS ada, (SELECT nama FROM wilayah WHERE kode = kab_lain) AS "kabLain",
        tanggal_lain::text AS "tanggalLain", lewat
      FROM pindah_silang WHERE kode_kab = ${aktor.kodeKab} AND keluarga_id = ${keluargaId}::uuid
      ORDER BY coalesce(tanggal, tanggal_lain) DESC, id LIMIT 100`
    return keluargaRows.parse(rows).map(({ ada, ...satu }) => ({
      ...satu,
      keadaan: keadaanOf({ arah: satu.arah, adaDiSini: ada, tanggalLain: satu.tanggalLain }),
    }))
  })
}

const umumkanRows = z.array(
  z.object({ rombongan: z.string(), kabLain: z.string().nullable(), tanggal: z.string(), jiwa: z.number() }),
)
const tutupRows = z.array(
  z.object({
    keluargaId: z.string(),
    kepala: z.string().nullable(),
    kabLain: z.string().nullable(),
    tanggal: z.string(),
    jiwa: z.number(),
  }),
)

/** What waits for this side: families announced by another, and families another has received that are still open here. */
export type PindahTunggu = {
  /** Persons that left another kabupaten/kota for here by one event and are not recorded here: how many, from where, since when. */
  datangList: z.output<typeof umumkanRows>
  tutupList: z.output<typeof tutupRows>
}

/** Moves that wait for the aktor's wilayah, oldest first, at most 100 of each. Reads pindah_silang_tunggu_idx. */
export async function listPindahTunggu(aktor: Aktor): Promise<PindahTunggu> {
  return withAktor(aktor, async (tx) => {
    const datang = await tx.$queryRaw`
      SELECT rombongan::text, (SELECT nama FROM wilayah WHERE kode = min(kab_lain)) AS "kabLain", min(tanggal_lain)::text AS tanggal, count(*)::integer AS jiwa
      FROM pindah_silang WHERE kode_kab = ${aktor.kodeKab} AND arah = 'masuk' AND peristiwa_id IS NULL AND orang_id IS NULL
      GROUP BY rombongan ORDER BY min(tanggal_lain), rombongan LIMIT 100`
    const tutup = await tx.$queryRaw`
      SELECT p.keluarga_id::text AS "keluargaId", (SELECT nama FROM wilayah WHERE kode = p.kab) AS "kabLain", p.tanggal::text AS tanggal, p.jiwa,
        coalesce(
          (SELECT b.nilai FROM pembaruan b WHERE b.kode_kab = ${aktor.kodeKab} AND b.keluarga_id = p.keluarga_id AND b.orang_id IS NULL
             AND b.kolom = 'nama_anggota_keluarga' AND b.dicabut_pada IS NULL ORDER BY b.berlaku_sejak DESC, b.dicatat_pada DESC, b.id DESC LIMIT 1),
          (SELECT k.nama_anggota_keluarga FROM rilis_kini n JOIN rilis_keluarga k ON k.kode_kab = n.kode_kab AND k.rilis_id = n.rilis_id
           WHERE n.kode_kab = ${aktor.kodeKab} AND k.keluarga_id = p.keluarga_id LIMIT 1)) AS kepala
      FROM (
        SELECT keluarga_id, min(kab_lain) AS kab, min(tanggal_lain) AS tanggal, count(DISTINCT orang_id)::integer AS jiwa
        FROM pindah_silang WHERE kode_kab = ${aktor.kodeKab} AND arah = 'keluar' AND peristiwa_id IS NULL
        GROUP BY keluarga_id ORDER BY min(tanggal_lain), keluarga_id LIMIT 100) p
      ORDER BY p.tanggal, p.keluarga_id`
    return { datangList: umumkanRows.parse(datang), tutupList: tutupRows.parse(tutup) }
  })
}
