import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { Periode } from '@/lib/core/date'
import { tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { parseAnggotaRow, parseKeluargaRow } from '../../generator/keluarga-rows'
import { buatRilis } from '../../generator/rilis'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../../kolom'
import { bukaTabel } from './buka-tabel'

const WILAYAH = [
  {
    kodeDesa: '3275011001',
    desa: 'Kelurahan "Uji"; satu, dua | tiga',
    kodeKecamatan: '327501',
    kecamatan: 'Kecamatan É',
    kodeKab: '3275',
    kab: 'Kota Uji',
    kodeProvinsi: '32',
    provinsi: 'Jawa Barat',
    bpsDesa: null,
  },
]

let folder: string
const rilis: Record<'keluarga' | 'anggota', string[][]> = { keluarga: [], anggota: [] }
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-uji-dialek-'))
  const text = { keluarga: '', anggota: '' }
  const opsi = {
    wilayah: WILAYAH,
    kk: 25,
    periode: '2025-TW3' as Periode,
    benih: 'dialek',
    sistem: 'kemendagri',
  } as const
  for (const { berkas, content } of buatRilis(opsi)) text[berkas] += new TextDecoder().decode(content)
  const baris = (isi: string) => isi.trimEnd().split('\n').slice(1)
  rilis.keluarga = baris(text.keluarga).map((row) => parseKeluargaRow(row).valueList)
  rilis.anggota = baris(text.anggota).map((row) => parseAnggotaRow(row).valueList)
})
afterAll(() => rmSync(folder, { recursive: true }))

type Ragam = { pemisah: string; kutip: boolean; newline: string; enkode: 'utf8' | 'utf8-bom' | 'latin1' }

function toCsv(rows: readonly (readonly string[])[], { pemisah, kutip, newline, enkode }: Ragam): Buffer {
  const nilai = (isi: string) =>
    kutip || isi.includes(pemisah) || /["\r\n]/.test(isi) ? `"${isi.replaceAll('"', '""')}"` : isi
  const text = rows.map((row) => row.map(nilai).join(pemisah) + newline).join('')
  return Buffer.from(enkode === 'utf8-bom' ? `\uFEFF${text}` : text, enkode === 'latin1' ? 'latin1' : 'utf8')
}

async function tulis(nama: string, bentuk: 'csv' | 'zip' | 'xlsx', rows: string[][], ragam: Ragam): Promise<string> {
  const jalur = path.join(folder, nama)
  const [kepala = [], ...isi] = rows
  if (bentuk === 'csv') writeFileSync(jalur, toCsv(rows, ragam))
  else if (bentuk === 'xlsx')
    await pipeline(tulisLembarKerja([{ nama: 'Data', kepala, barisList: isi }]), createWriteStream(jalur))
  else {
    const zip = new ZipFile()
    zip.addBuffer(toCsv(rows, ragam), 'dalam/isi.csv')
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(jalur))
  }
  return jalur
}

describe('bukaTabel mengenali sendiri', () => {
  it.each(['keluarga', 'anggota'] as const)(
    'setiap baris %s dari generator, ditulis dalam dialek apa pun',
    { timeout: 60_000 },
    async (jenis) => {
      const kolom = [...(jenis === 'keluarga' ? KOLOM_KELUARGA : KOLOM_ANGGOTA)]
      const ragam = fc.record({
        pemisah: fc.constantFrom('|', ';', ',', '\t'),
        kutip: fc.boolean(),
        newline: fc.constantFrom('\n', '\r\n'),
        enkode: fc.constantFrom<Ragam['enkode']>('utf8', 'utf8-bom', 'latin1'),
      })
      const urut = fc.shuffledSubarray(kolom, { minLength: 3 })
      await fc.assert(
        fc.asyncProperty(ragam, urut, fc.constantFrom('csv', 'zip', 'xlsx'), async (satu, dipakai, bentuk) => {
          const letak = dipakai.map((nama) => kolom.indexOf(nama as never))
          const isi = rilis[jenis].map((row) => letak.map((i) => row[i] ?? ''))
          const jalur = await tulis(`${jenis}.${bentuk}`, bentuk, [dipakai, ...isi], satu)
          const dibuka = await bukaTabel({ nama: path.basename(jalur), jalur }, {}, folder)
          if (!dibuka.ok) throw new Error(dibuka.error.message)
          const [tabel] = dibuka.value
          const hasil: string[][] = []
          for await (const batch of tabel?.barisList() ?? [])
            for (const { nilai, rusak } of batch) {
              expect(rusak).toBeUndefined()
              hasil.push(nilai)
            }
          expect(tabel?.kolom).toEqual(dipakai)
          expect(hasil).toEqual(isi.filter((row) => row.some((nilai) => nilai.trim() !== '')))
          if (bentuk !== 'xlsx') expect(tabel?.dialek?.pemisah).toBe(satu.pemisah)
        }),
        { numRuns: 80, seed: 3275 },
      )
    },
  )
})
