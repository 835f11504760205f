// Two acts on the local layer of one family come one after the other, whichever table they write.
import 'server-only'
import type { Tx } from '@/lib/server/db'

/**
 * Holds the local layers of these families until the transaction ends, in the order of their ids so that two acts on two
 * families cannot wait for each other. A lock by name: the application may not lock rows of identities.
 */
export async function kunciKeluarga(tx: Tx, kodeKab: string, idList: readonly string[]): Promise<void> {
  for (const id of [...new Set(idList)].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`keluarga:${kodeKab}:${id}`}, 0))`
}
