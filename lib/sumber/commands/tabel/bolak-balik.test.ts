// From what a row says to the bytes of a file of any kind and dialect, and back through the profile of its kind.
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { fromDayNumber, type IsoDate, toDayNumber } from '@/lib/core/date'
import { tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { PembacaBaris } from '../../profil/baca-baris'
import { type BentukTanggal, type KolomProfil, listKunciTerisi, type Profil, pasangKolom } from '../../profil/profil'
import { PROFIL_BAWAAN } from '../../profil/profil-bawaan'
import { bukaTabel } from './buka-tabel'

const PADA = '2026-01-15' as IsoDate
let folder: string
let ke = 0
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-uji-bolak-balik-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** How a value is written, and what reading it must give. */
type Nilai = { tulis: string; baca: string }
const sama = (nilai: string): Nilai => ({ tulis: nilai, baca: nilai })

const angka = (panjang: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: panjang, maxLength: panjang }).map((satu) => satu.join(''))
const nomor16 = fc
  .tuple(angka(6), fc.integer({ min: 8001, max: 9999 }), fc.constantFrom('', ' ', '.', '-'), fc.boolean())
  .map(([tengah, seri, sela, petik]) => {
    const baca = `327501${tengah}${seri}`
    const tulis = [baca.slice(0, 6), baca.slice(6, 12), baca.slice(12)].join(sela)
    return { tulis: petik ? `'${tulis}` : tulis, baca }
  })
const huruf = (...lain: string[]) =>
  fc
    .array(fc.constantFrom('a', 'B', 'é', 'Ü', "'", '.', ...lain), { minLength: 1, maxLength: 8 })
    .map((satu) => satu.join('').trim() || 'a')
const hari = fc
  .integer({ min: toDayNumber('1930-01-01' as IsoDate), max: toDayNumber('2025-12-31' as IsoDate) })
  .map(fromDayNumber)

function tulisTanggal(tanggal: IsoDate, bentuk: BentukTanggal): string {
  const [tahun = '', bulan = '', ke = ''] = tanggal.split('-')
  switch (bentuk) {
    case 'TTTT-BB-HH':
      return tanggal
    case 'HH/BB/TTTT':
      return `${Number(ke)}/${bulan}/${tahun}`
    case 'HH-BB-TTTT':
      return `${ke}-${bulan}-${tahun}`
    case 'BB/HH/TTTT':
      return `${bulan}/${ke}/${tahun}`
    case 'TTTTBBHH':
      return `${tahun}${bulan}${ke}`
    case 'seri':
      return String(toDayNumber(tanggal) - toDayNumber('1899-12-30' as IsoDate))
  }
}

/** Any value of a column of this profile. */
function nilaiOf(profil: Profil, kolom: KolomProfil): fc.Arbitrary<Nilai> {
  switch (kolom.bentuk) {
    case 'nik':
    case 'kk':
      return nomor16
    case 'nomor':
      return angka(10).map(sama)
    case 'nama':
      return fc.tuple(huruf(), huruf()).map(([depan, belakang]) => sama(`${depan} ${belakang}`))
    case 'tanggal':
      return fc
        .tuple(hari, fc.constantFrom(...profil.tanggal))
        .map(([tanggal, bentuk]) => ({ tulis: tulisTanggal(tanggal, bentuk), baca: tanggal }))
    case 'desa':
      return fc.constantFrom(sama('3275011001'), { tulis: '32.75.01.1001', baca: '3275011001' })
    case 'kode': {
      if (!kolom.kode) return huruf().map(sama)
      const peta = kolom.kode
      // A code the register has no code for is kept under the name of its kind.
      const lain = Object.keys(kolom.arti ?? {}).filter((dari) => !Object.hasOwn(peta, dari))
      const kode = [...Object.entries(peta), ...lain.map((dari) => [dari, `${profil.jenis}:${dari}`] as const)]
      return fc.tuple(fc.constantFrom(...kode), fc.boolean()).map(([[dari, baca], longgar]) => ({
        tulis: longgar ? (/^\d$/.test(dari) ? `0${dari}` : dari.toLowerCase().replaceAll(' ', '  ')) : dari,
        baca,
      }))
    }
    case 'bilangan':
      return fc
        .tuple(fc.integer({ min: 0, max: 9999 }), fc.boolean())
        .map(([n, nol]) => ({ tulis: nol ? `0${n}` : String(n), baca: String(n) }))
    case 'teks':
      return huruf(' ', '"', '|', ';', ',', '\t', '\n', '\\', '<&>')
        .map((satu) => satu.trim() || 'x')
        .map(sama)
  }
}

type Berkas = { kepala: string[]; kolomList: (KolomProfil | null)[]; barisList: Nilai[][] }

/** A table of a profile: some of its columns under any of their headers, in any order, with one nobody knows. */
function berkasOf(profil: Profil): fc.Arbitrary<Berkas> {
  return fc
    .tuple(fc.constantFrom(...profil.kunci), fc.shuffledSubarray(profil.kolom, { maxLength: 12 }))
    .chain(([kunci, sebagian]) => {
      const wajib = profil.kolom.filter(({ nama }) => kunci.includes(nama))
      const dipakai = [...new Set([...sebagian, ...wajib])]
      const kepala = (kolom: KolomProfil) =>
        fc.tuple(
          fc.constantFrom(
            ...[kolom.nama, ...kolom.sinonim].filter((satu) => pasangKolom(profil, [satu])[0]?.nama === kolom.nama),
          ),
          fc.constantFrom(
            (satu: string) => satu,
            (satu: string) => satu.toUpperCase().replaceAll('_', ' '),
          ),
        )
      const baris = fc.tuple(
        ...dipakai.map((kolom) =>
          kolom.bentuk === 'nama' || kunci.includes(kolom.nama)
            ? nilaiOf(profil, kolom)
            : fc.oneof({ weight: 4, arbitrary: nilaiOf(profil, kolom) }, fc.constant(sama(''))),
        ),
        huruf(' ').map((satu) => sama(satu.trim() || 'x')),
      )
      return fc
        .tuple(fc.tuple(...dipakai.map(kepala)), fc.array(baris, { minLength: 1, maxLength: 5 }))
        .map(([kepalaList, barisList]) => ({
          kepala: [...kepalaList.map(([satu, tulis]) => tulis(satu)), 'Warna Pagar'],
          kolomList: [...dipakai, null],
          barisList,
        }))
    })
}

const ragam = fc.record({
  bentuk: fc.constantFrom('csv', 'csv', 'csv', 'zip', 'xlsx'),
  pemisah: fc.constantFrom('|', ';', ',', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  kutip: fc.boolean(),
  enkode: fc.constantFrom('utf8', 'utf8-bom', 'latin1'),
  akhir: fc.boolean(),
})
type Ragam = typeof ragam extends fc.Arbitrary<infer T> ? T : never

async function tulis({ kepala, barisList }: Berkas, cara: Ragam): Promise<string> {
  const rows = [kepala, ...barisList.map((baris) => baris.map(({ tulis }) => tulis))]
  const jalur = path.join(folder, `${ke++}.${cara.bentuk}`)
  if (cara.bentuk === 'xlsx') {
    await pipeline(tulisLembarKerja([{ nama: 'Isi', kepala, barisList: rows.slice(1) }]), createWriteStream(jalur))
    return jalur
  }
  // Where any of the four stands in a value it is quoted: with few rows a bare one may be taken for the separator, and is asked.
  const perlu = (nilai: string) => /["\r\n|;,\t]/.test(nilai)
  const text = rows
    .map((row) =>
      row.map((nilai) => (cara.kutip || perlu(nilai) ? `"${nilai.replaceAll('"', '""')}"` : nilai)).join(cara.pemisah),
    )
    .join(cara.newline)
  const bytes = Buffer.from(
    `${cara.enkode === 'utf8-bom' ? '\uFEFF' : ''}${text}${cara.akhir ? cara.newline : ''}`,
    cara.enkode === 'latin1' ? 'latin1' : 'utf8',
  )
  if (cara.bentuk === 'csv') writeFileSync(jalur, bytes)
  else {
    const zip = new ZipFile()
    zip.addBuffer(bytes, 'isi.csv')
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(jalur))
  }
  return jalur
}

/** What the register keeps of a row, said without the reader's help. */
function harapan(kolomList: Berkas['kolomList'], baris: readonly Nilai[], kunciList: readonly (readonly string[])[]) {
  const semua: Record<string, string> = {}
  const isi: Record<string, string> = {}
  for (const [i, kolom] of kolomList.entries()) {
    const nilai = baris[i]
    if (!kolom || !nilai || nilai.tulis === '') continue
    semua[kolom.nama] = nilai.baca
    if (!['nik', 'nomor_kk', 'nama', 'tanggal_lahir'].includes(kolom.nama)) isi[kolom.nama] = nilai.baca
    if (kolom.bentuk === 'kode' && ['status', 'hasil'].includes(kolom.nama)) isi[`${kolom.nama}_asal`] = nilai.tulis
  }
  const grup = kunciList.find((satu) => satu.every((nama) => nama !== 'tanggal_lahir' && semua[nama] !== undefined))
  return {
    kunci: grup?.map((nama) => `${nama}=${semua[nama]}`).join('&'),
    nik: semua.nik ?? null,
    nomorKk: semua.nomor_kk ?? null,
    nama: semua.nama ?? null,
    tanggalLahir: semua.tanggal_lahir ?? null,
    kodeResmi: semua.kode_desa ?? null,
    isi,
    mentah: { warna_pagar: baris.at(-1)?.baca },
  }
}

describe('baris sumber mana pun', () => {
  it.each(PROFIL_BAWAAN.map(({ profil }) => [profil.jenis, profil] as const))(
    '%s terbaca kembali sama dari bentuk dan dialek apa pun, kodenya menurut peta',
    { timeout: 60_000 },
    async (_jenis, profil) => {
      await fc.assert(
        fc.asyncProperty(berkasOf(profil), ragam, async (berkas, cara) => {
          const jalur = await tulis(berkas, cara)
          const dibuka = await bukaTabel({ nama: path.basename(jalur), jalur }, {}, folder)
          if (!dibuka.ok) throw new Error(dibuka.error.message)
          const tabel = dibuka.value[0]
          if (!tabel) throw new Error('tabel tidak ada')
          const kolomList = pasangKolom(profil, tabel.kolom)
          expect(kolomList.map((kolom) => kolom?.nama)).toEqual(berkas.kolomList.map((kolom) => kolom?.nama))
          const kunciList = listKunciTerisi(profil, kolomList)
          const pembaca = new PembacaBaris(profil, tabel.kolom, kolomList, kunciList, 8001, PADA)
          const hasil: unknown[] = []
          for await (const batch of tabel.barisList())
            for (const { nilai, rusak } of batch) hasil.push(rusak ? { rusak } : pembaca.baca(nilai))
          expect(hasil).toEqual(
            berkas.barisList.map((baris) => ({ catatan: harapan(berkas.kolomList, baris, kunciList) })),
          )
          expect(pembaca.temuan.kodeAsing.size).toBe(0)
        }),
        { numRuns: 40, seed: 3275 },
      )
    },
  )
})
