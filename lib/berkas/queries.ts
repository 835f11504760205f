// Reading stored files and long work. Row security shows what lies inside the aktor's wilayah; the izin of each kind decides the rest.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { JENIS_BERKAS, JENIS_PEKERJAAN, maySee, STATUS_PEKERJAAN } from './jenis'

/** Rows of a person's own list; older ones are reached through what made them. */
const BATAS = 100

const berkasRow = z.object({
  id: z.string(),
  jenis: z.string(),
  nama: z.string(),
  tipe: z.string(),
  ukuran: z.coerce.number(),
  sha256: z.string(),
  tujuan: z.string().nullable(),
  aktor: z.string(),
  dibuatPada: z.date(),
  kedaluwarsaPada: z.date().nullable(),
  /** Whether it can still be downloaded. */
  ada: z.boolean(),
})
/** A stored file as screens show it; `ukuran` in bytes, `aktor` the id of who made it. */
export type BerkasRow = z.output<typeof berkasRow>

const kolomBerkas = Prisma.sql`id::text, jenis, nama, tipe, ukuran, sha256, tujuan, aktor, dibuat_pada AS "dibuatPada",
  kedaluwarsa_pada AS "kedaluwarsaPada", dihapus_pada IS NULL AND coalesce(kedaluwarsa_pada > now(), true) AS ada`

/** One stored file: the aktor's own, or of somebody inside their wilayah if they have the izin of its kind; otherwise null. */
export async function findBerkas(aktor: Aktor, id: string): Promise<BerkasRow | null> {
  return withAktor(aktor, async (tx) => {
    const rows =
      await tx.$queryRaw`SELECT ${kolomBerkas} FROM berkas WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid`
    const row = z.array(berkasRow).parse(rows)[0]
    return row && maySee(aktor, JENIS_BERKAS[row.jenis], row.aktor) ? row : null
  })
}

/**
 * The aktor's own files, newest first, at most a hundred. Reads berkas_aktor_idx; by the day they were made, because the id of a paper
 * is chosen by the browser and says nothing of its age.
 */
export async function listBerkas(aktor: Aktor): Promise<BerkasRow[]> {
  return withAktor(aktor, async (tx) => {
    const rows = await tx.$queryRaw`
      SELECT ${kolomBerkas} FROM berkas WHERE kode_kab = ${aktor.kodeKab} AND aktor = ${aktor.id}
      ORDER BY dibuat_pada DESC, id DESC LIMIT ${BATAS}`
    return z
      .array(berkasRow)
      .parse(rows)
      .filter((row) => maySee(aktor, JENIS_BERKAS[row.jenis], row.aktor))
  })
}

const pekerjaanRow = z.object({
  id: z.string(),
  jenis: z.string(),
  status: z.enum(STATUS_PEKERJAAN),
  tahap: z.string(),
  selesai: z.coerce.number(),
  total: z.coerce.number(),
  pesan: z.string().nullable(),
  aktor: z.string(),
  dibuatPada: z.date(),
  selesaiPada: z.date().nullable(),
  /** Seconds since the worker took it, or that it took. */
  detik: z.number(),
  /** What was asked for, as far as it may be shown. */
  masukan: z.object({
    rilis: z.string().optional().catch(undefined),
    periode: z.string().optional().catch(undefined),
    wilayah: z.string().optional().catch(undefined),
    tujuan: z.string().optional().catch(undefined),
  }),
  /** What came of it in one sentence, where the work says so. */
  ringkasan: z.string().nullable(),
  /** The file it made, if it made one. */
  berkasId: z.string().nullable(),
})
/** A pekerjaan with its progress (`selesai` of `total`; total 0 is not known yet). */
export type PekerjaanRow = z.output<typeof pekerjaanRow>

const kolomPekerjaan = Prisma.sql`id::text, jenis, status, tahap, selesai, total, pesan, aktor, dibuat_pada AS "dibuatPada",
  selesai_pada AS "selesaiPada", coalesce(extract(epoch FROM coalesce(selesai_pada, now()) - mulai_pada), 0)::float8 AS detik,
  masukan, hasil->>'pesan' AS ringkasan, hasil->>'berkasId' AS "berkasId"`

/** One pekerjaan with its progress: the aktor's own, or of somebody inside their wilayah if they have the izin of its kind; otherwise null. */
export async function findPekerjaan(aktor: Aktor, id: string): Promise<PekerjaanRow | null> {
  return withAktor(aktor, async (tx) => {
    const rows =
      await tx.$queryRaw`SELECT ${kolomPekerjaan} FROM pekerjaan WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid`
    const row = z.array(pekerjaanRow).parse(rows)[0]
    return row && maySee(aktor, JENIS_PEKERJAAN[row.jenis], row.aktor) ? row : null
  })
}

/** The aktor's own pekerjaan, newest first, at most a hundred. Reads pekerjaan_aktor_idx. */
export async function listPekerjaan(aktor: Aktor): Promise<PekerjaanRow[]> {
  return withAktor(aktor, async (tx) => {
    const rows = await tx.$queryRaw`
      SELECT ${kolomPekerjaan} FROM pekerjaan WHERE kode_kab = ${aktor.kodeKab} AND aktor = ${aktor.id} ORDER BY id DESC LIMIT ${BATAS}`
    return z
      .array(pekerjaanRow)
      .parse(rows)
      .filter((row) => maySee(aktor, JENIS_PEKERJAAN[row.jenis], row.aktor))
  })
}
