// Long work: a row of pekerjaan (what, for whom, how far) and a pg-boss job that delivers it to a worker.
import 'server-only'
import pg from 'pg'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { Aktor } from '@/lib/akses/izin'
import type { Prisma } from '@/prisma/client/client'
import { onCloseDb, type Tx } from './db'
import { env } from './env'
import { log } from './log'

/** Queue that carries every pekerjaan. */
export const QUEUE = 'pekerjaan'
/** A worker that is silent for this long is taken for dead and its job starts again, in seconds. */
const HEARTBEAT_SECONDS = 30

export type Masukan = Record<string, Prisma.InputJsonValue>
/** What a queue message carries: no personal data, only where to find the row. */
export type Pesan = { kodeKab: string; id: string }

const holder = globalThis as { sahihBoss?: Promise<PgBoss> }

/** Creates the queue tables and lets the application send; run with the owner's connection when the database is opened. */
export async function prepareQueue(ownerUrl: string, query: (sql: string) => Promise<unknown>): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 })
  await boss.start()
  await boss.createQueue(QUEUE, {
    retryLimit: 3,
    retryDelay: 1,
    expireInSeconds: 6 * 3600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  })
  await boss.stop({ graceful: false })
  await query('GRANT USAGE ON SCHEMA pgboss TO sahih_app')
  await query('GRANT SELECT ON ALL TABLES IN SCHEMA pgboss TO sahih_app')
  await query('GRANT INSERT ON pgboss.job, pgboss.job_common TO sahih_app')
}

/**
 * A pg-boss that only sends. What it asks for itself goes over a connection of its own, because Prisma cannot read the types
 * it answers with; the messages go through the caller's transaction.
 */
function sender(): Promise<PgBoss> {
  holder.sahihBoss ??= startSender().catch((error: unknown) => {
    holder.sahihBoss = undefined
    throw error
  })
  return holder.sahihBoss
}

async function startSender(): Promise<PgBoss> {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL_APLIKASI,
    max: 1,
    allowExitOnIdle: true,
    application_name: 'sahih-antrean',
  })
  pool.on('error', () => undefined)
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  })
  boss.on('error', (error) => log.warn({ kind: error.name }, 'antrean pekerjaan tidak terbaca'))
  onCloseDb(async () => {
    holder.sahihBoss = undefined
    await boss.stop({ graceful: false })
    await pool.end()
  })
  return boss.start()
}

/**
 * Adds a pekerjaan in the transaction of the act that asked for it; it starts only if that act commits.
 * @returns id of the pekerjaan, whose row tells the progress
 */
export async function antrekan(tx: Tx, aktor: Aktor, jenis: string, masukan: Masukan): Promise<string> {
  const { id } = await tx.pekerjaan.create({
    data: {
      kodeKab: aktor.kodeKab,
      jenis,
      masukan,
      aktor: aktor.id,
      peran: aktor.peran,
      kodeWilayah: aktor.kodeWilayah,
    },
    select: { id: true },
  })
  const boss = await sender()
  const pesan: Pesan = { kodeKab: aktor.kodeKab, id }
  // The same id in both tables: a row whose message is lost for good can be told by it.
  await boss.send(QUEUE, pesan, { id, db: fromPrisma(tx) })
  return id
}
