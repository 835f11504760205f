// The corpus of faulty files of other sources: each with the sentence an official reads, file by file and row by row.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { formatAlasan, type Masalah } from '@/lib/sumber/alasan'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import { JENIS_SUMBER, type JenisSumber } from '@/lib/sumber/jenis'
import type { ImporSumberInput } from '@/lib/sumber/schema/sumber'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { truncateMutable } from '../support/db'
import { KAB } from '../support/factories'
import { ubahLembar, writeXlsx, writeZip } from '../support/lembar'
import { newFolder, writeBytes } from '../support/rilis'

const server = serverAktor(KAB)
beforeAll(truncateMutable)

function input(jenis: JenisSumber, more: Partial<ImporSumberInput> = {}): ImporSumberInput {
  return {
    kodeKab: KAB as KodeWilayah,
    jenis,
    perTanggal: '2025-09-20' as IsoDate,
    sintetis: true,
    sistem: 'kemendagri',
    ...(jenis === 'kpm' && { periode: '2025-09', program: 'pkh' }),
    ...more,
  }
}
const impor = (jenis: JenisSumber, jalur: string, more: Partial<ImporSumberInput> = {}) =>
  imporSumber(server, input(jenis, more), [{ nama: path.basename(jalur), jalur }])

const NIK = '3275014508688501'
const ole = (isi: string) =>
  Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.alloc(600), Buffer.from(isi, 'utf16le')])
const data = (nama = 'Data') => ({ nama, kepala: ['NIK', 'Nama'], barisList: [[NIK, 'SITI']] })
const rusakZip = async (isi: Record<string, string | Buffer>, ubah: (bytes: string) => string) =>
  writeBytes(
    'arsip.zip',
    Buffer.from(ubah(readFileSync(await writeZip('arsip.zip', isi)).toString('latin1')), 'latin1'),
  )

type Ditolak = [
  kode: string,
  apa: string,
  jalur: () => string | Promise<string>,
  kalimat: string,
  lain?: Partial<ImporSumberInput> & { jenis?: JenisSumber },
]
const DITOLAK: Ditolak[] = [
  [
    'berkas-tidak-ada',
    'tidak ada',
    () => path.join(newFolder(), 'tiada.csv'),
    'Berkas tiada.csv tidak ada atau tidak dapat dibaca.',
  ],
  [
    'berkas-tidak-ada',
    'folder',
    () => {
      const jalur = path.join(newFolder(), 'f.csv')
      mkdirSync(jalur)
      return jalur
    },
    'Berkas f.csv tidak ada atau tidak dapat dibaca.',
  ],
  ['kosong', '0 bita', () => writeBytes('a.csv', ''), 'Berkas a.csv kosong (0 bita).'],
  [
    'kosong',
    'hanya baris kosong',
    () => writeBytes('a.csv', '\n\n \n'),
    'Berkas a.csv kosong: tidak ada kepala kolom.',
  ],
  ['biner', 'PDF', () => writeBytes('a.csv', '%PDF-1.7 isi'), 'Berkas a.csv bukan berkas CSV: isinya berkas PDF.'],
  [
    'biner',
    'bita nol',
    () => writeBytes('a.csv', Buffer.from('NIK;Nama\n1;\0\n')),
    'Berkas a.csv bukan berkas teks: ada bita nol pada bita ke-12.',
  ],
  [
    'biner',
    'bita nol jauh di belakang',
    () => writeBytes('a.csv', Buffer.from(`NIK;Nama\n${`${NIK};SITI\n`.repeat(20_000)}\0`)),
    'Berkas a.csv bukan berkas teks: ada bita nol sekitar bita ke-440010.',
  ],
  [
    'utf-16',
    'UTF-16',
    () => writeBytes('a.csv', Buffer.from('\uFEFFNIK;Nama\n', 'utf16le')),
    'Berkas a.csv baris 1 memakai enkode UTF-16; simpan ulang sebagai CSV UTF-8.',
  ],
  [
    'xls',
    'lembar kerja lama',
    () => writeBytes('a.xls', ole('Workbook')),
    'Berkas a.xls adalah lembar kerja lama (XLS); simpan sebagai XLSX atau CSV, lalu kirim ulang.',
  ],
  [
    'kata-sandi',
    'XLSX berkata sandi',
    () => writeBytes('a.xlsx', ole('EncryptedPackage')),
    'Berkas a.xlsx dilindungi kata sandi; kirim ulang tanpa kata sandi.',
  ],
  [
    'kata-sandi',
    'ZIP berkata sandi',
    () =>
      rusakZip({ 'a.csv': 'x' }, (zip) => {
        const at = zip.indexOf('PK\u0001\u0002') + 8
        return `${zip.slice(0, at)}\u0001${zip.slice(at + 1)}`
      }),
    'Berkas arsip.zip dilindungi kata sandi; kirim ulang tanpa kata sandi.',
  ],
  [
    'ods',
    'OpenDocument',
    () => writeZip('a.ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    'Berkas a.ods adalah lembar kerja OpenDocument; simpan sebagai XLSX atau CSV, lalu kirim ulang.',
  ],
  [
    'xlsb',
    'XLSB',
    () =>
      writeZip('a.xlsb', {
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels':
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        'xl/workbook.bin': 'x',
      }),
    'Berkas a.xlsb adalah lembar kerja biner (XLSB); simpan sebagai XLSX, lalu kirim ulang.',
  ],
  [
    'arsip-rusak',
    'ZIP terpotong',
    async () => writeBytes('a.zip', readFileSync(await writeZip('b.zip', { 'a.csv': 'NIK\n' })).subarray(0, 40)),
    'Berkas a.zip, lembar kerja (XLSX) atau arsip (ZIP), rusak atau terpotong sehingga tidak dapat dibuka seluruhnya. Kirim ulang dari berkas asalnya.',
  ],
  [
    'arsip-rusak',
    'lembar kerja yang rusak di tengah',
    () =>
      writeXlsx('a.xlsx', [data()]).then((jalur) =>
        ubahLembar(jalur, 'b.xlsx', (xml) => xml.replace('r="B2"', 'r="ZZZ2"')),
      ),
    'Isi lembar kerja rusak: ada baris atau kolom di luar batas lembar.',
  ],
  [
    'arsip-jalur',
    'ZIP yang menunjuk ke luar',
    () => rusakZip({ 'abcdef.csv': 'x' }, (zip) => zip.replaceAll('abcdef.csv', '../def.csv')),
    'Arsip arsip.zip memuat nama berkas yang menunjuk ke luar arsip, sehingga tidak dibuka. Buat ulang arsipnya dari foldernya sendiri.',
  ],
  [
    'arsip-besar',
    'ZIP yang mengembang',
    () => writeZip('a.zip', { 'a.csv': Buffer.alloc(40 * 1024 ** 2, 'a,') }),
    'Isi a.csv dalam a.zip mengembang jauh melebihi ukuran yang wajar ketika dibuka, sehingga pembacaan dihentikan.',
  ],
  [
    'arsip-dalam-arsip',
    'ZIP di dalam ZIP',
    () => writeZip('a.zip', { 'isi/dalam.zip': 'PK' }),
    'Arsip a.zip memuat arsip lain (isi/dalam.zip); keluarkan isinya, lalu kirim ulang.',
  ],
  [
    'arsip-tanpa-tabel',
    'ZIP berisi gambar',
    () => writeZip('a.zip', { 'a.png': 'x' }),
    'Arsip a.zip tidak memuat berkas CSV atau XLSX.',
  ],
  [
    'lembar-kosong',
    'lembar kerja kosong',
    () => writeXlsx('a.xlsx', [{ nama: 'Kosong', kepala: [''], barisList: [] }]),
    'Berkas a.xlsx: tidak ada lembar yang berisi.',
  ],
  [
    'kolom-tidak-dikenal',
    'isinya lain',
    () => writeBytes('a.csv', 'kota;jumlah\nBekasi;3\n'),
    'Di berkas a.csv belum dikenali kolom yang membedakan barisnya: NIK, atau Nomor KK. Tunjukkan kolomnya pada halaman pemetaan, atau periksa pemisah kolomnya.',
  ],
  [
    'kolom-tidak-dikenal',
    'jawaban yang kolom jawabannya tidak dikenali',
    () => writeBytes('a.csv', `NIK;Kolom Kami\n${NIK};PADAN\n`),
    'Di berkas a.csv belum dikenali kolom Hasil pemadanan, jadi tidak ada jawaban yang terbaca. Tunjukkan kolomnya pada halaman pemetaan.',
    { jenis: 'dukcapil' },
  ],
  [
    'tidak-ada-yang-dimuat',
    'semua baris salah',
    () => writeBytes('a.csv', 'NIK\n123\n'),
    'Tidak satu pun dari 1 baris dapat dimuat sebagai DTKS, jadi muatan sebelumnya tetap berlaku. Yang paling sering: nomor harus 16 angka.',
  ],
  [
    'program',
    'penerima tanpa program',
    () => writeBytes('a.csv', `NIK\n${NIK}\n`),
    'Berkas ini tidak menyebut programnya: sebutkan saat memuat, misalnya pkh atau sembako.',
    { jenis: 'kpm', program: undefined },
  ],
  [
    'program',
    'penerima dua program',
    () => writeBytes('a.csv', `NIK;Program\n${NIK};PKH\n3275014508688502;BPNT\n`),
    'Berkas ini menyebut program pkh, sembako. Sebutkan satu program saat memuat; baris program lain disisihkan.',
    { jenis: 'kpm', program: undefined },
  ],
  [
    'periode',
    'penerima tanpa periode',
    () => writeBytes('a.csv', `NIK\n${NIK}\n`),
    'Penerima bantuan dimuat per periode: sebutkan periodenya, misalnya 2025-TW3 atau 2025-09.',
    { jenis: 'kpm', periode: undefined },
  ],
  [
    'perbaikan-tanpa-asal',
    'perbaikan entah dari mana',
    () => writeBytes('a.csv', `rujukan_baris,NIK\n,${NIK}\n`),
    'Berkas ini berisi perbaikan, tetapi rujukan barisnya tidak menunjuk muatan jenis ini. Unduh lagi berkas baris yang disisihkan dari halaman muatannya.',
  ],
  [
    'perbaikan-campur',
    'perbaikan bersama berkas lain',
    () => writeZip('a.zip', { 'a.csv': `rujukan_baris,NIK\n,${NIK}\n`, 'b.csv': `NIK\n${NIK}\n` }),
    'Berkas perbaikan tidak dapat dimuat bersama berkas lain. Unggah berkas perbaikannya saja.',
  ],
]
/** Refusals of acts, of the state of the installation, and of loads: shown where these are tested. */
const DI_TEMPAT_LAIN = [
  'bukan-sintetis',
  'sintetis',
  'sedang-berjalan',
  'tanpa-izin',
  'tidak-ditemukan',
  'perbaikan-digantikan',
  'rujukan-hilang',
]

describe('berkas yang ditolak seluruhnya', () => {
  it.each(DITOLAK)('%s, %s', async (kode, _apa, jalur, kalimat, lain = {}) => {
    const { jenis = 'dtks', ...more } = lain
    const hasil = await impor(jenis, await jalur(), more)
    expect(hasil.ok ? null : [hasil.error.code, hasil.error.message]).toEqual([`sumber/${kode}`, kalimat])
  })

  it('setiap penolakan yang ada di pembaca tabel dan muatan ada di sini', () => {
    const kode = new Set<string>()
    for (const folder of ['lib/sumber/commands/tabel', 'lib/sumber/commands/muatan'])
      for (const nama of readdirSync(folder).filter((satu) => !satu.endsWith('.test.ts')))
        for (const [, satu = ''] of readFileSync(path.join(folder, nama), 'utf8').matchAll(
          /refuse\(\s*'sumber\/([a-z0-9-]+)'/g,
        ))
          kode.add(satu)
    const diuji = new Set([...DITOLAK.map(([satu]) => satu), ...DI_TEMPAT_LAIN])
    expect([...kode].filter((satu) => !diuji.has(satu))).toEqual([])
  })
})

type Sisih = [masalah: Masalah, kolom: string, rincian: number | null, kepala: string[], baris: string[]]
const SISIH: Sisih[] = [
  ['nomor-panjang', 'NIK', 15, ['NIK'], [NIK.slice(1)]],
  ['nomor-angka', 'NIK', null, ['NIK'], [`${NIK.slice(1)}X`]],
  ['nomor-rusak', 'NIK', null, ['NIK'], ['3.27501E+15']],
  ['nomor-rusak', 'NIK', null, ['NIK', 'RT'], ['3,27501E+15', '001']],
  ['nomor-kosong', 'NIK', null, ['NIK', 'RT'], ['', '001']],
  ['nama-kosong', 'Nama', null, ['NIK', 'Nama'], [NIK, ' ']],
  ['nama-angka', 'Nama', null, ['NIK', 'Nama'], [NIK, 'S1TI']],
  ['tanggal-tak-terbaca', 'Tgl Lahir', null, ['NIK', 'Tgl Lahir'], [NIK, '31/02/1980']],
  ['tanggal-umur', 'Tgl Lahir', null, ['NIK', 'Tgl Lahir'], [NIK, '01/01/1880']],
  ['terlalu-panjang', 'Alamat', null, ['NIK', 'Alamat'], [NIK, 'x'.repeat(501)]],
  ['jumlah-kolom', '', 3, ['NIK', 'Nama'], [NIK, 'SITI', 'lebih']],
  ['desa-luar', '', null, ['NIK', 'Kode Desa'], [NIK, '3515012001']],
  ['baris-ganda', '', null, ['NIK', 'Nama'], ['3275014508688599', 'BAIK']],
]
const BAIK: Record<string, string> = { NIK: '3275014508688599', Nama: 'BAIK', RT: '002' }

describe('baris yang disisihkan', () => {
  beforeEach(truncateMutable)

  it.each(SISIH)('%s pada kolom %s (%s)', async (masalah, kolom, rincian, kepala, baris) => {
    const isi = [kepala, kepala.map((nama) => BAIK[nama] ?? ''), baris].map((row) => row.join(';')).join('\n')
    const hasil = await impor('dtks', writeBytes('a.csv', `${isi}\n`))
    if (!hasil.ok) throw new Error(hasil.error.message)
    expect([hasil.value.baris, hasil.value.baru, hasil.value.salah + hasil.value.ditahan]).toEqual([2, 1, 1])
    const salah = parse(readFileSync(hasil.value.berkasSalah ?? ''), { columns: true }) as Record<string, string>[]
    expect(salah.map((row) => [row.baris, row.kolom, row.alasan])).toEqual([
      ['3', kolom, formatAlasan(masalah, kolom, rincian)],
    ])
  })

  it('berkas berenkode Windows-1252 dibaca, huruf yang tidak terbaca di berkas UTF-8 disisihkan', async () => {
    const nama = (isi: Buffer) => writeBytes('a.csv', Buffer.concat([Buffer.from('NIK;Nama\n'), isi]))
    const baris = (n: number, teks: string, enkode: BufferEncoding) =>
      Buffer.from(`327501450868850${n};${teks}\n`, enkode)
    const latin = await impor('dtks', nama(Buffer.concat([baris(1, 'RENÉ', 'latin1'), baris(2, 'SITI', 'latin1')])))
    expect(latin).toMatchObject({ ok: true, value: { baris: 2, salah: 0 } })
    const campur = await impor('p3ke', nama(Buffer.concat([baris(1, 'RENÉ', 'utf8'), baris(2, 'JOSÉ', 'latin1')])))
    if (!campur.ok) throw new Error(campur.error.message)
    expect(campur.value).toMatchObject({ baris: 2, salah: 1 })
    expect(readFileSync(campur.value.berkasSalah ?? '', 'utf8')).toContain(
      'Baris ini memuat huruf yang tidak terbaca (bukan UTF-8).',
    )
  })
})

// Dasar: DOMAIN §4.6, kerusakan lembar kerja.
describe.each(JENIS_SUMBER)('kerusakan lembar kerja pada %s', (jenis) => {
  const hasilKata = jenis === 'kpm' || jenis === 'pbi' ? 'AKTIF' : jenis === 'dukcapil' ? 'PADAN' : 'PROSES'
  const baris = (nik: string) => [nik, hasilKata]
  const rows = [
    baris('3275014508688510'),
    baris('3275014508688511'),
    baris('3275014508688522'),
    baris(`'3275.0145.0868.8533`),
  ]
  const kepala = ['NIK', 'Status']
  const csv = (list: string[][]) => writeBytes('a.csv', `${[kepala, ...list].map((row) => row.join(';')).join('\n')}\n`)
  let salah: Record<string, string>[]
  const muat = async (jalur: string) => {
    const hasil = await impor(jenis, jalur)
    if (!hasil.ok) throw new Error(hasil.error.message)
    const { baru, berubah, sama, ditahan, salah: banyak, baris: semua } = hasil.value
    expect(baru + berubah + sama + ditahan + banyak).toBe(semua)
    salah = hasil.value.berkasSalah
      ? (parse(readFileSync(hasil.value.berkasSalah), { columns: true }) as Record<string, string>[])
      : []
    expect(salah).toHaveLength(ditahan + banyak)
    return hasil.value
  }
  beforeEach(truncateMutable)

  it('NIK yang utuh dimuat semua, dirapikan dari apostrof dan titik dengan hitungannya', async () => {
    const hasil = await muat(csv(rows))
    expect(hasil).toMatchObject({ baris: 4, baru: 4, salah: 0, ditahan: 0 })
    expect(hasil.catatan.join(' ')).toContain('1 nomor dirapikan')
  })

  it.each(['3.27501E+15', '3,27501E+15'])(
    '%s menahan setiap NIK kolom itu yang berakhir 0, dan hanya itu',
    async (rusak) => {
      expect(await muat(csv([...rows, baris(rusak)]))).toMatchObject({ baris: 5, baru: 3, salah: 1, ditahan: 1 })
      expect(salah.map((row) => [row.kelas, row.baris, row.NIK])).toEqual([
        ['ditahan', '2', '3275014508688510'],
        ['salah', '6', rusak],
      ])
      expect(salah[0]?.alasan).toContain('berakhir dengan 0')
    },
  )

  it('sel angka lembar kerja ditolak dengan selnya, tanpa menebak angkanya', async () => {
    const jalur = await writeXlsx('a.xlsx', [{ nama: 'Data', kepala, barisList: rows }])
    const angka = await ubahLembar(jalur, 'b.xlsx', (xml) =>
      xml.replace(/<c r="A3"[^>]*>.*?<\/c>/s, '<c r="A3"><v>3275014508688511</v></c>'),
    )
    expect(await muat(angka)).toMatchObject({ baris: 4, baru: 2, salah: 1, ditahan: 1 })
    const satu = salah.find(({ kelas }) => kelas === 'salah')
    expect([satu?.sel, satu?.kolom, satu?.alasan?.startsWith('Sel A3: NIK ')]).toEqual(['A3', 'NIK', true])
  })
})
