// A set of files that appear together: written under a passing name, renamed when all are complete.
import 'server-only'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Files of one folder being written. Call `finish` once, and `discard` always, which removes whatever is not complete. */
export class BerkasOutput {
  /** Bytes written so far, all files together. */
  byte = 0
  private opened: FileHandle[] = []

  private constructor(private readonly tujuan: readonly string[]) {}

  /** Opens the files `namaList` of a folder that exists. */
  static async open(folder: string, namaList: readonly string[]): Promise<BerkasOutput> {
    const output = new BerkasOutput(namaList.map((nama) => path.resolve(folder, nama)))
    try {
      for (const tujuan of output.tujuan) output.opened.push(await open(scratch(tujuan), 'w'))
    } catch (error) {
      await output.discard()
      throw error
    }
    return output
  }

  /** Appends bytes to the file of that index; resolves when the system has taken all of them. */
  async tulis(index: number, content: Uint8Array): Promise<void> {
    const berkas = this.opened[index]
    if (!berkas) throw new RangeError(`no open file ${index}`)
    // A write may take fewer bytes than asked for.
    for (let start = 0; start < content.length; ) {
      const { bytesWritten } = await berkas.write(content, start, content.length - start)
      start += bytesWritten
    }
    this.byte += content.length
  }

  /** Closes all and gives them their names; returns the absolute paths. */
  async finish(): Promise<string[]> {
    await this.close()
    for (const tujuan of this.tujuan) await rename(scratch(tujuan), tujuan)
    return [...this.tujuan]
  }

  /** Closes and removes whatever is not complete; nothing to do after `finish`. */
  async discard(): Promise<void> {
    await this.close()
    for (const tujuan of this.tujuan) await rm(scratch(tujuan), { force: true })
  }

  private async close(): Promise<void> {
    for (const berkas of this.opened.splice(0)) await berkas.close()
  }
}

function scratch(tujuan: string): string {
  return `${tujuan}.sebagian`
}
