// Locks on what an act is about to change, taken before any rule is asked: two at once come one after the other.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { STATUS_USULAN } from '../alur'
import { ASAL_USULAN, STATUS_DAFTAR } from '../sebutan'

const usulanTerkunci = z.object({
  id: z.string(),
  nomor: z.string().nullable(),
  keluargaId: z.string(),
  kodeDesa: z.string(),
  asal: z.enum(ASAL_USULAN).nullable(),
  status: z.enum(STATUS_USULAN),
  pengusul: z.string(),
  versi: z.number(),
  rilisId: z.number(),
  pemeriksaanId: z.string().nullable(),
  diverifikasiOleh: z.string().nullable(),
  daftarId: z.string().nullable(),
})
export type UsulanTerkunci = z.infer<typeof usulanTerkunci>

/** Usulan of the aktor's wilayah by id, locked in the order of their ids (so that two bulk acts cannot wait for each other). */
export async function lockUsulanList(tx: Tx, aktor: Aktor, idList: readonly string[]): Promise<UsulanTerkunci[]> {
  const rows = await tx.$queryRaw`
    SELECT id::text, nomor, keluarga_id::text AS "keluargaId", kode_desa AS "kodeDesa", asal, status, pengusul, versi,
      rilis_id AS "rilisId", pemeriksaan_id::text AS "pemeriksaanId", diverifikasi_oleh AS "diverifikasiOleh", daftar_id::text AS "daftarId"
    FROM usulan WHERE kode_kab = ${aktor.kodeKab} AND id = ANY (${[...idList]}::uuid[])
    ORDER BY id FOR UPDATE`
  return z.array(usulanTerkunci).parse(rows)
}

/** One usulan of the aktor's wilayah, locked; null when there is none. */
export async function lockUsulan(tx: Tx, aktor: Aktor, id: string): Promise<UsulanTerkunci | null> {
  return (await lockUsulanList(tx, aktor, [id]))[0] ?? null
}

const daftarTerkunci = z.object({
  id: z.string(),
  nomor: z.string(),
  status: z.enum(STATUS_DAFTAR),
  versi: z.number(),
  sha256: z.string(),
  jumlah: z.number(),
  rilisId: z.number(),
})
export type DaftarTerkunci = z.infer<typeof daftarTerkunci>

/** One daftar, locked; null when there is none or the aktor is not bound to the whole kabupaten/kota. */
export async function lockDaftar(tx: Tx, aktor: Aktor, id: string): Promise<DaftarTerkunci | null> {
  const rows = await tx.$queryRaw`
    SELECT id::text, nomor, status, versi, sha256, jumlah, rilis_id AS "rilisId"
    FROM daftar WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid FOR UPDATE`
  return z.array(daftarTerkunci).parse(rows)[0] ?? null
}

const pemeriksaanTerkunci = z.object({
  id: z.string(),
  keluargaId: z.string(),
  kodeDesa: z.string(),
  status: z.enum(['ditugaskan', 'selesai', 'dibatalkan']),
  petugasId: z.string(),
})
export type PemeriksaanTerkunci = z.infer<typeof pemeriksaanTerkunci>

/** One pemeriksaan of the aktor's wilayah, locked; null when there is none. */
export async function lockPemeriksaan(tx: Tx, aktor: Aktor, id: string): Promise<PemeriksaanTerkunci | null> {
  const rows = await tx.$queryRaw`
    SELECT id::text, keluarga_id::text AS "keluargaId", kode_desa AS "kodeDesa", status, petugas_id::text AS "petugasId"
    FROM pemeriksaan WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid FOR UPDATE`
  return z.array(pemeriksaanTerkunci).parse(rows)[0] ?? null
}
