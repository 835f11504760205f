// Global setup of the integration tests: one embedded server for the whole run and a template database with schema and
// reference data, made once for each state of the migrations and seeds.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openDatabase } from '@/lib/server/database'
import { type EmbeddedServer, openServer } from '@/lib/server/embedded/open-server'
import { SetupError } from '@/lib/server/setup-error'
import { listMigration } from '@/prisma/migrate'
import { seedStamps } from '@/prisma/seed'

const KEPT_BASES = 3
/** What a test database may lose in a power cut: everything. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  autovacuum: 'off',
}

export default async function setUp(): Promise<() => Promise<void>> {
  // The tests never touch an office's server named in the environment.
  delete process.env.DATABASE_URL
  const root = path.join(import.meta.dirname, '..', '..')
  const dataDir = path.join(os.tmpdir(), `sahih-uji-${process.getuid?.() ?? 0}-${short(root)}`)
  const server = await openFresh(dataDir)
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  const base = `uji_base_${short(JSON.stringify([listMigration().map(({ checksum }) => checksum), [...seedStamps()]]))}`
  // Two runs at once on one machine: the second waits for the template of the first.
  await admin.query('SELECT pg_advisory_lock(20251)')
  await dropLeftovers(admin, base)
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [base])
  if (!rowCount) {
    const draft = `uji_${process.pid}_dasar`
    const database = await openDatabase({ dataDir, name: draft })
    await database.close()
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${base}`)
  }
  await admin.query('SELECT pg_advisory_unlock(20251)')
  const berkasDir = mkdtempSync(path.join(os.tmpdir(), 'sahih-uji-berkas-'))
  Object.assign(process.env, {
    SAHIH_UJI_DATA: dataDir,
    SAHIH_UJI_BERKAS: berkasDir,
    SAHIH_UJI_SERVER: server.url,
    SAHIH_UJI_BASE: base,
    SAHIH_UJI_RUN: String(process.pid),
    SAHIH_LOG: process.env.SAHIH_LOG ?? 'silent',
  })
  return async () => {
    await dropDatabases(admin, `uji\\_${process.pid}\\_%`)
    await admin.end()
    await server.close()
    rmSync(berkasDir, { recursive: true, force: true })
  }
}

// Without fsync a killed server may leave its files unreadable: they are made again.
async function openFresh(dataDir: string): Promise<EmbeddedServer> {
  try {
    return await openServer(dataDir, { settings: SETTINGS })
  } catch (error) {
    if (!(error instanceof SetupError && error.code === 'server/folder-rusak')) throw error
    rmSync(dataDir, { recursive: true, force: true })
    return openServer(dataDir, { settings: SETTINGS })
  }
}

async function dropLeftovers(admin: pg.Client, base: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname ~ '^uji_[0-9]+_' ORDER BY oid`,
  )
  for (const { datname } of rows) {
    if (!isRunning(Number(datname.split('_')[1]))) await dropDatabases(admin, datname)
  }
  const bases = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'uji\\_base\\_%' AND datname <> $1 ORDER BY oid DESC`,
    [base],
  )
  for (const { datname } of bases.rows.slice(KEPT_BASES - 1)) await dropDatabases(admin, datname)
}

async function dropDatabases(admin: pg.Client, pattern: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [
    pattern,
  ])
  for (const { datname } of rows) {
    await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`)
    await admin.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(`sahih_app_${datname}`)}`)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
