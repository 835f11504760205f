// First look at a delivered file: size, SHA-256, encoding and the plan its header gives. Reads it once, changes nothing.
import 'server-only'
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { ok, type Result, refuse } from '@/lib/core/result'
import { hasCode } from '@/lib/server/setup-error'
import { buildPlan, type Dialect, type Plan } from '../../scan/plan'

/** A file as handed in: the name people know it by, and where it lies; `ke` is its number in an upload. */
export type BerkasMasuk = { nama: string; jalur: string; ke?: number }

/** What is known of a file before its rows are read. */
export type BerkasDiperiksa = Required<BerkasMasuk> & {
  ukuran: number
  sha256: string
  plan: Plan
  /** Some bytes are no UTF-8 although the file is: the rows that hold them are set aside one by one. */
  cacat: boolean
}

const CHUNK = 4 << 20
const HEAD = 65_536

/**
 * Looks a file over. Refusals (`sumber/…`): berkas-tidak-ada, kosong, biner, utf-16, and those of the header.
 * `maju` hears the bytes read.
 */
export async function periksaBerkas(
  berkas: Required<BerkasMasuk>,
  maju: (byte: number) => void,
  signal?: AbortSignal,
): Promise<Result<BerkasDiperiksa>> {
  const { nama, jalur, ke } = berkas
  const handle = await open(jalur, 'r').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR')) return null
    throw error
  })
  if (!handle) return refuse('sumber/berkas-tidak-ada', `Berkas ${nama} tidak ada atau tidak dapat dibaca.`)
  try {
    const info = await handle.stat()
    if (!info.isFile()) return refuse('sumber/berkas-tidak-ada', `${nama} bukan berkas.`)
    if (info.size === 0) return refuse('sumber/kosong', `Berkas ${nama} kosong (0 bita).`)
    const hash = createHash('sha256')
    const buffer = Buffer.alloc(Math.min(CHUNK, info.size) + HEAD)
    const enkode = new Enkode()
    let head: Buffer | null = null
    let carry = 0
    let read = 0
    while (read < info.size) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, carry, buffer.length - carry, read)
      if (bytesRead === 0) break
      hash.update(buffer.subarray(carry, carry + bytesRead))
      const filled = carry + bytesRead
      if (!head) {
        head = Buffer.from(buffer.subarray(0, HEAD))
        const salah = refuseBinary(nama, head.subarray(0, Math.min(filled, HEAD)))
        if (salah) return salah
        head = head.subarray(0, Math.min(filled, HEAD))
      }
      read += bytesRead
      maju(bytesRead)
      // Letters of several bytes must not be cut: what follows the last line end waits for the next piece.
      const lineEnd = read >= info.size ? filled : buffer.lastIndexOf(10, filled - 1) + 1
      const whole = lineEnd === 0 && filled === buffer.length ? filled : lineEnd
      const part = buffer.subarray(0, whole)
      const nol = part.indexOf(0)
      if (nol >= 0) {
        return refuse(
          'sumber/biner',
          `Berkas ${nama} bukan berkas teks: ada bita nol sekitar bita ke-${read - filled + nol + 1}.`,
        )
      }
      enkode.add(part)
      buffer.copyWithin(0, whole, filled)
      carry = filled - whole
    }
    if (!head) return refuse('sumber/kosong', `Berkas ${nama} kosong.`)
    const encoding = enkode.encoding()
    const plan = buildPlan(nama, head, encoding)
    if (!plan.ok) return plan
    if (plan.value.awalData >= info.size) {
      return refuse('sumber/kosong', `Berkas ${nama} hanya berisi kepala kolom pada baris 1; tidak ada baris data.`)
    }
    return ok({
      nama,
      jalur,
      ke,
      ukuran: info.size,
      sha256: hash.digest('hex'),
      plan: plan.value,
      cacat: encoding === 'utf-8' && !enkode.bersih,
    })
  } finally {
    await handle.close()
  }
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['504b0304', 'berkas lembar kerja atau arsip (XLSX/ZIP)'],
  ['d0cf11e0', 'berkas lembar kerja lama (XLS)'],
  ['25504446', 'berkas PDF'],
  ['1f8b', 'arsip GZIP'],
  ['89504e47', 'gambar PNG'],
  ['ffd8ff', 'gambar JPEG'],
]

function refuseBinary(nama: string, head: Buffer) {
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
class Enkode {
  /** Nothing but UTF-8 so far. */
  bersih = true
  private utf8 = 0
  private asing = 0

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

  encoding(): Dialect['encoding'] {
    // One stray byte in a UTF-8 file must not turn all its letters into pairs of signs.
    return this.bersih || this.utf8 > 0 || this.asing === 0 ? 'utf-8' : 'windows-1252'
  }
}
