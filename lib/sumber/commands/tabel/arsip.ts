// Archives (ZIP, and the spreadsheets that are ZIP inside): what they hold, unpacked as a stream and counted while it comes.
import 'server-only'
import { createReadStream } from 'node:fs'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise } from 'yauzl'
import { ok, type Result, refuse } from '@/lib/core/result'
import { SentenceError } from '@/lib/server/worker'

/** Most bytes one file of an archive may unpack to: a sheet of 1,048,576 rows and 52 columns takes half of it. */
const ISI_TERBESAR = 4 * 1024 ** 3
/** How many times its packed size a file, or all of an archive, may grow, once it is larger than GEMBUNG_DARI; lists of codes reach thirty. */
const GEMBUNG_TERBESAR = 200
const GEMBUNG_DARI = 32 * 1024 ** 2
/** Most files of an archive. */
const ISI_TERBANYAK = 2000

/** One file inside an archive. */
export type Isi = {
  nama: string
  /** Bytes unpacked, as the archive says; the truth is counted while unpacking. */
  ukuran: number
  /** The bytes, as often as asked. Throws a {@link SentenceError} when they are damaged or unpack beyond measure. */
  alirkan(signal?: AbortSignal): AsyncGenerator<Buffer>
}

/**
 * Files of an archive, folders and notes of operating systems left out. Refusals (`sumber/…`): arsip-rusak, arsip-jalur
 * (a name that leads outside), kata-sandi, arsip-besar.
 */
export async function listIsi(nama: string, jalur: string): Promise<Result<Isi[]>> {
  const isiList: Isi[] = []
  let semua = 0
  try {
    const zip = await openPromise(jalur, { lazyEntries: true, autoClose: false })
    try {
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName.endsWith('/') || /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(entry.fileName))
          continue
        if (entry.isEncrypted())
          return refuse('sumber/kata-sandi', `Berkas ${nama} dilindungi kata sandi; kirim ulang tanpa kata sandi.`)
        const { fileName, uncompressedSize, compressedSize } = entry
        if (isiList.length >= ISI_TERBANYAK)
          return refuse('sumber/arsip-besar', `Arsip ${nama} berisi lebih dari ${ISI_TERBANYAK} berkas.`)
        semua += uncompressedSize
        // All together too: many small files, or one packed piece that a hundred names point to, unpack without end.
        const tolak =
          judgeUkuran(nama, fileName, uncompressedSize, compressedSize) ??
          (isGembung(semua, zip.fileSize) ? kalimatGembung(nama, fileName) : null)
        if (tolak) return refuse('sumber/arsip-besar', tolak)
        isiList.push({
          nama: fileName,
          ukuran: uncompressedSize,
          alirkan: (signal) => alirkan({ nama, jalur }, entry, signal),
        })
      }
    } finally {
      zip.close()
    }
  } catch (error) {
    if (isJalur(error)) {
      return refuse(
        'sumber/arsip-jalur',
        `Arsip ${nama} memuat nama berkas yang menunjuk ke luar arsip, sehingga tidak dibuka. Buat ulang arsipnya dari foldernya sendiri.`,
      )
    }
    return refuse('sumber/arsip-rusak', kalimatRusak(nama))
  }
  return ok(isiList)
}

async function* alirkan(
  { nama, jalur }: { nama: string; jalur: string },
  entry: Entry,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const zip = await openPromise(jalur, { lazyEntries: true, autoClose: false })
  try {
    let byte = 0
    let crc = 0
    const stream = await zip.openReadStreamPromise(entry)
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        signal?.throwIfAborted()
        byte += chunk.length
        const tolak = judgeUkuran(nama, entry.fileName, byte, entry.compressedSize)
        if (tolak) throw new SentenceError(tolak)
        crc = crc32(chunk, crc)
        yield chunk
      }
    } finally {
      stream.destroy()
    }
    if (crc !== entry.crc32) throw new SentenceError(kalimatRusak(nama))
  } catch (error) {
    if (error instanceof SentenceError || signal?.aborted) throw error
    if (isZlib(error)) throw new SentenceError(kalimatRusak(nama), { cause: error })
    throw error
  } finally {
    zip.close()
  }
}

function judgeUkuran(nama: string, isi: string, byte: number, terkemas: number): string | null {
  return byte > ISI_TERBESAR || isGembung(byte, terkemas) ? kalimatGembung(nama, isi) : null
}

function isGembung(byte: number, terkemas: number): boolean {
  return byte > GEMBUNG_DARI && byte > terkemas * GEMBUNG_TERBESAR
}

function kalimatGembung(nama: string, isi: string): string {
  return `Isi ${isi} dalam ${nama} mengembang jauh melebihi ukuran yang wajar ketika dibuka, sehingga pembacaan dihentikan.`
}

function kalimatRusak(nama: string): string {
  return `Berkas ${nama}, lembar kerja (XLSX) atau arsip (ZIP), rusak atau terpotong sehingga tidak dapat dibuka seluruhnya. Kirim ulang dari berkas asalnya.`
}

/** Faults of yauzl are plain errors with a sentence, and codes of zlib. */
function isJalur(error: unknown): boolean {
  return error instanceof Error && /relative path|absolute path|invalid characters in fileName/i.test(error.message)
}

function isZlib(error: unknown): boolean {
  return (
    error instanceof Error &&
    (('code' in error && /^(Z_|ERR_)/.test(String(error.code))) ||
      /bytes in the stream|signature|overflows|unexpected EOF|header/i.test(error.message))
  )
}

/** First bytes of a file, at most `panjang`. */
export async function bacaAwal(jalur: string, panjang: number): Promise<Buffer> {
  const bagian: Buffer[] = []
  for await (const chunk of createReadStream(jalur, { end: panjang - 1 })) bagian.push(chunk as Buffer)
  return Buffer.concat(bagian)
}
