// Starts and stops the product for the end-to-end tests: the demo command on a free port with a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = path.join(import.meta.dirname, '..', '..')
const RESULTS = path.join(ROOT, 'tests', 'hasil')
/** Families of the demo city under test: enough for every page of a list, few enough to start in seconds. */
const KK = 2000
const READY = 'Sahih siap:'
const START_LIMIT_MS = 8 * 60_000
const STOP_LIMIT_MS = 30_000
/** Lines of the demo's output shown when it does not start. */
const SHOWN_LINES = 40

/** `data` is the demo's data folder, for commands of the command line beside it. */
export type DemoServer = { data: string; stop: () => Promise<void> }

/** So many TCP ports of 127.0.0.1 nobody listens on now. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  const portList: number[] = []
  for (const server of servers) {
    if (!server.listening) await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('Tidak ada porta yang bebas.')
    portList.push(address.port)
  }
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return portList
}

/**
 * Runs a demo until it says it is ready; what it says goes to tests/hasil/<nama>.txt. Throws with its last lines when it
 * ends or stays silent too long.
 */
export async function startDemo(port: number, nama: string): Promise<DemoServer> {
  mkdirSync(RESULTS, { recursive: true })
  const home = mkdtempSync(path.join(tmpdir(), 'sahih-e2e-'))
  const data = path.join(home, 'data')
  const log = createWriteStream(path.join(RESULTS, `${nama}.txt`))
  const argumentList = ['demo', '--kk', String(KK), '--port', String(port), '--data', data]
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/cli/main.ts', ...argumentList],
    // A group of its own: Ctrl-C reaches the tests first, and they stop the demo in order.
    { cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: withoutDatabase() },
  )
  const shown: string[] = []
  const ready = new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Demo tidak siap: ${why}\n${shown.join('\n')}`))
    const limit = setTimeout(() => fail(`lebih dari ${START_LIMIT_MS / 60_000} menit`), START_LIMIT_MS)
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code) => {
      clearTimeout(limit)
      fail(`berhenti dengan kode ${code}`)
    })
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`)
        shown.push(line)
        if (shown.length > SHOWN_LINES) shown.shift()
        if (!line.includes(READY)) return
        clearTimeout(limit)
        resolve()
      })
    }
  })
  // When the tests end without their teardown, the demo must not stay behind.
  const abandon = () => {
    if (isRunning(child)) child.kill('SIGINT')
  }
  process.once('exit', abandon)
  const stop = async () => {
    process.removeListener('exit', abandon)
    await stopGroup(child)
    log.end()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await ready
  } catch (error) {
    await stop()
    throw error
  }
  return { data, stop }
}

/** The demo under test always uses its own embedded PostgreSQL, never an office's server named in the environment. */
function withoutDatabase(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, NODE_OPTIONS: __, ...rest } = process.env
  return rest
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

/** Asks the demo to stop as Ctrl-C would; after the limit its whole group is ended. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  const limit = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), STOP_LIMIT_MS)
  await ended
  clearTimeout(limit)
}
