// Reading a backup: proving the whole file before anything is made of it, then handing out its entries.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { SetupError } from '../setup-error'
import { type Contents, contentsSchema, type End, endSchema } from './contents'
import { type Entry, KIND, readEntries } from './entry-stream'
import { UnsealStream } from './sealed-stream'
import { decompress } from './zstd'

/** What a backup holds, proven to be whole: bytes of the file beside it. */
export type Backup = { contents: Contents; end: End; bytes: number }

/**
 * Reads a backup from its first to its last byte. Throws SetupError when the file cannot be read, is none, is damaged or cut
 * off anywhere, or belongs to another key.
 */
export async function readBackup(file: string, key: Buffer, signal?: AbortSignal): Promise<Backup> {
  let contents: Contents | undefined
  let end: End | undefined
  const seen = { tables: 0, files: 0 }
  const bytes = await sizeOf(file)
  for await (const entry of openBackup(file, key, signal)) {
    if (entry.kind === KIND.contents) contents = contentsSchema.parse(entry.head)
    else if (entry.kind === KIND.end) end = endSchema.parse(entry.head)
    else seen[entry.kind === KIND.file ? 'files' : 'tables'] += 1
  }
  const whole =
    contents &&
    end &&
    seen.tables === contents.tables.length &&
    seen.tables === Object.keys(end.tables).length &&
    seen.files === Object.keys(end.files).length
  if (!whole || !contents || !end)
    throw new SetupError('cadangan/rusak', 'Isi cadangan tidak lengkap; pakai salinan lain.')
  return { contents, end, bytes }
}

/** The entries of a backup in order; the body of one must be read before the next is asked for. */
export async function* openBackup(file: string, key: Buffer, signal?: AbortSignal): AsyncGenerator<Entry> {
  const steps: [Readable, Transform, Transform] = [
    createReadStream(file, { highWaterMark: 1 << 20 }),
    new UnsealStream(key),
    decompress(),
  ]
  // The last stream carries the fault of any of them to its reader.
  const [source, unseal, plain] = steps
  pipeline(source, unseal, plain, () => undefined)
  const stop = () => void plain.destroy(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    yield* readEntries(plain)
  } finally {
    signal?.removeEventListener('abort', stop)
    for (const step of steps) step.destroy()
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    throw new SetupError('cadangan/berkas', `Berkas cadangan ${file} tidak dapat dibaca.`, { cause: error })
  }
}
