// The file of rows that were set aside: the fields as delivered, with file, line, column and reason, for whoever corrects them.
import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { namaKolom } from '@/lib/server/lembar-kerja'
import { storagePath, writeStored } from '@/lib/server/storage'
import { formatAlasan, kelasOf, type Masalah, masalahOf } from '../../alasan'
import { splitHeader } from '../../scan/plan'
import { type Kerja, tabelKerja } from './kerja'
import type { BerkasDiperiksa } from './periksa-berkas'
import { asalBaris, withoutTanda } from './siapkan-berkas'

type SisihanRow = {
  ke: number
  baris: number
  masalah: number
  kolom: number | null
  rincian: number | null
  kode: string | null
  posisi: string
  panjang: number
}

const BATCH = 2000
/** Rows whose fields cannot be told apart: they are shown as they stand in the file. */
const TAK_TERBAGI: ReadonlySet<Masalah> = new Set(['jumlah-kolom', 'kutip', 'enkode'])

/** Where the file was stored. */
export type BerkasSalah = { id: string; jalur: string; nama: string }

/**
 * Writes the file of faulty and held rows and, with `simpanDitahan`, keeps the held rows as delivered. Null when nothing
 * was set aside. Uses connection `a` for reading and `b` for writing.
 */
export async function tulisBerkasSalah(
  kerja: Kerja,
  { simpanDitahan, sintetis }: { simpanDitahan: boolean; sintetis: boolean },
): Promise<BerkasSalah | null> {
  const { a, b, kodeKab, imporId, rilisId, aktor, periode } = kerja
  const { rows } = await a.query<{ id: string; ada: boolean }>(
    `SELECT uuid7() AS id, EXISTS (SELECT FROM ${tabelKerja(rilisId, 'm')}) AS ada`,
  )
  const id = rows[0]?.id
  if (!rows[0]?.ada || !id) return null
  const nama = `baris-salah-${kodeKab}-${periode}${sintetis ? '-DATA-SINTETIS' : ''}.csv`
  const jalur = `impor/${kodeKab}/${id}.csv`
  const { ukuran, sha256 } = await writeStored(
    storagePath(jalur),
    Readable.from(listBaris(kerja, simpanDitahan)),
    kerja.signal,
  )
  await b.query(
    `INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan)
     VALUES ($1, $2, 'baris-salah', $3, 'text/csv; charset=utf-8', $4, $5, $6, $7, $1, $8)`,
    [kodeKab, id, nama, ukuran, sha256, jalur, aktor.id, `impor:${imporId}`],
  )
  return { id, jalur, nama }
}

async function* listBaris(kerja: Kerja, simpanDitahan: boolean): AsyncGenerator<string> {
  const { a, b, rilisId, keluarga, anggota, kodeKab, imporId, sistem } = kerja
  // Columns of both files side by side, so that the file stays one table; a row fills those of its own file.
  const kolomList = [...new Set([...keluarga.plan.headerList, ...anggota.plan.headerList])]
  yield toCsv(['kelas', 'berkas', 'baris', 'sel', 'kolom', 'alasan', ...kolomList, 'baris_asli'])
  const pembaca = { 1: await Pembaca.open(keluarga), 2: await Pembaca.open(anggota) }
  await a.query('BEGIN')
  try {
    await a.query(
      `DECLARE sisihan CURSOR FOR
       SELECT m.ke, m.baris, m.masalah, m.kolom, m.rincian, m.kode, s.posisi, s.panjang
       FROM ${tabelKerja(rilisId, 'm')} m JOIN (
         SELECT 1 AS ke, baris, posisi, panjang FROM ${tabelKerja(rilisId, 'k')}
         UNION ALL SELECT 2, baris, posisi, panjang FROM ${tabelKerja(rilisId, 'a')}) s USING (ke, baris)
       ORDER BY m.ke, m.baris`,
    )
    for (;;) {
      const { rows } = await a.query<SisihanRow>(`FETCH ${BATCH} FROM sisihan`)
      if (rows.length === 0) break
      const text: string[] = []
      const ditahan: { row: SisihanRow; mentah: string }[] = []
      for (const row of rows) {
        const berkas = row.ke === 1 ? keluarga : anggota
        const mentah = await pembaca[row.ke as 1 | 2].read(Number(row.posisi), row.panjang)
        const masalah = masalahOf(row.masalah)
        const kelas = kelasOf(masalah)
        const nama = row.kolom === null ? '' : (berkas.plan.kolomList[row.kolom] ?? '')
        const kolom = row.kolom === null ? '' : (berkas.plan.headerList[row.kolom] ?? '')
        const isi = splitHeader(mentah, String.fromCharCode(berkas.plan.dialect.delimiter))
        const utuh = !TAK_TERBAGI.has(masalah) && isi !== null && isi.length === berkas.plan.headerList.length
        const byKolom = new Map(utuh ? isi.map((nilai, i) => [berkas.plan.headerList[i], withoutTanda(nilai)]) : [])
        const asal = asalBaris(berkas, row.baris)
        const sel = asal.lembar === null || row.kolom === null ? '' : `${namaKolom(row.kolom)}${asal.baris}`
        text.push(
          toCsv([
            kelas,
            asal.lembar === null ? asal.nama : `${asal.nama} lembar ${asal.lembar}`,
            String(asal.baris),
            sel,
            kolom,
            `${sel === '' ? '' : `Sel ${sel}: `}${formatAlasan(masalah, nama, row.rincian)}`,
            ...kolomList.map((satu) => byKolom.get(satu) ?? ''),
            utuh ? '' : mentah,
          ]),
        )
        if (kelas === 'ditahan') ditahan.push({ row, mentah })
      }
      if (simpanDitahan && ditahan.length > 0) await simpan(b, { kodeKab, imporId, sistem }, ditahan)
      yield text.join('')
    }
  } finally {
    await a.query('ROLLBACK').catch(() => undefined)
    await pembaca[1].close()
    await pembaca[2].close()
  }
}

async function simpan(
  client: pg.Client,
  impor: { kodeKab: string; imporId: string; sistem: string },
  ditahan: { row: SisihanRow; mentah: string }[],
): Promise<void> {
  await client.query(
    `INSERT INTO impor_ditahan (kode_kab, impor_id, ke, baris, alasan, sistem, kode_resmi, mentah)
     SELECT $1, $2, t.ke, t.baris, t.alasan, $3, t.kode, t.mentah
     FROM unnest($4::smallint[], $5::integer[], $6::text[], $7::text[], $8::text[]) t (ke, baris, alasan, kode, mentah)`,
    [
      impor.kodeKab,
      impor.imporId,
      impor.sistem,
      ditahan.map(({ row }) => row.ke),
      ditahan.map(({ row }) => row.baris),
      ditahan.map(({ row }) => masalahOf(row.masalah)),
      ditahan.map(({ row }) => row.kode ?? ''),
      ditahan.map(({ mentah }) => mentah),
    ],
  )
}

// Dasar: OWASP "CSV Injection". A dash alone and a negative number are what stood there and are no formulas.
const RUMUS = /^(?:[=+@\t\r]|-(?![\d.,]*$))/

/** One line of CSV: every value quoted, so that numbers stay text; what a spreadsheet would run as a formula is marked as text. */
function toCsv(values: readonly string[]): string {
  return `${values.map((value) => `"${RUMUS.test(value) ? "'" : ''}${value.replaceAll('"', '""')}"`).join(',')}\n`
}

/** Reads records at rising places of a file through one buffer. */
class Pembaca {
  private readonly buffer = Buffer.alloc(1 << 20)
  private awal = 0
  private panjang = 0
  private readonly decoder: TextDecoder

  private constructor(
    private readonly handle: FileHandle,
    encoding: string,
  ) {
    this.decoder = new TextDecoder(encoding)
  }

  static async open(berkas: BerkasDiperiksa): Promise<Pembaca> {
    return new Pembaca(await open(berkas.jalur, 'r'), berkas.plan.dialect.encoding)
  }

  /** The record without its line end. */
  async read(posisi: number, panjang: number): Promise<string> {
    if (posisi < this.awal || posisi + panjang > this.awal + this.panjang) {
      const { bytesRead } = await this.handle.read(this.buffer, 0, this.buffer.length, posisi)
      this.awal = posisi
      this.panjang = bytesRead
    }
    const from = posisi - this.awal
    const bytes = this.buffer.subarray(from, Math.min(from + panjang, this.panjang))
    // A letter PostgreSQL cannot hold must not stop the listing of what is wrong.
    return this.decoder
      .decode(bytes)
      .replace(/\r?\n$/, '')
      .replaceAll('\0', '')
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}
