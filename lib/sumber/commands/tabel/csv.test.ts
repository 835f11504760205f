import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BarisTabel, bukaTabel, type Dialek } from './buka-tabel'
import { PembacaCsv } from './csv'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-uji-tabel-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function baca(isi: Buffer | string, dialek: Partial<Dialek> = {}) {
  const jalur = path.join(folder, 'uji.csv')
  writeFileSync(jalur, isi)
  const hasil = await bukaTabel({ nama: 'uji.csv', jalur }, dialek)
  if (!hasil.ok) throw new Error(hasil.error.message)
  const tabel = hasil.value[0]
  if (!tabel) throw new Error('tabel tidak ada')
  const barisList: BarisTabel[] = []
  for await (const batch of tabel.barisList()) barisList.push(...batch)
  return { tabel, barisList }
}

const PEMISAH = ['|', ';', ',', '\t'] as const
const LATIN1 = ['a', 'B', '7', ' ', '"', '|', ';', ',', '\t', '\n', '\\', 'é', 'Ü', "'", '.']

describe('bukaTabel membaca CSV', () => {
  it('sama seperti yang ditulis, apa pun pemisah, kutip, akhir baris, dan enkodenya', { timeout: 60_000 }, async () => {
    const cell = fc.array(fc.constantFrom(...LATIN1), { maxLength: 6 }).map((letters) => letters.join(''))
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((lebar) =>
        fc.array(fc.array(cell, { minLength: lebar, maxLength: lebar }), { minLength: 0, maxLength: 12 }),
      )
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...PEMISAH),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.constantFrom('utf8', 'utf8-bom', 'latin1'),
        fc.boolean(),
        async (rows, pemisah, newline, kutip, enkode, akhir) => {
          const perlu = (nilai: string) => /["\r\n]/.test(nilai) || nilai.includes(pemisah)
          const kepala = Array.from({ length: rows[0]?.length ?? 3 }, (_, i) => `kolom_${i}`)
          const text = [kepala, ...rows]
            .map((row) =>
              row.map((nilai) => (kutip || perlu(nilai) ? `"${nilai.replaceAll('"', '""')}"` : nilai)).join(pemisah),
            )
            .join(newline)
          const isi = `${enkode === 'utf8-bom' ? '\uFEFF' : ''}${text}${akhir ? newline : ''}`
          const { tabel, barisList } = await baca(Buffer.from(isi, enkode === 'latin1' ? 'latin1' : 'utf8'), {
            pemisah,
          })
          expect(tabel.kolom).toEqual(kepala)
          expect(barisList.map(({ nilai }) => nilai)).toEqual(
            rows.filter((row) => row.some((nilai) => nilai.trim() !== '')),
          )
          expect(barisList.filter(({ rusak }) => rusak)).toEqual([])
        },
      ),
      { numRuns: 300, seed: 3275 },
    )
  })

  it('dengan hasil yang sama bagaimanapun berkasnya terpotong-potong saat dibaca', () => {
    const letter = fc.constantFrom('a', '7', '"', ';', '\n', '\r', 'é')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (letters, potong) => {
        const text = letters.join('')
        const sekaligus = new PembacaCsv(';').add(text, true)
        const pembaca = new PembacaCsv(';')
        const hasil: BarisTabel[] = []
        for (let i = 0; i < text.length; i += potong) hasil.push(...pembaca.add(text.slice(i, i + potong), false))
        hasil.push(...pembaca.add('', true))
        expect(hasil).toEqual(sekaligus)
      }),
      { numRuns: 1000, seed: 3275 },
    )
  })

  it.each(PEMISAH)('dengan mengenali pemisah %j dari kepala dan baris-baris pertamanya', async (pemisah) => {
    const rows = [
      ['nik', 'nama', 'alamat'],
      ['3275010101900001', 'SITI AMINAH', '"JL. MAWAR, NO. 3; RT 01 | RW 02\tBLOK A"'],
      ['3275010101900002', 'BUDI', 'JL. MELATI'],
    ]
    const { tabel, barisList } = await baca(rows.map((row) => row.join(pemisah)).join('\n'))
    expect(tabel.dialek).toEqual({ pemisah, enkode: 'utf-8' })
    expect(tabel.kolom).toEqual(rows[0])
    expect(barisList.map(({ baris }) => baris)).toEqual([2, 3])
    expect(barisList[0]?.nilai[2]).toBe('JL. MAWAR, NO. 3; RT 01 | RW 02\tBLOK A')
  })

  it('berkode Windows-1252 sebagai huruf yang dimaksud', async () => {
    const { tabel, barisList } = await baca(Buffer.from('nama;alamat\nRENÉ;KAFÉ\n', 'latin1'))
    expect(tabel.dialek?.enkode).toBe('windows-1252')
    expect(barisList[0]?.nilai).toEqual(['RENÉ', 'KAFÉ'])
  })

  it('dengan baris judul di atas kepala, dan baris kosong di antaranya dilewati', async () => {
    const { tabel, barisList } = await baca('DAFTAR PENERIMA;;\n\nnik;nama;desa\n\n3275;A;B\n;;\n3276;C;D\n')
    expect([tabel.kolom, tabel.barisKepala]).toEqual([['nik', 'nama', 'desa'], 3])
    expect(barisList).toEqual([
      { baris: 5, nilai: ['3275', 'A', 'B'] },
      { baris: 7, nilai: ['3276', 'C', 'D'] },
    ])
  })

  it('dan menandai baris yang lebarnya lain, kutip tak berpasangan, kepala berulang, bentuk ilmiah, dan ujung terpotong', async () => {
    const { barisList } = await baca('nik;nama\n1;A;x\n2\n"3;B\nnik;nama\n3,27501E+15;C\n3.2E15;D;\n4;E;;\n5')
    expect(barisList.map(({ baris, rusak }) => [baris, rusak?.map(({ kolom, alasan }) => [kolom, alasan])])).toEqual([
      [2, [[-1, 'jumlah-kolom']]],
      [3, [[-1, 'jumlah-kolom']]],
      [4, [[-1, 'kutip']]],
      [5, [[-1, 'kepala-ulang']]],
      [6, [[0, 'ilmiah']]],
      [7, [[0, 'ilmiah']]],
      [8, undefined],
      [9, [[-1, 'terpotong']]],
    ])
  })

  it('dan menolak yang bukan teks dengan kalimat yang menyebut sebabnya', async () => {
    await expect(baca('')).rejects.toThrow('Berkas uji.csv kosong (0 bita).')
    await expect(baca('\n\n')).rejects.toThrow('Berkas uji.csv kosong: tidak ada kepala kolom.')
    await expect(baca(Buffer.from([0x25, 0x50, 0x44, 0x46]))).rejects.toThrow('isinya berkas PDF')
    await expect(baca(Buffer.from('nik;nama\n1;\0\n'))).rejects.toThrow('ada bita nol')
    await expect(baca(Buffer.from('\uFEFFnik\tnama', 'utf16le'))).rejects.toThrow('UTF-16')
  })
})
