// Release files for tests: made by the generator, changed row by row, written in any dialect.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Periode } from '@/lib/core/date'
import { tulisRilis } from '@/lib/sumber/commands/tulis-rilis'
import { listArea } from '@/lib/wilayah/queries'
import { setting } from './db'

export type Baris = Record<string, string>
/** A release in memory: rows by column name, and the columns in their order. */
export type RilisUji = { keluarga: Baris[]; anggota: Baris[]; kolomKeluarga: string[]; kolomAnggota: string[] }

/** A new folder for files of a test; removed when the run ends. */
export function newFolder(): string {
  return mkdtempSync(path.join(setting('SAHIH_UJI_BERKAS'), 'berkas-'))
}

/** Paths of a synthetic release of Kota Bekasi of `kk` families: family file, member file. */
export async function makeRilis(kk: number, periode = '2025-TW3', benih = 'uji'): Promise<[string, string]> {
  const keluar = newFolder()
  const hasil = await tulisRilis(
    { kk, periode: periode as Periode, benih, sistem: 'kemendagri', keluar },
    await listArea('3275'),
  )
  if (!hasil.ok) throw new Error(hasil.error.message)
  const [keluarga = '', anggota = ''] = hasil.value.berkas
  return [keluarga, anggota]
}

/** Reads a pair of files written by the generator. */
export function readRilis([keluarga, anggota]: readonly [string, string]): RilisUji {
  const read = (file: string) => parse(readFileSync(file), { delimiter: '|', bom: true }) as string[][]
  const toRows = ([header = [], ...rows]: string[][]) =>
    rows.map((row) => Object.fromEntries(header.map((kolom, i) => [kolom, row[i] ?? ''])))
  const k = read(keluarga)
  const a = read(anggota)
  return { keluarga: toRows(k), anggota: toRows(a), kolomKeluarga: k[0] ?? [], kolomAnggota: a[0] ?? [] }
}

export type Ragam = {
  delimiter?: string
  newline?: string
  bom?: boolean
  encoding?: BufferEncoding
  header?: (kolom: string) => string
}

/** Bytes of a file of these rows. Line 1 is the header, the row at index n stands on line n + 2. */
export function toBytes(kolomList: readonly string[], rows: readonly Baris[], ragam: Ragam = {}): Buffer {
  const { delimiter = '|', newline = '\n', bom = false, encoding = 'utf8', header = (kolom) => kolom } = ragam
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)
  const text = [line(kolomList.map(header)), ...rows.map((row) => line(kolomList.map((kolom) => row[kolom] ?? '')))]
  return Buffer.concat([Buffer.from(bom ? '\uFEFF' : ''), Buffer.from(`${text.join(newline)}${newline}`, encoding)])
}

/** Writes a release into a new folder; returns the paths, family file first. */
export function writeRilis(rilis: RilisUji, ragam: Ragam = {}): [string, string] {
  const folder = newFolder()
  const files: [string, string] = [path.join(folder, 'keluarga.csv'), path.join(folder, 'anggota.csv')]
  writeFileSync(files[0], toBytes(rilis.kolomKeluarga, rilis.keluarga, ragam))
  writeFileSync(files[1], toBytes(rilis.kolomAnggota, rilis.anggota, ragam))
  return files
}

/** A file of any bytes in a new folder. */
export function writeBytes(nama: string, bytes: Uint8Array | string): string {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, nama)
  writeFileSync(file, bytes)
  return file
}

/** A copy that can be changed without touching the original. */
export function cloneRilis(rilis: RilisUji): RilisUji {
  return structuredClone(rilis)
}
