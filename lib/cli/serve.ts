// The processes that serve people: web and worker. They run in groups of their own, so that Ctrl-C reaches only the
// command that started them, and that command stops them in order.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { childEnv, startEnv } from '@/lib/server/env'
import { PROKSI_BAWAAN } from '@/lib/server/peer'
import { hasCode, SetupError } from '@/lib/server/setup-error'
import { NEXT, ROOT } from './build'

/** Milliseconds a child gets to end by itself after SIGTERM. */
const PATIENCE = 15_000
/** A child that ends by itself is started again, at most this often within a minute. */
const RESTARTS = 5

export type ServeOptions = { port: number; host: string; dataDir: string; mode: 'start' | 'dev'; jam?: string }
export type Service = { address: string; stop(): Promise<void>; failed: Promise<never> }

/** Refuses with a sentence when nobody can listen on this address. Nothing is started before this is known. */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = net.createServer()
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw portError(port, host, error)
  }
  server.close()
  await once(server, 'close')
}

/** Starts the worker and the web server and waits until the web server answers. */
export async function startServices(options: ServeOptions, signal: AbortSignal): Promise<Service> {
  const address = `http://${['127.0.0.1', '0.0.0.0', '::', '::1'].includes(options.host) ? 'localhost' : options.host}:${options.port}`
  const log = path.join(options.dataDir, 'layanan.log')
  const worker = supervise('pekerja', () => startWorker(options, log))
  const web = supervise('web', () => startWeb(options, address, log))
  const stop = async () => {
    await web.stop()
    await worker.stop()
  }
  const failed = Promise.race([worker.failed, web.failed])
  failed.catch(() => undefined)
  try {
    await Promise.race([waitForAnswer(options, signal), failed])
  } catch (error) {
    await stop()
    throw error
  }
  return { address, stop, failed }
}

function startWorker({ dataDir, mode }: ServeOptions, log: string): ChildProcess {
  const entry = path.join(ROOT, 'lib', 'cli', 'main.ts')
  const flags = ['--conditions=react-server', '--import', 'tsx', entry, 'pekerja', '--data', dataDir]
  return start(flags, childEnv({ NODE_ENV: mode === 'dev' ? 'development' : 'production' }), log)
}

// The web process never holds the owner's connection. It ends itself when its parent is gone: the preloaded lines
// wait for the closing of the channel between them, and see to it that only a known proxy speaks for a client.
function startWeb({ port, host, mode }: ServeOptions, address: string, log: string): ChildProcess {
  const peer = JSON.stringify(pathToFileURL(path.join(ROOT, 'lib', 'server', 'peer.ts')).href)
  const proksi = JSON.stringify(startEnv().proksi ?? PROKSI_BAWAAN)
  const follow = `data:text/javascript,${encodeURIComponent(`import{guardServers}from${peer};guardServers(${proksi});process.once('disconnect',()=>process.kill(process.pid,'SIGTERM'))`)}`
  const flags = ['--import', follow, NEXT, mode, '--port', String(port), '--hostname', host]
  const env = childEnv({
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: childEnv({}).NEXTAUTH_URL ?? address,
    DATABASE_URL: undefined,
    DATABASE_URL_PEMILIK: undefined,
  })
  return start(flags, env, mode === 'dev' ? null : log)
}

function start(flags: string[], env: NodeJS.ProcessEnv, log: string | null): ChildProcess {
  const out = log === null ? 'inherit' : openSync(log, 'a', 0o600)
  const child = spawn(process.execPath, flags, { cwd: ROOT, detached: true, env, stdio: ['ignore', out, out, 'ipc'] })
  if (typeof out === 'number') closeSync(out)
  return child
}

type Supervised = { stop(): Promise<void>; failed: Promise<never> }

function supervise(label: string, launch: () => ChildProcess): Supervised {
  let stopping = false
  let child = launch()
  const ends: number[] = []
  const failed = new Promise<never>((_, reject) => {
    const watch = () => {
      child.once('error', reject)
      child.once('exit', () => {
        if (stopping) return
        ends.push(Date.now())
        if (ends.filter((at) => Date.now() - at < 60_000).length > RESTARTS) {
          reject(
            new SetupError(
              'server/tidak-berjalan',
              `Proses ${label} berulang kali berhenti; rinciannya ada di layanan.log pada folder data.`,
            ),
          )
          return
        }
        child = launch()
        watch()
      })
    }
    watch()
  })
  failed.catch(() => undefined)
  const stop = async () => {
    stopping = true
    await endChild(child)
  }
  return { stop, failed }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const group = -child.pid
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const limit = setTimeout(() => process.kill(group, 'SIGKILL'), PATIENCE)
  await ended
  clearTimeout(limit)
}

async function waitForAnswer({ port, host }: ServeOptions, signal: AbortSignal): Promise<void> {
  const at = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const url = `http://${at.includes(':') ? `[${at}]` : at}:${port}/`
  const until = performance.now() + 120_000
  while (performance.now() < until && !signal.aborted) {
    try {
      const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) })
      if (answer.status < 500) return
      throw new SetupError(
        'server/tidak-berjalan',
        `Aplikasi menjawab dengan galat ${answer.status}; rinciannya ada di layanan.log pada folder data.`,
      )
    } catch (error) {
      if (error instanceof SetupError) throw error
      await delay(50)
    }
  }
  throw new SetupError(
    'server/tidak-berjalan',
    'Aplikasi tidak kunjung menjawab; rinciannya ada di layanan.log pada folder data.',
  )
}

function portError(port: number, host: string, error: unknown): unknown {
  if (hasCode(error, 'EADDRINUSE')) {
    return new SetupError(
      'server/port-terpakai',
      `Port ${port} sudah dipakai program lain; hentikan program itu atau pilih port lain dengan --port.`,
    )
  }
  if (hasCode(error, 'EACCES')) {
    return new SetupError(
      'server/port-terpakai',
      `Port ${port} hanya boleh dipakai oleh root; pilih port di atas 1023 dengan --port.`,
    )
  }
  if (hasCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN')) {
    return new SetupError('server/port-terpakai', `Alamat ${host} bukan alamat mesin ini; perbaiki --host.`)
  }
  return error
}
