// Reads lines of a large file through one buffer: as many as asked for at once, without making a string of each.
import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'

const BARIS = 10

/** Lines of a file in order. Answers from the buffer where it can, so that waiting happens once per buffer only. */
export class PembacaBaris {
  private buffer = new Uint8Array(1 << 20)
  private awal = 0
  private akhir = 0
  private habis = false
  /** Lines handed out so far. */
  baris = 0

  private constructor(private readonly handle: FileHandle) {}

  /** Opens a file for reading; the caller closes. */
  static async buka(berkas: string): Promise<PembacaBaris> {
    return new PembacaBaris(await open(berkas, 'r'))
  }

  /** The next `jumlah` whole lines with their line ends, valid until the next call; null when the file has fewer. */
  async ambil(jumlah: number): Promise<Uint8Array | null> {
    for (;;) {
      const siap = this.coba(jumlah)
      if (siap !== undefined) return siap
      await this.isi()
    }
  }

  /** As `ambil`, but undefined when the buffer must be filled first: then call `ambil`. */
  coba(jumlah: number): Uint8Array | null | undefined {
    let dari = this.awal
    for (let n = 0; n < jumlah; n++) {
      const ujung = this.buffer.indexOf(BARIS, dari)
      if (ujung < 0 || ujung >= this.akhir) return this.habis ? null : undefined
      dari = ujung + 1
    }
    const hasil = this.buffer.subarray(this.awal, dari)
    this.awal = dari
    this.baris += jumlah
    return hasil
  }

  async tutup(): Promise<void> {
    await this.handle.close()
  }

  private async isi(): Promise<void> {
    this.buffer.copyWithin(0, this.awal, this.akhir)
    this.akhir -= this.awal
    this.awal = 0
    if (this.akhir === this.buffer.length) {
      const besar = new Uint8Array(this.buffer.length * 2)
      besar.set(this.buffer)
      this.buffer = besar
    }
    const { bytesRead } = await this.handle.read(this.buffer, this.akhir, this.buffer.length - this.akhir)
    this.akhir += bytesRead
    // What lies behind is of an earlier filling and must not be taken for a line.
    if (bytesRead === 0) this.habis = true
  }
}
