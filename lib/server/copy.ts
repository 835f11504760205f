// Reading many rows at once: COPY … TO STDOUT on the application's role, in the scope of an aktor, with row security on.
import 'server-only'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Aktor } from '@/lib/akses/izin'
import { rangeOf } from '@/lib/wilayah/kode'
import { env } from './env'

/**
 * Runs `COPY (…) TO STDOUT` in one read-only transaction that sees only the wilayah of the aktor, and hands its bytes to
 * `work` as a stream that waits for its reader. `sql` is built by the caller from constants and escaped literals: COPY takes
 * no parameters. When `work` throws, the connection is cut and the server stops.
 */
export async function withCopyTo<T>(aktor: Aktor, sql: string, work: (stream: Readable) => Promise<T>): Promise<T> {
  const { awal, akhir } = rangeOf(aktor.kodeWilayah)
  const client = new pg.Client({ connectionString: env().DATABASE_URL_APLIKASI, application_name: 'sahih-ekspor' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SELECT atur_lingkup($1, $2, $3, $4, $5, $6)', [
      aktor.kodeKab,
      awal,
      akhir,
      aktor.id,
      aktor.peran,
      aktor.kodeWilayah,
    ])
    const result = await work(client.query(copyTo(sql)))
    await client.query('COMMIT')
    return result
  } finally {
    await client.end()
  }
}
