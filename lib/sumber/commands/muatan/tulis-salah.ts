// The rows that were set aside by a load, as they were delivered, with file, place and reason: as CSV, and as a workbook to
// correct. Either comes back as it is, corrected, and joins the load by its column of references.
import 'server-only'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { toCsvLine } from '@/lib/core/csv'
import { type Lembar, namaKolom, type Sel, tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { storagePath, writeStored } from '@/lib/server/storage'
import { formatAlasan, kelasOf, masalahOf } from '../../alasan'
import { formatRujukan, KOLOM_RUJUKAN } from '../../rujukan'
import type { BahanMuatan } from './bahan'
import type { TabelSumber } from './buka-sumber'
import { tabelMuatan } from './kerja-muatan'
import { CATATAN_BELAKANG, CATATAN_DEPAN, isPerbaikan } from './lepas-catatan'
import { kumpulkanTertahan, type Tertahan } from './wilayah-asing'

/** Rows set aside that are fetched at once. */
const SEKALI = 2000
/** Rows up to which a workbook of corrections is written: a file that is wrong as a whole is sent anew. */
const PERBAIKAN_TERBANYAK = 100_000

const TIPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

type Sisih = { baris: number; masalah: number; kolom: number | null; rincian: number | null }

/** The file of rows set aside as CSV, and those of its rows that wait for their area code. */
export type BerkasSisihan = { id: string; jalur: string; tertahan: Tertahan | null }

/** A row of the file: its values by column, `salah` the place of the cell that is meant, −1 for the whole row. */
type BarisSalah = { ke: number; baris: number; masalah: number; nilai: string[]; salah: number }

/**
 * Writes both files by reading the tables once more each, and keeps the lines that wait for their area code; null when nothing was
 * set aside. Answers with the CSV.
 */
export async function tulisSalah(
  bahan: BahanMuatan,
  sintetis: boolean,
  tabelList: readonly TabelSumber[],
): Promise<BerkasSisihan | null> {
  const { client, input, imporId, signal } = bahan
  const { kodeKab, jenis } = input
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM ${tabelMuatan(kodeKab, 'b')} WHERE masalah IS NOT NULL`,
  )
  const jumlah = rows[0]?.n ?? 0
  if (jumlah === 0) return null
  const akhiran = `${kodeKab}-${jenis}${sintetis ? '-DATA-SINTETIS' : ''}`
  const kepala = listKepala(tabelList)
  const csv = await simpan(bahan, 'csv', `baris-salah-${akhiran}`, (full) =>
    writeStored(full, Readable.from(listCsv(bahan, tabelList, kepala)), { signal }),
  )
  if (jumlah <= PERBAIKAN_TERBANYAK) {
    const lembar: Lembar = {
      nama: 'Perbaikan',
      kepala,
      lebar: kepala.map((nama) => LEBAR[nama] ?? (/nik|kk|nama|alamat/i.test(nama) ? 22 : 14)),
      barisList: listSel(bahan, tabelList, kepala),
    }
    const xlsx = await simpan(bahan, 'xlsx', `perbaikan-${akhiran}`, (full) =>
      writeStored(full, tulisLembarKerja([lembar]), { signal }),
    )
    await client.query('UPDATE impor SET berkas_perbaikan_id = $3 WHERE kode_kab = $1 AND id = $2', [
      kodeKab,
      imporId,
      xlsx.id,
    ])
  }
  const tertahan = await kumpulkanTertahan(client, kodeKab, kepala, () => listSalah(bahan, tabelList, kepala))
  return { ...csv, tertahan }
}

const LEBAR: Readonly<Record<string, number>> = { alasan: 60, berkas: 22, [KOLOM_RUJUKAN]: 20, baris: 8, sel: 8 }

async function simpan(
  { client, aktor, input: { kodeKab }, imporId }: BahanMuatan,
  bentuk: 'csv' | 'xlsx',
  nama: string,
  tulis: (full: string) => Promise<{ ukuran: number; sha256: string }>,
): Promise<{ id: string; jalur: string }> {
  const { rows } = await client.query<{ id: string }>('SELECT uuid7() AS id')
  const id = rows[0]?.id ?? ''
  const jalur = `impor/${kodeKab}/${id}.${bentuk}`
  const { ukuran, sha256 } = await tulis(storagePath(jalur))
  await client.query(
    `INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan)
     VALUES ($1, $2, 'baris-salah', $3, $4, $5, $6, $7, $8, $1, $9)`,
    [kodeKab, id, `${nama}.${bentuk}`, TIPE[bentuk], ukuran, sha256, jalur, aktor.id, `impor:${imporId}`],
  )
  return { id, jalur }
}

/**
 * Columns of all tables side by side, so that the file stays one table and a row fills those of its own. Columns of two tables
 * that are read as the same one share a place: handed back, a column is taken once.
 */
function listKepala(tabelList: readonly TabelSumber[]): string[] {
  const isi = new Map<string, string>()
  for (const { tabel, kolomList } of tabelList)
    for (const [at, nama] of tabel.kolom.entries()) {
      const kunci = tempatOf(kolomList, at, nama)
      if (!isi.has(kunci)) isi.set(kunci, nama)
    }
  return [...CATATAN_DEPAN, ...isi.values(), CATATAN_BELAKANG]
}

const tempatOf = (kolomList: TabelSumber['kolomList'], at: number, nama: string) =>
  kolomList[at] ? `=${kolomList[at].nama}` : nama

async function* listCsv(
  bahan: BahanMuatan,
  tabelList: readonly TabelSumber[],
  kepala: readonly string[],
): AsyncGenerator<string> {
  yield `${toCsvLine(kepala)}\n`
  for await (const batch of listSalah(bahan, tabelList, kepala))
    yield batch.map(({ nilai }) => `${toCsvLine(nilai)}\n`).join('')
}

async function* listSel(
  bahan: BahanMuatan,
  tabelList: readonly TabelSumber[],
  kepala: readonly string[],
): AsyncGenerator<Sel[]> {
  const alasan = kepala.indexOf('alasan')
  for await (const batch of listSalah(bahan, tabelList, kepala))
    for (const { nilai, salah } of batch)
      yield nilai.map((isi, at): Sel => (at === salah || at === alasan ? { isi, tanda: true } : isi))
}

async function* listSalah(
  { client, input: { kodeKab }, imporId, signal }: BahanMuatan,
  tabelList: readonly TabelSumber[],
  kepala: readonly string[],
): AsyncGenerator<BarisSalah[]> {
  const posisi = listPosisi(tabelList, kepala)
  for (const { ke, tabel, perbaikan, kolomList } of tabelList) {
    const sisih = new Antrean(client, kodeKab, ke)
    let satu = await sisih.next()
    if (!satu) continue
    const tempat = tabel.kolom.map((nama, at) => posisi.get(tempatOf(kolomList, at, nama)) ?? -1)
    for await (const batch of (perbaikan ?? tabel).barisList(signal)) {
      const hasil: BarisSalah[] = []
      for (const row of batch) {
        if (satu?.baris !== row.baris) continue
        const masalah = masalahOf(satu.masalah)
        const kolom = satu.kolom === null ? '' : (tabel.kolom[satu.kolom] ?? '')
        const sel = tabel.format === 'xlsx' && satu.kolom !== null ? `${namaKolom(satu.kolom)}${row.baris}` : ''
        const kata = formatAlasan(masalah, kolom, satu.rincian)
        const utuh = row.nilai.length <= tabel.kolom.length
        const nilai = kepala.map(() => '')
        // A correction of a correction stands for the same row as the first.
        nilai[0] = isPerbaikan(row) ? row.rujukan.trim() : formatRujukan(imporId, ke, row.baris)
        nilai.splice(
          1,
          6,
          kelasOf(masalah),
          tabel.lembar === null ? tabel.nama : `${tabel.nama} lembar ${tabel.lembar}`,
          String(row.baris),
          sel,
          kolom,
          sel === '' ? kata : `Sel ${sel}: ${kata}`,
        )
        if (utuh) for (const [at, isi] of row.nilai.entries()) nilai[tempat[at] ?? kepala.length - 1] = isi
        else nilai[kepala.length - 1] = row.nilai.join(' | ')
        const { baris, masalah: nomor } = satu
        hasil.push({ ke, baris, masalah: nomor, nilai, salah: satu.kolom === null ? -1 : (tempat[satu.kolom] ?? -1) })
        satu = await sisih.next()
        if (!satu) break
      }
      if (hasil.length > 0) yield hasil
      if (!satu) break
    }
  }
}

/** Place in the file of each column of each table. */
function listPosisi(tabelList: readonly TabelSumber[], kepala: readonly string[]): Map<string, number> {
  const hasil = new Map<string, number>()
  let at = CATATAN_DEPAN.length
  for (const { tabel, kolomList } of tabelList)
    for (const [i, nama] of tabel.kolom.entries()) {
      const kunci = tempatOf(kolomList, i, nama)
      if (!hasil.has(kunci) && at < kepala.length - 1) hasil.set(kunci, at++)
    }
  return hasil
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
