import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { type BarisTabel, bukaTabel, type Tabel } from './buka-tabel'
import { toTanggal } from './lembar'
import { lepas } from './xml'

let folder: string
let ke = 0
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-uji-lembar-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** An archive of these files; returns its path. */
async function arsip(isi: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile()
  for (const [nama, bytes] of Object.entries(isi)) zip.addBuffer(Buffer.from(bytes), nama)
  zip.end()
  const jalur = path.join(folder, `${ke++}.zip`)
  await pipeline(zip.outputStream, createWriteStream(jalur))
  return jalur
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rel = (list: [string, string, string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, jenis, tujuan]) => `<Relationship Id="${id}" Type="${REL}/${jenis}" Target="${tujuan}"/>`)
    .join('')}</Relationships>`

type LembarUji = { nama: string; isi: string; keadaan?: string }

/** Parts of a workbook written by hand: `isi` is what stands in sheetData and behind it. */
function buku(lembarList: LembarUji[], lain: { kata?: string; gaya?: string; buku?: string } = {}) {
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': rel([['a', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns:r="${REL}">${lain.buku ?? ''}<sheets>${lembarList
      .map(
        ({ nama, keadaan }, i) =>
          `<sheet name="${nama}" sheetId="${i + 1}" r:id="s${i}"${keadaan ? ` state="${keadaan}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rel([
      ...lembarList.map((_, i): [string, string, string] => [`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['k', 'sharedStrings', '/xl/sharedStrings.xml'],
      ['g', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': lain.gaya ?? '<styleSheet/>',
    'xl/sharedStrings.xml': lain.kata ?? '<sst/>',
    ...Object.fromEntries(
      lembarList.map(({ isi }, i) => [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet><sheetData>${isi}</worksheet>`]),
    ),
  }
}

const teks = (ref: string, isi: string) => `<c r="${ref}" t="inlineStr"><is><t>${isi}</t></is></c>`
const kepala = `<row r="1">${teks('A1', 'nik')}${teks('B1', 'nama')}</row>`

async function buka(jalur: string, nama = 'uji.xlsx'): Promise<{ tabel: Tabel; barisList: BarisTabel[] }[]> {
  const hasil = await bukaTabel({ nama, jalur }, {}, folder)
  if (!hasil.ok) throw new Error(hasil.error.message)
  const semua = []
  for (const tabel of hasil.value) {
    const barisList: BarisTabel[] = []
    for await (const batch of tabel.barisList()) barisList.push(...batch)
    semua.push({ tabel, barisList })
  }
  return semua
}

describe('bukaTabel membaca XLSX', () => {
  it('sama seperti yang ditulis, huruf apa pun isinya', { timeout: 60_000 }, async () => {
    const cell = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', '7', ' ', '&', '<', '>', '"', "'", '\n', 'é', '界', '_x000D_', '\u0007'),
      }),
      fc.string(),
    )
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((lebar) => fc.array(fc.array(cell, { minLength: lebar, maxLength: lebar }), { maxLength: 10 }))
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const kolom = Array.from({ length: rows[0]?.length ?? 2 }, (_, i) => `kolom_${i}`)
        const jalur = path.join(folder, 'bolak-balik.xlsx')
        await pipeline(tulisLembarKerja([{ nama: 'Data', kepala: kolom, barisList: rows }]), createWriteStream(jalur))
        const [hasil] = await buka(jalur)
        expect(hasil?.tabel.kolom).toEqual(kolom)
        const berisi = rows.filter((row) => row.some((isi) => isi.trim() !== ''))
        expect(hasil?.barisList.map(({ nilai }) => nilai)).toEqual(berisi)
      }),
      { numRuns: 150, seed: 3275 },
    )
  })

  it('teks bersama dengan potongan, ucapan, dan awalan nama; sel tanpa alamat; rumus; benar-salah; galat', async () => {
    const kata =
      '<x:sst xmlns:x="x"><x:si><x:r><x:t>SITI </x:t></x:r><x:r><x:t xml:space="preserve">&amp; BUDI</x:t></x:r><x:rPh><x:t>ucap</x:t></x:rPh></x:si><!-- > --><x:si><x:t><![CDATA[A<B]]></x:t></x:si></x:sst>'
    const isi = `<row>${teks('A1', 'nik').replace(' r="A1"', '')}<c t="str"><f>"na"&amp;"ma"</f><v>nama</v></c></row>
      <row r="3" spans='1:2'><c r="A3" t="s"><v>0</v></c><c r="B3" t="s" s="0"><v>1</v></c></row>
      <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c></row>
      <row r="5"><c r="A5" s="1"/><c r="B5"><f>1+1</f></c></row>
      <row r="6"><c r="B6"><v>12.50</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>`
    const [hasil] = await buka(await arsip(buku([{ nama: 'Data', isi }], { kata })))
    expect(hasil?.tabel.kolom).toEqual(['nik', 'nama'])
    expect(hasil?.barisList).toEqual([
      { baris: 3, nilai: ['SITI & BUDI', 'A<B'] },
      { baris: 4, nilai: ['1', '#N/A'], rusak: [{ kolom: 1, alasan: 'galat' }] },
      { baris: 6, nilai: ['', '12.5'] },
    ])
    expect(hasil?.tabel).toMatchObject({ catatan: { rumus: 1, rumusKosong: 1, gabungan: 1 }, lembar: 'Data' })
  })

  it('dan menandai sel angka pada kolom NIK atau yang panjang, juga bentuk ilmiah dalam teks', async () => {
    const isi = `${kepala}
      <row r="2"><c r="A2"><v>3.275010101900001E+15</v></c>${teks('B2', 'A')}</row>
      <row r="3"><c r="A3"><v>327</v></c><c r="B3"><v>3275010101900001</v></c></row>
      <row r="4">${teks('A4', '3,27501E+15')}<c r="B4"><v>12</v></c></row></sheetData>`
    const [hasil] = await buka(await arsip(buku([{ nama: 'Data', isi }])))
    expect(hasil?.barisList).toEqual([
      { baris: 2, nilai: ['3275010101900001', 'A'], rusak: [{ kolom: 0, alasan: 'angka' }] },
      {
        baris: 3,
        nilai: ['327', '3275010101900001'],
        rusak: [
          { kolom: 0, alasan: 'angka' },
          { kolom: 1, alasan: 'angka' },
        ],
      },
      { baris: 4, nilai: ['3,27501E+15', '12'], rusak: [{ kolom: 0, alasan: 'ilmiah' }] },
    ])
  })

  it('tanggal menurut gaya selnya, sejak 1900 dan sejak 1904', async () => {
    const gaya =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy;@"/><numFmt numFmtId="171" formatCode="&quot;day&quot;0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
    const isi = `${kepala}<row r="2"><c r="A2" s="1"><v>33270</v></c><c r="B2" s="2"><v>1</v></c></row>
      <row r="3"><c r="A3" s="3"><v>33</v></c><c r="B3" s="1"><v>33270.5</v></c></row></sheetData>`
    const lembar = [{ nama: 'Data', isi: isi.replace('nik', 'lahir') }]
    const [hasil] = await buka(await arsip(buku(lembar, { gaya })))
    expect(hasil?.barisList.map(({ nilai }) => nilai)).toEqual([
      ['1991-02-01', '1900-01-01'],
      ['33', '1991-02-01 12:00:00'],
    ])
    const [lain] = await buka(await arsip(buku(lembar, { gaya, buku: '<workbookPr date1904="1"/>' })))
    expect(lain?.barisList[0]?.nilai[0]).toBe('1995-02-02')
    expect([toTanggal(59, false), toTanggal(61, false), toTanggal(-1, false)]).toEqual([
      '1900-02-28',
      '1900-03-01',
      null,
    ])
  })

  it('setiap lembar yang tampak dan berisi, dengan judul di atas kepala, tanpa yang disembunyikan', async () => {
    const judul = `<row r="1">${teks('A1', 'DAFTAR')}</row><row r="3">${teks('B3', 'nik')}${teks('C3', 'nama')}</row><row r="5">${teks('B5', '1')}</row></sheetData>`
    const semua = await buka(
      await arsip(
        buku([
          { nama: 'Petunjuk', isi: '</sheetData>' },
          { nama: 'Rahasia', isi: `${kepala}</sheetData>`, keadaan: 'veryHidden' },
          { nama: 'Kedua', isi: judul },
        ]),
      ),
    )
    expect(semua.map(({ tabel, barisList }) => [tabel.lembar, tabel.kolom, tabel.barisKepala, barisList])).toEqual([
      ['Kedua', ['', 'nik', 'nama'], 3, [{ baris: 5, nilai: ['', '1', ''] }]],
    ])
    await expect(
      buka(await arsip(buku([{ nama: 'A', isi: `${kepala}</sheetData>`, keadaan: 'hidden' }]))),
    ).rejects.toThrow('semua lembar yang berisi disembunyikan')
    await expect(buka(await arsip(buku([{ nama: 'A', isi: '</sheetData>' }])))).rejects.toThrow(
      'tidak ada lembar yang berisi',
    )
  })
})

describe('bukaTabel membaca XLSX yang dibuat untuk mengganggu', () => {
  it('huruf yang tidak dapat disimpan menandai selnya saja, baris lain tetap terbaca', async () => {
    const kata = '<sst><si><t>A_x0000_B</t></si><si><t>SITI</t></si></sst>'
    const isi = `${kepala}<row r="2"><c r="A2" t="s"><v>0</v></c>${teks('B2', 'C&#xD800;D')}</row>
      <row r="3"><c r="A3"><v>1\u0000</v></c><c r="B3" t="s"><v>1</v></c></row></sheetData>`
    const [hasil] = await buka(await arsip(buku([{ nama: 'Data', isi }], { kata })))
    const enkode = (kolom: number) => ({ kolom, alasan: 'enkode' })
    expect(hasil?.barisList).toEqual([
      { baris: 2, nilai: ['A\uFFFDB', 'C\uFFFDD'], rusak: [enkode(0), enkode(1)] },
      { baris: 3, nilai: ['1\uFFFD', 'SITI'], rusak: [enkode(0)] },
    ])
  })

  it('ribuan lembar yang menunjuk satu bagian ditolak, bukan dibaca berulang', async () => {
    const isi = buku([{ nama: 'Data', isi: `${kepala}</sheetData>` }])
    const banyak = '<sheet name="x" sheetId="1" r:id="s0"/>'.repeat(5000)
    isi['xl/workbook.xml'] = `<workbook xmlns:r="${REL}"><sheets>${banyak}</sheets></workbook>`
    await expect(buka(await arsip(isi))).rejects.toThrow('lebih dari 255 lembar')
    const kembar = '<sheet name="x" sheetId="1" r:id="s0"/>'.repeat(3)
    isi['xl/workbook.xml'] = `<workbook xmlns:r="${REL}"><sheets>${kembar}</sheets></workbook>`
    expect(await buka(await arsip(isi))).toHaveLength(1)
  })

  it('teks sel tanpa akhir dan bagian yang bukan XML dihentikan dengan kalimatnya', async () => {
    const panjang = `${'a'.repeat(100_000)}<!-- -->`.repeat(40)
    await expect(
      buka(await arsip(buku([{ nama: 'A', isi: `${kepala}<row r="2">${teks('A2', panjang)}</row></sheetData>` }]))),
    ).rejects.toThrow('ada bagian yang tidak berakhir')
    const kata = `<sst><si>${`<r><t>${'a'.repeat(100_000)}</t></r>`.repeat(40)}</si></sst>`
    await expect(buka(await arsip(buku([{ nama: 'A', isi: `${kepala}</sheetData>` }], { kata })))).rejects.toThrow(
      'ada bagian yang tidak berakhir',
    )
    const rusak = { ...buku([{ nama: 'A', isi: `${kepala}</sheetData>` }]), 'xl/workbook.xml': '<workbook a=' }
    await expect(buka(await arsip(rusak))).rejects.toThrow('rusak atau terpotong')
  })
})

describe('bukaTabel membaca ZIP', () => {
  it('setiap CSV dan XLSX di dalamnya dengan dialeknya sendiri, juga di dalam folder', async () => {
    const dalam = readFileSync(
      await arsip(buku([{ nama: 'Data', isi: `${kepala}<row r="2">${teks('A2', '9')}</row></sheetData>` }])),
    )
    const semua = await buka(
      await arsip({
        'a.csv': 'nik;nama\n1;A\n',
        'folder/dalam/b.txt': Buffer.from('nik|nama\n2|É\n', 'latin1'),
        'c.xlsx': dalam,
        'baca saya.pdf': '%PDF',
        '__MACOSX/._a.csv': 'x',
      }),
      'arsip.zip',
    )
    expect(semua.map(({ tabel, barisList }) => [tabel.nama, tabel.dialek, barisList[0]?.nilai])).toEqual([
      ['arsip.zip › a.csv', { pemisah: ';', enkode: 'utf-8' }, ['1', 'A']],
      ['arsip.zip › folder/dalam/b.txt', { pemisah: '|', enkode: 'windows-1252' }, ['2', 'É']],
      ['arsip.zip › c.xlsx', null, ['9', '']],
    ])
  })

  it('dan menolak arsip yang tidak dapat atau tidak boleh dibuka, dengan sebabnya', async () => {
    const tolak = (jalur: string, nama = 'arsip.zip') => expect(buka(jalur, nama)).rejects
    await tolak(await arsip({})).toThrow('Arsip arsip.zip tidak memuat berkas CSV atau XLSX (kosong).')
    await tolak(await arsip({ 'x.pdf': '%PDF' })).toThrow('tidak memuat berkas CSV atau XLSX.')
    await tolak(await arsip({ 'lagi.zip': 'PK' })).toThrow('memuat arsip lain (lagi.zip)')
    await tolak(await arsip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })).toThrow('OpenDocument')
    // Names that lead outside cannot be written by an honest archiver: the name is changed afterwards.
    const utuh = readFileSync(await arsip({ 'abcdef.csv': 'nik;nama\n1;A\n' }))
    const ganti = (dari: string, ke: string) => {
      const jalur = path.join(folder, `ganti-${ke.length}-${Math.abs(ke.charCodeAt(0))}.zip`)
      writeFileSync(jalur, Buffer.from(utuh.toString('latin1').replaceAll(dari, ke), 'latin1'))
      return jalur
    }
    await tolak(ganti('abcdef.csv', '../def.csv')).toThrow('menunjuk ke luar arsip')
    await tolak(ganti('abcdef.csv', '/bcdef.csv')).toThrow('menunjuk ke luar arsip')
    // The bit that says encrypted, in both places that tell of the file.
    const kunci = Buffer.from(utuh)
    for (const [tanda, letak] of [
      ['PK\x03\x04', 6],
      ['PK\x01\x02', 8],
    ] as const) {
      const at = kunci.indexOf(tanda, 0, 'latin1') + letak
      kunci.writeUInt16LE(kunci.readUInt16LE(at) | 1, at)
    }
    writeFileSync(path.join(folder, 'kunci.zip'), kunci)
    await tolak(path.join(folder, 'kunci.zip')).toThrow('dilindungi kata sandi')
    writeFileSync(path.join(folder, 'potong.zip'), utuh.subarray(0, utuh.length - 30))
    await tolak(path.join(folder, 'potong.zip')).toThrow('rusak atau terpotong')
    const ubah = Buffer.from(utuh)
    const isi = ubah.indexOf('abcdef.csv') + 'abcdef.csv'.length
    ubah[isi + 3] = (ubah[isi + 3] as number) ^ 0xff
    writeFileSync(path.join(folder, 'ubah.zip'), ubah)
    await tolak(path.join(folder, 'ubah.zip')).toThrow('rusak atau terpotong')
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    writeFileSync(path.join(folder, 'sandi.xlsx'), ole)
    await tolak(path.join(folder, 'sandi.xlsx'), 'sandi.xlsx').toThrow('Berkas sandi.xlsx dilindungi kata sandi')
    writeFileSync(path.join(folder, 'lama.xls'), ole.subarray(0, 500))
    await tolak(path.join(folder, 'lama.xls'), 'lama.xls').toThrow('lembar kerja lama (XLS)')
  })

  it('dan berhenti pada isi yang mengembang melebihi ukuran wajar', { timeout: 60_000 }, async () => {
    await expect(buka(await arsip({ 'bom.csv': Buffer.alloc(40 * 1024 ** 2, 'a,') }))).rejects.toThrow(
      'mengembang jauh melebihi ukuran yang wajar',
    )
    // Many files, each below the measure; also when all of them are one and the same bytes of the archive.
    const kecil = Buffer.alloc(12 * 1024 ** 2, 'a,')
    const banyak = Object.fromEntries(Array.from({ length: 3 }, (_, i) => [`bom-${i}.csv`, kecil]))
    await expect(buka(await arsip(banyak))).rejects.toThrow('mengembang jauh melebihi ukuran yang wajar')
  })
})

describe('lepas', () => {
  it('mengembalikan huruf yang ditulis sebagai tanda, tanpa mengubah yang lain', () => {
    expect(lepas('a&amp;b&#65;&#x42;&lt;&unknown;_x000D__x005F_x0041_\r\n')).toBe('a&bAB<&unknown;\r_x0041_\n')
  })
})
