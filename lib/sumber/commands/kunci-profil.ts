// Two saves of one import profile come one after the other: the second builds on what the first left, so neither is lost.
import 'server-only'
import type { Tx } from '@/lib/server/db'

/** Holds the profile of a kind until the transaction ends; to be called before it is read for a save. */
export async function kunciProfil(tx: Tx, kodeKab: string, jenis: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`profil:${kodeKab}:${jenis}`}, 0))`
}
