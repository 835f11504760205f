// Spreadsheets and archives for tests.
import { createWriteStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { type Lembar, tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { newFolder, type RilisUji } from './rilis'

/** A workbook of these sheets in a new folder; returns its path. */
export async function writeXlsx(nama: string, lembarList: readonly Lembar[]): Promise<string> {
  const jalur = path.join(newFolder(), nama)
  await pipeline(tulisLembarKerja(lembarList), createWriteStream(jalur))
  return jalur
}

/** An archive of these files, by their names in it; returns its path. */
export async function writeZip(nama: string, isi: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile()
  for (const [dalam, bytes] of Object.entries(isi)) zip.addBuffer(Buffer.from(bytes), dalam)
  zip.end()
  const jalur = path.join(newFolder(), nama)
  await pipeline(zip.outputStream, createWriteStream(jalur))
  return jalur
}

/** Sheets of a release: keluarga and anggota, all cells text. */
export function lembarRilis(rilis: RilisUji): { keluarga: Lembar; anggota: Lembar } {
  const lembar = (nama: string, kolom: string[], rows: Record<string, string>[]): Lembar => ({
    nama,
    kepala: kolom,
    barisList: rows.map((row) => kolom.map((satu) => row[satu] ?? '')),
  })
  return {
    keluarga: lembar('keluarga', rilis.kolomKeluarga, rilis.keluarga),
    anggota: lembar('anggota', rilis.kolomAnggota, rilis.anggota),
  }
}

/** The same workbook with the first sheet's XML changed. */
export async function ubahLembar(jalur: string, nama: string, ubah: (xml: string) => string, ke = 1): Promise<string> {
  const { fromBufferPromise } = await import('yauzl')
  const zip = await fromBufferPromise(readFileSync(jalur), { lazyEntries: true })
  const isi: Record<string, Buffer | string> = {}
  for await (const entry of zip.eachEntry()) {
    const bagian: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) bagian.push(chunk as Buffer)
    const bytes = Buffer.concat(bagian)
    isi[entry.fileName] = entry.fileName === `xl/worksheets/sheet${ke}.xml` ? ubah(bytes.toString()) : bytes
  }
  return writeZip(nama, isi)
}
