// Two acts on one import come one after the other: a form sent from two screens, an upload while it is started, two decisions.
import 'server-only'
import type { Tx } from '@/lib/server/db'

/** Holds the row of an import until the transaction ends; what is read of it afterwards is what the act before left. */
export async function kunciImpor(tx: Tx, kodeKab: string, id: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM impor WHERE kode_kab = ${kodeKab} AND id = ${id}::uuid FOR UPDATE`
}
