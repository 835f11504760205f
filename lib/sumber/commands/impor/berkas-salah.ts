// The file of rows that were set aside: the fields as delivered, with file, line, column and reason, for whoever corrects them.
import 'server-only'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { toCsvLine } from '@/lib/core/csv'
import { type Lembar, type Sel, tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { storagePath, writeStored } from '@/lib/server/storage'
import { KOLOM_RUJUKAN } from '../../rujukan'
import { type Kerja, tabelKerja } from './kerja'
import { countSisaDasar, listSisaDasar } from './sisa-dasar'
import { listSisihanKerja, type Sisihan } from './sisihan'

/** Where the file was stored. */
export type BerkasSalah = { id: string; jalur: string; nama: string }

/**
 * Writes the file of faulty and held rows, those of an earlier delivery that still wait behind its own, and, with
 * `simpanDitahan`, keeps the held rows as delivered. Null when nothing was set aside. Uses connection `a` for reading and `b` for writing.
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
  const sisa = await countSisaDasar(kerja)
  if (!id || (!rows[0]?.ada && sisa[1] + sisa[2] === 0)) return null
  const nama = `baris-salah-${kodeKab}-${periode}${sintetis ? '-DATA-SINTETIS' : ''}.csv`
  const jalur = `impor/${kodeKab}/${id}.csv`
  const { ukuran, sha256 } = await writeStored(storagePath(jalur), Readable.from(listBaris(kerja, simpanDitahan)), {
    signal: kerja.signal,
  })
  await b.query(
    `INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan)
     VALUES ($1, $2, 'baris-salah', $3, 'text/csv; charset=utf-8', $4, $5, $6, $7, $1, $8)`,
    [kodeKab, id, nama, ukuran, sha256, jalur, aktor.id, `impor:${imporId}`],
  )
  await tulisPerbaikan(kerja, sisa, nama.replace(/^baris-salah/, 'perbaikan').replace(/csv$/, 'xlsx'))
  return { id, jalur, nama }
}

async function* listBaris(kerja: Kerja, simpanDitahan: boolean): AsyncGenerator<string> {
  const { b, keluarga, anggota, kodeKab, imporId, sistem } = kerja
  // Columns of both files side by side, so that the file stays one table; a row fills those of its own file.
  const kolomList = [...new Set([...keluarga.plan.headerList, ...anggota.plan.headerList])]
  const kepala = ['kelas', 'berkas', 'baris', 'sel', 'kolom', 'alasan', ...kolomList, 'baris_asli', KOLOM_RUJUKAN]
  yield `${toCsvLine(kepala)}\n`
  for await (const batch of listSisihanKerja(kerja, null)) {
    let text = ''
    for (const { ke, kelas, kolom, asal, alasan, isi, mentah, rujukan } of batch) {
      const { headerList } = (ke === 1 ? keluarga : anggota).plan
      const byKolom = new Map(isi?.map((nilai, i) => [headerList[i], nilai]))
      const nilai = [
        kelas,
        asal.nama,
        String(asal.baris),
        asal.sel,
        kolom === null ? '' : (headerList[kolom] ?? ''),
        alasan,
        ...kolomList.map((satu) => byKolom.get(satu) ?? ''),
        isi ? '' : mentah,
        rujukan,
      ]
      text += `${toCsvLine(nilai)}\n`
    }
    const ditahan = batch.filter(({ kelas }) => kelas === 'ditahan')
    if (simpanDitahan && ditahan.length > 0) await simpan(b, { kodeKab, imporId, sistem }, ditahan)
    yield text
  }
  for await (const batch of listSisaDasar(kerja))
    yield batch.map(({ isi }) => `${toCsvLine(kepala.map((satu) => isi.get(satu) ?? ''))}\n`).join('')
}

/** Rows of a sheet up to which a workbook of corrections is written: a file that is wrong as a whole is sent anew. */
const PERBAIKAN_TERBANYAK = 100_000
/** Columns a workbook of corrections has behind those of the file; an import passes over them. */
const KOLOM_CATATAN = [
  'alasan',
  'kolom_salah',
  'kelas',
  'berkas_asal',
  'baris_asal',
  'baris_asli',
  KOLOM_RUJUKAN,
] as const

/**
 * Sheets to correct and hand in alone: the columns of each file as they came, all text, the faulty cell marked and the
 * reason in words behind. Only files that have rows set aside get a sheet.
 */
function lembarPerbaikan(kerja: Kerja, jumlah: Record<1 | 2, number>): Lembar[] {
  return ([1, 2] as const)
    .filter((ke) => jumlah[ke] > 0)
    .map((ke) => {
      const { headerList } = (ke === 1 ? kerja.keluarga : kerja.anggota).plan
      const kepala = [...headerList, ...KOLOM_CATATAN]
      return {
        nama: ke === 1 ? 'keluarga' : 'anggota',
        kepala,
        lebar: kepala.map((nama) => (nama === 'alasan' ? 60 : /nomor|nama|alamat/.test(nama) ? 22 : 12)),
        barisList: listPerbaikan(kerja, ke),
      }
    })
}

async function* listPerbaikan(kerja: Kerja, ke: 1 | 2): AsyncGenerator<Sel[]> {
  const { headerList } = (ke === 1 ? kerja.keluarga : kerja.anggota).plan
  for await (const batch of listSisihanKerja(kerja, ke)) {
    for (const { kolom, kelas, asal, alasan, isi, mentah, rujukan } of batch) {
      const nilai: Sel[] = isi ? [...isi] : headerList.map(() => '')
      if (kolom !== null && isi) nilai[kolom] = { isi: isi[kolom] ?? '', tanda: true }
      const namaSalah = kolom === null ? '' : (headerList[kolom] ?? '')
      const catatan = [namaSalah, kelas, asal.nama, String(asal.baris), isi ? '' : mentah, rujukan]
      yield [...nilai, { isi: alasan, tanda: true }, ...catatan]
    }
  }
  for await (const batch of listSisaDasar(kerja))
    for (const satu of batch) {
      if (satu.ke !== ke) continue
      const baca = (nama: string) => satu.isi.get(nama) ?? ''
      const salah = baca('kolom')
      const nilai = headerList.map((nama): Sel => (nama === salah ? { isi: baca(nama), tanda: true } : baca(nama)))
      const catatan = [salah, baca('kelas'), baca('berkas'), baca('baris'), baca('baris_asli'), baca(KOLOM_RUJUKAN)]
      yield [...nilai, { isi: baca('alasan'), tanda: true }, ...catatan]
    }
}

/** Writes the workbook of corrections beside the list; nothing when there are more rows than anybody corrects by hand. */
async function tulisPerbaikan(kerja: Kerja, sisa: Record<1 | 2, number>, nama: string): Promise<void> {
  const { a, b, kodeKab, imporId, aktor, rilisId } = kerja
  const { rows } = await a.query<{ id: string; k: number; a: number }>(
    `SELECT uuid7() AS id, count(*) FILTER (WHERE ke = 1)::integer AS k, count(*) FILTER (WHERE ke = 2)::integer AS a
     FROM ${tabelKerja(rilisId, 'm')}`,
  )
  const row = rows[0]
  const jumlah = { 1: (row?.k ?? 0) + sisa[1], 2: (row?.a ?? 0) + sisa[2] }
  if (!row || Math.max(jumlah[1], jumlah[2]) > PERBAIKAN_TERBANYAK) return
  const jalur = `impor/${kodeKab}/${row.id}.xlsx`
  const lembarList = lembarPerbaikan(kerja, jumlah)
  const { ukuran, sha256 } = await writeStored(storagePath(jalur), tulisLembarKerja(lembarList), {
    signal: kerja.signal,
  })
  await b.query(
    `INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan)
     VALUES ($1, $2, 'baris-salah', $3, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', $4, $5, $6, $7, $1, $8)`,
    [kodeKab, row.id, nama, ukuran, sha256, jalur, aktor.id, `impor:${imporId}`],
  )
  await b.query('UPDATE impor SET berkas_perbaikan_id = $3 WHERE kode_kab = $1 AND id = $2', [kodeKab, imporId, row.id])
}

async function simpan(
  client: pg.Client,
  impor: { kodeKab: string; imporId: string; sistem: string },
  ditahan: readonly Sisihan[],
): Promise<void> {
  await client.query(
    `INSERT INTO impor_ditahan (kode_kab, impor_id, ke, baris, alasan, sistem, kode_resmi, mentah)
     SELECT $1, $2, t.ke, t.baris, t.alasan, $3, t.kode, t.mentah
     FROM unnest($4::smallint[], $5::integer[], $6::text[], $7::text[], $8::text[]) t (ke, baris, alasan, kode, mentah)`,
    [
      impor.kodeKab,
      impor.imporId,
      impor.sistem,
      ditahan.map(({ ke }) => ke),
      ditahan.map(({ baris }) => baris),
      ditahan.map(({ masalah }) => masalah),
      ditahan.map(({ kode }) => kode),
      ditahan.map(({ mentah }) => mentah),
    ],
  )
}
