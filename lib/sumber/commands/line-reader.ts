// Reads lines of a large file through one buffer: as many as asked for at once, without making a string of each.
import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'

const NEWLINE = 10

/** Lines of a file in order. Answers from the buffer where it can, so that waiting happens once per buffer only. */
export class LineReader {
  private buffer = new Uint8Array(1 << 20)
  private start = 0
  private end = 0
  private ended = false
  /** Lines handed out so far. */
  baris = 0

  private constructor(private readonly handle: FileHandle) {}

  /** Opens a file for reading; the caller closes. */
  static async open(berkas: string): Promise<LineReader> {
    return new LineReader(await open(berkas, 'r'))
  }

  /** The next `jumlah` whole lines with their line ends, valid until the next call; null when the file has fewer. */
  async take(jumlah: number): Promise<Uint8Array | null> {
    for (;;) {
      const siap = this.coba(jumlah)
      if (siap !== undefined) return siap
      await this.content()
    }
  }

  /** As `take`, but undefined when the buffer must be filled first: then call `take`. */
  coba(jumlah: number): Uint8Array | null | undefined {
    let dari = this.start
    for (let n = 0; n < jumlah; n++) {
      const lineEnd = this.buffer.indexOf(NEWLINE, dari)
      if (lineEnd < 0 || lineEnd >= this.end) return this.ended ? null : undefined
      dari = lineEnd + 1
    }
    const result = this.buffer.subarray(this.start, dari)
    this.start = dari
    this.baris += jumlah
    return result
  }

  async close(): Promise<void> {
    await this.handle.close()
  }

  private async content(): Promise<void> {
    this.buffer.copyWithin(0, this.start, this.end)
    this.end -= this.start
    this.start = 0
    if (this.end === this.buffer.length) {
      const besar = new Uint8Array(this.buffer.length * 2)
      besar.set(this.buffer)
      this.buffer = besar
    }
    const { bytesRead } = await this.handle.read(this.buffer, this.end, this.buffer.length - this.end)
    this.end += bytesRead
    // What lies behind is of an earlier filling and must not be taken for a line.
    if (bytesRead === 0) this.ended = true
  }
}
