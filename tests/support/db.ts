// The database of one integration test file: a copy of the template, opened the way the application opens it.
// Listed under setupFiles, so that lib/server/db connects to it as the application's role.
import pg from 'pg'
import { afterAll } from 'vitest'
import { type Database, openDatabase } from '@/lib/server/database'

const name = `uji_${setting('SAHIH_UJI_RUN')}_${setting('VITEST_POOL_ID')}`
const database: Database = await openCopy()
afterAll(async () => {
  for (const client of idle.splice(0)) await client.end()
  await database.close()
})

/** Connection of the owner: sees everything, for arranging and for checking what a test left behind. */
export function ownerUrl(): string {
  return database.ownerUrl
}

/** Runs `work` on a connection of the owner on which nothing was done before. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = idle.pop() ?? (await openOwner())
  try {
    return await work(client)
  } finally {
    await putBack(client)
  }
}

// Opening a connection takes longer than most of what is asked on it: the last ones wait for the next to ask.
const idle: pg.Client[] = []

async function openOwner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  // A server that was stopped on purpose takes its connections along.
  for (const event of ['error', 'end'] as const)
    client.on(event, () => {
      const at = idle.indexOf(client)
      if (at >= 0) idle.splice(at, 1)
    })
  await client.connect()
  return client
}

/** Settings, locks and temporary tables go; what it read is counted now, as when it ends. One in the middle of something ends. */
async function putBack(client: pg.Client): Promise<void> {
  try {
    await client.query('SELECT pg_stat_force_next_flush()')
    await client.query('DISCARD ALL')
    idle.push(client)
  } catch {
    await client.end().catch(() => undefined)
  }
}

/** Runs `work` on a connection of the application's role, outside the application's own checks: row security alone. */
export async function asApp<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(database.appUrl, work)
}

/**
 * Empties every table that is empty in the template: what tests write. Reference data stays, settings other than the
 * stamps of the seeds go. Few rows are deleted, which takes a tenth of the time of TRUNCATE over all tables.
 */
export async function truncateMutable(): Promise<void> {
  await asOwner(async (client) => {
    mutable ??= await listMutable()
    const { rows } = await client.query<{ besar: boolean }>(
      `SELECT sum(pg_relation_size(oid)) > $1 AS besar FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      [BESAR],
    )
    await client.query(
      rows[0]?.besar
        ? `TRUNCATE ${mutable.join(', ')} CASCADE`
        : `BEGIN; SET LOCAL session_replication_role = replica; ${mutable.map((nama) => `DELETE FROM ${nama};`).join(' ')} COMMIT`,
    )
    await client.query(`DELETE FROM pengaturan WHERE kunci NOT LIKE 'benih:%'`)
  })
}

/** Bytes of all tables from which emptying them whole is quicker than deleting their rows. The reference data take 20 MB. */
const BESAR = 40 << 20

let mutable: string[] | undefined

async function listMutable(): Promise<string[]> {
  const url = new URL(database.ownerUrl)
  url.pathname = `/${setting('SAHIH_UJI_BASE')}`
  return withClient(url.href, async (client) => {
    const { rows } = await client.query<{ nama: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS nama
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    )
    const empty: string[] = []
    for (const { nama } of rows) {
      const { rowCount } = await client.query(`SELECT FROM ${nama} LIMIT 1`)
      if (!rowCount) empty.push(nama)
    }
    return empty
  })
}

async function openCopy(): Promise<Database> {
  await withClient(setting('SAHIH_UJI_SERVER'), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${setting('SAHIH_UJI_BASE')} STRATEGY file_copy`)
  })
  return openDatabase({ dataDir: setting('SAHIH_UJI_DATA'), name })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What the global setup left for this run. Throws when the tests were started without it. */
export function setting(key: string): string {
  const value = process.env[key]
  if (!value) throw new Error(`${key} tidak ada: jalankan uji integrasi lewat tests/vitest.config.ts.`)
  return value
}
