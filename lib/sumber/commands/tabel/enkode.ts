// Which letters the bytes of a text file are, and which files are no text at all.
import 'server-only'
import { isUtf8 } from 'node:buffer'
import { type Refused, refuse } from '@/lib/core/result'

/** Encodings that are read. */
export type EnkodeTeks = 'utf-8' | 'windows-1252'

const MAGIC: readonly (readonly [string, string])[] = [
  ['504b0304', 'berkas lembar kerja atau arsip (XLSX/ZIP)'],
  ['d0cf11e0', 'berkas lembar kerja lama (XLS)'],
  ['25504446', 'berkas PDF'],
  ['1f8b', 'arsip GZIP'],
  ['89504e47', 'gambar PNG'],
  ['ffd8ff', 'gambar JPEG'],
]

/** Refuses the first bytes of a file that is no text: `sumber/biner`, `sumber/utf-16`. Null when it may be one. */
export function refuseBiner(nama: string, head: Buffer): Refused | null {
  const hex = head.subarray(0, 4).toString('hex')
  const jenis = MAGIC.find(([magic]) => hex.startsWith(magic))?.[1]
  if (jenis) return refuse('sumber/biner', `Berkas ${nama} bukan berkas CSV: isinya ${jenis}.`)
  if (hex.startsWith('fffe') || hex.startsWith('feff')) {
    return refuse('sumber/utf-16', `Berkas ${nama} baris 1 memakai enkode UTF-16; simpan ulang sebagai CSV UTF-8.`)
  }
  const nol = head.indexOf(0)
  if (nol >= 0) return refuse('sumber/biner', `Berkas ${nama} bukan berkas teks: ada bita nol pada bita ke-${nol + 1}.`)
  return null
}

/** Tells the encoding of a whole file: UTF-8, UTF-8 with damaged places, or Windows-1252. */
export class Enkode {
  /** Nothing but UTF-8 so far. */
  bersih = true
  private utf8 = 0
  private asing = 0

  /** Takes the next bytes; letters of several bytes must not be cut at their ends. */
  add(part: Buffer): void {
    if (part.length === 0 || isUtf8(part)) {
      // A clean part with letters beyond ASCII speaks for UTF-8 when another part is not clean.
      if (!this.bersih && this.utf8 === 0) this.count(part)
      return
    }
    this.bersih = false
    this.count(part)
  }

  private count(part: Buffer): void {
    for (let i = 0; i < part.length; i++) {
      const c = part[i] as number
      if (c < 0x80) continue
      const length = c >= 0xc2 && c <= 0xdf ? 2 : c >= 0xe0 && c <= 0xef ? 3 : c >= 0xf0 && c <= 0xf4 ? 4 : 0
      if (length > 0 && isUtf8(part.subarray(i, Math.min(i + length, part.length)))) {
        this.utf8++
        i += length - 1
      } else this.asing++
    }
  }

  encoding(): EnkodeTeks {
    // One stray byte in a UTF-8 file must not turn all its letters into pairs of signs.
    return this.bersih || this.utf8 > 0 || this.asing === 0 ? 'utf-8' : 'windows-1252'
  }
}

/** Cuts a stream of bytes behind line ends, so that no letter is cut: pieces for {@link Enkode}. */
export class Potongan {
  private sisa: Buffer = Buffer.alloc(0)

  /** The whole lines known so far; what follows waits. */
  add(chunk: Buffer): Buffer {
    const semua = this.sisa.length === 0 ? chunk : Buffer.concat([this.sisa, chunk])
    const akhir = semua.lastIndexOf(10) + 1
    // A file without line ends must not be gathered whole.
    if (akhir === 0 && semua.length > 1 << 20) return this.semua(semua)
    this.sisa = semua.subarray(akhir)
    return semua.subarray(0, akhir)
  }

  /** What is left behind the last line end. */
  akhir(): Buffer {
    return this.semua(this.sisa)
  }

  private semua(bytes: Buffer): Buffer {
    this.sisa = Buffer.alloc(0)
    return bytes
  }
}
