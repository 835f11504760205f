// One door to every table a file may hold, whatever its format: names of columns, and rows in batches of bounded memory.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ok, type Refused, type Result, refuse } from '@/lib/core/result'
import { hasCode } from '@/lib/server/setup-error'
import { storagePath } from '@/lib/server/storage'
import { bacaAwal, listIsi } from './arsip'
import { bukaCsv } from './csv'
import type { EnkodeTeks } from './enkode'
import { bukaXlsx } from './xlsx'

/** How a text file separates and spells its values. */
export type Dialek = { pemisah: ',' | ';' | '|' | '\t'; enkode: EnkodeTeks }

/**
 * What a table cell or row suffers from. Of a cell: `angka` a number cell where only text keeps all digits, `ilmiah` a
 * number in scientific notation, `galat` an error value of a spreadsheet, `enkode` letters that cannot be read. Of a row
 * (`kolom` −1): `jumlah-kolom` more or fewer values than the header, `kutip` a quote without its pair, `kepala-ulang` the
 * header once more, `terpotong` the file ends inside this row.
 */
export const KODE_RUSAK = [
  'angka',
  'ilmiah',
  'galat',
  'enkode',
  'jumlah-kolom',
  'kutip',
  'kepala-ulang',
  'terpotong',
] as const
export type KodeRusak = (typeof KODE_RUSAK)[number]

/** A row: `baris` is its line in the file, or its row in the sheet. Without a fault of the row there is one value per column. */
export type BarisTabel = {
  baris: number
  nilai: string[]
  rusak?: { kolom: number; alasan: KodeRusak }[]
}

export type Tabel = {
  /** File name; of an entry of an archive `arsip.zip › isi.csv`. */
  nama: string
  format: 'csv' | 'xlsx'
  /** Name of the sheet, null for text. */
  lembar: string | null
  /** Null for xlsx. */
  dialek: Dialek | null
  /** Header as delivered, blanks around names removed. */
  kolom: string[]
  /** Line or sheet row of the header: titles may stand above it. */
  barisKepala: number
  /** Bytes of a text table; null for xlsx. */
  asal: Asal | null
  /** All rows behind the header that hold anything, in order. Can be read more than once. */
  barisList(signal?: AbortSignal): AsyncGenerator<BarisTabel[]>
}

/** Where the bytes of one file come from, as often as asked; `nama` is what people call it. */
export type Asal = { nama: string; alirkan(signal?: AbortSignal): AsyncIterable<Buffer> }

/**
 * A file to open: the name people know it by, and where it lies. `enkodeByNama` is what {@link readEnkode} found in all of
 * its bytes, so that they need not be read again before the first row.
 */
export type BerkasTabel = { nama: string; jalur: string; enkodeByNama?: EnkodeByNama | undefined }

/** Encoding of the text tables of a file, by the name of the table. */
export type EnkodeByNama = Readonly<Record<string, EnkodeTeks>>

/** Rows in one batch. */
export const BARIS_SEKALI = 1000

/**
 * The tables of a file: text of any dialect, the visible sheets of a spreadsheet (XLSX), or those of an archive (ZIP).
 * `dialek` overrules what is detected in text. Refusals (`sumber/…`): berkas-tidak-ada, kosong, biner, utf-16, kata-sandi,
 * xls, ods, xlsb, arsip-rusak, arsip-jalur, arsip-besar, arsip-dalam-arsip, arsip-tanpa-tabel, lembar-kosong. Reading the
 * rows of a damaged archive throws a SentenceError. Spreadsheets inside an archive are unpacked into `folder` and left
 * there; without one into the store, where what is a day old is swept.
 */
export async function bukaTabel(
  berkas: BerkasTabel,
  dialek: Partial<Dialek> = {},
  folder?: string,
): Promise<Result<Tabel[]>> {
  const { nama, jalur } = berkas
  const info = await stat(jalur).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'EACCES', 'ENOTDIR')) return null
    throw error
  })
  if (!info?.isFile()) return refuse('sumber/berkas-tidak-ada', `Berkas ${nama} tidak ada atau tidak dapat dibaca.`)
  if (info.size === 0) return refuse('sumber/kosong', `Berkas ${nama} kosong (0 bita).`)
  const awal = await bacaAwal(jalur, AWAL_BERKAS)
  if (isArsip(awal)) return bukaArsip(berkas, dialek, folder)
  const lama = refuseLembarLama(nama, awal)
  if (lama) return lama
  const tabel = await bukaCsv(asalTeks(berkas), dialek, berkas.enkodeByNama?.[nama])
  return tabel.ok ? ok([tabel.value]) : tabel
}

/** The bytes of a file that is text itself. */
export function asalTeks({ nama, jalur }: BerkasTabel): Asal {
  return {
    nama,
    alirkan: (signal) => createReadStream(jalur, { highWaterMark: 1 << 20, ...(signal && { signal }) }),
  }
}

/** Name of a table inside an archive. */
export function namaIsi(arsip: string, isi: string): string {
  return `${arsip} › ${isi}`
}

/** Whether a file of an archive is read as text. */
export function isIsiTeks(nama: string): boolean {
  return /\.(csv|tsv|txt)$/i.test(nama)
}

/** Bytes that tell what a file is; the directory of an old spreadsheet mostly lies within. */
export const AWAL_BERKAS = 65_536

/** Whether these are the first bytes of an archive, a spreadsheet being one too. */
export function isArsip(awal: Buffer): boolean {
  const tanda = awal.subarray(0, 4).toString('hex')
  return tanda === '504b0304' || tanda === '504b0506'
}

/** Refuses old spreadsheets and those with a password, which both lie in the same kind of container. */
export function refuseLembarLama(nama: string, awal: Buffer): Refused | null {
  if (awal.subarray(0, 4).toString('hex') !== 'd0cf11e0') return null
  // Dasar: [MS-OFFCRYPTO] 2.3.4.4: a workbook with a password is a stream of this name.
  return awal.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? refuse('sumber/kata-sandi', `Berkas ${nama} dilindungi kata sandi; kirim ulang tanpa kata sandi.`)
    : refuse(
        'sumber/xls',
        `Berkas ${nama} adalah lembar kerja lama (XLS); simpan sebagai XLSX atau CSV, lalu kirim ulang.`,
      )
}

async function bukaArsip(
  { nama, jalur, enkodeByNama }: BerkasTabel,
  dialek: Partial<Dialek>,
  folder: string | undefined,
): Promise<Result<Tabel[]>> {
  const isiList = await listIsi(nama, jalur)
  if (!isiList.ok) return isiList
  const buku = await bukaXlsx(nama, isiList.value)
  if (buku) return buku
  const jenis = isiList.value.find((isi) => isi.nama === 'mimetype')
  if (jenis && jenis.ukuran < 200) {
    const teks: Buffer[] = []
    for await (const chunk of jenis.alirkan()) teks.push(chunk)
    if (Buffer.concat(teks).includes('opendocument'))
      return refuse(
        'sumber/ods',
        `Berkas ${nama} adalah lembar kerja OpenDocument; simpan sebagai XLSX atau CSV, lalu kirim ulang.`,
      )
  }
  const tabelList: Tabel[] = []
  for (const isi of isiList.value) {
    const lengkap = namaIsi(nama, isi.nama)
    if (/\.(zip|rar|7z|gz)$/i.test(isi.nama)) {
      return refuse(
        'sumber/arsip-dalam-arsip',
        `Arsip ${nama} memuat arsip lain (${isi.nama}); keluarkan isinya, lalu kirim ulang.`,
      )
    }
    if (isIsiTeks(isi.nama)) {
      const tabel = await bukaCsv({ nama: lengkap, alirkan: isi.alirkan }, dialek, enkodeByNama?.[lengkap])
      if (!tabel.ok) return tabel
      tabelList.push(tabel.value)
    } else if (/\.xls[xm]$/i.test(isi.nama)) {
      // A spreadsheet is read from several places at once: it lies on the disk meanwhile, under a name that is swept.
      const sementara = path.join(folder ?? storagePath('sementara'), `${randomUUID()}.sebagian`)
      await mkdir(path.dirname(sementara), { recursive: true, mode: 0o700 })
      await pipeline(isi.alirkan(), createWriteStream(sementara, { mode: 0o600 }))
      const dalam = await listIsi(lengkap, sementara)
      if (!dalam.ok) return dalam
      const hasil = await bukaXlsx(lengkap, dalam.value)
      if (hasil && !hasil.ok) return hasil
      tabelList.push(...(hasil?.value ?? []))
    }
  }
  if (tabelList.length > 0) return ok(tabelList)
  return refuse(
    'sumber/arsip-tanpa-tabel',
    `Arsip ${nama} tidak memuat berkas CSV atau XLSX${isiList.value.length === 0 ? ' (kosong)' : ''}.`,
  )
}
