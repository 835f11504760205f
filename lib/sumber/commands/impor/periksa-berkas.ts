// First look at a delivered file: size, SHA-256, encoding and the plan its header gives. Reads it once, changes nothing.
import 'server-only'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { ok, type Result, refuse } from '@/lib/core/result'
import { hasCode } from '@/lib/server/setup-error'
import type { PetaKolom } from '../../pemetaan-rilis'
import { buildPlan, type Plan } from '../../scan/plan'
import type { Dialek, EnkodeByNama } from '../tabel/buka-tabel'
import { Enkode, refuseBiner } from '../tabel/enkode'

/**
 * A file as handed in: the name people know it by, and where it lies; `ke` is its number in an upload, `dialek` what
 * somebody decided about its separator and encoding, `peta` about its headers.
 */
export type BerkasMasuk = {
  nama: string
  jalur: string
  ke?: number
  dialek?: Partial<Dialek> | undefined
  peta?: PetaKolom | undefined
  /** Told when it was uploaded; only who looks into it believes this, an import reads all bytes. */
  enkodeByNama?: EnkodeByNama | undefined
  /** It may hold a header and no rows: the rows it would add are in the other file. */
  bolehKosong?: boolean
}

/** A file the scanner can read: as delivered, or made from sheets and entries of archives ({@link siapkanBerkas}). */
export type BerkasSiap = BerkasMasuk & {
  ke: number
  /** Where its lines come from, when not from the same lines of a file of this name; in the order of the lines. */
  bagianList?: readonly BagianBerkas[]
  /** Remarks for people. */
  catatanList?: readonly string[]
}

/** A part of a file: its row 1 is line `mulai`, and each further row the line behind. */
export type BagianBerkas = { mulai: number; nama: string; lembar: string | null }

/** What is known of a file before its rows are read. */
export type BerkasDiperiksa = {
  nama: string
  jalur: string
  ke: number
  bagianList: readonly BagianBerkas[]
  /** Remarks for people; reading the rows may add some. */
  catatanList: string[]
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
  berkas: BerkasSiap,
  maju: (byte: number) => void,
  signal?: AbortSignal,
): Promise<Result<BerkasDiperiksa>> {
  const { nama, jalur, ke, dialek, peta, bagianList = [], catatanList = [], bolehKosong = false } = berkas
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
        const salah = refuseBiner(nama, head.subarray(0, Math.min(filled, HEAD)))
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
    const encoding = dialek?.enkode ?? enkode.encoding()
    const plan = buildPlan(nama, head, encoding, {
      pemisah: dialek?.pemisah,
      lembar: bagianList.length > 0,
      peta,
    })
    if (!plan.ok) return plan
    if (plan.value.awalData >= info.size && !bolehKosong) {
      return refuse(
        'sumber/kosong',
        `Berkas ${nama} hanya berisi kepala kolom pada baris ${plan.value.barisAwal - 1}; tidak ada baris data.`,
      )
    }
    return ok({
      nama,
      jalur,
      ke,
      bagianList,
      catatanList: [...catatanList],
      ukuran: info.size,
      sha256: hash.digest('hex'),
      plan: plan.value,
      cacat: encoding === 'utf-8' && !enkode.bersih,
    })
  } finally {
    await handle.close()
  }
}
