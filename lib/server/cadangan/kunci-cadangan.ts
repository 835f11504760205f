// The key of backups: 32 random bytes as one line of text, kept outside the database and outside the data folder.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startEnv } from '../env'
import { hasCode, SetupError } from '../setup-error'

const MARK = 'sahih-kunci-cadangan-1:'
const BYTES = 32

/**
 * The key from the file named, else from SAHIH_KUNCI_CADANGAN. Throws SetupError when there is none or it is not a key made
 * by {@link buatKunciCadangan}: a word somebody chose would be guessed.
 */
export function readKunciCadangan(file: string | undefined): Buffer {
  const text = file === undefined ? startEnv().kunciCadangan : readKeyFile(file)
  if (text === undefined) {
    throw new SetupError(
      'cadangan/kunci',
      'Kunci cadangan belum diberikan: isi SAHIH_KUNCI_CADANGAN atau pakai --kunci. Kunci baru dibuat dengan cli kunci:buat.',
    )
  }
  const line = text.trim()
  const key = line.startsWith(MARK) ? Buffer.from(line.slice(MARK.length), 'base64url') : Buffer.alloc(0)
  if (key.length !== BYTES) {
    const where = file === undefined ? 'SAHIH_KUNCI_CADANGAN' : `Berkas ${file}`
    throw new SetupError('cadangan/kunci', `${where} tidak berisi kunci cadangan. Kunci dibuat dengan cli kunci:buat.`)
  }
  return key
}

/** Writes a new key to a file that only its owner can read. Throws SetupError when the file is there already or cannot be written. */
export function buatKunciCadangan(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    // An existing key opens backups that may be the last ones: it is never written over.
    writeFileSync(file, `${MARK}${randomBytes(BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      throw new SetupError('cadangan/kunci', `Berkas ${file} sudah ada dan tidak ditimpa; pilih nama lain.`, {
        cause: error,
      })
    }
    throw new SetupError('cadangan/kunci', `Berkas kunci ${file} tidak dapat ditulis.`, { cause: error })
  }
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new SetupError('cadangan/kunci', `Berkas kunci ${file} tidak dapat dibaca.`, { cause: error })
  }
}
