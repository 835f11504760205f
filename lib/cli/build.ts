// The production build, made again only when the sources changed since the last one.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { withMutex } from '@/lib/server/embedded/mutex'
import { childEnv } from '@/lib/server/env'
import { SetupError } from '@/lib/server/setup-error'

export const ROOT = path.join(import.meta.dirname, '..', '..')
/** Folders and files whose bytes decide what a build contains. */
const FOLDERS = ['app', 'components', 'lib', 'prisma/schema', 'public']
const FILES = ['package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'proxy.ts']
const STAMP = path.join(ROOT, '.next', 'sahih-sumber')

/** Program of Next.js, run with our own Node so that PATH does not matter. */
export const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** Whether `.next` holds a finished build of exactly these sources. */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashSources()
}

/** Builds when needed; two at once wait for each other. `note` gets the last line the build said. */
export async function buildWhenNeeded(note: (text: string) => void, signal: AbortSignal): Promise<void> {
  await withMutex(`${ROOT}/.next`, async () => {
    if (isBuilt()) return
    const hash = hashSources()
    await runBuild(note, signal)
    writeFileSync(STAMP, hash)
  })
}

/** Says that `.next` holds a build of the sources as they are: for who built them by another way than {@link buildWhenNeeded}. */
export function stampBuild(): void {
  writeFileSync(STAMP, hashSources())
}

function runBuild(note: (text: string) => void, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [NEXT, 'build'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnv({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DATABASE_URL_PEMILIK: undefined }),
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      said.push(...lines)
      note(lines.at(-1)?.trim().slice(0, 60) ?? '')
    })
  }
  const abandon = () => {
    // The group: the build has workers of its own.
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  }
  signal.addEventListener('abort', abandon, { once: true })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      signal.removeEventListener('abort', abandon)
      if (code === 0) return resolve()
      if (said.some((line) => line.includes('ENOSPC'))) {
        return reject(new SetupError('server/disk-penuh', 'Ruang disk habis selagi membangun aplikasi.'))
      }
      const file = path.join(ROOT, '.next', 'gagal.log')
      try {
        writeFileSync(file, said.join('\n'))
      } catch {
        // The folder may not exist yet; the sentence below is what counts.
      }
      reject(new SetupError('server/tidak-berjalan', `Aplikasi tidak dapat dibangun; rinciannya ada di ${file}.`))
    })
  })
}

/** SHA-256 over names and bytes of all sources, hex. Some tens of milliseconds. */
function hashSources(): string {
  const hash = createHash('sha256').update(process.version)
  const files = FOLDERS.flatMap((folder) => listFiles(path.join(ROOT, folder)))
  for (const file of [...FILES.map((name) => path.join(ROOT, name)), ...files.sort()]) {
    if (existsSync(file)) hash.update(path.relative(ROOT, file)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts') && !entry.name.endsWith('.md'))
    .map((entry) => path.join(entry.parentPath, entry.name))
}
