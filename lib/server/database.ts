// Opens the database of an installation, ready to use: server, schema, reference data, roles, settings of the process.
import path from 'node:path'
import pg from 'pg'
import { listUnapplied } from '@/prisma/migrate'
import { listUnseeded } from '@/prisma/seed'
import { isBeingRestored } from './cadangan/empty-database'
import { closeDb } from './db'
import { openServer } from './embedded/open-server'
import { setEnv, startEnv } from './env'
import { expectHak } from './hak-server'
import { openSecrets, rolePassword, type Secrets } from './secrets'
import { hasCode, SetupError } from './setup-error'

/** Key of the advisory lock under which one process migrates and seeds while the others wait. */
const PREPARE_LOCK = '7310579120118'
const OLDEST_VERSION = 15

export type Database = {
  /** Connection of the owner: DDL, import, jobs. Holds the password. */
  ownerUrl: string
  /** Connection of the application: row security, no DDL. Holds the password. */
  appUrl: string
  /** Closes this process's pool and gives the server back; the last user stops it. Safe to call twice. */
  close(): Promise<void>
}
export type DatabaseOptions = {
  /** Folder with secrets, stored files and, unless DATABASE_URL is set, the database itself. Made when missing. */
  dataDir: string
  /** Name of the database in the embedded server. */
  name?: string
  /** For processes that serve people: start the embedded server again when it dies. */
  keepRunning?: boolean
  /** Settings of postgresql.conf for the embedded server. */
  settings?: Record<string, string>
  /** Called around each part that takes time, for progress. */
  around?: <T>(label: string, work: () => Promise<T>) => Promise<T>
  /** In place of migrations and reference data: how a restore makes the schema of its backup. */
  prepare?: (client: pg.Client, ownerUrl: string) => Promise<void>
}

/**
 * Opens the database named by DATABASE_URL, else the embedded one of `dataDir`: makes what is missing, applies
 * migrations, writes reference data, sees to the application's role and sets the environment for this process and its
 * children (DATABASE_URL_PEMILIK, DATABASE_URL_APLIKASI, NEXTAUTH_SECRET, SAHIH_DATA). Throws SetupError with the
 * sentence to show; nothing then keeps running.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const dataDir = path.resolve(options.dataDir)
  const around = options.around ?? ((_label, work) => work())
  const { databaseUrl, secret } = startEnv()
  const server = databaseUrl
    ? null
    : await around('Server basis data', () =>
        openServer(dataDir, { keepRunning: options.keepRunning ?? false, settings: options.settings ?? {} }),
      )
  try {
    const ownerUrl = server ? await ensureDatabase(server.url, options.name ?? 'sahih') : (databaseUrl ?? '')
    const role = `sahih_app_${databaseOf(ownerUrl)}`.slice(0, 63)
    const client = await connectOwner(ownerUrl)
    let secrets: Secrets
    let appUrl: string
    try {
      // Only now: a server that cannot be used leaves no trace in the data folder.
      secrets = openSecrets(dataDir)
      const password = rolePassword(secrets, role)
      appUrl = withLogin(ownerUrl, role, password)
      // Our own server grants its owner everything; another one is asked before anything is written.
      const expectRights = async () => (server ? undefined : expectHak(client, role, options.prepare !== undefined))
      if (options.prepare) {
        await expectRights()
        await alignSettings(client)
        await options.prepare(client, ownerUrl)
      } else await prepare(client, ownerUrl, expectRights, around)
      await ensureLogin(client, appUrl, role, password)
    } finally {
      await client.end()
    }
    setEnv({
      DATABASE_URL_PEMILIK: ownerUrl,
      DATABASE_URL_APLIKASI: appUrl,
      NEXTAUTH_SECRET: secret ?? secrets.rahasiaSesi,
      SAHIH_DATA: dataDir,
    })
    let closed: Promise<void> | undefined
    return {
      ownerUrl,
      appUrl,
      close: () => {
        closed ??= closeDb().finally(() => server?.close())
        return closed
      },
    }
  } catch (error) {
    await server?.close()
    throw error
  }
}

/** Connects as owner and refuses what cannot be served: unreachable, wrong password, older than PostgreSQL 15. */
export async function connectOwner(url: string): Promise<pg.Client> {
  let client: pg.Client
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'sahih' })
    client.on('error', () => undefined)
    await client.connect()
  } catch (error) {
    throw connectError(url, error)
  }
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  if (major < OLDEST_VERSION) {
    await client.end()
    throw new SetupError(
      'server/versi-lama',
      `Server basis data memakai PostgreSQL ${major}; Sahih memerlukan PostgreSQL ${OLDEST_VERSION} atau lebih baru.`,
    )
  }
  return client
}

async function prepare(
  client: pg.Client,
  ownerUrl: string,
  expectRights: () => Promise<void>,
  around: NonNullable<DatabaseOptions['around']>,
): Promise<void> {
  if (await isBeingRestored(client)) {
    throw new SetupError(
      'server/pemulihan-belum-selesai',
      'Basis data ini sedang dipulihkan dari cadangan, atau pemulihannya terhenti; tunggu, atau jalankan cli pulihkan lagi.',
    )
  }
  if (await isReady(client)) return
  await client.query('SELECT pg_advisory_lock($1)', [PREPARE_LOCK])
  try {
    if (await isReady(client)) return
    await expectRights()
    await alignSettings(client)
    await around('Migrasi basis data', async () => {
      if ((await listUnapplied(client)).length === 0) return
      const { migrate } = await import('@/prisma/migrate')
      await migrate(ownerUrl)
    })
    await around('Data rujukan', async () => (await import('@/prisma/seed')).seed(client, ownerUrl))
  } catch (error) {
    if (hasCode(error, '53100')) {
      throw new SetupError('server/disk-penuh', 'Ruang disk untuk basis data habis.', { cause: error })
    }
    throw error
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PREPARE_LOCK]).catch(() => undefined)
  }
}

async function isReady(client: pg.Client): Promise<boolean> {
  return (await listUnapplied(client)).length === 0 && (await listUnseeded(client)).length === 0
}

// A server that is not ours may think in another zone, and compiles plans that take longer to compile than to run.
async function alignSettings(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ nama: string }>('SELECT current_database() AS nama')
  const name = pg.escapeIdentifier(rows[0]?.nama ?? '')
  for (const setting of [`timezone = 'Asia/Jakarta'`, 'jit = off']) {
    await client.query(`ALTER DATABASE ${name} SET ${setting}`).catch((error) => {
      if (!hasCode(error, '42501')) throw error
    })
  }
}

async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  const url = new URL(serverUrl)
  url.pathname = `/${encodeURIComponent(name)}`
  const client = await connectOwner(serverUrl)
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    // Another process made it between the question and the order.
    if (!hasCode(error, '42P04', '23505')) throw error
  } finally {
    await client.end()
  }
  return url.href
}

async function ensureLogin(owner: pg.Client, appUrl: string, role: string, password: string): Promise<void> {
  if (await canLogIn(appUrl)) return
  const name = pg.escapeIdentifier(role)
  const secret = pg.escapeLiteral(password)
  try {
    const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
    if (!rowCount) {
      await owner.query(`CREATE ROLE ${name} LOGIN`).catch((error) => {
        if (!hasCode(error, '42710', '23505')) throw error
      })
    }
    // Naming SUPERUSER or BYPASSRLS, even to deny them, is reserved to superusers; a new role has neither.
    await owner.query(`ALTER ROLE ${name} LOGIN INHERIT PASSWORD ${secret}`)
    await owner.query(`GRANT sahih_app TO ${name}`)
  } catch (error) {
    if (!hasCode(error, '42501')) throw error
    await expectHak(owner, role, false)
    throw new SetupError(
      'server/hak-kurang',
      'Pengguna basis data pada DATABASE_URL memerlukan hak CREATEROLE untuk membuat peran basis data aplikasi.',
      { cause: error },
    )
  }
  if (!(await canLogIn(appUrl))) {
    throw new SetupError(
      'server/sandi-salah',
      `Peran basis data ${role} tidak dapat masuk ke server; periksa aturan pg_hba.conf.`,
    )
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    // A role that was made but not yet made a member may log in and do nothing.
    const { rows } = await client.query<{ anggota: boolean }>(`SELECT pg_has_role('sahih_app', 'MEMBER') AS anggota`)
    return rows[0]?.anggota === true
  } catch (error) {
    if (hasCode(error, '28P01', '28000', '42501')) return false
    throw connectError(url, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function databaseOf(url: string): string {
  const name = decodeURIComponent(parseUrl(url).pathname.slice(1))
  if (!name) throw new SetupError('server/tidak-terjangkau', 'DATABASE_URL tidak menyebut nama basis data.')
  return name
}

function withLogin(url: string, user: string, password: string): string {
  const changed = parseUrl(url)
  if (changed.hostname) {
    changed.username = encodeURIComponent(user)
    changed.password = encodeURIComponent(password)
  } else {
    // A socket address has no place for a login before the host.
    changed.searchParams.set('user', user)
    changed.searchParams.set('password', password)
  }
  return changed.href
}

function parseUrl(url: string): URL {
  if (URL.canParse(url)) return new URL(url)
  throw new SetupError(
    'server/tidak-terjangkau',
    'DATABASE_URL bukan alamat PostgreSQL yang dapat dibaca; bentuknya postgresql://pengguna:sandi@host:5432/basisdata.',
  )
}

function connectError(url: string, error: unknown): unknown {
  const { host, pathname } = parseUrl(url)
  const database = decodeURIComponent(pathname.slice(1))
  const options = { cause: error }
  if (hasCode(error, '28P01', '28000')) {
    return new SetupError(
      'server/sandi-salah',
      `Server basis data ${host} menolak pengguna atau kata sandi pada DATABASE_URL.`,
      options,
    )
  }
  if (hasCode(error, '3D000')) {
    return new SetupError(
      'server/tidak-terjangkau',
      `Basis data ${database} belum ada di server ${host}; buat lebih dulu atau perbaiki DATABASE_URL.`,
      options,
    )
  }
  if (hasCode(error, '53300')) {
    return new SetupError('server/tidak-terjangkau', `Sambungan ke server basis data ${host} sudah penuh.`, options)
  }
  return new SetupError(
    'server/tidak-terjangkau',
    `Server basis data ${host || 'pada DATABASE_URL'} tidak dapat dihubungi; periksa DATABASE_URL dan pastikan servernya berjalan.`,
    options,
  )
}
