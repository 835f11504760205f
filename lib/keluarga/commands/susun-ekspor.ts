// The two forms of an export: a CSV as delivered, and a workbook with its mark on the first sheet.
import 'server-only'
import { type Readable, Transform } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Aktor } from '@/lib/akses/izin'
import { BARIS_LEMBAR, type Lembar, tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { type Tersimpan, writeStored } from '@/lib/server/storage'
import type { Lapor } from '@/lib/server/worker'
import { PenjagaRumus } from '../csv-aman'
import { findVariabel } from '../kode'
import { type EksporFilter, exportRilis, listKolomEkspor } from '../queries/export-rilis'

/**
 * Where an export goes, what it says of itself, and how its progress is told. `total` rows are expected (0: not known), never
 * more than `terbanyak`.
 */
export type Susunan = {
  /** Absolute path; the file appears there when it is complete. */
  full: string
  total: number
  terbanyak: number
  /** The mark of the file; null for a CSV that a program reads. */
  tanda: string | null
  id: string
  lapor?: Lapor | undefined
  signal?: AbortSignal | undefined
}

type Tersusun = Tersimpan & { baris: number }

/** Writes the rows of a filter as CSV, the mark as its first line. Node holds a few pieces of it at a time. */
export async function susunCsv(
  aktor: Aktor,
  filter: EksporFilter,
  { full, total, tanda, lapor, signal }: Susunan,
): Promise<Tersusun> {
  const penjaga = new PenjagaRumus()
  let awal = tanda === null ? null : Buffer.from(`"${tanda.replaceAll('"', '""')}"\n`)
  const change = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      if (awal) this.push(awal)
      awal = null
      for (const piece of penjaga.periksa(chunk)) this.push(piece)
      const told = lapor?.('Menulis berkas', Math.max(0, penjaga.baris - 1), total) ?? Promise.resolve()
      told.then(() => done(), done)
    },
  })
  const tersimpan = await exportRilis(aktor, filter, (stream) => writeStored(full, stream, { signal, change }))
  return { ...tersimpan, baris: penjaga.baris - 1 }
}

/**
 * Writes the rows of a filter as a workbook: the mark on the first sheet and in the properties, then as many sheets as the rows
 * need. NIK, nomor KK and codes stay text; only quantities are numbers. Memory does not grow with the rows.
 */
export async function susunXlsx(aktor: Aktor, filter: EksporFilter, susunan: Susunan): Promise<Tersusun> {
  const kepala = listKolomEkspor(filter)
  let baris = 0
  const tersimpan = await exportRilis(
    aktor,
    filter,
    (stream) => {
      const rows = readRows(stream, kepala, async (jumlah) => {
        baris += jumlah
        await susunan.lapor?.('Menulis berkas', baris, susunan.total)
      })
      const perLembar = BARIS_LEMBAR - 1
      const banyak = Math.max(1, Math.ceil(susunan.terbanyak / perLembar))
      const nama = filter.jenis === 'keluarga' ? 'Keluarga' : 'Anggota'
      const isi = Array.from({ length: banyak }, (_, ke): Lembar => {
        const judul = banyak === 1 ? nama : `${nama} ${ke + 1}`
        return { nama: judul, kepala, barisList: ke === banyak - 1 ? rows : take(rows, perLembar) }
      })
      const tanda = susunan.tanda ?? ''
      const muka: Lembar = { nama: 'Keterangan', kepala: ['Keterangan'], lebar: [120], barisList: [[tanda]] }
      const sifat = { judul: susunan.id, pembuat: aktor.nama, keterangan: tanda, dibuatPada: new Date() }
      return writeStored(susunan.full, tulisLembarKerja([muka, ...isi], sifat), { signal: susunan.signal })
    },
    'teks',
  )
  return { ...tersimpan, baris }
}

type Rows = AsyncGenerator<(string | number)[]>

/** The first `banyak` rows; the rest stays for whoever asks next. */
async function* take(rows: Rows, banyak: number): Rows {
  for (let ke = 0; ke < banyak; ke++) {
    const next = await rows.next()
    if (next.done) return
    yield next.value
  }
}

/** Rows of the text format of COPY; empty for NULL. `told` hears of each piece how many rows it gave. */
async function* readRows(
  stream: Readable,
  kolomList: readonly string[],
  told: (jumlah: number) => Promise<void>,
): Rows {
  const bilangan = kolomList.map((kolom) => findVariabel(kolom)?.jenis === 'bilangan')
  const decoder = new StringDecoder('utf8')
  let sisa = ''
  for await (const chunk of stream) {
    const lines = (sisa + decoder.write(chunk as Buffer)).split('\n')
    sisa = lines.pop() ?? ''
    for (const line of lines)
      yield line.split('\t').map((nilai, ke) => {
        if (nilai === '\\N') return ''
        return bilangan[ke] ? Number(nilai) : lepaskan(nilai)
      })
    await told(lines.length)
  }
}

const LEPAS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function lepaskan(nilai: string): string {
  return nilai.includes('\\') ? nilai.replace(/\\(.)/g, (_, huruf: string) => LEPAS[huruf] ?? huruf) : nilai
}
