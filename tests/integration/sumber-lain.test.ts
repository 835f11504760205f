import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { IsoDate, Periode } from '@/lib/core/date'
import { findNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { bukaUnggahanSumber } from '@/lib/sumber/commands/buka-unggahan-sumber'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import { jalankanImporSumber } from '@/lib/sumber/commands/jalankan-impor-sumber'
import type { HasilMuatan } from '@/lib/sumber/commands/muatan/hasil'
import { lihatUnggahan } from '@/lib/sumber/commands/muatan/lihat-unggahan'
import { mulaiImporSumber } from '@/lib/sumber/commands/mulai-impor-sumber'
import { simpanUnggahan } from '@/lib/sumber/commands/simpan-unggahan'
import { type BerkasSintetis, tulisSumberSintetis } from '@/lib/sumber/commands/tulis-sumber-sintetis'
import { JENIS_KEPESERTAAN, type JenisSumber } from '@/lib/sumber/jenis'
import { listAsalData } from '@/lib/sumber/queries/list-asal-data'
import { bukaUnggahanSumberSchema, type ImporSumberInput, mulaiImporSumberSchema } from '@/lib/sumber/schema/sumber'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asApp, asOwner } from '../support/db'
import { seedAktor } from '../support/factories'
import { writeXlsx, writeZip } from '../support/lembar'
import { makeRilis, newFolder, writeBytes } from '../support/rilis'

const KAB = '3275'
const aktor = serverAktor(KAB)
let berkasList: BerkasSintetis[] = []

beforeAll(async () => {
  const files = await makeRilis(400)
  const hasil = await imporRilis(
    aktor,
    {
      kodeKab: KAB as KodeWilayah,
      jenis: 'dtsen',
      periode: '2025-TW3' as Periode,
      sistem: 'kemendagri',
      sintetis: true,
    },
    files.map((jalur) => ({ nama: path.basename(jalur), jalur })),
  )
  if (!hasil.ok) throw new Error(hasil.error.message)
  // Loads of three rows after one of thirty: here no second person is asked.
  await asOwner((client) =>
    client.query(
      `INSERT INTO pengaturan (kunci, nilai) VALUES ('sumber.ambang-tahan', '{"susutPersen":100,"susutDimuatPersen":100,"kkWilayah":1000}')`,
    ),
  )
  const ditulis = await tulisSumberSintetis({ kodeKab: KAB, keluar: newFolder() })
  if (!ditulis.ok) throw new Error(ditulis.error.message)
  berkasList = ditulis.value
}, 120_000)

function input(jenis: JenisSumber, more: Partial<ImporSumberInput> = {}): ImporSumberInput {
  return {
    kodeKab: KAB as KodeWilayah,
    jenis,
    perTanggal: '2025-09-20' as IsoDate,
    sintetis: true,
    ...(jenis === 'kpm' && { periode: '2025-TW3' }),
    ...(jenis === 'regsosek' && { sistem: 'kemendagri' as const }),
    ...more,
  }
}

async function muat(jenis: JenisSumber, jalur: string, more: Partial<ImporSumberInput> = {}): Promise<HasilMuatan> {
  const hasil = await imporSumber(aktor, input(jenis, more), [{ nama: path.basename(jalur), jalur }])
  if (!hasil.ok) throw new Error(hasil.error.message)
  const { baris, baru, berubah, sama, ditahan, salah } = hasil.value
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return hasil.value
}

async function listCatatan<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  return asOwner(async (client) => (await client.query(sql, values)).rows as T[])
}

describe('imporSumber', () => {
  it('memuat setiap jenis: hitungannya genap, barisnya tertaut, berkas yang sama tidak mengubah apa pun', async () => {
    for (const { jenis, jalur, baris } of berkasList) {
      const satu = await muat(jenis, jalur)
      expect([jenis, satu.baris, satu.salah + satu.ditahan]).toEqual([jenis, baris, 0])
      expect(satu.tertaut).toBeGreaterThan(0)
      expect(satu.tertaut).toBeLessThanOrEqual(baris)
      const rows = await listCatatan<{ n: number; kepesertaan: number }>(
        `SELECT count(*)::integer AS n, (SELECT count(*)::integer FROM kepesertaan WHERE kode_kab = $1 AND muatan_id = $2) AS kepesertaan
         FROM sumber_catatan WHERE kode_kab = $1 AND muatan_id = $2`,
        [KAB, satu.muatan],
      )
      expect(rows).toEqual([{ n: baris, kepesertaan: JENIS_KEPESERTAAN.includes(jenis) ? baris : 0 }])
      const dua = await muat(jenis, jalur)
      expect(dua).toMatchObject({ batch: satu.batch, muatan: satu.muatan, baris, sama: baris, baru: 0, terulang: true })
    }
    const sisa = await listCatatan(
      `SELECT relname FROM pg_class WHERE relnamespace = 'kerja'::regnamespace AND relname LIKE 's3275%'`,
    )
    expect(sisa).toEqual([])
  }, 120_000)
})

const NIK_ASING = '3275014508688502'

/** Numbers and names of some persons of the release, one per family, with their desa. */
async function contohOrang(n: number) {
  return listCatatan<{ nik: string; kk: string; nama: string; desa: string; keluarga: string }>(
    `SELECT g.nomor_induk_kependudukan AS nik, k.nomor_kartu_keluarga AS kk, g.nama, k.kode_desa AS desa, k.keluarga_id AS keluarga
     FROM rilis_keluarga k JOIN rilis_anggota g ON g.kode_kab = k.kode_kab AND g.rilis_id = k.rilis_id AND g.keluarga_id = k.keluarga_id AND g.urutan = 1
     WHERE k.kode_kab = $1 ORDER BY k.keluarga_id LIMIT $2`,
    [KAB, n],
  )
}

const csv = (rows: string[][], pemisah = ',') =>
  writeBytes('berkas.csv', rows.map((row) => row.map((isi) => `"${isi}"`).join(pemisah)).join('\n'))

describe('imporSumber: baris demi baris', () => {
  it('menyisihkan tepat baris yang salah, dengan alasannya, dan memuat yang lain', async () => {
    const [a, b, c, d] = await contohOrang(4)
    if (!a || !b || !c || !d) throw new Error('contoh kurang')
    const jalur = csv([
      ['NIK', 'NO KK', 'NAMA', 'TGL LAHIR', 'KODE KEL'],
      [a.nik, a.kk, a.nama, '01/01/1980', a.desa],
      ['12345', b.kk, b.nama, '01/01/1980', b.desa],
      [b.nik, b.kk, b.nama, '31/02/1980', b.desa],
      [c.nik, c.kk, '', '01/01/1980', c.desa],
      ['', '', 'TANPA NOMOR', '01/01/1980', d.desa],
      [d.nik, d.kk, d.nama, '01/01/1980', '3515012001'],
      [a.nik, a.kk, a.nama, '01/01/1980', a.desa],
    ])
    const hasil = await muat('dtks', jalur, { perTanggal: '2025-09-21' as IsoDate })
    expect(hasil).toMatchObject({ baris: 7, ditahan: 1, salah: 5, tertaut: 1 })
    const salah = parse(readFileSync(hasil.berkasSalah ?? ''), { columns: true }) as Record<string, string>[]
    expect(salah.map(({ kelas, baris, kolom }) => [kelas, baris, kolom])).toEqual([
      ['salah', '3', 'NIK'],
      ['salah', '4', 'TGL LAHIR'],
      ['salah', '5', 'NAMA'],
      ['salah', '6', 'NIK'],
      ['ditahan', '7', ''],
      ['salah', '8', ''],
    ])
    expect(salah[0]?.NIK).toBe('12345')
    expect(salah.every(({ alasan }) => /[.]$/.test(alasan ?? ''))).toBe(true)
    const sisihan = await listCatatan('SELECT ke, baris FROM impor_salah WHERE kode_kab = $1 AND impor_id = $2', [
      KAB,
      hasil.batch,
    ])
    expect(sisihan).toHaveLength(6)
  })

  it('menahan nomor yang berakhir 0 pada kolom yang satu nomornya dirusak lembar kerja', async () => {
    const [a] = await contohOrang(1)
    const nol = `${NIK_ASING.slice(0, 15)}0`
    const hasil = await muat(
      'dukcapil',
      csv([
        ['NIK', 'HASIL'],
        ['3,27501E+15', 'PADAN'],
        [nol, 'PADAN'],
        [a?.nik ?? '', 'PADAN'],
      ]),
    )
    expect(hasil).toMatchObject({ baris: 3, salah: 1, ditahan: 1 })
  })

  it('menautkan lewat NIK, lalu nomor KK; yang tidak dikenal hanya terlihat dari seluruh kabupaten/kota', async () => {
    const [a, b] = await contohOrang(2)
    if (!a || !b) throw new Error('contoh kurang')
    const { muatan } = await muat(
      'dtks',
      csv([
        ['NIK', 'NO KK', 'NAMA'],
        [a.nik, '3275011203158509', a.nama],
        [NIK_ASING, b.kk, 'ORANG BARU'],
        ['3275014508688503', '3275011203158508', 'TIDAK DIKENAL'],
      ]),
      { perTanggal: '2025-09-22' as IsoDate },
    )
    const rows = await listCatatan(
      `SELECT nama, keluarga_id AS keluarga, orang_id IS NOT NULL AS orang, kode_desa AS desa FROM sumber_catatan WHERE kode_kab = $1 AND muatan_id = $2 ORDER BY baris`,
      [KAB, muatan],
    )
    expect(rows).toEqual([
      { nama: a.nama, keluarga: a.keluarga, orang: true, desa: a.desa },
      { nama: 'ORANG BARU', keluarga: b.keluarga, orang: false, desa: b.desa },
      { nama: 'TIDAK DIKENAL', keluarga: null, orang: false, desa: '3275000000' },
    ])
    const terlihat = (awal: string, akhir: string) =>
      asApp(async (client) => {
        await client.query('BEGIN')
        await client.query(`SELECT atur_lingkup('3275', $1, $2, 'x', 'auditor', '3275')`, [awal, akhir])
        const { rows: n } = await client.query(
          'SELECT count(*)::integer AS n FROM sumber_catatan WHERE muatan_id = $1',
          [muatan],
        )
        await client.query('ROLLBACK')
        return n[0]?.n
      })
    expect(await terlihat('3275000000', '3275999999')).toBe(3)
    expect(await terlihat(a.desa, a.desa)).toBe(a.desa === b.desa ? 2 : 1)
    expect(await terlihat('3275010000', '3275019999')).toBeLessThan(3)
  })

  it('muatan berikutnya menggantikan yang lama, menghitung yang berubah dan yang tidak ada lagi', async () => {
    const orang = await contohOrang(3)
    const tabel = (alamat: string[], n: number) =>
      csv([['NIK', 'NAMA', 'ALAMAT'], ...orang.slice(0, n).map(({ nik, nama }, i) => [nik, nama, alamat[i] ?? ''])])
    const satu = await muat('p3ke', tabel(['A', 'B', 'C'], 3), { perTanggal: '2025-09-23' as IsoDate })
    const dua = await muat('p3ke', tabel(['A', 'X'], 2), { perTanggal: '2025-09-24' as IsoDate })
    expect(dua).toMatchObject({ baris: 2, sama: 1, berubah: 1, baru: 0, hilang: 1 })
    const muatan = await listCatatan(
      'SELECT id, status, digantikan_oleh AS oleh FROM sumber_muatan WHERE id = ANY ($1)',
      [[satu.muatan, dua.muatan]],
    )
    expect(muatan).toEqual(
      expect.arrayContaining([
        { id: satu.muatan, status: 'digantikan', oleh: dua.muatan },
        { id: dua.muatan, status: 'berlaku', oleh: null },
      ]),
    )
  })

  it('penerima berdiri sendiri per program dan periode; kata status yang belum dikenal tetap disimpan', async () => {
    const [a, b] = await contohOrang(2)
    const isi = [
      ['NIK', 'PROGRAM BANSOS', 'STATUS'],
      [a?.nik ?? '', 'PKH', 'SI'],
      [b?.nik ?? '', 'PKH', 'Antre Verifikasi'],
      [b?.nik ?? '', 'BPNT', 'SI'],
    ]
    const ditolak = await imporSumber(aktor, input('kpm', { periode: '2025-08' }), [{ nama: 'k.csv', jalur: csv(isi) }])
    expect(ditolak).toMatchObject({ ok: false, error: { code: 'sumber/program' } })
    const pkh = await muat('kpm', csv(isi), { periode: '2025-08', program: 'pkh' })
    expect(pkh).toMatchObject({ baris: 3, baru: 2, salah: 1 })
    const rows = await listCatatan(
      'SELECT program, periode, status, arti FROM kepesertaan WHERE kode_kab = $1 AND muatan_id = $2 ORDER BY id',
      [KAB, pkh.muatan],
    )
    expect(rows).toEqual([
      { program: 'pkh', periode: '2025-08', status: 'SI', arti: 'menerima' },
      { program: 'pkh', periode: '2025-08', status: 'Antre Verifikasi', arti: 'belum-dikenal' },
    ])
    const lain = await muat('kpm', csv(isi), { periode: '2025-09', program: 'pkh' })
    const berlaku = await listCatatan(`SELECT id FROM sumber_muatan WHERE status = 'berlaku' AND id = ANY ($1)`, [
      [pkh.muatan, lain.muatan],
    ])
    expect(berlaku).toHaveLength(2)
  })

  it('menolak berkas yang barisnya tidak dapat dibedakan dan berkas yang tidak satu pun barisnya dapat dimuat', async () => {
    const tanpaKunci = await imporSumber(aktor, input('dtks'), [
      {
        nama: 'a.csv',
        jalur: csv([
          ['kota', 'jumlah'],
          ['Bekasi', '3'],
        ]),
      },
    ])
    expect(tanpaKunci).toMatchObject({ ok: false, error: { code: 'sumber/kolom-tidak-dikenal' } })
    const sebelum = await listCatatan(`SELECT id FROM sumber_muatan WHERE status = 'berlaku' ORDER BY id`)
    const semuaSalah = await imporSumber(aktor, input('dtks'), [{ nama: 'b.csv', jalur: csv([['NIK'], ['123']]) }])
    expect(semuaSalah).toMatchObject({ ok: false, error: { code: 'sumber/tidak-ada-yang-dimuat' } })
    expect(await listCatatan(`SELECT id FROM sumber_muatan WHERE status = 'berlaku' ORDER BY id`)).toEqual(sebelum)
  })

  it('Regsosek masuk dengan kode DTSEN, dan yang tidak berpadanan tetap bertanda', async () => {
    const [a] = await contohOrang(1)
    const { muatan } = await muat(
      'regsosek',
      csv([
        ['NIK', 'r305', 'r308', 'r306a', 'Jarak Limbah'],
        [a?.nik ?? '', '5', '12', '13', '1'],
      ]),
      { perTanggal: '2025-09-25' as IsoDate },
    )
    expect(await listCatatan('SELECT isi, mentah FROM sumber_catatan WHERE muatan_id = $1', [muatan])).toEqual([
      {
        isi: { jenis_atap_terluas: '6', bahan_bakar_utama_memasak: '00', sumber_air_minum_utama: 'regsosek:13' },
        mentah: { jarak_limbah: '1' },
      },
    ])
  })
})

describe('imporSumber dengan pemetaan', () => {
  it('memakai kolom dan arti kode yang dipilih untuk kiriman ini, walau tidak disimpan', async () => {
    const [a] = await contohOrang(1)
    const jalur = csv([
      ['Nomor Induk', 'Status'],
      [a?.nik ?? '', 'Antre'],
    ])
    const hasil = await imporSumber(
      aktor,
      input('kpm', { program: 'blt-dd', periode: '2025-07' }),
      [{ nama: 'k.csv', jalur }],
      { pemetaan: { kolom: { nomor_induk: 'nik', status: 'status' }, kode: { status: { Antre: 'proses' } } } },
    )
    expect(hasil).toMatchObject({ ok: true, value: { baris: 1, baru: 1, tertaut: 1 } })
    expect(await listCatatan(`SELECT status, arti FROM kepesertaan WHERE program = 'blt-dd'`)).toEqual([
      { status: 'Antre', arti: 'proses' },
    ])
  })
})

describe('imporSumber dari lembar kerja dan arsip', () => {
  it('membaca lembar yang dapat dimuat di antara lembar lain, dan setiap berkas dalam satu arsip', async () => {
    const [a, b] = await contohOrang(2)
    const lembar = await writeXlsx('dtks.xlsx', [
      { nama: 'Petunjuk', kepala: ['Baca dulu'], barisList: [['Isi lembar berikutnya.']] },
      {
        nama: 'Data',
        kepala: ['NIK', 'Nama'],
        barisList: [
          [a?.nik ?? '', a?.nama ?? ''],
          ['123', 'SALAH'],
        ],
      },
    ])
    const satu = await muat('dtks', lembar, { perTanggal: '2025-10-01' as IsoDate })
    expect(satu).toMatchObject({ baris: 2, salah: 1, tertaut: 1 })
    const arsip = await writeZip('dtks.zip', {
      'satu.csv': `NIK;Nama\n${a?.nik};${a?.nama}\n`,
      'dua.csv': `Nama,NIK\n"${b?.nama}",${b?.nik}\nSALAH,9\n`,
    })
    const dua = await muat('dtks', arsip, { perTanggal: '2025-10-02' as IsoDate })
    expect(dua).toMatchObject({ baris: 3, sama: 1, baru: 1, salah: 1, tertaut: 2 })
    const salah = parse(readFileSync(dua.berkasSalah ?? ''), { columns: true }) as Record<string, string>[]
    expect(salah.map(({ berkas, baris, kolom }) => [berkas, baris, kolom])).toEqual([
      ['dtks.zip › dua.csv', '3', 'NIK'],
    ])
  })
})

describe('listAsalData', () => {
  it('menyebut lapisan setiap nilai sama dengan yang dibaca halaman keluarga, dan apa kata sumber lain', async () => {
    const [a] = await contohOrang(1)
    if (!a) throw new Error('contoh kurang')
    const atap = await listCatatan<{ atap: string }>(
      'SELECT jenis_atap_terluas AS atap FROM rilis_keluarga WHERE keluarga_id = $1',
      [a.keluarga],
    )
    const lain = atap[0]?.atap === '7' ? '8' : '7'
    await muat(
      'regsosek',
      csv([
        ['NIK', 'r305', 'status tanah'],
        [a.nik, lain, `nomor ${a.nik}`],
      ]),
      {
        perTanggal: '2025-09-26' as IsoDate,
      },
    )
    await listCatatan(
      `INSERT INTO pembaruan (kode_kab, keluarga_id, kode_desa, kolom, nilai, berlaku_sejak, aktor) VALUES ($1, $2, $3, 'jenis_lantai_terluas', '08', '2025-10-01', 'x')`,
      [KAB, a.keluarga, a.desa],
    )
    const asal = await listAsalData(aktor, a.keluarga)
    const nilai = await findNilaiKeluarga(aktor, a.keluarga)
    if (!asal || !nilai) throw new Error('keluarga tidak ditemukan')
    const keluarga = asal.nilaiList.filter(({ orangId }) => orangId === null)
    for (const { kolom, lapis } of keluarga) {
      const satu = nilai.nilai[kolom]
      expect([kolom, lapis === 'pembaruan' ? satu?.pembaruan?.nilai : satu?.rilis]).toEqual([kolom, satu?.kini])
    }
    expect(keluarga.find(({ kolom }) => kolom === 'jenis_lantai_terluas')).toMatchObject({
      lapis: 'pembaruan',
      sejak: '2025-10-01',
    })
    expect(keluarga.find(({ kolom }) => kolom === 'jenis_atap_terluas')).toMatchObject({
      lapis: 'rilis',
      rilis: '2025-TW3.1',
      lain: [{ jenis: 'regsosek', perTanggal: '2025-09-26', berbeda: true }],
    })
    // No long number leaves whole, wherever it stood.
    expect(JSON.stringify(asal)).not.toMatch(/\d{16}/)
    expect(await listAsalData(serverAktor('3515'), a.keluarga)).toBeNull()
  })
})

describe('pemetaan', () => {
  it('pratinjau menyamarkan nomor, menyebut yang kurang dan yang tambahan; pemetaan yang disimpan dipakai berikutnya', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const [a] = await contohOrang(1)
    const isi = `Nomor Induk;Siapa;Status\n${a?.nik};${a?.nama};Antre\n`
    const unggah = async () => {
      const dibuka = await bukaUnggahanSumber(
        operator,
        bukaUnggahanSumberSchema.parse({
          kunci: randomUUID(),
          jenis: 'kpm',
          perTanggal: '2025-09-20',
          periode: '2025-TW3',
          sintetis: 'ya',
        }),
      )
      if (!dibuka.ok) throw new Error(dibuka.error.message)
      const { id } = dibuka.value
      const simpan = await simpanUnggahan(operator, id, { ke: 1, nama: 'kpm.csv' }, Readable.from([Buffer.from(isi)]))
      expect(simpan.ok).toBe(true)
      return id
    }
    const id = await unggah()
    const lihat = await lihatUnggahan(operator, id, {})
    if (!lihat.ok) throw new Error(lihat.error.message)
    expect(lihat.value).toMatchObject({ pemisah: ';', status: 'belum-terverifikasi', dibaca: 1, dapatDimuat: 0 })
    expect(lihat.value.kunciKurang.length).toBeGreaterThan(0)
    expect(lihat.value.kolomList.map(({ nama }) => nama)).toEqual(['', '', 'status'])
    expect(JSON.stringify(lihat.value)).not.toMatch(/\d{16}/)

    const mulai = await mulaiImporSumber(
      operator,
      mulaiImporSumberSchema.parse({
        kunci: randomUUID(),
        id,
        sistem: 'kemendagri',
        kepala: ['Nomor Induk', 'Siapa', 'Status'],
        kolom: ['nik', 'nama', 'status'],
        kodeKolom: ['status'],
        kodeDari: ['Antre'],
        kodeKe: ['proses'],
        simpan: 'ya',
      }),
    )
    expect(mulai.ok).toBe(true)
    const kedua = await lihatUnggahan(operator, await unggah(), {})
    if (!kedua.ok) throw new Error(kedua.error.message)
    expect(kedua.value).toMatchObject({ status: 'terverifikasi', dapatDimuat: 1, kodeAsing: [] })
    expect(kedua.value.kolomList.map(({ nama }) => nama)).toEqual(['nik', 'nama', 'status'])

    const hasil = await jalankanImporSumber({
      id: randomUUID(),
      aktor: operator,
      masukan: { imporId: id },
      lapor: () => Promise.resolve(),
      signal: new AbortController().signal,
    }).catch((error: unknown) => error)
    // The file names no programme and none was given: the office is told, in words.
    expect(String(hasil)).toContain('tidak menyebut programnya')
  })

  it('dua pemetaan yang disimpan bersamaan berlaku keduanya, yang satu di atas yang lain', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const simpan = async (kepala: string) => {
      const input = { kunci: randomUUID(), jenis: 'dtks', perTanggal: '2025-09-20', sintetis: 'ya' }
      const dibuka = await bukaUnggahanSumber(operator, bukaUnggahanSumberSchema.parse(input))
      if (!dibuka.ok) throw new Error(dibuka.error.message)
      const { id } = dibuka.value
      const isi = Readable.from([Buffer.from(`${kepala};Siapa\n3275014508688501;SITI\n`)])
      await simpanUnggahan(operator, id, { ke: 1, nama: 'dtks.csv' }, isi)
      const isian = { sistem: 'kemendagri', kepala: [kepala, 'Siapa'], kolom: ['nik', 'nama'], simpan: 'ya' }
      return () => mulaiImporSumber(operator, mulaiImporSumberSchema.parse({ kunci: randomUUID(), id, ...isian }))
    }
    const kepalaList = ['Nomor Penduduk', 'Induk Warga', 'No Orang', 'Angka Diri']
    const mulaiList = await Promise.all(kepalaList.map(simpan))
    const hasilList = await Promise.all(mulaiList.map((mulai) => mulai()))
    expect(hasilList.map(({ ok }) => ok)).toEqual([true, true, true, true])
    const [akhir] = await listCatatan<{ versi: number; isi: unknown }>(
      `SELECT versi, isi FROM profil_impor WHERE kode_kab = $1 AND jenis = 'dtks' ORDER BY versi DESC LIMIT 1`,
      [KAB],
    )
    expect(akhir?.versi).toBe(4)
    for (const kepala of kepalaList)
      expect(JSON.stringify(akhir?.isi).toLowerCase()).toContain(kepala.toLowerCase().split(' ')[1])
  })

  it('pilihan kolom yang keliru ditolak dengan kalimat selagi berkasnya ada, dan pemetaannya tidak disimpan', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const input = { kunci: randomUUID(), jenis: 'kemensos', perTanggal: '2025-09-20', sintetis: 'ya' }
    const dibuka = await bukaUnggahanSumber(operator, bukaUnggahanSumberSchema.parse(input))
    if (!dibuka.ok) throw new Error(dibuka.error.message)
    const { id } = dibuka.value
    const isi = Readable.from([Buffer.from('No Induk;No Induk Lama;Putusan\n3275014508688501;;Diterima\n')])
    await simpanUnggahan(operator, id, { ke: 1, nama: 'jawaban.csv' }, isi)
    const petakan = async (...kolom: string[]) => {
      const kepala = ['No Induk', 'No Induk Lama', 'Putusan']
      const isian = { kunci: randomUUID(), id, sistem: 'kemendagri', kepala, kolom, simpan: 'ya' }
      const hasil = await mulaiImporSumber(operator, mulaiImporSumberSchema.parse(isian))
      return hasil.ok ? null : hasil.error.message
    }
    expect(await petakan('nik', 'nik', 'hasil')).toContain('Kolom NIK dipilih untuk lebih dari satu kepala.')
    expect(await petakan('', '', 'hasil')).toContain('belum dikenali kolom yang membedakan barisnya')
    expect(await petakan('nik', '', '')).toContain('belum dikenali kolom Jawaban')
    const lihat = await lihatUnggahan(operator, id, {})
    expect(lihat).toMatchObject({ ok: true, value: { status: 'belum-terverifikasi' } })
    expect(await petakan('nik', '', 'hasil')).toBeNull()
  })

  it('arti kode yang dikenali dan bentuk tanggal dapat dibetulkan, dan disimpan untuk kiriman berikutnya', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const [a] = await contohOrang(1)
    const unggah = async () => {
      const input = { kunci: randomUUID(), jenis: 'dukcapil', perTanggal: '2025-09-20', sintetis: 'ya' }
      const dibuka = await bukaUnggahanSumber(operator, bukaUnggahanSumberSchema.parse(input))
      if (!dibuka.ok) throw new Error(dibuka.error.message)
      const isi = Readable.from([Buffer.from(`NIK;Hasil;Tgl Lahir\n${a?.nik};AKTIF;05/08/1968\n`)])
      await simpanUnggahan(operator, dibuka.value.id, { ke: 1, nama: 'd.csv' }, isi)
      const lihat = await lihatUnggahan(operator, dibuka.value.id, {})
      if (!lihat.ok) throw new Error(lihat.error.message)
      return lihat.value
    }
    const satu = await unggah()
    expect(satu).toMatchObject({
      adaTanggal: true,
      kodeAsing: [],
      kodeDikenal: [{ kolom: 'hasil', dari: 'AKTIF', jumlah: 1, ke: 'padan' }],
    })
    expect(satu.kodePilihan.hasil?.map(({ kode }) => kode)).toContain('tidak-padan')
    const mulai = await mulaiImporSumber(
      operator,
      mulaiImporSumberSchema.parse({
        kunci: randomUUID(),
        id: satu.id,
        sistem: 'bps',
        tanggal: 'BB/HH/TTTT',
        kepala: ['NIK', 'Hasil', 'Tgl Lahir'],
        kolom: ['nik', 'hasil', 'tanggal_lahir'],
        kodeKolom: ['hasil'],
        kodeDari: ['AKTIF'],
        kodeKe: ['tidak-padan'],
        simpan: 'ya',
      }),
    )
    expect(mulai.ok).toBe(true)
    await jalankanImporSumber({
      id: randomUUID(),
      aktor: operator,
      masukan: { imporId: satu.id },
      lapor: () => Promise.resolve(),
      signal: new AbortController().signal,
    })
    const rows = await listCatatan(
      `SELECT c.tanggal_lahir::text AS lahir, c.isi ->> 'hasil' AS hasil FROM sumber_catatan c JOIN sumber_muatan m ON m.id = c.muatan_id WHERE m.impor_id = $1`,
      [satu.id],
    )
    expect(rows).toEqual([{ lahir: '1968-05-08', hasil: 'tidak-padan' }])
    expect(await unggah()).toMatchObject({
      status: 'terverifikasi',
      sistem: 'bps',
      kodeDikenal: [{ dari: 'AKTIF', ke: 'tidak-padan' }],
    })
  })
})
