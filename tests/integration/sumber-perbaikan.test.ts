import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import type { Result } from '@/lib/core/result'
import type { Lembar } from '@/lib/server/lembar-kerja'
import { storagePath } from '@/lib/server/storage'
import { bukaPerbaikan } from '@/lib/sumber/commands/buka-perbaikan'
import { bukaUnggahan } from '@/lib/sumber/commands/buka-unggahan'
import type { HasilImpor, IkutImpor } from '@/lib/sumber/commands/impor/hasil'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { jalankanImpor } from '@/lib/sumber/commands/jalankan-impor'
import { mulaiImpor } from '@/lib/sumber/commands/mulai-impor'
import { simpanUnggahan } from '@/lib/sumber/commands/simpan-unggahan'
import { padankanPeladen } from '@/lib/sumber/commands/susulan/padankan-peladen'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'
import { findImporDetail, resolveRilis } from '@/lib/sumber/queries'
import { KOLOM_RUJUKAN } from '@/lib/sumber/rujukan'
import { bukaUnggahanSchema } from '@/lib/sumber/schema'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { seedAktor } from '../support/factories'
import { writeXlsx } from '../support/lembar'
import {
  type Baris,
  cloneRilis,
  makeRilis,
  type RilisUji,
  readRilis,
  toBytes,
  writeBytes,
  writeRilis,
} from '../support/rilis'

const KAB = '3275'
const aktor = serverAktor(KAB)
let dasar: RilisUji

beforeAll(async () => {
  dasar = readRilis(await makeRilis(120))
})
beforeEach(async () => {
  await truncateMutable()
  await asOwner((client) =>
    client.query(
      `INSERT INTO pengaturan (kunci, nilai) VALUES ('sumber.ambang-tahan', '{"susutPersen": 90, "susutDimuatPersen": 90, "kkWilayah": 1000}')`,
    ),
  )
})

function coba(files: readonly string[], periode = '2025-TW3', ikut: IkutImpor = {}): Promise<Result<HasilImpor>> {
  return imporRilis(
    aktor,
    { kodeKab: KAB as KodeWilayah, jenis: 'dtsen', periode: periode as Periode, sistem: 'kemendagri', sintetis: true },
    files.map((jalur) => ({ nama: path.basename(jalur), jalur })),
    ikut,
  )
}

async function impor(files: readonly string[], periode = '2025-TW3', ikut: IkutImpor = {}): Promise<HasilImpor> {
  const hasil = await coba(files, periode, ikut)
  if (!hasil.ok) throw new Error(hasil.error.message)
  const { baris, baru, berubah, sama, ditahan, salah } = hasil.value
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return hasil.value
}

const at = <T>(rows: readonly T[], index: number): T => {
  const row = rows[index]
  if (row === undefined) throw new Error(`baris ${index} tidak ada`)
  return row
}
const anggotaOf = (rilis: RilisUji, ke: number) =>
  rilis.anggota.filter((row) => row.nomor_kartu_keluarga === rilis.keluarga[ke]?.nomor_kartu_keluarga)

/** A release with a faulty family, a held one, two rows of one No. KK, and faulty members of families that load. */
function rusak(): RilisUji {
  const rilis = cloneRilis(dasar)
  at(rilis.keluarga, 3).desil_nasional = '11'
  at(rilis.keluarga, 5).kode_kelurahan_desa = '3275999999'
  at(rilis.keluarga, 9).nomor_kartu_keluarga = at(rilis.keluarga, 8).nomor_kartu_keluarga ?? ''
  at(anggotaOf(rilis, 12), 0).nomor_induk_kependudukan = '32750'
  at(anggotaOf(rilis, 14), 0).nama = ''
  return rilis
}

/** Rows of a file of faulty rows, as they stand there. */
const readSalah = (hasil: HasilImpor): Baris[] =>
  hasil.berkasSalah === null ? [] : (parse(readFileSync(hasil.berkasSalah), { columns: true }) as Baris[])

type Lembaran = { nama: string; kolom: string[]; rows: Baris[] }

async function readPerbaikan({ batch }: HasilImpor): Promise<Lembaran[]> {
  const detail = await findImporDetail(aktor, batch)
  const { rows } = await asOwner((client) =>
    client.query<{ jalur: string; nama: string }>('SELECT jalur, nama FROM berkas WHERE id = $1', [
      detail?.impor.berkasPerbaikanId,
    ]),
  )
  const dibuka = await bukaTabel({ nama: at(rows, 0).nama, jalur: storagePath(at(rows, 0).jalur) })
  if (!dibuka.ok) throw new Error(dibuka.error.message)
  const hasil: Lembaran[] = []
  for (const tabel of dibuka.value) {
    const isi: Baris[] = []
    for await (const kumpulan of tabel.barisList())
      for (const { nilai } of kumpulan)
        isi.push(Object.fromEntries(tabel.kolom.map((kolom, i) => [kolom, nilai[i] ?? ''])))
    hasil.push({ nama: tabel.lembar ?? '', kolom: tabel.kolom, rows: isi })
  }
  return hasil
}

const toLembar = ({ nama, kolom, rows }: Lembaran): Lembar => ({
  nama,
  kepala: kolom,
  barisList: rows.map((row) => kolom.map((satu) => row[satu] ?? '')),
})

/** Puts back what is wrong in a row, from the release it was made of. `kolom` is where the fault is. */
function benarkan(row: Baris): void {
  const kolom = row.kolom_salah || row.kolom || ''
  const ke = Number(row.baris_asal || row.baris) - 2
  const asal = 'nama' in row && row.nomor_induk_kependudukan ? dasar.anggota[ke] : dasar.keluarga[ke]
  const benar = asal?.[kolom]
  if (benar !== undefined) row[kolom] = benar
}

/** What a release consists of, whoever brought it. */
async function isiRilis(kode: string): Promise<string[]> {
  const rilis = await resolveRilis(aktor, kode)
  return asOwner(async (client) => {
    const { rows } = await client.query<{ isi: string }>(
      `SELECT 'k ' || keluarga_id || ' ' || kode_desa || ' ' || jiwa || ' ' || sidik AS isi FROM rilis_keluarga WHERE rilis_id = $1
       UNION ALL SELECT 'a ' || keluarga_id || ' ' || orang_id || ' ' || kode_desa || ' ' || sidik FROM rilis_anggota WHERE rilis_id = $1
       UNION ALL SELECT 'r ' || kode_desa || ' ' || desil || ' ' || kk || ' ' || jiwa FROM rekap_rilis WHERE rilis_id = $1
       ORDER BY 1`,
      [rilis?.id],
    )
    return rows.map(({ isi }) => isi)
  })
}

describe('baris yang diperbaiki', () => {
  it('dalam berkas XLSX-nya diunggah sendiri dan melengkapi kirimannya, tanpa kehilangan yang sudah dimuat', async () => {
    await impor(writeRilis(dasar), '2025-TW2')
    const pertama = await impor(writeRilis(rusak()))
    const lembarList = await readPerbaikan(pertama)
    expect(lembarList.reduce((n, { rows }) => n + rows.length, 0)).toBe(pertama.salah + pertama.ditahan)
    for (const { rows } of lembarList) rows.forEach(benarkan)
    const berkas = await writeXlsx('perbaikan.xlsx', lembarList.map(toLembar))

    const dicoba = await impor([berkas], '2025-TW3', { coba: true })
    expect([dicoba.status, dicoba.baris, dicoba.salah]).toEqual(['diperiksa', pertama.baris, 0])
    const kedua = await impor([berkas])
    const jumlah = pertama.salah + pertama.ditahan
    expect([kedua.rilis, kedua.status, kedua.baris]).toEqual(['2025-TW3.2', 'terbit', pertama.baris])
    expect([kedua.keluarga.salah, kedua.anggota.salah, kedua.ditahan, kedua.berkasSalah]).toEqual([0, 0, 0, null])
    expect([dicoba.keluarga, dicoba.anggota]).toEqual([kedua.keluarga, kedua.anggota])
    expect([kedua.baru, kedua.perbaikan]).toEqual([
      jumlah,
      { kode: '2025-TW3.1', diterima: jumlah, dimuat: jumlah, disisihkan: 0, sudah: 0, kosong: 0 },
    ])
    expect(await isiRilis('2025-TW3.2')).toEqual(await isiRilis('2025-TW2'))

    const lagi = await impor([berkas])
    expect([lagi.terulang, lagi.batch, lagi.baru, lagi.berubah]).toEqual([true, kedua.batch, 0, 0])
    expect((await resolveRilis(aktor))?.kode).toBe('2025-TW3.2')
  })

  it('dalam berkas CSV-nya: yang masih salah kembali lagi bersama yang belum diunggah, dan dapat menyusul', async () => {
    await impor(writeRilis(dasar), '2025-TW2')
    const pertama = await impor(writeRilis(rusak()))
    const semua = readSalah(pertama)
    const kolomList = Object.keys(semua[0] ?? {})
    const kelompok = (row: Baris, ke: number) => row.nomor_kartu_keluarga === dasar.keluarga[ke]?.nomor_kartu_keluarga
    // One family corrected, one member still wrong in another way; everything else stays at home.
    const unggah = structuredClone(semua.filter((row) => kelompok(row, 3) || kelompok(row, 12)))
    for (const row of unggah)
      if (kelompok(row, 3)) benarkan(row)
      else row.nomor_induk_kependudukan = '327501'
    const dipakai = (rows: Baris[], nama: string) =>
      writeBytes(nama, toBytes(kolomList, rows, { delimiter: ';', newline: '\r\n', bom: true }))
    const berkas = dipakai(unggah, 'baris-salah.csv')
    const kedua = await impor([berkas])
    expect(kedua.perbaikan).toMatchObject({ diterima: unggah.length, dimuat: unggah.length - 1, disisihkan: 1 })
    expect([kedua.baris, kedua.salah + kedua.ditahan]).toEqual([pertama.baris, semua.length - unggah.length + 1])
    const sisa = readSalah(kedua)
    expect(sisa.map((row) => row[KOLOM_RUJUKAN]).sort()).toEqual(
      semua
        .filter((row) => !kelompok(row, 3))
        .map((row) => row[KOLOM_RUJUKAN])
        .sort(),
    )
    expect(sisa.find((row) => kelompok(row, 12))).toMatchObject({
      nomor_induk_kependudukan: '327501',
      berkas: 'baris-salah.csv',
      alasan: 'NIK harus 16 angka, yang tertulis 6 angka.',
    })
    expect((await impor([berkas])).terulang).toBe(true)

    // The first file once more, corrected whole: what was loaded meanwhile is passed over.
    semua.forEach(benarkan)
    const ketiga = await impor([dipakai(semua, 'lengkap.csv')])
    expect([ketiga.rilis, ketiga.salah, ketiga.ditahan, ketiga.berkasSalah]).toEqual(['2025-TW3.3', 0, 0, null])
    expect(ketiga.perbaikan).toMatchObject({ kode: '2025-TW3.2', sudah: unggah.length - 1, disisihkan: 0 })
    expect(await isiRilis('2025-TW3.3')).toEqual(await isiRilis('2025-TW2'))
    const selesai = await coba([dipakai(semua.slice(1), 'lagi.csv')])
    expect(selesai.ok === false && selesai.error.code).toBe('sumber/perbaikan-selesai')
  })

  it('tanpa kolom rujukannya, dengan rujukan ganda, atau bersama berkas lain mendapat kalimat yang mengatakan langkahnya', async () => {
    const pertama = await impor(writeRilis(rusak()))
    const rows = readSalah(pertama)
    const kolomList = Object.keys(rows[0] ?? {})
    const tolak = async (files: string[], periode?: string) => {
      const hasil = await coba(files, periode)
      if (hasil.ok) throw new Error('seharusnya ditolak')
      return [hasil.error.code, hasil.error.message]
    }
    const tanpa = kolomList.filter((kolom) => kolom !== KOLOM_RUJUKAN)
    const [kode, kalimat] = await tolak([writeBytes('a.csv', toBytes(tanpa, rows))])
    expect(kode).toBe('sumber/rujukan-hilang')
    expect(kalimat).toContain('Unduh lagi berkas baris yang disisihkan')
    const ganda = [...rows, at(rows, 0)]
    expect(await tolak([writeBytes('b.csv', toBytes(kolomList, ganda))])).toEqual([
      'sumber/rujukan-ganda',
      `b.csv baris ${ganda.length + 1} dan b.csv baris 2 menyebut baris yang sama pada kolom ${KOLOM_RUJUKAN}. Sisakan satu saja, lalu unggah lagi.`,
    ])
    const kosong = rows.map((row, i) => (i === 1 ? { ...row, [KOLOM_RUJUKAN]: '' } : row))
    expect((await tolak([writeBytes('c.csv', toBytes(kolomList, kosong))]))[1]).toContain(
      'c.csv baris 3: kolom rujukan',
    )
    const utuh = writeBytes('d.csv', toBytes(kolomList, rows))
    expect((await tolak([utuh, ...writeRilis(dasar)]))[0]).toBe('sumber/perbaikan-campur')
    expect((await tolak([utuh], '2025-TW4'))[0]).toBe('sumber/perbaikan-periode')
    // Nothing corrected: nothing is published, and the delivery stands as before.
    const sia = await tolak([utuh])
    expect(sia).toEqual([
      'sumber/tidak-ada-yang-dimuat',
      'Tidak satu pun baris dalam berkas ini dapat dimuat; kiriman 2025-TW3.1 tetap seperti semula. Sebab setiap baris ada dalam berkas baris yang disisihkan.',
    ])
    expect((await resolveRilis(aktor))?.kode).toBe('2025-TW3.1')
    await impor(writeRilis(dasar))
    expect((await tolak([utuh]))[0]).toBe('sumber/ada-yang-baru')
  })

  it('lewat Muat rilis, tanpa kirimannya dipilih: satu berkas teks cukup, karena barisnya menyebut kirimannya', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const pertama = await impor(writeRilis(rusak()))
    const [keluarga] = await readPerbaikan(pertama)
    if (!keluarga) throw new Error('lembar perbaikan tidak ada')
    keluarga.rows.filter((row) => row.kolom_salah === 'desil_nasional').forEach(benarkan)
    const unggah = async (isi: Buffer) => {
      const input = { kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri', sintetis: 'ya' }
      const buka = await bukaUnggahan(operator, bukaUnggahanSchema.parse(input))
      if (!buka.ok) throw new Error(buka.error.message)
      const { id } = buka.value
      expect((await simpanUnggahan(operator, id, { ke: 1, nama: 'p.csv' }, Readable.from([isi]))).ok).toBe(true)
      return { id, mulai: await mulaiImpor(operator, { kunci: randomUUID(), id }) }
    }
    const { id, mulai } = await unggah(toBytes(keluarga.kolom, keluarga.rows, { delimiter: ';' }))
    expect(mulai.ok).toBe(true)
    await jalankanImpor({
      id: randomUUID(),
      aktor: operator,
      masukan: { imporId: id },
      lapor: async () => undefined,
      signal: new AbortController().signal,
    })
    const detail = await findImporDetail(operator, id)
    expect(detail?.impor).toMatchObject({ status: 'terbit', rilis: { kode: '2025-TW3.2' }, keluargaBaru: 1 })
    // A half of a release is still told that its other half is missing.
    const [, setengah] = writeRilis(dasar)
    const kurang = (await unggah(readFileSync(setengah ?? ''))).mulai
    expect(kurang.ok === false && kurang.error.code).toBe('sumber/pasangan')
  })

  it('dari halaman kirimannya: satu berkas cukup, dan baris yang masih salah tampil pada kiriman berikutnya', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const pertama = await impor(writeRilis(rusak()))
    const [keluarga, anggota] = await readPerbaikan(pertama)
    if (!keluarga || !anggota) throw new Error('lembar perbaikan tidak ada')
    keluarga.rows.filter((row) => row.kolom_salah === 'desil_nasional').forEach(benarkan)
    const buka = await bukaPerbaikan(operator, { kunci: randomUUID(), id: pertama.batch })
    if (!buka.ok) throw new Error(buka.error.message)
    const { id } = buka.value
    const mulai = () => mulaiImpor(operator, { kunci: randomUUID(), id })
    const kosong = await mulai()
    expect(kosong.ok === false && kosong.error.code).toBe('sumber/tanpa-berkas')
    // Each sheet saved by itself: both are handed in.
    for (const [i, lembar] of [keluarga, anggota].entries()) {
      const bytes = toBytes(lembar.kolom, lembar.rows, { delimiter: ';' })
      const simpan = await simpanUnggahan(
        operator,
        id,
        { ke: i + 1, nama: `${lembar.nama}.csv` },
        Readable.from([bytes]),
      )
      expect(simpan.ok).toBe(true)
    }
    expect((await mulai()).ok).toBe(true)
    await jalankanImpor({
      id: randomUUID(),
      aktor: operator,
      masukan: { imporId: id },
      lapor: async () => undefined,
      signal: new AbortController().signal,
    })
    const detail = await findImporDetail(operator, id)
    const dimuat = 1 + anggotaOf(dasar, 3).length
    expect(detail?.impor).toMatchObject({
      status: 'terbit',
      perbaikanDari: pertama.batch,
      asalPerbaikan: { rilis: { kode: '2025-TW3.1' } },
      rilis: { kode: '2025-TW3.2' },
      keluargaBaru: 1,
    })
    const jumlah = pertama.salah + pertama.ditahan
    expect(detail?.impor.catatan[0]).toBe(
      `Perbaikan kiriman 2025-TW3.1: ${dimuat} dari ${jumlah} baris dimuat, ${jumlah - dimuat} masih disisihkan.`,
    )
    expect(detail?.sisihan.reduce((n, row) => n + row.jumlah, 0)).toBe(jumlah - dimuat)
    const asal = await findImporDetail(operator, pertama.batch)
    expect(asal?.impor.rilis?.susulanList).toEqual([{ kode: '2025-TW3.2', imporId: id }])
    // A file that is no correction is told so.
    const lain = await coba(writeRilis(dasar), '2025-TW3', { perbaikan: true })
    expect(lain.ok === false && lain.error.code).toBe('sumber/rujukan-hilang')
  })

  it('yang tetap berkode wilayah asing ditahan di samping yang dulu, dan dimuat bersama setelah dipadankan', async () => {
    const rilis = cloneRilis(dasar)
    const desa = at(rilis.keluarga, 6).kode_kelurahan_desa ?? ''
    const asing = (ke: number) => `${desa.slice(0, 6)}999${ke}`
    at(rilis.keluarga, 5).kode_kelurahan_desa = asing(8)
    at(rilis.keluarga, 6).kode_kelurahan_desa = asing(9)
    at(rilis.keluarga, 6).alamat = 'JL. "RAYA"; BLOK B | 3'
    const pertama = await impor(writeRilis(rilis, { delimiter: ';' }))
    const rows = readSalah(pertama)
    const unggah = structuredClone(
      rows.filter((row) => row.nomor_kartu_keluarga === dasar.keluarga[5]?.nomor_kartu_keluarga),
    )
    for (const row of unggah) if (row.kode_kelurahan_desa) row.kode_kelurahan_desa = asing(7)
    const kedua = await coba([writeBytes('p.csv', toBytes(Object.keys(at(rows, 0)), unggah))])
    expect(kedua.ok === false && kedua.error.code).toBe('sumber/tidak-ada-yang-dimuat')
    const benar = structuredClone(rows)
    for (const row of benar) {
      if (row.kode_kelurahan_desa === asing(8)) row.kode_kelurahan_desa = dasar.keluarga[5]?.kode_kelurahan_desa ?? ''
      if (row.kode_kelurahan_desa === asing(9)) row.kode_kelurahan_desa = asing(6)
    }
    const ketiga = await impor([writeBytes('q.csv', toBytes(Object.keys(at(rows, 0)), benar))])
    expect([ketiga.keluarga.ditahan, ketiga.salah]).toEqual([1, 0])
    const hasil = await padankanPeladen(ketiga.batch, [{ kodeResmi: asing(6), cara: 'ada', kode: desa, nama: '' }], {
      berlakuSejak: '2025-01-01',
      kunciOf: randomUUID,
    })
    if (!hasil.ok) throw new Error(hasil.error.message)
    expect([hasil.value.ditahan, hasil.value.salah, hasil.value.baris]).toEqual([0, 0, pertama.baris])
    await asOwner((client) => client.query(`DELETE FROM wilayah_kode WHERE kode_resmi = $1`, [asing(6)]))
  })

  it('dari kiriman yang tidak satu pun barisnya dapat dimuat menjadi kiriman tersendiri', async () => {
    const rilis = cloneRilis(dasar)
    for (const row of rilis.keluarga) row.desil_nasional = '11'
    const ditolak = await coba(writeRilis(rilis))
    expect(ditolak.ok === false && ditolak.error.code).toBe('sumber/tidak-ada-yang-dimuat')
    const jalur = await asOwner(
      async (client) =>
        (await client.query<{ jalur: string }>(`SELECT jalur FROM berkas WHERE nama LIKE '%.csv'`)).rows[0]?.jalur ??
        '',
    )
    const rows = parse(readFileSync(storagePath(jalur)), { columns: true }) as Baris[]
    rows.forEach(benarkan)
    const hasil = await impor([writeBytes('perbaikan.csv', toBytes(Object.keys(at(rows, 0)), rows))])
    expect([hasil.rilis, hasil.salah, hasil.baris]).toEqual(['2025-TW3.1', 0, rows.length])
    expect(hasil.perbaikan).toMatchObject({ kode: null, dimuat: rows.length })
  })
})
