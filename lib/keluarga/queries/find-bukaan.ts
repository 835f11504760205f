// Whether a stated purpose still holds for something.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'

/** What a purpose can be stated for. */
export type ObjekBukaan = { objek: 'keluarga' | 'usulan' | 'pemeriksaan' | 'tugas'; objekId: string }

/** The aktor's purpose for one thing that holds at `pada`, the one that ends last; null when there is none. Reads bukaan_aktor_idx. */
export async function findBukaan(
  tx: Tx,
  aktor: Aktor,
  { objek, objekId }: ObjekBukaan,
  pada: Date,
): Promise<{ id: string; berakhirPada: Date } | null> {
  return tx.bukaan.findFirst({
    where: { kodeKab: aktor.kodeKab, aktor: aktor.id, objek, objekId, berakhirPada: { gt: pada } },
    orderBy: { berakhirPada: 'desc' },
    select: { id: true, berakhirPada: true },
  })
}

/** The aktor's purpose for a family that holds at `pada`; null when there is none. */
export async function findBukaanKeluarga(
  aktor: Aktor,
  keluargaId: string,
  pada: Date,
): Promise<{ id: string; berakhirPada: Date } | null> {
  return withAktor(aktor, (tx) => findBukaan(tx, aktor, { objek: 'keluarga', objekId: keluargaId }, pada))
}
