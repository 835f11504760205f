// Work on the owner's connection: what no role of the application may do (areas, releases, purging), on the command line and in the worker.
import 'server-only'
import pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { toCanonical } from '@/lib/audit/kanonik'
import { rangeOf } from '@/lib/wilayah/kode'
import { env } from './env'

/** Runs `work` on one connection of the owner, which sees every row, and closes it. Throws in the web process, which has none. */
export async function withOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = env().DATABASE_URL_PEMILIK
  if (url === undefined) throw new Error('proses ini tidak memegang sambungan pemilik basis data')
  const client = new pg.Client({ connectionString: url, application_name: 'sahih-pemilik' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs `work` in one transaction on a connection; undone whole when it throws. */
export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Appends one act to the chain of the aktor's kabupaten/kota on a connection of the owner; inside a transaction, as its last statement. */
export async function catatOwner(
  client: pg.Client,
  aktor: Aktor,
  tindakan: string,
  sasaran: string,
  isi: Record<string, unknown>,
): Promise<void> {
  const { awal, akhir } = rangeOf(aktor.kodeWilayah)
  await client.query('SELECT atur_lingkup($1, $2, $3, $4, $5, $6)', [
    aktor.kodeKab,
    awal,
    akhir,
    aktor.id,
    aktor.peran,
    aktor.kodeWilayah,
  ])
  await client.query('SELECT catat_jejak($1, $2, $3)', [tindakan, sasaran, toCanonical(isi)])
}
