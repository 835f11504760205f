// The file of anchors beside the database: appended to, never rewritten, and with the disk before it counts.
import 'server-only'
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { formatJangkar, type Jangkar, parseJangkar } from '@/lib/audit/jangkar'
import { now } from './clock'
import { env } from './env'
import { hasCode } from './setup-error'

/** Name of the file of anchors inside a data folder. */
export const JANGKAR = 'jejak-jangkar.txt'

/** The anchors of a file, by default that of the data folder; none when there is no such file yet. Throws when a named one is missing. */
export async function readJangkar(file?: string): Promise<Jangkar[]> {
  try {
    return parseJangkar(await readFile(file ?? path.join(env().SAHIH_DATA, JANGKAR), 'utf8'))
  } catch (error) {
    if (file === undefined && hasCode(error, 'ENOENT')) return []
    throw error
  }
}

/**
 * Writes down the heads of the chains that moved since they were last written down. Called every ten minutes on the
 * owner's connection. @returns anchors written
 */
export async function tulisJangkar(client: pg.Client): Promise<number> {
  const last = new Map((await readJangkar()).map((one) => [one.kodeKab, one.hash]))
  const { rows } = await client.query<{ kode_kab: string; nomor: string; hash: string }>(
    `SELECT kode_kab, nomor::text, encode(hash, 'hex') AS hash FROM jejak_kepala WHERE nomor > 0 ORDER BY kode_kab`,
  )
  const pada = now().toISOString()
  const baru = rows
    .filter(({ kode_kab, hash }) => last.get(kode_kab) !== hash)
    .map(({ kode_kab, nomor, hash }) => formatJangkar({ pada, kodeKab: kode_kab, nomor: Number(nomor), hash }))
  if (baru.length === 0) return 0
  const file = await open(path.join(env().SAHIH_DATA, JANGKAR), 'a', 0o600)
  try {
    await file.appendFile(baru.join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  return baru.length
}
