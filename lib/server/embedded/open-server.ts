// The PostgreSQL that comes with the application: one server per data folder, shared by every process that opens it.
import { existsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { openSecrets } from '../secrets'
import { SetupError } from '../setup-error'
import { checkSpace, findRunning, makeCluster, OWNER, StartAgain, startCluster, stopCluster } from './cluster'
import { withMutex } from './mutex'
import { findPlace, type Place } from './place'

/** Each user holds this advisory lock in shared mode; who gets it exclusively is alone and stops the server. */
export const LOCK = '7310579120117'
const TRIES = 40
const RECOVERY_PATIENCE = 600_000

export type EmbeddedServer = {
  /** Address of the maintenance database `postgres` as owner of the cluster; holds the password. */
  url: string
  /** Gives the server back; the last user stops it. Safe to call twice. */
  close(): Promise<void>
}
export type EmbeddedOptions = {
  /** Settings of postgresql.conf on top of ours, taken when this call is the one that starts the server. */
  settings?: Record<string, string>
  /** Start the server again on the same port when it dies while we use it: for processes that serve people. */
  keepRunning?: boolean
}

/**
 * Opens the server of a data folder: makes it on first use, starts it when it does not run, joins it when it does.
 * Any number of processes may call this and `close` at once. Throws SetupError with the sentence to show.
 */
export async function openServer(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const place = findPlace(dataDir)
  if (existsSync(place.cluster) && !existsSync(path.join(place.dataDir, 'rahasia.json'))) {
    throw new SetupError(
      'server/folder-rusak',
      `Folder data ${place.dataDir} rusak: rahasia.json dengan kata sandi basis datanya hilang. Pulihkan berkas itu dari cadangan.`,
    )
  }
  checkSpace(place)
  const password = openSecrets(place.dataDir).sandiBasisData
  let closing = false
  let held = await joinServer(place, password, options.settings ?? {})
  watch()

  function watch() {
    held.client.once('end', () => {
      if (closing || !options.keepRunning) return
      const { port } = held
      restarting = joinServer(place, password, options.settings ?? {}, port).then(
        (next) => {
          held = next
          watch()
        },
        (error) => console.error(error instanceof SetupError ? error.message : error),
      )
    })
  }
  let restarting: Promise<void> | null = null
  let closed: Promise<void> | null = null

  return {
    url: serverUrl(held.port, password),
    close: () => {
      closing = true
      closed ??= (async () => {
        await restarting
        await leaveServer(place, held.client, password)
      })()
      return closed
    },
  }
}

type Held = { client: pg.Client; port: number }

async function joinServer(
  place: Place,
  password: string,
  settings: Record<string, string>,
  port?: number,
): Promise<Held> {
  return withMutex(place.dataDir, async () => {
    await makeCluster(place, password)
    let last: unknown
    let startedHere = false
    const until = performance.now() + RECOVERY_PATIENCE
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const running = findRunning(place)
      try {
        const at = running?.port ?? (await startCluster(place, settings, port))
        startedHere ||= !running
        const client = await connectServer(at, password)
        await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK])
        return { client, port: at }
      } catch (error) {
        if (!isPassing(error)) {
          // Nothing keeps running after a refusal, unless it ran before us.
          if (startedHere) await stopCluster(place)
          throw toSetupError(place, error)
        }
        last = error
        // Recovery after a power cut reads up to 4 GB of journal: as long as that server lives, it is waited for.
        if (running && !running.ready && performance.now() < until) attempt--
        await new Promise((resolve) => setTimeout(resolve, 25 * Math.min(attempt + 1, 20)))
      }
    }
    throw new SetupError('server/tidak-berjalan', `Basis data di ${place.dataDir} tidak kunjung siap dipakai.`, {
      cause: last,
    })
  })
}

async function leaveServer(place: Place, held: pg.Client, password: string): Promise<void> {
  await withMutex(place.dataDir, async () => {
    let client = held
    try {
      await client.query('SELECT 1')
    } catch {
      // Our connection died with a server that was killed; someone else may have started it again since.
      const running = findRunning(place)
      if (!running) return
      client = await connectServer(running.port, password)
    }
    try {
      const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LOCK])
      if (rows[0]?.alone) await stopCluster(place)
    } finally {
      await client.end().catch(() => undefined)
    }
  })
}

/** A connection of the owner to the maintenance database; its loss is no uncaught error. */
export async function connectServer(port: number, password: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: serverUrl(port, password), connectionTimeoutMillis: 10_000 })
  // Without a listener the loss of an idle connection would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function serverUrl(port: number, password: string): string {
  return `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
}

// What a moment's wait mends: a server that is starting, recovering or stopping, a port lost to another program.
function isPassing(error: unknown): boolean {
  if (error instanceof StartAgain) return true
  if (error instanceof SetupError || !(error instanceof Error)) return false
  if ('code' in error) {
    return ['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(String(error.code))
  }
  return /Connection terminated|timeout/i.test(error.message)
}

function toSetupError(place: Place, error: unknown): unknown {
  if (error instanceof Error && 'code' in error && error.code === '28P01') {
    return new SetupError(
      'server/folder-rusak',
      `Folder data ${place.dataDir} rusak: kata sandi di rahasia.json bukan milik basis datanya. Pulihkan berkas itu dari cadangan.`,
      { cause: error },
    )
  }
  return error
}
