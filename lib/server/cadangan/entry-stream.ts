// The inner form of a backup: one entry after the other, each with a head in JSON and a body of blocks.
//
// An entry: one byte of kind, 4 bytes length of the head, the head, then blocks (4 bytes length, bytes) up to a block of length 0.
import { SetupError } from '../setup-error'

/** First the contents, then tables and files, last the end with counts and checksums. */
export const KIND = { contents: 1, table: 2, file: 3, end: 4 } as const
type Kind = (typeof KIND)[keyof typeof KIND]

/** Bytes gathered into one block, so that compression gets whole pieces to work on. */
const BLOCK = 1 << 20
/** No head is longer than this; what claims to be is damaged. */
const HEAD_MOST = 64 << 20

/** The bytes of one entry; `each` sees every piece of the body before it is written. */
export async function* writeEntry(
  kind: Kind,
  head: unknown,
  body: AsyncIterable<Buffer> | undefined = undefined,
  each: (piece: Buffer) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const json = Buffer.from(JSON.stringify(head))
  const start = Buffer.alloc(5)
  start.writeUInt8(kind)
  start.writeUInt32BE(json.length, 1)
  yield Buffer.concat([start, json])
  let pieces: Buffer[] = []
  let size = 0
  const block = () => {
    const whole = Buffer.concat([lengthOf(size), ...pieces], size + 4)
    pieces = []
    size = 0
    return whole
  }
  for await (const piece of body ?? []) {
    each(piece)
    pieces.push(piece)
    size += piece.length
    if (size >= BLOCK) yield block()
  }
  if (size > 0) yield block()
  yield lengthOf(0)
}

/** One entry as it is read; `body` must be read to its end before the next entry is asked for. */
export type Entry = { kind: number; head: unknown; body: AsyncGenerator<Buffer> }

/** The entries of a stream in order. Throws SetupError when the stream ends inside one. */
export async function* readEntries(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const bytes = new ByteReader(source)
  for (;;) {
    const start = await bytes.read(5, true)
    if (start === null) return
    const length = start.readUInt32BE(1)
    if (length > HEAD_MOST) throw ended()
    const head: unknown = JSON.parse((await bytes.read(length)).toString('utf8'))
    const body = readBody(bytes)
    yield { kind: start.readUInt8(), head, body }
    for await (const _ of body);
  }
}

async function* readBody(bytes: ByteReader): AsyncGenerator<Buffer> {
  for (;;) {
    const length = (await bytes.read(4)).readUInt32BE()
    if (length === 0) return
    for (let left = length; left > 0; ) {
      const piece = await bytes.some(left)
      left -= piece.length
      yield piece
    }
  }
}

class ByteReader {
  private readonly source: AsyncIterator<Buffer>
  private rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]()
  }

  async read(bytes: number): Promise<Buffer>
  async read(bytes: number, mayEnd: true): Promise<Buffer | null>
  async read(bytes: number, mayEnd = false): Promise<Buffer | null> {
    const pieces: Buffer[] = []
    for (let left = bytes; left > 0; ) {
      const piece = await this.some(left, mayEnd && left === bytes)
      if (piece.length === 0) return null
      pieces.push(piece)
      left -= piece.length
    }
    return Buffer.concat(pieces, bytes)
  }

  /** At least one byte and at most `most`; empty only at the end of the stream where that is allowed. */
  async some(most: number, mayEnd = false): Promise<Buffer> {
    while (this.rest.length === 0) {
      const next = await this.source.next()
      if (next.done) {
        if (mayEnd) return Buffer.alloc(0)
        throw ended()
      }
      this.rest = next.value
    }
    const piece = this.rest.subarray(0, most)
    this.rest = this.rest.subarray(piece.length)
    return piece
  }
}

function lengthOf(size: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(size)
  return bytes
}

function ended(): SetupError {
  return new SetupError('cadangan/rusak', 'Isi cadangan berakhir sebelum waktunya; pakai salinan lain.')
}
