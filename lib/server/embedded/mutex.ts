// One process at a time may start or stop the server of a data folder. The kernel holds the lock, so that a process
// ended by SIGKILL cannot leave it behind: an abstract socket on Linux, elsewhere a file with the pid of its holder.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { hasCode, SetupError } from '../setup-error'

/** Runs `work` while no other process runs one for the same folder. Waits at most `patience` milliseconds. */
export async function withMutex<T>(folder: string, work: () => Promise<T>, patience = 600_000): Promise<T> {
  const until = performance.now() + patience
  for (;;) {
    const release = process.platform === 'linux' ? await takeSocket(folder) : takeFile(folder)
    if (release) {
      try {
        return await work()
      } finally {
        await release()
      }
    }
    if (performance.now() > until) {
      throw new SetupError(
        'server/tidak-berjalan',
        `Proses lain masih memulai atau menghentikan basis data di ${folder}; coba lagi sebentar lagi.`,
      )
    }
    await delay(20)
  }
}

function takeSocket(folder: string): Promise<(() => Promise<void>) | null> {
  const name = `\0sahih-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy())
    server.once('error', (error) => (hasCode(error, 'EADDRINUSE') ? resolve(null) : reject(error)))
    server.listen(name, () => resolve(() => new Promise((done) => server.close(() => done()))))
  })
}

function takeFile(folder: string): (() => Promise<void>) | null {
  const file = path.join(folder, 'kunci.pid')
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return async () => rmSync(file, { force: true })
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  const holder = Number(readFileSync(file, { encoding: 'utf8', flag: 'a+' }))
  if (holder > 0 && isAlive(holder)) return null
  rmSync(file, { force: true })
  return null
}

/** True when a process with this pid exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}
