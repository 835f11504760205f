// What every act upon findings has in common: the lock, the history, the moving of the counts.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { STATUS_TEMUAN } from '../alur'
import { kunciRekap } from './hitung/simpan'

const terkunci = z.array(
  z.object({
    id: z.string(),
    jenis: z.string(),
    kodeDesa: z.string(),
    status: z.enum(STATUS_TEMUAN),
    petugasId: z.string().nullable(),
    nilai: z.string(),
    sebab: z.string(),
    ke: z.number(),
  }),
)
export type TemuanTerkunci = z.output<typeof terkunci>[number]

/** Keeps a run from writing until the act has ended; before any row is locked. Acts do not keep each other. */
export async function tahanHitung(tx: Tx, kodeKab: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${kunciRekap(kodeKab)}, 0))`
}

/** One finding of the aktor's wilayah, locked; null when there is none. */
export async function lockTemuan(tx: Tx, aktor: Aktor, id: string): Promise<TemuanTerkunci | null> {
  await tahanHitung(tx, aktor.kodeKab)
  const rows = await tx.$queryRaw`
    SELECT id::text, jenis, kode_desa AS "kodeDesa", status, petugas_id::text AS "petugasId", nilai, sebab, ke
    FROM temuan WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid FOR UPDATE`
  return terkunci.parse(rows)[0] ?? null
}

export type Geser = { kodeDesa: string; jenis: string; sebab: string; dari: string; ke: string; jumlah: number }

/** Moves counts of the rollup from one status to another, in the order of its key so that two acts cannot wait for each other. */
export async function geserRekap(tx: Tx, kodeKab: string, geserList: readonly Geser[]): Promise<void> {
  const selisih = new Map<string, { kodeDesa: string; jenis: string; status: string; sebab: string; jumlah: number }>()
  for (const { kodeDesa, jenis, sebab, dari, ke, jumlah } of geserList) {
    for (const [status, tanda] of [
      [dari, -1],
      [ke, 1],
    ] as const) {
      const kunci = [kodeDesa, jenis, status, sebab].join()
      const ada = selisih.get(kunci) ?? { kodeDesa, jenis, status, sebab, jumlah: 0 }
      selisih.set(kunci, { ...ada, jumlah: ada.jumlah + tanda * jumlah })
    }
  }
  const isi = [...selisih.values()].filter(({ jumlah }) => jumlah !== 0)
  if (isi.length === 0) return
  await tx.$executeRaw`
    INSERT INTO rekap_temuan AS r (kode_kab, kode_desa, jenis, status, sebab, jumlah)
    SELECT ${kodeKab}, s."kodeDesa", s.jenis, s.status, s.sebab, s.jumlah
    FROM jsonb_to_recordset(${JSON.stringify(isi)}::jsonb) AS s ("kodeDesa" text, jenis text, status text, sebab text, jumlah integer)
    ORDER BY s."kodeDesa" COLLATE "C", s.jenis COLLATE "C", s.status, s.sebab COLLATE "C"
    ON CONFLICT (kode_kab, kode_desa, jenis, status, sebab) DO UPDATE SET jumlah = r.jumlah + excluded.jumlah`
}
