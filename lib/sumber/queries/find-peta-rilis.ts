// Which headers of a release an office has decided about before.
import 'server-only'
import type pg from 'pg'
import type { Tx } from '@/lib/server/db'
import { type PetaKolom, pemetaanRilisSchema } from '../pemetaan-rilis'

/** Kind under which the mapping of release files stands among the profiles. */
export const PROFIL_RILIS = 'dtsen'

/** The mapping in force, on a connection of the owner; empty when nothing was saved. */
export async function readPetaRilis(client: pg.Client, kodeKab: string): Promise<PetaKolom> {
  const { rows } = await client.query<{ isi: unknown }>(
    'SELECT isi FROM profil_impor WHERE kode_kab = $1 AND jenis = $2 ORDER BY versi DESC LIMIT 1',
    [kodeKab, PROFIL_RILIS],
  )
  return pemetaanRilisSchema.catch({ kolom: {} }).parse(rows[0]?.isi ?? {}).kolom
}

/** The mapping in force for the kabupaten/kota of the scope, and its version (0 when nothing was saved). */
export async function findPetaRilis(tx: Tx, kodeKab: string): Promise<{ peta: PetaKolom; versi: number }> {
  const profil = await tx.profilImpor.findFirst({
    where: { kodeKab, jenis: PROFIL_RILIS },
    orderBy: { versi: 'desc' },
    select: { isi: true, versi: true },
  })
  return { peta: pemetaanRilisSchema.catch({ kolom: {} }).parse(profil?.isi ?? {}).kolom, versi: profil?.versi ?? 0 }
}
