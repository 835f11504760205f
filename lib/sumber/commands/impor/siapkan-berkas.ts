// Turns what was handed in into files the scanner reads: text stays as it is, sheets and archives become text in the folder
// of the import. Lines keep the numbers of the rows people see.
import 'server-only'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { env } from '@/lib/server/env'
import { storagePath } from '@/lib/server/storage'
import { SentenceError } from '@/lib/server/worker'
import { findJenisBerkas, type JenisBerkasDtsen, PEMISAH_DTSEN, toNamaKolom } from '../../kolom'
import { bacaKepala } from '../../pemetaan-rilis'
import { KOLOM_RUJUKAN, PERBAIKAN_CAMPUR } from '../../rujukan'
import { TANDA, TANDA_SEL } from '../../scan/plan'
import { bacaAwal } from '../tabel/arsip'
import { AWAL_BERKAS, type BarisTabel, bukaTabel, isArsip, refuseLembarLama, type Tabel } from '../tabel/buka-tabel'
import type { CatatanLembar } from '../tabel/xlsx'
import type { BagianBerkas, BerkasDiperiksa, BerkasMasuk, BerkasSiap } from './periksa-berkas'

/** Room between the parts of a file made from several tables: more lines than a sheet has rows. */
export const JARAK = 2 ** 21

/** Where files made for an import of this kabupaten/kota lie; only who holds its lock, which is one of the database, may use it. */
export function folderKanonik(kodeKab: string): string {
  const basisData = new URL(env().DATABASE_URL_PEMILIK ?? 'postgresql:///sahih').pathname.replace(/\W/g, '')
  return storagePath(`kerja/${basisData}/${kodeKab}`)
}

/** Removes the files made for an import, also those of one that died. */
export async function buangKanonik(kodeKab: string): Promise<void> {
  await rm(folderKanonik(kodeKab), { recursive: true, force: true })
}

/** Files ready to be scanned, or tables of corrected rows, which know themselves which delivery they belong to. */
export type Disiapkan = { siap: BerkasSiap[]; perbaikan: Tabel[] }

/**
 * Files of a delivery, ready to be scanned. Of a workbook or an archive the tables of a DTSEN release are taken; several of
 * one kind are joined in their order. Refusals: those of {@link bukaTabel}; `sumber/bagian-beda` when tables of one kind
 * have other columns; `sumber/perbaikan-campur` for corrected rows among other files.
 */
export async function siapkanBerkas(
  kodeKab: string,
  berkasList: readonly BerkasMasuk[],
  signal?: AbortSignal,
): Promise<Result<Disiapkan>> {
  const siap: BerkasSiap[] = []
  const perbaikan: Tabel[] = []
  let berikut = Math.max(...berkasList.map(({ ke }, index) => ke ?? index + 1))
  for (const [index, berkas] of berkasList.entries()) {
    const ke = berkas.ke ?? index + 1
    // A file that cannot be read is told by whoever looks it over next.
    const awal = await bacaAwal(berkas.jalur, AWAL_BERKAS).catch(() => Buffer.alloc(0))
    const lama = refuseLembarLama(berkas.nama, awal)
    if (lama) return lama
    if (!isArsip(awal)) {
      if (!isAwalPerbaikan(awal)) {
        siap.push({ ...berkas, ke })
        continue
      }
      const dibuka = await bukaTabel(berkas, berkas.dialek)
      if (!dibuka.ok) return dibuka
      perbaikan.push(...dibuka.value)
      continue
    }
    const folder = path.join(folderKanonik(kodeKab), String(ke))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const hasil = await rubah(berkas, folder, signal).catch((error: unknown) => {
      if (error instanceof SentenceError) return refuse('sumber/arsip-rusak', error.message)
      throw error
    })
    if (!hasil.ok) return hasil
    // The first table keeps the number of the file it came in, the others take numbers nobody has.
    for (const [i, satu] of hasil.value.siap.entries()) siap.push({ ...satu, ke: i === 0 ? ke : ++berikut })
    perbaikan.push(...hasil.value.perbaikan)
  }
  if (siap.length > 0 && perbaikan.length > 0) return PERBAIKAN_CAMPUR
  return ok({ siap, perbaikan })
}

// The columns that only the files of rows set aside have; who has lost the first is told by the second.
const KOLOM_PERBAIKAN: readonly string[] = [KOLOM_RUJUKAN, 'baris_asli']
const PERBAIKAN = new RegExp(`(^|[|;,\\t"])(${KOLOM_PERBAIKAN.join('|')})("|[|;,\\t\\r\\n]|$)`, 'im')

/** Whether the first {@link AWAL_BERKAS} bytes of a text file are those of corrected rows, which are a delivery without a second file. */
export function isAwalPerbaikan(awal: Buffer): boolean {
  return PERBAIKAN.test(awal.toString('latin1'))
}

type Rubahan = Omit<BerkasSiap, 'ke'>

async function rubah(
  berkas: BerkasMasuk,
  folder: string,
  signal?: AbortSignal,
): Promise<Result<{ siap: Rubahan[]; perbaikan: Tabel[] }>> {
  const dibuka = await bukaTabel(berkas, berkas.dialek, folder)
  if (!dibuka.ok) return dibuka
  const kembali = dibuka.value.filter(({ kolom }) => kolom.some((nama) => KOLOM_PERBAIKAN.includes(toNamaKolom(nama))))
  if (kembali.length > 0) return ok({ siap: [], perbaikan: kembali })
  const byJenis = new Map<JenisBerkasDtsen, Tabel[]>()
  const asing: Tabel[] = []
  for (const tabel of dibuka.value) {
    const jenis = findJenisBerkas(tabel.kolom.map((kepala) => bacaKepala(kepala, berkas.peta)))
    if (jenis) byJenis.set(jenis, [...(byJenis.get(jenis) ?? []), tabel])
    else asing.push(tabel)
  }
  const catatan = asing.map((tabel) => `${namaOf(tabel)} bukan tabel keluarga atau anggota DTSEN, jadi tidak dibaca.`)
  // Nothing is a release: the first table is read all the same, so that its header is told what is wrong with it.
  const kelompokList = byJenis.size > 0 ? [...byJenis.values()] : [asing.slice(0, 1)]
  const hasil: Rubahan[] = []
  for (const [i, tabelList] of kelompokList.entries()) {
    const [utama] = tabelList
    if (!utama) continue
    const beda = tabelList.find((tabel) => susunan(tabel) !== susunan(utama))
    if (beda) {
      return refuse(
        'sumber/bagian-beda',
        `${namaOf(beda)} dan ${namaOf(utama)} tidak dapat disambung: kolomnya berbeda atau urutannya lain.`,
      )
    }
    // Under a name that is swept when the process dies and nobody imports here again.
    const jalur = path.join(folder, `${i}.sebagian`)
    const catatanAwal = i === 0 && byJenis.size > 0 ? catatan : []
    if (tabelList.length === 1 && utama.asal) {
      // One text file of an archive is read as if it had come alone.
      await pipeline(utama.asal.alirkan(signal), createWriteStream(jalur, { mode: 0o600, highWaterMark: 1 << 20 }))
      hasil.push({ nama: utama.nama, jalur, dialek: berkas.dialek, peta: berkas.peta, catatanList: catatanAwal })
      continue
    }
    const bagianList: BagianBerkas[] = []
    await pipeline(
      Readable.from(tulisKanonik(tabelList, bagianList, signal), { objectMode: false }),
      createWriteStream(jalur, { mode: 0o600, highWaterMark: 1 << 20 }),
    )
    hasil.push({
      nama: tabelList.length > 1 ? berkas.nama : namaOf(utama),
      jalur,
      bagianList,
      catatanList: [...catatanAwal, ...tabelList.flatMap(catatanLembar)],
      peta: berkas.peta,
      // What lies in the folder is ours: its dialect is not that of the file it was made from.
      dialek: { pemisah: PEMISAH_DTSEN, enkode: 'utf-8' },
    })
  }
  return ok({ siap: hasil, perbaikan: [] })
}

/** Writes tables one after the other as a text of the import; where its lines come from is told beside. */
export async function tulisTabel(
  kodeKab: string,
  nama: string,
  tabelList: readonly Tabel[],
  signal?: AbortSignal,
): Promise<Pick<BerkasSiap, 'jalur' | 'bagianList' | 'dialek'>> {
  const folder = folderKanonik(kodeKab)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const jalur = path.join(folder, `${nama}.sebagian`)
  const bagianList: BagianBerkas[] = []
  await pipeline(
    Readable.from(tulisKanonik(tabelList, bagianList, signal), { objectMode: false }),
    createWriteStream(jalur, { mode: 0o600, highWaterMark: 1 << 20 }),
  )
  return { jalur, bagianList, dialek: { pemisah: PEMISAH_DTSEN, enkode: 'utf-8' } }
}

/** What people call a table: its file, with the sheet where it has one. */
export function namaOf({ nama, lembar }: Pick<Tabel, 'nama' | 'lembar'>): string {
  return lembar === null ? nama : `${nama} lembar ${lembar}`
}

function susunan({ kolom }: Tabel): string {
  const namaList = kolom.map(toNamaKolom)
  while (namaList.at(-1) === '') namaList.pop()
  return namaList.join('|')
}

function catatanLembar(tabel: Tabel): string[] {
  const { rumus, rumusKosong, gabungan } = (tabel as { catatan?: CatatanLembar }).catatan ?? {}
  const nama = namaOf(tabel)
  return [
    rumus ? `${nama} memuat ${formatNumber(rumus)} sel berisi rumus; yang dibaca hasil yang tersimpan.` : '',
    rumusKosong ? `${nama} memuat ${formatNumber(rumusKosong)} rumus tanpa hasil tersimpan; selnya dibaca kosong.` : '',
    gabungan ? `${nama} memuat ${formatNumber(gabungan)} sel gabungan; isinya hanya terbaca pada sel pertamanya.` : '',
  ].filter((satu) => satu !== '')
}

/** The text of tables one after the other: every value quoted, a row on the line of its number. Fills `bagianList`. */
async function* tulisKanonik(
  tabelList: readonly Tabel[],
  bagianList: BagianBerkas[],
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  let baris = 1
  for (const [i, tabel] of tabelList.entries()) {
    let teks = ''
    // The first table stands where it stood; each further one begins on a line of its own that no row of another has.
    const geser = i * JARAK
    bagianList.push({ mulai: geser + 1, nama: tabel.nama, lembar: tabel.lembar })
    if (i === 0) {
      teks = '\n'.repeat(tabel.barisKepala - 1) + toBaris(tabel.kolom, null)
      baris = tabel.barisKepala + 1
    }
    for await (const batch of tabel.barisList(signal)) {
      for (const satu of batch) {
        const tujuan = geser + satu.baris
        if (tujuan > baris) teks += '\n'.repeat(tujuan - baris)
        teks += toBaris(satu.nilai, satu)
        baris = tujuan + 1
      }
      yield Buffer.from(teks)
      teks = ''
    }
    if (teks !== '') yield Buffer.from(teks)
  }
}

const SEL_ANGKA = String.fromCharCode(TANDA_SEL, TANDA.angka)
const SEL_GALAT = String.fromCharCode(TANDA_SEL, TANDA.galat)

function toBaris(nilaiList: readonly string[], satu: BarisTabel | null): string {
  let teks = ''
  for (let i = 0; i < nilaiList.length; i++) {
    let nilai = nilaiList[i] as string
    // A sign that no text can hold must not be taken for a mark.
    while (nilai.charCodeAt(0) <= TANDA_SEL) nilai = nilai.slice(1)
    teks += i === 0 ? '"' : '|"'
    if (satu?.rusak) teks += tandaOf(satu, i)
    teks += nilai.includes('"') ? nilai.replaceAll('"', '""') : nilai
    teks += '"'
  }
  return `${teks.includes('\0') ? teks.replaceAll('\0', ' ') : teks}\n`
}

function tandaOf({ rusak }: BarisTabel, kolom: number): string {
  const satu = rusak?.find((rusak) => rusak.kolom === kolom)
  return satu?.alasan === 'angka' ? SEL_ANGKA : satu?.alasan === 'galat' ? SEL_GALAT : ''
}

/** The value as it stood in its cell, without the mark that tells what is wrong with it. */
export function withoutTanda(nilai: string): string {
  return nilai.charCodeAt(0) === TANDA_SEL ? nilai.slice(SEL_ANGKA.length) : nilai
}

/** Where a line of a file comes from: the file or sheet as people know it, and the row there. */
export function asalBaris(
  { nama, bagianList }: BerkasDiperiksa,
  baris: number,
): { nama: string; lembar: string | null; baris: number } {
  const bagian = bagianList.findLast(({ mulai }) => mulai <= baris)
  return bagian
    ? { nama: bagian.nama, lembar: bagian.lembar, baris: baris - bagian.mulai + 1 }
    : { nama, lembar: null, baris }
}
