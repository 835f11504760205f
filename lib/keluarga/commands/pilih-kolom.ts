// Which columns somebody wants to see in the family list.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'
import type { PilihKolomInput } from '../schema'

/** Remembers the columns of the aktor; a preference, so nothing is recorded. Refused without izin. */
export async function pilihKolom(aktor: Aktor, { kolom }: PilihKolomInput): Promise<Result<null>> {
  if (!can(aktor, 'keluarga:lihat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin melihat keluarga.')
  await withAktor(
    aktor,
    (tx) => tx.$executeRaw`
      INSERT INTO pilihan_kolom (kode_kab, aktor, daftar, kolom) VALUES (${aktor.kodeKab}, ${aktor.id}, 'keluarga', ${kolom}::text[])
      ON CONFLICT (kode_kab, aktor, daftar) DO UPDATE SET kolom = excluded.kolom, diubah_pada = now()`,
  )
  return ok(null)
}
