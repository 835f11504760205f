// From a session id to the aktor: the one look-up every request begins with.
import 'server-only'
import { z } from 'zod'
import { type Aktor, PERAN } from '@/lib/akses/izin'
import { db } from './db'

const aktorRow = z
  .object({
    id: z.string(),
    nama_pengguna: z.string(),
    nama: z.string(),
    peran: z.enum(PERAN),
    kode_wilayah: z.string(),
    kode_kab: z.string(),
  })
  .transform(
    (row): Aktor => ({
      id: row.id,
      nama: row.nama,
      namaPengguna: row.nama_pengguna,
      peran: row.peran,
      kodeWilayah: row.kode_wilayah,
      kodeKab: row.kode_kab,
    }),
  )

/** The aktor behind a session, with peran and wilayah as they are now; null when it ended, was revoked or its user may not come in. */
export async function findAktorSesi(sesi: string): Promise<Aktor | null> {
  const rows = await db()
    .$queryRaw`SELECT id::text, nama_pengguna, nama, peran, kode_wilayah, kode_kab FROM sesi_aktor(${sesi}::uuid)`
  const row = z.array(z.unknown()).parse(rows)[0]
  return row === undefined ? null : aktorRow.parse(row)
}
