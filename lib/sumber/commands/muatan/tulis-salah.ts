// The file of rows that were set aside by a load: their cells as delivered, with file, line, column and reason.
import 'server-only'
import { Readable } from 'node:stream'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { storagePath, writeStored } from '@/lib/server/storage'
import { formatAlasan, kelasOf, masalahOf } from '../../alasan'
import type { TabelSumber } from './buka-sumber'
import { tabelMuatan } from './kerja-muatan'

/** Rows set aside that are fetched at once. */
const SEKALI = 2000

type Sisih = { baris: number; masalah: number; kolom: number | null; rincian: number | null }

/** Writes the file by reading the tables once more. Null when nothing was set aside. */
export async function tulisSalah(
  client: pg.Client,
  aktor: Aktor,
  muatan: { kodeKab: string; jenis: string; imporId: string; sintetis: boolean },
  tabelList: readonly TabelSumber[],
  signal?: AbortSignal,
): Promise<{ id: string; jalur: string } | null> {
  const { kodeKab, jenis, imporId, sintetis } = muatan
  const { rows } = await client.query<{ id: string; ada: boolean }>(
    `SELECT uuid7() AS id, EXISTS (SELECT FROM ${tabelMuatan(kodeKab, 'b')} WHERE masalah IS NOT NULL) AS ada`,
  )
  const id = rows[0]?.id
  if (!rows[0]?.ada || !id) return null
  const jalur = `impor/${kodeKab}/${id}.csv`
  const { ukuran, sha256 } = await writeStored(
    storagePath(jalur),
    Readable.from(listSalah(client, kodeKab, tabelList, signal)),
    { signal },
  )
  await client.query(
    `INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan)
     VALUES ($1, $2, 'baris-salah', $3, 'text/csv; charset=utf-8', $4, $5, $6, $7, $1, $8)`,
    [
      kodeKab,
      id,
      `baris-salah-${kodeKab}-${jenis}${sintetis ? '-DATA-SINTETIS' : ''}.csv`,
      ukuran,
      sha256,
      jalur,
      aktor.id,
      `impor:${imporId}`,
    ],
  )
  return { id, jalur }
}

async function* listSalah(
  client: pg.Client,
  kodeKab: string,
  tabelList: readonly TabelSumber[],
  signal?: AbortSignal,
): AsyncGenerator<string> {
  // Columns of all tables side by side, so that the file stays one table; a row fills those of its own.
  const kepala = [...new Set(tabelList.flatMap(({ tabel }) => tabel.kolom))]
  yield toCsv(['kelas', 'berkas', 'baris', 'kolom', 'alasan', ...kepala, 'baris_asli'])
  for (const { ke, tabel } of tabelList) {
    const sisih = new Antrean(client, kodeKab, ke)
    let satu = await sisih.next()
    if (!satu) continue
    for await (const batch of tabel.barisList(signal)) {
      const text: string[] = []
      for (const { baris, nilai } of batch) {
        if (satu?.baris !== baris) continue
        const masalah = masalahOf(satu.masalah)
        const kolom = satu.kolom === null ? '' : (tabel.kolom[satu.kolom] ?? '')
        const utuh = nilai.length <= tabel.kolom.length
        const byKolom = new Map(utuh ? nilai.map((isi, i) => [tabel.kolom[i] ?? '', isi]) : [])
        text.push(
          toCsv([
            kelasOf(masalah),
            tabel.nama,
            String(baris),
            kolom,
            formatAlasan(masalah, kolom, satu.rincian),
            ...kepala.map((nama) => byKolom.get(nama) ?? ''),
            utuh ? '' : nilai.join(' | '),
          ]),
        )
        satu = await sisih.next()
        if (!satu) break
      }
      if (text.length > 0) yield text.join('')
      if (!satu) break
    }
  }
}

/** Rows set aside of one table in the order of its lines, fetched some at a time. */
class Antrean {
  private rows: Sisih[] = []
  private at = 0
  private sesudah = -1

  constructor(
    private readonly client: pg.Client,
    private readonly kodeKab: string,
    private readonly ke: number,
  ) {}

  async next(): Promise<Sisih | undefined> {
    if (this.at >= this.rows.length) {
      const { rows } = await this.client.query<Sisih>(
        `SELECT baris, masalah, kolom, rincian FROM ${tabelMuatan(this.kodeKab, 'b')}
         WHERE ke = $1 AND masalah IS NOT NULL AND baris > $2 ORDER BY baris LIMIT ${SEKALI}`,
        [this.ke, this.sesudah],
      )
      this.rows = rows
      this.at = 0
      this.sesudah = rows.at(-1)?.baris ?? this.sesudah
    }
    return this.rows[this.at++]
  }
}

// Dasar: OWASP "CSV Injection". A dash alone and a negative number are what stood there and are no formulas.
const RUMUS = /^(?:[=+@\t\r]|-(?![\d.,]*$))/

/** One line of CSV: every value quoted, so that numbers stay text; what a spreadsheet would run as a formula is marked as text. */
function toCsv(values: readonly string[]): string {
  return `${values.map((value) => `"${RUMUS.test(value) ? "'" : ''}${value.replaceAll('"', '""')}"`).join(',')}\n`
}
