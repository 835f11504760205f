// Making, starting and stopping the cluster of one place. Callers hold the mutex of the data folder.
import { execFile, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { folderError } from '../data-folder'
import { hasCode, SetupError } from '../setup-error'
import { isAlive } from './mutex'
import type { Place } from './place'

const run = promisify(execFile)
const GIB = 1024 ** 3
/** Name of the role that owns the cluster and every database in it. */
export const OWNER = 'sahih'
const MAJOR = '18'
/** The programs speak the language of their messages, not of the machine: LANG may be unset or not installed. */
const ENVIRONMENT = { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C' } as const

/** Refuses when there is no room for a new cluster; before anything is written. */
export function checkSpace({ cluster }: Place): void {
  if (existsSync(cluster)) return
  const parent = path.dirname(cluster)
  const { bavail, bsize } = statfsSync(parent)
  if (bavail * bsize < GIB) {
    throw new SetupError(
      'server/disk-penuh',
      `Ruang disk di ${parent} kurang dari 1 GB; kosongkan ruang lebih dulu, lalu jalankan lagi.`,
    )
  }
}

/** Makes the cluster when there is none; it appears whole or not at all. */
export async function makeCluster(place: Place, password: string): Promise<void> {
  const { cluster, account } = place
  const parent = path.dirname(cluster)
  if (existsSync(cluster)) return checkCluster(place)
  // Left by an earlier try that was ended in the middle.
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${path.basename(cluster)}.baru-`))
      rmSync(path.join(parent, name), { recursive: true, force: true })
  }
  const draft = `${cluster}.baru-${process.pid}`
  const passwordFile = `${draft}.sandi`
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    makeOwned(draft, place)
    if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid ?? account.uid)
    const flags = [
      `--pgdata=${draft}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ]
    await run(path.join(place.bin, 'initdb'), flags, { ...account, cwd: draft, env: ENVIRONMENT })
    renameSync(draft, cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw startError(place, error instanceof Error && 'stderr' in error ? String(error.stderr) : '', error)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** The running server of this cluster, or null. A pid file left by a dead or foreign process counts as not running. */
export function findRunning({ cluster }: Place): { pid: number; port: number; ready: boolean } | null {
  let lines: string[]
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw folderError(cluster, error)
  }
  const pid = Number(lines[0])
  if (!(pid > 0) || !isPostmaster(pid, cluster)) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Starts the server in its own session, so that Ctrl-C and the end of this process do not reach it, and waits until it
 * accepts connections. Takes `wishedPort`, else the port it had before, else any free one.
 */
export async function startCluster(
  place: Place,
  settings: Record<string, string>,
  wishedPort?: number,
): Promise<number> {
  const { cluster, account, log } = place
  const pidFile = path.join(cluster, 'postmaster.pid')
  if (existsSync(pidFile) && !findRunning(place)) rmSync(pidFile, { force: true })
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000) truncateSync(log)
  const port = await findPort(wishedPort ?? lastPort(cluster))
  if (wishedPort && port !== wishedPort) {
    throw new SetupError('server/port-terpakai', `Port basis data ${wishedPort} sudah dipakai program lain.`)
  }
  const values = { ...defaultSettings(), ...settings, port: String(port) }
  const flags = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const out = openSync(log, 'a', 0o600)
  const from = statSync(log).size
  const child = spawn(path.join(place.bin, 'postgres'), ['-D', cluster, ...flags], {
    ...account,
    cwd: cluster,
    env: ENVIRONMENT,
    detached: true,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  let ended: Error | true | null = null
  child.once('error', (error) => {
    ended = error
  })
  child.once('exit', () => {
    ended ??= true
  })
  child.unref()
  for (;;) {
    await delay(10)
    if (ended) throw startError(place, readFrom(log, from), ended)
    const running = findRunning(place)
    if (running?.ready && running.pid === child.pid) return port
  }
}

/** Stops the server: open transactions are rolled back, everything committed is on disk when this returns. */
export async function stopCluster(place: Place): Promise<void> {
  const flags = ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '600']
  try {
    await run(path.join(place.bin, 'pg_ctl'), flags, { ...place.account, cwd: place.cluster, env: ENVIRONMENT })
  } catch (error) {
    if (findRunning(place)) throw error
  }
}

function checkCluster({ cluster, dataDir, account }: Place): void {
  let version: string
  try {
    version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
    statSync(path.join(cluster, 'global', 'pg_control'))
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM')) throw folderError(dataDir, error)
    throw new SetupError(
      'server/folder-rusak',
      `Folder data ${dataDir} rusak: berkas basis data di ${cluster} tidak lengkap. Pulihkan dari cadangan atau pakai folder data lain.`,
      { cause: error },
    )
  }
  if (version !== MAJOR) {
    throw new SetupError(
      'server/folder-rusak',
      `Folder data ${dataDir} dibuat oleh PostgreSQL ${version}, sedangkan program ini memakai PostgreSQL ${MAJOR}.`,
    )
  }
  if (account.uid === undefined && statSync(cluster).uid !== process.getuid?.()) {
    throw folderError(dataDir, Object.assign(new Error('foreign owner'), { code: 'EACCES' }))
  }
}

function makeOwned(folder: string, { account }: Place): void {
  mkdirSync(folder, { mode: 0o700 })
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid)
}

// A postmaster works in its data folder; another process that got the same pid after a restart of the machine does not.
function isPostmaster(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return isAlive(pid)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    if (hasCode(error, 'EACCES')) return false
    throw error
  }
}

function lastPort(cluster: string): number | undefined {
  const file = path.join(cluster, 'postmaster.opts')
  const port = existsSync(file) ? /"port=(\d+)"/.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return port ? Number(port) : undefined
}

function findPort(wished = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => (wished ? findPort().then(resolve, reject) : reject(error)))
    server.listen(wished, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wished))
    })
  })
}

function defaultSettings(): Record<string, string> {
  const memory = os.totalmem()
  const shared = memory >= 7.5 * GIB ? GIB : memory / 8
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: megabytes(shared),
    effective_cache_size: megabytes(memory / 2),
    maintenance_work_mem: megabytes(Math.min(memory / 32, GIB / 2)),
    work_mem: '16MB',
    random_page_cost: '1.1',
    jit: 'off',
    synchronous_commit: 'on',
    max_wal_size: '4GB',
    // Nobody replicates from this server. A release that is loaded, indexed and attached then needs no second copy in the
    // log: its files go to disk at commit instead.
    wal_level: 'minimal',
    max_wal_senders: '0',
    // The first reader of a table loaded without the log writes whole pages into it for their checksums; the compression at
    // hand takes five times as long as writing them.
    wal_compression: 'off',
    checkpoint_timeout: '15min',
    // The log holds no row of a person: no statement that failed, no DETAIL with the values of a key, no CONTEXT of COPY, and
    // no message of a failed statement, which quotes the value it stumbled over. Our own log names its SQLSTATE.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_timezone: 'Asia/Jakarta',
  }
  // Parallel plans share memory through /dev/shm, which containers often limit to 64 MB.
  const shm = process.platform === 'linux' && existsSync('/dev/shm') ? statfsSync('/dev/shm') : null
  if (shm && shm.blocks * shm.bsize < GIB / 4) values.dynamic_shared_memory_type = 'mmap'
  return values
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 ** 2)}MB`
}

function readFrom(file: string, offset: number): string {
  return readFileSync(file).subarray(offset).toString('utf8')
}

/** A server that lost the race for the port or for the shared memory of its killed predecessor can be started again. */
export class StartAgain extends Error {}

function startError({ dataDir, log }: Place, said: string, cause: unknown): Error {
  if (/Address already in use|lock file .* already exists|pre-existing shared memory/i.test(said)) {
    return new StartAgain(said, { cause })
  }
  if (/No space left on device|Disk quota exceeded/i.test(said) || hasCode(cause, 'ENOSPC', 'EDQUOT')) {
    return new SetupError('server/disk-penuh', `Ruang disk untuk folder data ${dataDir} habis.`, { cause })
  }
  if (/could not (create|map|resize) .*shared memory|Cannot allocate memory/i.test(said)) {
    return new SetupError('server/tidak-berjalan', 'Memori server ini tidak cukup untuk menjalankan basis data.', {
      cause,
    })
  }
  const known = folderError(dataDir, cause)
  if (known instanceof SetupError) return known
  if (existsSync(log) && said) {
    return new SetupError(
      'server/folder-rusak',
      `Basis data di folder data ${dataDir} tidak dapat dijalankan, kemungkinan isinya rusak; rinciannya ada di ${log}.`,
      { cause: new Error(said, { cause }) },
    )
  }
  return new SetupError('server/tidak-berjalan', 'PostgreSQL bawaan tidak dapat dijalankan di mesin ini.', {
    cause: new Error(said, { cause }),
  })
}
