// One door to every table a file may hold, whatever its format: names of columns, and rows in batches of bounded memory.
import 'server-only'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { ok, type Result, refuse } from '@/lib/core/result'
import { hasCode } from '@/lib/server/setup-error'
import { bukaCsv } from './csv'
import type { EnkodeTeks } from './enkode'

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
  /** All rows behind the header that hold anything, in order. Can be read more than once. */
  barisList(signal?: AbortSignal): AsyncGenerator<BarisTabel[]>
}

/** Where the bytes of one file come from, as often as asked; `nama` is what people call it. */
export type Asal = { nama: string; alirkan(signal?: AbortSignal): AsyncIterable<Buffer> }

/** Rows in one batch. */
export const BARIS_SEKALI = 1000

/**
 * The tables of a file. Refusals (`sumber/…`): berkas-tidak-ada, kosong, biner, utf-16. `dialek` overrules what is detected.
 */
export async function bukaTabel(
  berkas: { nama: string; jalur: string },
  dialek: Partial<Dialek> = {},
): Promise<Result<Tabel[]>> {
  const { nama, jalur } = berkas
  const info = await stat(jalur).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'EACCES', 'ENOTDIR')) return null
    throw error
  })
  if (!info?.isFile()) return refuse('sumber/berkas-tidak-ada', `Berkas ${nama} tidak ada atau tidak dapat dibaca.`)
  if (info.size === 0) return refuse('sumber/kosong', `Berkas ${nama} kosong (0 bita).`)
  const asal: Asal = {
    nama,
    alirkan: (signal) => createReadStream(jalur, { highWaterMark: 1 << 20, ...(signal && { signal }) }),
  }
  const tabel = await bukaCsv(asal, dialek)
  return tabel.ok ? ok([tabel.value]) : tabel
}
