// Data folders and processes for tests of the embedded server.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { isAlive } from '@/lib/server/embedded/mutex'
import { removeServer } from '@/lib/server/embedded/remove-server'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** An empty data folder that any account can enter, and how to take it away with its server. */
export function makeFolder(mode = 0o755): { dataDir: string; remove: () => Promise<void> } {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sahih-server-'))
  chmodSync(dataDir, mode)
  const remove = async () => {
    await removeServer(dataDir).catch(() => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { dataDir, remove }
}

export type Holder = { url: string; child: ChildProcess; close: () => Promise<void> }

/** Another process that holds the server open until `close`. */
export async function holdServer(dataDir: string): Promise<Holder> {
  const script = path.join(import.meta.dirname, 'hold-server.ts')
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script, dataDir], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const first = await lines.next()
  if (first.done) throw new Error('Proses berakhir sebelum server terbuka.')
  const close = async () => {
    const ended = once(child, 'exit')
    child.stdin.end()
    const [code] = await ended
    if (code !== 0) throw new Error(`Proses berakhir dengan kode ${code}.`)
  }
  return { url: first.value, child, close }
}

/** Process id of the running server of a data folder, null when there is none. */
export function postmasterPid(dataDir: string): number | null {
  const file = path.join(dataDir, 'pg', 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  return pid > 0 && isAlive(pid) ? pid : null
}

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
