// Stored files below the data folder: written beside their place and renamed when complete, so that no half file is ever read.
import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { env } from './env'
import { hasCode } from './setup-error'

/** Ending of files that are still being written. */
export const UNFINISHED = '.sebagian'
/** A file that nobody has written to for this long belongs to a process that died, in milliseconds. */
const TERBENGKALAI = 24 * 60 * 60 * 1000

/** Folder of the stored files inside a data folder. */
export function storageFolder(dataDir: string): string {
  return path.join(dataDir, 'berkas')
}

/** Absolute path of a stored file; `jalur` is relative, as berkas.jalur has it. Throws when it leads outside. */
export function storagePath(jalur: string): string {
  const root = storageFolder(env().SAHIH_DATA)
  const full = path.resolve(root, jalur)
  if (!full.startsWith(root + path.sep)) throw new Error('jalur berkas keluar dari folder data')
  return full
}

/** Size in bytes and SHA-256 in hex of what was stored. */
export type Tersimpan = { ukuran: number; sha256: string }

/** More bytes came than the caller takes. */
export class TooLargeError extends Error {
  constructor(readonly terbesar: number) {
    super(`berkas melebihi ${terbesar} bita`)
  }
}

/** How a file is stored: through `change`, until `signal` fires, and at most `terbesar` bytes of it. */
type WriteOptions = { signal?: AbortSignal; change?: Transform; terbesar?: number }

/**
 * Streams `source`, through `change` when given, to an absolute path, readable by this account only. The file appears under
 * its name when it is complete and with the disk; on a fault or when `signal` fires nothing stays, also while the source is
 * silent. Beyond `terbesar` bytes the source is cut off where it is and {@link TooLargeError} thrown. Memory does not grow
 * with the file.
 */
export async function writeStored(
  full: string,
  source: Readable,
  { signal, change, terbesar = Number.POSITIVE_INFINITY }: WriteOptions = {},
): Promise<Tersimpan> {
  await mkdir(path.dirname(full), { recursive: true, mode: 0o700 })
  const draft = `${full}.${randomUUID()}${UNFINISHED}`
  const hash = createHash('sha256')
  let ukuran = 0
  try {
    // Streams all the way: a generator that waits for a silent source could not be stopped.
    const measure = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        ukuran += chunk.length
        if (ukuran > terbesar) return done(new TooLargeError(terbesar))
        hash.update(chunk)
        done(null, chunk)
      },
    })
    const target = createWriteStream(draft, { mode: 0o600, highWaterMark: 1 << 20, flush: true })
    await pipeline([source, ...(change ? [change] : []), measure, target], { signal })
    await rename(draft, full)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return { ukuran, sha256: hash.digest('hex') }
}

/** A stored file for reading, with its size in bytes; null when it is not there any more. */
export async function openStored(jalur: string): Promise<{ stream: Readable; ukuran: number } | null> {
  const full = storagePath(jalur)
  try {
    const handle = await open(full, 'r')
    const { size } = await handle.stat()
    return { stream: createReadStream(full, { fd: handle, highWaterMark: 256 * 1024 }), ukuran: size }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Removes a stored file; nothing happens when it is already gone. */
export async function removeStored(jalur: string): Promise<void> {
  await rm(storagePath(jalur), { force: true })
}

/** Removes half-written files of processes that died, older than a day at `kini`; returns how many. */
export async function sweepStored(kini: Date): Promise<number> {
  const root = storageFolder(env().SAHIH_DATA)
  const names = await readdir(root, { recursive: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  })
  let removed = 0
  for (const name of names.filter((one) => one.endsWith(UNFINISHED))) {
    const full = path.join(root, name)
    const info = await stat(full).catch(() => null)
    if (!info || kini.getTime() - info.mtimeMs < TERBENGKALAI) continue
    await rm(full, { force: true })
    removed += 1
  }
  return removed
}
