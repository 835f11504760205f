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

/**
 * What was decided for one import alone and for the deliveries it repeats; a later decision goes before an earlier one. Rows that
 * follow from it stand in its files' headers. On a connection of the owner.
 */
export async function readPetaImpor(client: pg.Client, kodeKab: string, imporId: string): Promise<PetaKolom> {
  const { rows } = await client.query<{ pemetaan: unknown }>(
    `WITH RECURSIVE turun AS (
       SELECT impor_id, susulan_dari FROM rilis WHERE kode_kab = $1 AND impor_id = $2
       UNION ALL SELECT r.impor_id, r.susulan_dari FROM rilis r JOIN turun t ON r.kode_kab = $1 AND r.id = t.susulan_dari)
     SELECT pemetaan FROM impor
     WHERE kode_kab = $1 AND pemetaan IS NOT NULL AND (id = $2 OR id IN (SELECT impor_id FROM turun)) ORDER BY id`,
    [kodeKab, imporId],
  )
  const peta: Record<string, string> = {}
  for (const { pemetaan } of rows) Object.assign(peta, pemetaanRilisSchema.catch({ kolom: {} }).parse(pemetaan).kolom)
  return peta
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
