// Writing the audit: acts into the hash chain, openings and searches into the read log.
import 'server-only'
import type { Tx } from '@/lib/server/db'
import { toCanonical } from './kanonik'

/**
 * Appends one act to the chain of the aktor's kabupaten/kota. Call it last in the transaction: it locks the head of the chain.
 * @param tindakan `room.act`, e.g. `verval.tolak`
 * @param sasaran id of what was acted on; never a NIK, No KK or name
 * @param isi what changed, from what to what, without NIK and names
 */
export async function catat(
  tx: Tx,
  tindakan: string,
  sasaran: string,
  isi: Record<string, unknown> = {},
): Promise<void> {
  await tx.$executeRaw`SELECT catat_jejak(${tindakan}, ${sasaran}, ${withoutNumbers(toCanonical(isi))})`
}

/** Records that a family page was opened or a search was made; sealed into the chain each minute. */
export async function catatBaca(
  tx: Tx,
  tindakan: string,
  sasaran: string,
  isi: Record<string, unknown> = {},
): Promise<void> {
  await tx.$executeRaw`SELECT catat_baca(${tindakan}, ${sasaran}, ${toCanonical(isi)})`
}

/** Reasons are typed by people: a NIK or nomor KK written into one does not reach the chain. */
function withoutNumbers(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])\d{16}(?![0-9A-Za-z])/g, '[nomor disamarkan]')
}
