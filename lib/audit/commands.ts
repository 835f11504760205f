// Writing the audit: acts into the hash chain, openings and searches into the read log.
import 'server-only'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Aktor, can, serverAktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import type { Tx } from '@/lib/server/db'
import { readJangkar } from '@/lib/server/jangkar'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { toCanonical } from './kanonik'
import { type HasilPeriksa, verifyJejakAktor } from './queries/verify-jejak'
import { akarOf, type IsiSegel, SEGEL_TERBESAR, TINDAKAN_SEGEL } from './segel'

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

/** Reasons are typed by people: a NIK or nomor KK written into one, also in groups, does not reach the chain. */
function withoutNumbers(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])\d(?:[ .]?\d){15}(?![0-9A-Za-z])/g, '[nomor disamarkan]')
}

/**
 * Seals what the read log gathered since the last time: one chained row per kabupaten/kota with the Merkle root, the count
 * and the first and last id. Called each minute on the owner's connection; whoever comes second finds nothing to do.
 * @returns rows sealed
 */
export async function segelLogBaca(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ kode_kab: string }>(
    'SELECT DISTINCT kode_kab FROM log_baca WHERE segel IS NULL ORDER BY kode_kab',
  )
  let sealed = 0
  for (const { kode_kab } of rows) {
    for (let count = SEGEL_TERBESAR; count === SEGEL_TERBESAR; ) {
      count = await inTransaction(client, () => segelSatu(client, kode_kab))
      sealed += count
    }
  }
  return sealed
}

async function segelSatu(client: pg.Client, kodeKab: string): Promise<number> {
  const segel = randomUUID()
  // Rows another worker is sealing are skipped, rows committed meanwhile wait for the next minute.
  const { rows } = await client.query<{ id: string; urutan: number; daun: Buffer }>(
    `WITH baru AS (
       SELECT id, row_number() OVER (ORDER BY id)::integer AS urutan FROM (
         SELECT id FROM log_baca WHERE kode_kab = $1 AND segel IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED) t)
     UPDATE log_baca l SET segel = $3, urutan = baru.urutan FROM baru
     WHERE l.kode_kab = $1 AND l.id = baru.id RETURNING l.id::text, l.urutan, l.daun`,
    [kodeKab, SEGEL_TERBESAR, segel],
  )
  rows.sort((a, b) => a.urutan - b.urutan)
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) return 0
  const isi: IsiSegel = {
    akar: akarOf(Buffer.concat(rows.map((row) => row.daun))),
    jumlah: rows.length,
    dari: first.id,
    sampai: last.id,
  }
  await catatOwner(client, serverAktor(kodeKab), TINDAKAN_SEGEL, segel, isi)
  return rows.length
}

/** Verifies the chain of the aktor's kabupaten/kota and records that it was verified, with what was found. Refusal: `akses/tanpa-izin`. */
export async function periksaJejak(aktor: Aktor, input: { kunci: string }): Promise<Result<HasilPeriksa>> {
  if (!can(aktor, 'audit:lihat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
  const hasil = await verifyJejakAktor(aktor, await readJangkar())
  return withAct(aktor, 'audit.periksa', { kunci: input.kunci }, async (tx) => {
    await catat(tx, 'audit.periksa', aktor.kodeKab, {
      utuh: hasil.utuh,
      jejak: hasil.jejak,
      kepala: hasil.kepala,
      temuan: hasil.temuan.map(({ jenis, nomor }) => `${jenis}:${nomor}`).slice(0, 50),
    })
    return ok(hasil)
  })
}
