// Passwords on the command line: asked twice without echo, or read from a file. Never an argument, which every process list shows.
import { readFileSync } from 'node:fs'
import { findKelemahanSandi } from '@/lib/akses/kekuatan-sandi'
import { hasCode } from '@/lib/server/setup-error'
import { CommandError } from './support'

/** The new password for a user: from `file` (its first line), else asked on the terminal. A weak one is refused with the reason. */
export async function readSandi(file: string | undefined): Promise<string> {
  const sandi = file === undefined ? await askTwice() : readFile(file)
  const kelemahan = findKelemahanSandi(sandi)
  if (kelemahan) throw new CommandError(kelemahan, 'akses/sandi-lemah')
  return sandi
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
  } catch (error) {
    const why = hasCode(error, 'ENOENT') ? 'tidak ada' : 'tidak dapat dibaca'
    throw new CommandError(`Berkas ${file} ${why}.`, 'cli/berkas', 2)
  }
}

async function askTwice(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CommandError(
      'Tidak ada terminal untuk menanyakan kata sandi; pakai --sandi-dari BERKAS.',
      'cli/pilihan',
      2,
    )
  }
  const first = await ask('Kata sandi baru: ')
  const second = await ask('Ulangi kata sandi: ')
  if (first !== second) throw new CommandError('Kedua kata sandi berbeda.', 'akses/sandi-berbeda')
  return first
}

const ENTER = ['\r', '\n', '\u0004']
const INTERRUPT = '\u0003'
const ERASE = ['\u007f', '\b']

/** One line from the terminal without showing it. */
function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const { stdin } = process
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve, reject) => {
    let typed = ''
    const finish = (settle: () => void) => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      process.stderr.write('\n')
      settle()
    }
    const take = (chunk: string) => {
      for (const key of chunk) {
        if (ENTER.includes(key)) return finish(() => resolve(typed))
        if (key === INTERRUPT) return finish(() => reject(new CommandError('Dibatalkan.', 'cli/dibatalkan', 130)))
        if (ERASE.includes(key)) typed = [...typed].slice(0, -1).join('')
        else typed += key
      }
    }
    stdin.on('data', take)
  })
}
