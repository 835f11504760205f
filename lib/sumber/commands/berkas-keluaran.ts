// A set of files that appear together: written under a passing name, renamed when all are complete.
import 'server-only'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Files of one folder being written. Call `selesai` once, and `buang` always, which removes whatever is not complete. */
export class BerkasKeluaran {
  /** Bytes written so far, all files together. */
  byte = 0
  private terbuka: FileHandle[] = []

  private constructor(private readonly tujuan: readonly string[]) {}

  /** Opens the files `namaList` of a folder that exists. */
  static async buka(folder: string, namaList: readonly string[]): Promise<BerkasKeluaran> {
    const keluaran = new BerkasKeluaran(namaList.map((nama) => path.resolve(folder, nama)))
    try {
      for (const tujuan of keluaran.tujuan) keluaran.terbuka.push(await open(sementara(tujuan), 'w'))
    } catch (error) {
      await keluaran.buang()
      throw error
    }
    return keluaran
  }

  /** Appends bytes to the file of that index; resolves when the system has taken all of them. */
  async tulis(indeks: number, isi: Uint8Array): Promise<void> {
    const berkas = this.terbuka[indeks]
    if (!berkas) throw new RangeError(`no open file ${indeks}`)
    // A write may take fewer bytes than asked for.
    for (let awal = 0; awal < isi.length; ) {
      const { bytesWritten } = await berkas.write(isi, awal, isi.length - awal)
      awal += bytesWritten
    }
    this.byte += isi.length
  }

  /** Closes all and gives them their names; returns the absolute paths. */
  async selesai(): Promise<string[]> {
    await this.tutup()
    for (const tujuan of this.tujuan) await rename(sementara(tujuan), tujuan)
    return [...this.tujuan]
  }

  /** Closes and removes whatever is not complete; nothing to do after `selesai`. */
  async buang(): Promise<void> {
    await this.tutup()
    for (const tujuan of this.tujuan) await rm(sementara(tujuan), { force: true })
  }

  private async tutup(): Promise<void> {
    for (const berkas of this.terbuka.splice(0)) await berkas.close()
  }
}

function sementara(tujuan: string): string {
  return `${tujuan}.sebagian`
}
