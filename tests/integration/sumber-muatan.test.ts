// A load of another source that is only tried, waits for a second person, is corrected row by row, or withdrawn.
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { storagePath } from '@/lib/server/storage'
import { buangMuatanLama } from '@/lib/sumber/commands/buang-muatan-lama'
import { bukaUnggahanSumber } from '@/lib/sumber/commands/buka-unggahan-sumber'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import { jalankanImporSumber } from '@/lib/sumber/commands/jalankan-impor-sumber'
import type { HasilMuatan } from '@/lib/sumber/commands/muatan/hasil'
import { lihatUnggahan } from '@/lib/sumber/commands/muatan/lihat-unggahan'
import { mulaiImpor } from '@/lib/sumber/commands/mulai-impor'
import { mulaiImporSumber } from '@/lib/sumber/commands/mulai-impor-sumber'
import { jalankanPutusan } from '@/lib/sumber/commands/putusan/jalankan-putusan'
import { putuskanPeladen } from '@/lib/sumber/commands/putusan/putuskan-peladen'
import { setujuiKiriman } from '@/lib/sumber/commands/putusan/setujui-kiriman'
import { tarikRilis } from '@/lib/sumber/commands/putusan/tarik-rilis'
import { tolakKiriman } from '@/lib/sumber/commands/putusan/tolak-kiriman'
import { jalurUnggahan, simpanUnggahan } from '@/lib/sumber/commands/simpan-unggahan'
import type { JenisSumber } from '@/lib/sumber/jenis'
import { listImpor } from '@/lib/sumber/queries'
import { findImporSumber, listMuatan } from '@/lib/sumber/queries/list-muatan'
import { bukaUnggahanSumberSchema, type ImporSumberInput, mulaiImporSumberSchema } from '@/lib/sumber/schema/sumber'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { KAB, seedAktor } from '../support/factories'
import { writeBytes } from '../support/rilis'
import { hasil } from '../support/verval'

let operator: Aktor
let verifikator: Aktor
const server = serverAktor(KAB)

beforeEach(async () => {
  await truncateMutable()
  await asOwner((client) => client.query(`INSERT INTO pengaturan (kunci, nilai) VALUES ('sintetis', 'true')`))
  operator = await seedAktor({ peran: 'operator-dinsos' })
  verifikator = await seedAktor({ peran: 'kepala-dinas' })
})

const nikOf = (n: number) => `327501450868${8500 + n}`
const orang = (n: number, nama = `ORANG ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}`) => [nikOf(n), nama]
const daftar = (banyak: number) => [['NIK', 'Nama'], ...Array.from({ length: banyak }, (_, n) => orang(n))]
const toTeks = (rows: string[][]) => rows.map((row) => row.join(';')).join('\n')

function input(jenis: JenisSumber, more: Partial<ImporSumberInput> = {}): ImporSumberInput {
  return {
    kodeKab: KAB as KodeWilayah,
    jenis,
    perTanggal: '2025-09-20' as IsoDate,
    sintetis: true,
    ...(jenis === 'kpm' && { periode: '2025-09', program: 'pkh' }),
    ...more,
  }
}

async function muat(
  jenis: JenisSumber,
  isi: string[][] | string,
  ikut: { coba?: boolean; aktor?: Aktor; lain?: Partial<ImporSumberInput> } = {},
): Promise<HasilMuatan> {
  const jalur = writeBytes('berkas.csv', typeof isi === 'string' ? isi : `${toTeks(isi)}\n`)
  const { coba = false, aktor = operator, lain = {} } = ikut
  const dimuat = hasil(await imporSumber(aktor, input(jenis, lain), [{ nama: 'berkas.csv', jalur }], { coba }))
  const { baris, baru, berubah, sama, ditahan, salah } = dimuat
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return dimuat
}

async function readRows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  return asOwner(async (client) => (await client.query(sql, values)).rows as T[])
}
const berlaku = (jenis: string) =>
  readRows<{ id: string; n: number }>(
    `SELECT m.id, (SELECT count(*)::integer FROM sumber_catatan c WHERE c.muatan_id = m.id) AS n FROM sumber_muatan m WHERE m.jenis = $1 AND m.status = 'berlaku'`,
    [jenis],
  )
const jalankan = (handler: typeof jalankanPutusan, aktor: Aktor, masukan: Record<string, string>) =>
  handler({ id: randomUUID(), aktor, masukan, lapor: async () => undefined, signal: new AbortController().signal })
const putusan = (id: string) => ({ kunci: randomUUID(), id, alasan: 'Sudah dicocokkan dengan surat pengantar' })
const readSalah = (jalur: string | null) =>
  parse(readFileSync(jalur ?? ''), { columns: true, relax_column_count: true }) as Record<string, string>[]
const unggah = async (jenis: JenisSumber, isi: string) => {
  const { id } = hasil(
    await bukaUnggahanSumber(
      operator,
      bukaUnggahanSumberSchema.parse({ kunci: randomUUID(), jenis, perTanggal: '2025-09-20', sintetis: 'ya' }),
    ),
  )
  hasil(await simpanUnggahan(operator, id, { ke: 1, nama: `${jenis}.csv` }, Readable.from([Buffer.from(isi)])))
  return id
}

describe('coba', () => {
  it('menghitung dan menyebut alasan menunggu, lalu tidak menyisakan apa pun', async () => {
    const dulu = await muat('dtks', daftar(100))
    const coba = await muat('dtks', [...daftar(97), ['123', 'SALAH']], { coba: true })
    expect(coba).toMatchObject({
      status: 'diperiksa',
      muatan: null,
      berkasSalah: null,
      baris: 98,
      sama: 97,
      salah: 1,
      hilang: 3,
    })
    expect(coba.alasanTahan.map(({ kalimat }) => kalimat)).toEqual([
      'Berkas sumber berisi 98 baris, 2,0 % lebih sedikit daripada kiriman DTKS per 20 September 2025 (100 baris).',
    ])
    expect(await berlaku('dtks')).toEqual([{ id: dulu.muatan, n: 100 }])
    expect(await readRows('SELECT id FROM impor WHERE id = $1', [coba.batch])).toEqual([])
    expect(await readRows('SELECT baris FROM impor_salah')).toEqual([])
  })

  it('dari halaman: melihat kolomnya tidak membaca seluruh berkas', async () => {
    const baris = Array.from({ length: 60_000 }, (_, i) => `${3275014508688501 + i};SITI\n`).join('')
    const id = await unggah('dtks', `Nomor Induk;Siapa\n${baris}`)
    const sebelum = hasil(await lihatUnggahan(operator, id, {}))
    // Whoever reads to the end would refuse it: a byte of zero is no text.
    await appendFile(storagePath(jalurUnggahan(KAB, id, 1)), '\0')
    expect(hasil(await lihatUnggahan(operator, id, {}))).toEqual(sebelum)
  })

  it('dari halaman: dihitung dulu, pemetaannya diubah, lalu dimuat dari berkas yang sama', async () => {
    const id = await unggah('dtks', 'Nomor Induk;Siapa\n3275014508688501;SITI\n')
    const isi = { id, sistem: 'kemendagri', kepala: ['Nomor Induk', 'Siapa'], coba: 'ya' }
    const petakan = (kolom: string[]) =>
      mulaiImporSumber(operator, mulaiImporSumberSchema.parse({ kunci: randomUUID(), ...isi, kolom }))
    expect((await mulaiImpor(operator, { kunci: randomUUID(), id })).ok).toBe(false)
    hasil(await petakan(['nik', 'tempat_lahir']))
    await jalankan(jalankanImporSumber, operator, { imporId: id })
    expect(await findImporSumber(operator, id)).toMatchObject({
      status: 'diperiksa',
      hitungan: { baru: 1 },
      muatan: null,
    })
    expect(existsSync(storagePath(jalurUnggahan(KAB, id, 1)))).toBe(true)
    expect(hasil(await lihatUnggahan(operator, id, {})).kolomList.map(({ nama }) => nama)).toEqual([
      'nik',
      'tempat_lahir',
    ])

    hasil(await petakan(['nik', 'nama']))
    await jalankan(jalankanImporSumber, operator, { imporId: id })
    hasil(await mulaiImpor(operator, { kunci: randomUUID(), id }))
    await jalankan(jalankanImporSumber, operator, { imporId: id })
    expect(await findImporSumber(operator, id)).toMatchObject({
      status: 'terbit',
      muatan: { status: 'berlaku', baris: 1 },
    })
    expect(await readRows('SELECT nama FROM sumber_catatan')).toEqual([{ nama: 'SITI' }])
    expect(existsSync(storagePath(jalurUnggahan(KAB, id, 1)))).toBe(false)
  })
})

describe('muatan yang ditahan', () => {
  it('2 % lebih sedikit menunggu orang kedua; muatan lama dibaca sampai ia menyetujui', async () => {
    const dulu = await muat('dtks', daftar(100))
    const baru = await muat('dtks', daftar(98))
    expect(baru).toMatchObject({ status: 'menunggu', alasanTahan: [{ kode: 'susut' }] })
    expect(await berlaku('dtks')).toEqual([{ id: dulu.muatan, n: 100 }])
    expect(await findImporSumber(verifikator, baru.batch)).toMatchObject({
      status: 'menunggu',
      alasanTahan: [{ kode: 'susut' }],
      muatan: { status: 'menunggu' },
    })
    // The same bytes wait once.
    expect(await muat('dtks', daftar(98))).toMatchObject({ terulang: true, status: 'menunggu', muatan: baru.muatan })
    expect(await setujuiKiriman(operator, putusan(baru.batch))).toMatchObject({ ok: false })
    hasil(await setujuiKiriman(verifikator, putusan(baru.batch)))
    await jalankan(jalankanPutusan, verifikator, { imporId: baru.batch, putusan: 'setujui' })
    expect(await berlaku('dtks')).toEqual([{ id: baru.muatan, n: 98 }])
    expect(await findImporSumber(operator, baru.batch)).toMatchObject({
      status: 'terbit',
      muatan: { status: 'berlaku' },
    })
  })

  it('yang ditolak dibuang, dan yang masih menunggu digantikan oleh kiriman berikutnya', async () => {
    const dulu = await muat('p3ke', daftar(60))
    const satu = await muat('p3ke', daftar(40))
    const dua = await muat('p3ke', daftar(45))
    expect(dua.status).toBe('menunggu')
    expect(await findImporSumber(operator, satu.batch)).toMatchObject({
      status: 'ditolak',
      pesan: expect.stringContaining('digantikan oleh kiriman berikutnya'),
    })
    hasil(await tolakKiriman(verifikator, putusan(dua.batch)))
    await jalankan(jalankanPutusan, verifikator, { imporId: dua.batch, putusan: 'tolak' })
    expect(await findImporSumber(operator, dua.batch)).toMatchObject({ status: 'ditolak', muatan: null })
    expect(await listMuatan(operator)).toMatchObject([{ id: dulu.muatan, status: 'berlaku' }])
    expect(await readRows('SELECT DISTINCT muatan_id AS id FROM sumber_catatan')).toEqual([{ id: dulu.muatan }])
  })

  it('berkas yang berakhir di tengah baris menunggu, juga sebagai muatan pertama', async () => {
    const terpotong = await muat(
      'pbi',
      `${toTeks([
        ['NIK', 'Nama', 'RT'],
        [nikOf(1), 'SITI', '001'],
        [nikOf(2), 'BU'],
      ])}`,
    )
    expect(terpotong).toMatchObject({
      status: 'menunggu',
      baris: 2,
      salah: 1,
      alasanTahan: [
        { kode: 'baris-terpotong', kalimat: expect.stringContaining('berkas.csv berakhir di tengah baris 3') },
      ],
    })
    expect(await berlaku('pbi')).toEqual([])
  })

  it('jawaban tidak pernah ditahan karena lebih sedikit: sebanyak yang ditanyakan', async () => {
    const jawaban = (banyak: number) => [
      ['NIK', 'Hasil'],
      ...Array.from({ length: banyak }, (_, n) => [nikOf(n), 'PADAN']),
    ]
    await muat('dukcapil', jawaban(50))
    expect(await muat('dukcapil', jawaban(5))).toMatchObject({ status: 'berlaku', alasanTahan: [] })
  })

  it('pengelola server memutuskan lewat baris perintah', async () => {
    await muat('regsosek', daftar(50), { lain: { sistem: 'kemendagri' } })
    const baru = await muat('regsosek', daftar(20), { lain: { sistem: 'kemendagri' } })
    expect(hasil(await putuskanPeladen({ batch: baru.batch }, 'setujui', 'benar'))).toEqual({
      batch: baru.batch,
      muatan: baru.muatan,
      nama: 'Regsosek per 20 September 2025',
      status: 'berlaku',
    })
    expect(await putuskanPeladen({ batch: baru.batch }, 'setujui', 'benar')).toMatchObject({
      error: { code: 'sumber/tidak-menunggu' },
    })
  })
})

describe('muatan yang ditarik', () => {
  it('muatan sebelumnya dibaca lagi, kepesertaannya juga; yang pengunggahnya sama ditolak', async () => {
    const dulu = await muat('kpm', [
      ['NIK', 'Status'],
      [nikOf(1), 'SI'],
      [nikOf(2), 'SI'],
    ])
    const keliru = await muat('kpm', [
      ['NIK', 'Status'],
      [nikOf(1), 'EXCLUDE'],
      [nikOf(2), 'EXCLUDE'],
    ])
    expect(await tarikRilis(operator, putusan(keliru.batch))).toMatchObject({ ok: false })
    hasil(await tarikRilis(verifikator, putusan(keliru.batch)))
    await jalankan(jalankanPutusan, verifikator, { imporId: keliru.batch, putusan: 'tarik' })
    expect(await berlaku('kpm')).toEqual([{ id: dulu.muatan, n: 2 }])
    const status = () =>
      readRows(
        `SELECT DISTINCT p.arti FROM kepesertaan p JOIN sumber_muatan m ON m.id = p.muatan_id AND m.status = 'berlaku'`,
      )
    expect(await status()).toEqual([{ arti: 'menerima' }])
    expect(await findImporSumber(operator, keliru.batch)).toMatchObject({
      muatan: { status: 'ditarik' },
      pesan: 'Penerima bantuan per 20 September 2025 ditarik; muatan lain yang dibaca sekarang.',
    })
    expect((await listImpor(operator)).map(({ id, ditarik }) => [id, ditarik])).toEqual([
      [keliru.batch, true],
      [dulu.batch, false],
    ])
    // The bytes of a withdrawn delivery may come again, and withdrawing the only one leaves none.
    expect(
      await muat('kpm', [
        ['NIK', 'Status'],
        [nikOf(1), 'EXCLUDE'],
        [nikOf(2), 'EXCLUDE'],
      ]),
    ).toMatchObject({
      terulang: false,
    })
    for (const { id } of await readRows<{ id: string }>(
      `SELECT impor_id AS id FROM sumber_muatan WHERE status IN ('berlaku', 'digantikan') ORDER BY status DESC`,
    ))
      hasil(await putuskanPeladen({ batch: id }, 'tarik', 'keliru'))
    expect(await berlaku('kpm')).toEqual([])
  })

  it('yang sudah digantikan dapat ditarik supaya tidak pernah kembali', async () => {
    const satu = await muat('dtks', daftar(10))
    const dua = await muat('dtks', daftar(11))
    const tiga = await muat('dtks', daftar(12))
    hasil(await putuskanPeladen({ batch: dua.batch }, 'tarik', 'keliru'))
    expect(await berlaku('dtks')).toEqual([{ id: tiga.muatan, n: 12 }])
    hasil(await putuskanPeladen({ batch: tiga.batch }, 'tarik', 'keliru'))
    expect(await berlaku('dtks')).toEqual([{ id: satu.muatan, n: 10 }])
  })
})

describe('perbaikan', () => {
  const toCsv = (rows: Record<string, string>[], kolom = Object.keys(rows[0] ?? {})) =>
    [kolom, ...rows.map((row) => kolom.map((nama) => row[nama] ?? ''))]
      .map((row) => row.map((isi) => `"${isi.replaceAll('"', '""')}"`).join(','))
      .join('\n')

  it('baris yang diperbaiki bergabung ke muatannya, dan hitungan keduanya tetap genap', async () => {
    const isi = [
      ['NIK', 'Nama', 'Alasan'],
      [...orang(1), 'a'],
      ['123', 'SITI', 'b'],
      [nikOf(3), 'BUD1', 'c'],
      [nikOf(4), '', 'd'],
    ]
    const satu = await muat('dtks', isi)
    expect(satu).toMatchObject({ baris: 4, baru: 1, salah: 3 })
    const salah = readSalah(satu.berkasSalah)
    expect(Object.keys(salah[0] ?? {})).toEqual([
      'rujukan_baris',
      'kelas',
      'berkas',
      'baris',
      'sel',
      'kolom',
      'alasan',
      'NIK',
      'Nama',
      'Alasan',
      'baris_asli',
    ])
    const diperbaiki = salah.map((row, i) =>
      i === 0 ? { ...row, NIK: nikOf(2) } : i === 1 ? { ...row, Nama: 'BUDI' } : row,
    )
    const dua = await muat('dtks', toCsv(diperbaiki))
    expect(dua).toMatchObject({ muatan: satu.muatan, baris: 3, baru: 2, salah: 1, status: 'berlaku' })
    expect(await readRows(`SELECT nama, ke, baris, mentah FROM sumber_catatan ORDER BY baris`)).toEqual([
      { nama: 'ORANG B', ke: 1, baris: 2, mentah: { alasan: 'a' } },
      { nama: 'SITI', ke: 1, baris: 3, mentah: { alasan: 'b' } },
      { nama: 'BUDI', ke: 1, baris: 4, mentah: { alasan: 'c' } },
    ])
    expect(await findImporSumber(operator, satu.batch)).toMatchObject({ muatan: { baris: 4, baru: 3, salah: 1 } })
    expect(await readRows('SELECT baris FROM impor_salah WHERE impor_id = $1', [satu.batch])).toEqual([{ baris: 5 }])
    // The same file again finds its rows there; what is left is corrected from the file of the corrections.
    expect(await muat('dtks', toCsv(diperbaiki))).toMatchObject({ baris: 3, sama: 2, salah: 1 })
    const sisa = readSalah(dua.berkasSalah)
    expect(sisa[0]?.rujukan_baris).toBe(salah[2]?.rujukan_baris)
    const tiga = await muat('dtks', toCsv(sisa.map((row) => ({ ...row, Nama: 'DEWI' }))))
    expect(tiga).toMatchObject({ muatan: satu.muatan, baris: 1, baru: 1 })
    expect(await findImporSumber(operator, satu.batch)).toMatchObject({ muatan: { baris: 4, baru: 4, salah: 0 } })
    // Corrected once more, the value changes.
    expect(await muat('dtks', toCsv(sisa.map((row) => ({ ...row, Nama: 'DEWI SARTIKA' }))))).toMatchObject({
      berubah: 1,
    })
    expect(await berlaku('dtks')).toEqual([{ id: satu.muatan, n: 4 }])
  })

  it('dibaca dengan pemetaan dan program muatannya, juga dari lembar kerja yang diunduh', async () => {
    const jalur = writeBytes('kpm.csv', `Nomor Induk;Status\n${nikOf(1)};Antre\n99;Antre\n`)
    const pemetaan = { kolom: { nomor_induk: 'nik', status: 'status' }, kode: { status: { Antre: 'proses' } } }
    const kirim = { nama: 'kpm.csv', jalur }
    const satu = hasil(await imporSumber(operator, input('kpm'), [kirim], { pemetaan }))
    const [berkas] = await readRows<{ jalur: string; nama: string }>(
      'SELECT f.jalur, f.nama FROM impor i JOIN berkas f ON f.id = i.berkas_perbaikan_id WHERE i.id = $1',
      [satu.batch],
    )
    expect(berkas?.nama).toBe('perbaikan-3275-kpm-DATA-SINTETIS.xlsx')
    const apa = { nama: 'perbaikan.xlsx', jalur: storagePath(berkas?.jalur ?? '') }
    const lagi = await imporSumber(operator, input('kpm', { periode: '2025-12', program: 'blt-dd' }), [apa])
    expect(lagi).toMatchObject({ ok: false, error: { code: 'sumber/tidak-ada-yang-dimuat' } })
    const rows = readSalah(satu.berkasSalah).map((row) => ({ ...row, 'Nomor Induk': nikOf(2) }))
    expect(await muat('kpm', toCsv(rows), { lain: { periode: '2025-12', program: 'blt-dd' } })).toMatchObject({
      baru: 1,
    })
    expect(await readRows('SELECT DISTINCT program, periode, status, arti FROM kepesertaan')).toEqual([
      { program: 'pkh', periode: '2025-09', status: 'Antre', arti: 'proses' },
    ])
  })

  it('baris tanpa rujukan, dengan rujukan ganda, atau yang sudah ada di muatan disisihkan dengan alasannya', async () => {
    const satu = await muat('dtks', [['NIK', 'Nama'], orang(1), ['1', 'A'], ['2', 'B']])
    const [a, b] = readSalah(satu.berkasSalah)
    const rows = [
      { ...a, NIK: nikOf(5) },
      { ...a, NIK: nikOf(6) },
      { ...b, NIK: nikOf(1), Nama: 'ORANG B' },
      { ...b, NIK: nikOf(7), rujukan_baris: '' },
    ] as Record<string, string>[]
    const dua = await muat('dtks', toCsv(rows))
    expect(dua).toMatchObject({ baris: 4, baru: 1, salah: 3 })
    expect(readSalah(dua.berkasSalah).map(({ baris, alasan }) => [baris, alasan?.slice(0, 22)])).toEqual([
      ['3', 'Rujukan barisnya kosong'.slice(0, 22)],
      ['4', 'Baris ganda: isinya sam'.slice(0, 22)],
      ['5', 'Rujukan barisnya kosong'.slice(0, 22)],
    ])
  })

  it('muatan yang sudah digantikan, masih menunggu, atau bukan jenisnya tidak menerima perbaikan', async () => {
    const satu = await muat('dtks', [['NIK', 'Nama'], orang(1), ['1', 'A']])
    const berkas = toCsv(readSalah(satu.berkasSalah).map((row) => ({ ...row, NIK: nikOf(9) })))
    const kirim = async (jenis: JenisSumber, isi: string) =>
      imporSumber(operator, input(jenis), [{ nama: 'b.csv', jalur: writeBytes('b.csv', isi) }])
    expect(await kirim('p3ke', berkas)).toMatchObject({ error: { code: 'sumber/perbaikan-tanpa-asal' } })
    await muat('dtks', daftar(20))
    expect(await kirim('dtks', berkas)).toMatchObject({ error: { code: 'sumber/perbaikan-digantikan' } })
    const tunggu = await muat('dtks', [...daftar(5), ['1', 'A']])
    expect(tunggu.status).toBe('menunggu')
    const milikTunggu = toCsv(readSalah(tunggu.berkasSalah).map((row) => ({ ...row, NIK: nikOf(9) })))
    expect(await kirim('dtks', milikTunggu)).toMatchObject({
      error: { code: 'sumber/perbaikan-digantikan', message: expect.stringContaining('menunggu konfirmasi') },
    })
  })

  it('berkas dari arsip dengan kepala berbeda kembali sebagai satu tabel yang dapat dibaca', async () => {
    const { writeZip } = await import('../support/lembar')
    const arsip = await writeZip('dtks.zip', {
      'a.csv': `NIK;Nama\n1;SATU\n${nikOf(1)};ADA\n`,
      'b.csv': `Nama Lengkap,Nomor NIK\nDUA,2\n`,
    })
    const dimuat = hasil(await imporSumber(server, input('dtks'), [{ nama: path.basename(arsip), jalur: arsip }]))
    const rows = readSalah(dimuat.berkasSalah)
    expect(rows.map(({ NIK, Nama }) => [NIK, Nama])).toEqual([
      ['1', 'SATU'],
      ['2', 'DUA'],
    ])
    const dua = await muat('dtks', toCsv(rows.map((row, i) => ({ ...row, NIK: nikOf(i + 2) }))))
    expect(dua).toMatchObject({ baris: 2, baru: 2, muatan: dimuat.muatan })
  })
})

describe('buangMuatanLama', () => {
  const isi = () =>
    readRows<{ hari: string; n: number; dibuang: boolean }>(
      `SELECT m.per_tanggal::text AS hari, m.dibuang_pada IS NOT NULL AS dibuang,
         (SELECT count(*)::integer FROM sumber_catatan c WHERE c.muatan_id = m.id) AS n FROM sumber_muatan m ORDER BY m.id`,
    )
  const atur = (nilai: unknown) =>
    asOwner((client) =>
      client.query(
        `INSERT INTO pengaturan (kunci, nilai) VALUES ('sumber.simpan-muatan', $1::jsonb) ON CONFLICT (kunci) DO UPDATE SET nilai = excluded.nilai`,
        [JSON.stringify(nilai)],
      ),
    )
  const hariKe = (n: number) => `2025-09-0${n}` as IsoDate

  it('membuang isi muatan lama di luar aturan sekali saja, dengan jejaknya; hitungannya tetap', async () => {
    for (const n of [1, 2, 3, 4, 5]) await muat('dtks', daftar(n + 3), { lain: { perTanggal: hariKe(n) } })
    const [ditahan] = await readRows<{ impor_id: string }>('SELECT impor_id FROM sumber_muatan ORDER BY id LIMIT 1')
    await asOwner((client) =>
      client.query(
        `INSERT INTO impor_ditahan (kode_kab, impor_id, ke, baris, alasan, sistem, kode_resmi, mentah) VALUES ($1, $2, 1, 2, 'desa-tidak-dikenal', 'kemendagri', '3275019991', 'x')`,
        [KAB, ditahan?.impor_id],
      ),
    )
    await muat('p3ke', daftar(3))
    await atur({ simpan: 2, tahan: [`${KAB}/dtks/${hariKe(2)}`] })
    expect(await buangMuatanLama()).toBe(2)
    expect(await buangMuatanLama()).toBe(0)
    expect(await isi()).toEqual([
      { hari: hariKe(1), n: 0, dibuang: true },
      { hari: hariKe(2), n: 5, dibuang: false },
      { hari: hariKe(3), n: 0, dibuang: true },
      { hari: hariKe(4), n: 7, dibuang: false },
      { hari: hariKe(5), n: 8, dibuang: false },
      { hari: '2025-09-20', n: 3, dibuang: false },
    ])
    expect(await readRows('SELECT 1 FROM impor_ditahan')).toEqual([])
    const [lama] = (await listMuatan(operator)).filter(({ perTanggal }) => perTanggal === hariKe(1))
    expect(lama).toMatchObject({ baris: 4, baru: 4, dibuangPada: expect.any(Date) })
    const jejak = await readRows<{ isi: { perTanggal: string; baris: number } }>(
      `SELECT isi::jsonb AS isi FROM jejak WHERE tindakan = 'sumber.buang' ORDER BY nomor`,
    )
    expect(jejak.map(({ isi: satu }) => [satu.perTanggal, satu.baris])).toEqual([
      [hariKe(1), 4],
      [hariKe(3), 6],
    ])
  })

  it('tidak menyentuh muatan yang dibaca bila yang kini ditarik; yang isinya dibuang tidak pernah dibaca lagi', async () => {
    const hasilList: HasilMuatan[] = []
    for (const n of [1, 2, 3, 4]) hasilList.push(await muat('dtks', daftar(n + 3), { lain: { perTanggal: hariKe(n) } }))
    await atur({ simpan: 2 })
    const tarik = async (ke: number) =>
      hasil(await putuskanPeladen({ batch: hasilList[ke]?.batch ?? '' }, 'tarik', 'Salah kirim'))
    await tarik(3)
    await tarik(2)
    // Two withdrawn loads are newer, but this one is read, and the one before it would be.
    expect(await buangMuatanLama()).toBe(0)
    await tarik(1)
    expect(await berlaku('dtks')).toEqual([{ id: hasilList[0]?.muatan, n: 4 }])
    expect(await buangMuatanLama()).toBe(1)
    await asOwner((client) =>
      client.query(`UPDATE sumber_muatan SET status = 'digantikan' WHERE id = $1`, [hasilList[1]?.muatan]),
    )
    await tarik(0)
    expect(await berlaku('dtks')).toEqual([])
  })

  it('jawaban yang menyebut usulannya tetap di samping usulan itu', async () => {
    const jawaban = (n: number) => [
      ['NIK', 'Nomor Usulan', 'Hasil'],
      [nikOf(1), `U-${n}`, 'DITOLAK'],
      [nikOf(2), '', 'DITOLAK'],
    ]
    for (const n of [1, 2, 3, 4]) await muat('kemensos', jawaban(n), { lain: { perTanggal: hariKe(n) } })
    await atur({ simpan: 2 })
    expect(await buangMuatanLama()).toBe(2)
    expect((await isi()).map(({ n }) => n)).toEqual([1, 1, 2, 2])
  })
})
