import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { type Lembar, namaKolom } from '@/lib/server/lembar-kerja'
import { writeSetting } from '@/lib/server/settings'
import { storagePath } from '@/lib/server/storage'
import { formatBentuk } from '@/lib/sumber/bentuk'
import { KUNCI_AMBANG_CEK } from '@/lib/sumber/cek'
import type { HasilImpor } from '@/lib/sumber/commands/impor/hasil'
import type { BerkasMasuk } from '@/lib/sumber/commands/impor/periksa-berkas'
import { folderKanonik } from '@/lib/sumber/commands/impor/siapkan-berkas'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'
import { findImpor } from '@/lib/sumber/queries'
import { formatRujukan } from '@/lib/sumber/rujukan'
import type { ImporRilisInput } from '@/lib/sumber/schema'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { lembarRilis, ubahLembar, writeXlsx, writeZip } from '../support/lembar'
import {
  cloneRilis,
  makeRilis,
  type Ragam,
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
  dasar = readRilis(await makeRilis(40))
  // Families that are not ranked yet come with parts of their house unknown; here each warning is put in by hand.
  for (const row of dasar.keluarga) {
    for (const kolom of dasar.kolomKeluarga)
      if (row[kolom] === '' && /^(status_kepemilikan|jenis_(lantai|dinding|atap)|sumber_)/.test(kolom)) row[kolom] = '1'
  }
})
beforeEach(truncateMutable)

const INPUT: ImporRilisInput = {
  kodeKab: KAB as KodeWilayah,
  jenis: 'dtsen',
  periode: '2025-TW3' as Periode,
  sistem: 'kemendagri',
  sintetis: true,
}

const masuk = (files: readonly string[]): BerkasMasuk[] => files.map((jalur) => ({ nama: path.basename(jalur), jalur }))

async function impor(files: readonly BerkasMasuk[]): Promise<HasilImpor> {
  const hasil = await imporRilis(aktor, INPUT, files)
  expect(existsSync(folderKanonik(KAB))).toBe(false)
  if (!hasil.ok) throw new Error(hasil.error.message)
  const { baris, baru, berubah, sama, ditahan, salah } = hasil.value
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return hasil.value
}

function readSalah(hasil: HasilImpor): Record<string, string>[] {
  return hasil.berkasSalah === null ? [] : parse(readFileSync(hasil.berkasSalah), { columns: true })
}

const first = <T>(rows: readonly T[]): T => {
  if (rows[0] === undefined) throw new Error('tidak ada baris')
  return rows[0]
}

/** Turns a text cell of a sheet into a number cell. */
const jadiAngka = (xml: string, ref: string) =>
  xml.replace(
    new RegExp(`<c r="${ref}" s="1" t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>`),
    `<c r="${ref}"><v>$1</v></c>`,
  )

describe('imporRilis membaca', () => {
  it('XLSX dan ZIP dengan isi yang sama seperti CSV, berapa pun berkas dan lembarnya', async () => {
    const rilis = cloneRilis(dasar)
    first(rilis.keluarga).alamat = 'JL. KÉMANG "RAYA" NO. 3\nBLOK B; | <A&B>'
    const pertama = await impor(masuk(writeRilis(rilis)))
    expect(pertama.salah + pertama.ditahan).toBe(0)
    const { keluarga, anggota } = lembarRilis(rilis)
    const belah = (lembar: Lembar, ke: number): Lembar => {
      const rows = [...(lembar.barisList as string[][])]
      const tengah = Math.floor(rows.length / 2)
      return {
        ...lembar,
        nama: `${lembar.nama} ${ke}`,
        barisList: ke === 1 ? rows.slice(0, tengah) : rows.slice(tengah),
      }
    }
    const csv = (kolom: string[], rows: Record<string, string>[], ragam: Ragam) => toBytes(kolom, rows, ragam)
    const k = csv(rilis.kolomKeluarga, rilis.keluarga, { delimiter: ';', newline: '\r\n' })
    const a = csv(rilis.kolomAnggota, rilis.anggota, { delimiter: '\t', encoding: 'latin1' })
    const bentukList: string[][] = [
      [await writeXlsx('rilis.xlsx', [keluarga, anggota])],
      [await writeXlsx('keluarga.xlsx', [keluarga]), await writeXlsx('anggota.xlsx', [anggota])],
      [await writeXlsx('belah.xlsx', [belah(anggota, 1), keluarga, belah(anggota, 2)])],
      [await writeZip('rilis.zip', { 'data/k.csv': k, 'data/a.csv': a, 'baca.pdf': '%PDF' })],
      [await writeZip('campur.zip', { 'k.xlsx': readFileSync(await writeXlsx('k.xlsx', [keluarga])), 'a.csv': a })],
    ]
    for (const files of bentukList) {
      const hasil = await impor(masuk(files))
      expect([hasil.sama, hasil.baris]).toEqual([pertama.baris, pertama.baris])
    }
    // The same workbook once more is the batch that loaded it.
    expect((await impor(masuk(bentukList[2] ?? []))).terulang).toBe(true)
  })

  it('baris apa pun dari generator dalam dialek apa pun, selalu dengan isi yang sama', async () => {
    const pertama = await impor(masuk(writeRilis(dasar)))
    const ragam = fc.record({
      bentuk: fc.constantFrom('csv', 'zip', 'xlsx'),
      delimiter: fc.constantFrom('|', ';', ',', '\t'),
      newline: fc.constantFrom('\n', '\r\n'),
      bom: fc.boolean(),
      encoding: fc.constantFrom<BufferEncoding>('utf8', 'latin1'),
      huruf: fc.constantFrom(
        (kolom: string) => kolom,
        (kolom: string) => kolom.toUpperCase().replaceAll('_', ' '),
      ),
      urut: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(ragam, async ({ bentuk, huruf, urut, ...lain }) => {
        const rilis = cloneRilis(dasar)
        if (urut) for (const kolom of [rilis.kolomKeluarga, rilis.kolomAnggota]) kolom.reverse()
        // Bytes that say UTF-8 in a file that is not would be a fault of the file.
        const sesuai = { ...lain, bom: lain.bom && lain.encoding === 'utf8', header: huruf }
        const k = toBytes(rilis.kolomKeluarga, rilis.keluarga, sesuai)
        const a = toBytes(rilis.kolomAnggota, rilis.anggota, sesuai)
        const { keluarga, anggota } = lembarRilis(rilis)
        const files =
          bentuk === 'csv'
            ? writeRilis(rilis, sesuai)
            : bentuk === 'zip'
              ? [await writeZip('rilis.zip', { 'k.csv': k, 'a.csv': a })]
              : [
                  await writeXlsx(
                    'rilis.xlsx',
                    [keluarga, anggota].map((lembar) => ({ ...lembar, kepala: lembar.kepala.map(huruf) })),
                  ),
                ]
        const hasil = await impor(masuk(files))
        // Sent the same way twice the bytes are the same; any other way each row must be.
        expect([hasil.sama, hasil.baris]).toEqual([pertama.baris, pertama.baris])
      }),
      { numRuns: 12, seed: 3275 },
    )
  })

  it('pemisah dan enkode yang ditetapkan orang, juga bila dugaan berkata lain', async () => {
    const files = masuk(writeRilis(dasar, { delimiter: ';', encoding: 'latin1' }))
    const hasil = await impor(
      files.map((satu) => ({ ...satu, dialek: { pemisah: ';', enkode: 'windows-1252' } as const })),
    )
    expect(hasil.salah).toBe(0)
    await expect(impor(files.map((satu) => ({ ...satu, dialek: { pemisah: '|' } as const })))).rejects.toThrow(
      'pemisah kolom tidak dikenal',
    )
  })
})

describe('imporRilis menghadapi kerusakan lembar kerja', () => {
  it('sel angka pada kolom NIK atau nomor KK ditolak dengan selnya, sel lain tetap dimuat', async () => {
    const rilis = cloneRilis(dasar)
    const { keluarga, anggota } = lembarRilis(rilis)
    const kolomNik = namaKolom(rilis.kolomAnggota.indexOf('nomor_induk_kependudukan'))
    const kolomHubungan = namaKolom(rilis.kolomAnggota.indexOf('status_hubungan_keluarga'))
    const asal = await writeXlsx('rilis.xlsx', [
      keluarga,
      { ...anggota, kepala: anggota.kepala, barisList: anggota.barisList },
    ])
    const rusak = await ubahLembar(
      asal,
      'rusak.xlsx',
      (xml) => jadiAngka(jadiAngka(jadiAngka(xml, `${kolomNik}5`), `${kolomNik}7`), `${kolomHubungan}9`),
      2,
    )
    const hasil = await impor(masuk([rusak]))
    expect([hasil.salah, hasil.ditahan]).toEqual([2, 0])
    expect(
      readSalah(hasil).map(({ berkas, baris, sel, kolom, alasan }) => [berkas, baris, sel, kolom, alasan]),
    ).toEqual(
      [5, 7].map((baris) => [
        'rusak.xlsx lembar anggota',
        String(baris),
        `${kolomNik}${baris}`,
        'nomor_induk_kependudukan',
        expect.stringContaining(`Sel ${kolomNik}${baris}: NIK tersimpan sebagai angka`),
      ]),
    )
    // The value as it stood in the cell, for whoever corrects it.
    expect(readSalah(hasil)[0]?.nomor_induk_kependudukan).toBe(dasar.anggota[3]?.nomor_induk_kependudukan)
  })

  it('satu bentuk ilmiah dalam CSV, dengan titik atau koma, menahan setiap nomor kolom itu yang berakhir 0', async () => {
    for (const bentuk of ['3.27501E+15', '3,27501E+15']) {
      await truncateMutable()
      const rilis = cloneRilis(dasar)
      for (const ke of [1, 2, 3]) {
        const row = rilis.anggota[ke]
        if (row) row.nomor_induk_kependudukan = `${row.nomor_induk_kependudukan?.slice(0, 12)}89${ke}0`
      }
      const berakhirNol = rilis.anggota.filter((row) => row.nomor_induk_kependudukan?.endsWith('0')).length
      expect(berakhirNol).toBeGreaterThan(0)
      const korban = rilis.anggota.find((row) => !row.nomor_induk_kependudukan?.endsWith('0'))
      if (korban) korban.nomor_induk_kependudukan = bentuk
      const hasil = await impor(masuk(writeRilis(rilis, { delimiter: ';' })))
      expect([hasil.salah, hasil.ditahan]).toEqual([1, berakhirNol])
      expect(readSalah(hasil).filter(({ kelas }) => kelas === 'ditahan')[0]?.alasan).toContain('berakhir dengan 0')
    }
  })

  it('petik, spasi, dan titik di dalam nomor dirapikan dan dihitung; yang meragukan tidak ditebak', async () => {
    const rilis = cloneRilis(dasar)
    const ubah = (ke: number, f: (nik: string) => string) => {
      const row = rilis.anggota[ke]
      if (row) row.nomor_induk_kependudukan = f(row.nomor_induk_kependudukan ?? '')
    }
    ubah(0, (nik) => `'${nik}`)
    ubah(1, (nik) => nik.replace(/(\d{4})(?=\d)/g, '$1 '))
    ubah(2, (nik) => nik.replace(/\d(?=(\d{3})+$)/g, '$&.'))
    ubah(3, (nik) => `\t${nik}\u00a0`)
    ubah(4, (nik) => `’${nik}`)
    const meragukan = ['.0', ',0', '-', 'O'].length
    ubah(5, (nik) => `${nik}.0`)
    ubah(6, (nik) => `${nik.slice(0, 15)}.0`)
    ubah(7, (nik) => `${nik},0`)
    ubah(8, (nik) => `${nik.slice(0, 3)}O${nik.slice(4)}`)
    const hasil = await impor(masuk(writeRilis(rilis)))
    expect([hasil.salah, hasil.ditahan]).toEqual([meragukan, 0])
    expect(hasil.catatan).toEqual(['Tanda petik, spasi, atau titik di dalam 5 NIK pada anggota.csv dirapikan.'])
    expect(readSalah(hasil).map(({ baris, alasan }) => [baris, alasan])).toEqual(
      ['7', '8', '9', '10'].map((baris) => [baris, 'NIK memuat tanda selain angka.']),
    )
    // Tidied numbers are those of the same persons as before.
    expect((await impor(masuk(writeRilis(dasar)))).sama).toBe(hasil.baris - meragukan)
  })

  it('rumus, sel gabungan, galat, dan lembar lain dikatakan dalam catatan', async () => {
    const rilis = cloneRilis(dasar)
    const { keluarga, anggota } = lembarRilis(rilis)
    const asal = await writeXlsx('rilis.xlsx', [
      keluarga,
      anggota,
      { nama: 'Petunjuk', kepala: ['Cara mengisi', 'Keterangan'], barisList: [['a', 'b']] },
    ])
    const kolomNama = namaKolom(rilis.kolomKeluarga.indexOf('nama_anggota_keluarga'))
    const kolomAlamat = namaKolom(rilis.kolomKeluarga.indexOf('alamat'))
    const files = await ubahLembar(asal, 'rumus.xlsx', (xml) =>
      xml
        .replace(
          new RegExp(`<c r="${kolomNama}3" s="1" t="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>`),
          `<c r="${kolomNama}3" t="str"><f>UPPER("x")</f><v>$1</v></c>`,
        )
        .replace(new RegExp(`<c r="${kolomAlamat}4" .*?</c>`), `<c r="${kolomAlamat}4" t="e"><v>#REF!</v></c>`)
        .replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>'),
    )
    const hasil = await impor(masuk([files]))
    expect(hasil.catatan).toEqual([
      'rumus.xlsx lembar Petunjuk bukan tabel keluarga atau anggota DTSEN, jadi tidak dibaca.',
      'rumus.xlsx lembar keluarga memuat 1 sel berisi rumus; yang dibaca hasil yang tersimpan.',
      'rumus.xlsx lembar keluarga memuat 1 sel gabungan; isinya hanya terbaca pada sel pertamanya.',
    ])
    expect(readSalah(hasil)[0]?.alasan).toBe(
      `Sel ${kolomAlamat}4: Alamat domisili memuat galat rumus; isi dengan nilainya.`,
    )
  })
})

describe('imporRilis memberi peringatan', () => {
  it('menurut setiap pemeriksaan, tanpa menahan barisnya, dengan hitungan pada halaman impornya', async () => {
    // Rows of the generator are in order: what is warned of below was done to them here.
    const bersih = await impor(masuk(writeRilis(dasar)))
    expect(bersih.peringatan).toEqual([])
    const rilis = cloneRilis(dasar)
    const anggota = (ke: number) => first(rilis.anggota.slice(ke))
    const keluarga = (ke: number) => first(rilis.keluarga.slice(ke))
    const nik = (row: Record<string, string>, ubah: (nik: string) => string) => {
      row.nomor_induk_kependudukan = ubah(row.nomor_induk_kependudukan ?? '')
    }
    nik(anggota(0), (lama) => `${lama.slice(0, 8)}13${lama.slice(10)}`)
    anggota(1).tanggal_lahir = '1961-02-03'
    const lain = anggota(2)
    lain.jenis_kelamin = lain.jenis_kelamin === '1' ? '2' : '1'
    anggota(3).jenis_kelamin = ''
    const muda = first(rilis.anggota.filter((row) => (row.tanggal_lahir ?? '') > '2021-01-01'))
    muda.jenjang_tertinggi_yang_diduduki = '19'
    // The last two families: one head too many, and none.
    const kkAkhir = [...new Set(rilis.anggota.map((row) => row.nomor_kartu_keluarga))].slice(-2)
    const besar = first(
      rilis.keluarga
        .slice(5)
        .filter((row) => Number(row.jumlah_anggota_keluarga) > 2 && !kkAkhir.includes(row.nomor_kartu_keluarga)),
    )
    const isi = rilis.anggota.filter((row) => row.nomor_kartu_keluarga === besar.nomor_kartu_keluarga)
    first(isi.slice(1)).status_hubungan_keluarga = '1'
    const tanpa = first(rilis.anggota.filter((row) => row.nomor_kartu_keluarga === kkAkhir[0]))
    tanpa.status_hubungan_keluarga = '8'
    const ganda = first(rilis.anggota.filter((row) => row.nomor_kartu_keluarga === kkAkhir[1]))
    rilis.anggota.push({
      ...ganda,
      nomor_induk_kependudukan: `${ganda.nomor_induk_kependudukan?.slice(0, 12)}8888`,
      status_hubungan_keluarga: '8',
    })
    const dua = first(isi.slice(-1))
    rilis.anggota.push({ ...dua, nomor_kartu_keluarga: kkAkhir[0] ?? '', status_hubungan_keluarga: '8' })
    keluarga(0).sumber_penerangan_utama = '4'
    keluarga(0).daya_terpasang = '1'
    keluarga(1).fasilitas_bab = '6'
    keluarga(1).jenis_kloset = '1'
    keluarga(2).kepemilikan_aset = '2'
    keluarga(2).aset_bergerak_mobil = '1'
    keluarga(3).jenis_lantai_terluas = ''
    const hasil = await impor(masuk(writeRilis(rilis)))
    expect([hasil.salah, hasil.ditahan]).toEqual([0, 0])
    expect(Object.fromEntries((hasil.peringatan ?? []).map(({ cek, jumlah }) => [cek, jumlah]))).toEqual({
      'nik-tanggal-mustahil': 1,
      'nik-beda-lahir': 1,
      'nik-beda-kelamin': 1,
      'nik-dua-kk': 2,
      'orang-dua-kali': 1,
      'umur-jenjang': 1,
      'anggota-kurang-isi': 1,
      'tanpa-kepala': 1,
      'kepala-lebih': 1,
      'jumlah-anggota-beda': 2,
      'daya-tanpa-listrik': 1,
      'kloset-tanpa-bab': 1,
      'aset-tidak-cocok': 1,
      'keluarga-kurang-isi': 1,
    })
    const row = await findImpor(aktor, hasil.batch)
    expect(row?.peringatanList).toEqual(hasil.peringatan)
    expect(row?.berkasList.map(({ bentuk }) => bentuk && formatBentuk(bentuk))).toEqual([
      'CSV, pemisah garis tegak, UTF-8',
      'CSV, pemisah garis tegak, UTF-8',
    ])
    const tetangga = await findImpor(serverAktor('3216'), hasil.batch)
    expect(tetangga).toBeNull()
  })

  it('atas peserta PBI yang tercatat meninggal, juga bila hanya dicoba', async () => {
    const rilis = cloneRilis(dasar)
    const [pertama, kedua] = rilis.anggota.slice(0, 2)
    if (!pertama || !kedua) throw new Error('anggota tidak ada')
    for (const row of [pertama, kedua]) row.pbi_nas = 'YA'
    const files = masuk(writeRilis(rilis))
    expect((await impor(files)).peringatan?.map(({ cek }) => cek)).not.toContain('pbi-meninggal')
    await asOwner(async (client) => {
      const orang = async (nik = '') =>
        (
          await client.query(
            'SELECT orang_id, keluarga_id, kode_desa FROM rilis_anggota WHERE nomor_induk_kependudukan = $1',
            [nik],
          )
        ).rows[0]
      const satu = await orang(pertama.nomor_induk_kependudukan)
      const dua = await orang(kedua.nomor_induk_kependudukan)
      // The newest answer counts.
      for (const hasil of ['padan', 'meninggal'])
        await client.query(
          `INSERT INTO hasil_dukcapil (kode_kab, orang_id, keluarga_id, kode_desa, cara, hasil, rujukan, aktor) VALUES ($1, $2, $3, $4, 'berkas', $5, $5, 'server')`,
          [KAB, satu.orang_id, satu.keluarga_id, satu.kode_desa, hasil],
        )
      await client.query(
        `WITH p AS (
           INSERT INTO peristiwa (kode_kab, keluarga_id, kode_desa, jenis, tanggal, dicatat_pada, dokumen_jenis, dokumen_nomor, dokumen_tanggal, aktor, kunci)
           VALUES ($1, $2, $3, 'kematian', '2025-10-05', now(), 'akta-kematian', 'X', '2025-10-06', 'server', gen_random_uuid()) RETURNING id)
         INSERT INTO pembaruan_anggota (kode_kab, peristiwa_id, keluarga_id, kode_desa, orang_id, arah, sebab, berlaku_sejak, dicatat_pada, aktor)
         SELECT $1, p.id, $2, $3, $4, 'keluar', 'meninggal', '2025-10-05', now(), 'server' FROM p`,
        [KAB, dua.keluarga_id, dua.kode_desa, dua.orang_id],
      )
    })
    pertama.alamat_ktp = 'LAIN'
    const lagi = masuk(writeRilis(rilis))
    const dicoba = await imporRilis(aktor, INPUT, lagi, { coba: true })
    const hasil = await impor(lagi)
    const jumlah = (list: HasilImpor['peringatan']) => list?.find(({ cek }) => cek === 'pbi-meninggal')?.jumlah
    expect([jumlah(hasil.peringatan), dicoba.ok && jumlah(dicoba.value.peringatan)]).toEqual([2, 2])
  })

  it('menurut ambang yang tersimpan sebagai data', async () => {
    const rilis = cloneRilis(dasar)
    const row = first(rilis.anggota)
    row.tanggal_lahir = '1890-01-01'
    expect((await impor(masuk(writeRilis(rilis)))).salah).toBeGreaterThan(0)
    await asOwner((client) => writeSetting(client, KUNCI_AMBANG_CEK, { umurTerbanyak: 140 }))
    row.alamat_ktp = 'LAIN'
    const hasil = await impor(masuk(writeRilis(rilis)))
    expect([hasil.salah, hasil.peringatan]).toEqual([0, [{ cek: 'nik-beda-lahir', jumlah: 1 }]])
  })
})

describe('berkas perbaikan', () => {
  it('memuat tepat baris yang disisihkan, dalam kolom berkasnya sendiri, dengan sel yang salah ditandai dan alasannya di samping', async () => {
    const rilis = cloneRilis(dasar)
    const nikRusak = first(rilis.anggota.slice(6))
    nikRusak.nomor_induk_kependudukan = '32750'
    first(rilis.keluarga.slice(2)).kode_kelurahan_desa = '3275999999'
    const ditahan = rilis.anggota.filter(
      (row) => row.nomor_kartu_keluarga === rilis.keluarga[2]?.nomor_kartu_keluarga && row !== nikRusak,
    )
    const hasil = await impor(masuk(writeRilis(rilis, { delimiter: ';' })))
    const detail = await findImpor(aktor, hasil.batch)
    const { rows } = await asOwner((client) =>
      client.query<{ jalur: string; nama: string }>('SELECT jalur, nama FROM berkas WHERE id = $1', [
        detail?.berkasPerbaikanId,
      ]),
    )
    const berkas = first(rows)
    expect(berkas.nama).toBe('perbaikan-3275-2025-TW3-DATA-SINTETIS.xlsx')
    const dibuka = await bukaTabel({ nama: berkas.nama, jalur: storagePath(berkas.jalur) })
    if (!dibuka.ok) throw new Error(dibuka.error.message)
    const isi: Record<string, Record<string, string>[]> = {}
    for (const tabel of dibuka.value) {
      const baris: Record<string, string>[] = []
      isi[tabel.lembar ?? ''] = baris
      for await (const batch of tabel.barisList())
        for (const { nilai, rusak } of batch) {
          expect(rusak).toBeUndefined()
          baris.push(Object.fromEntries(tabel.kolom.map((kolom, i) => [kolom, nilai[i] ?? ''])))
        }
    }
    const catatan = ['alasan', 'kolom_salah', 'kelas', 'berkas_asal', 'baris_asal', 'baris_asli', 'rujukan_baris']
    expect(dibuka.value.map(({ lembar, kolom }) => [lembar, kolom])).toEqual([
      ['keluarga', [...rilis.kolomKeluarga, ...catatan]],
      ['anggota', [...rilis.kolomAnggota, ...catatan]],
    ])
    expect(isi.keluarga).toEqual([
      {
        ...rilis.keluarga[2],
        alasan: 'Kode kelurahan/desa tidak dikenal; baris ditahan sampai kodenya dipadankan.',
        kolom_salah: 'kode_kelurahan_desa',
        kelas: 'ditahan',
        berkas_asal: 'keluarga.csv',
        baris_asal: '4',
        baris_asli: '',
        rujukan_baris: formatRujukan(hasil.batch, 1, 4),
      },
    ])
    expect(isi.anggota?.map((row) => [row.nomor_induk_kependudukan, row.kelas, row.baris_asal])).toEqual(
      rilis.anggota.flatMap((row, i) =>
        row === nikRusak
          ? [['32750', 'salah', String(i + 2)]]
          : ditahan.includes(row)
            ? [[row.nomor_induk_kependudukan, 'ditahan', String(i + 2)]]
            : [],
      ),
    )
  })
})

describe('kumpulan berkas rusak', () => {
  const anggotaText = () => toBytes(dasar.kolomAnggota, dasar.anggota).toString()
  const denganBaris = (ubah: (baris: string[]) => void): Buffer => {
    const baris = anggotaText().trimEnd().split('\n')
    ubah(baris)
    return Buffer.from(`${baris.join('\n')}\n`)
  }
  const keluargaCsv = () => writeBytes('keluarga.csv', toBytes(dasar.kolomKeluarga, dasar.keluarga))

  const perBaris: [apa: string, isi: () => Buffer, baris: number[], alasan: string][] = [
    [
      'pemisah lain di dalam satu baris',
      () => denganBaris((baris) => baris.splice(4, 1, (baris[4] ?? '').replaceAll('|', ';'))),
      [5],
      'Tanda kutip pada baris ini tidak berpasangan sehingga batas kolomnya tidak jelas.',
    ],
    [
      'kepala dua kali',
      () => denganBaris((baris) => baris.splice(6, 0, baris[0] ?? '')),
      [7],
      'NIK memuat tanda selain angka.',
    ],
    [
      'baris yang terlalu pendek dan terlalu panjang',
      () =>
        denganBaris((baris) => {
          baris[2] = baris[2]?.replace(/\|"[^"]*"$/, '') ?? ''
          baris[3] = `${baris[3]}|"lebih"`
        }),
      [3, 4],
      'kolom, tidak sama dengan kepala berkas.',
    ],
    [
      'dua enkode dalam satu berkas',
      () =>
        Buffer.concat([
          denganBaris((baris) => {
            baris[2] = baris[2]?.replace(/"([^"]*)"$/, '"JL. KÉMANG"') ?? ''
            baris.length = 5
          }),
          Buffer.from(`${(anggotaText().split('\n')[5] ?? '').replace(/"([^"]*)"$/, '"JL. KÉMANG"')}\n`, 'latin1'),
          Buffer.from(anggotaText().split('\n').slice(6).join('\n')),
        ]),
      [6],
      'Baris ini memuat huruf yang tidak terbaca (bukan UTF-8).',
    ],
  ]
  it.each(perBaris)('%s: barisnya disisihkan dengan sebabnya, sisanya dimuat', async (_, isi, baris, alasan) => {
    const hasil = await impor(masuk([keluargaCsv(), writeBytes('anggota.csv', isi())]))
    const salah = readSalah(hasil)
    expect(salah.map((row) => Number(row.baris))).toEqual(baris)
    for (const row of salah) expect(row.alasan).toContain(alasan)
    expect(hasil.baru).toBe(hasil.baris - baris.length)
  })

  it('baris terakhir yang terpotong: kiriman menunggu orang kedua, barisnya disisihkan', async () => {
    const text = anggotaText().trimEnd()
    const hasil = await impor(masuk([keluargaCsv(), writeBytes('anggota.csv', text.slice(0, text.length - 200))]))
    expect([hasil.status, hasil.salah]).toEqual(['menunggu', 1])
    expect(hasil.alasanTahan.map(({ kode }) => kode)).toEqual(['baris-terpotong'])
  })

  const ole = (isi: string) =>
    Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.alloc(600), Buffer.from(isi, 'utf16le')])
  const ditolak: [apa: string, files: () => Promise<string[]> | string[], kalimat: string][] = [
    [
      'XLSX berkata sandi',
      () => [writeBytes('rilis.xlsx', ole('EncryptedPackage'))],
      'Berkas rilis.xlsx dilindungi kata sandi; kirim ulang tanpa kata sandi.',
    ],
    [
      'lembar kerja lama',
      () => [writeBytes('rilis.xls', ole('Workbook'))],
      'Berkas rilis.xls adalah lembar kerja lama (XLS); simpan sebagai XLSX atau CSV, lalu kirim ulang.',
    ],
    [
      'ZIP yang menunjuk ke luar',
      async () => {
        const zip = readFileSync(await writeZip('rilis.zip', { 'abcdef.csv': 'x' }))
        return [
          writeBytes('rilis.zip', Buffer.from(zip.toString('latin1').replaceAll('abcdef.csv', '../def.csv'), 'latin1')),
        ]
      },
      'Arsip rilis.zip memuat nama berkas yang menunjuk ke luar arsip, sehingga tidak dibuka. Buat ulang arsipnya dari foldernya sendiri.',
    ],
    [
      'ZIP di dalam ZIP',
      async () => [await writeZip('rilis.zip', { 'isi/dalam.zip': 'PK' })],
      'Arsip rilis.zip memuat arsip lain (isi/dalam.zip); keluarkan isinya, lalu kirim ulang.',
    ],
    [
      'ZIP dengan satu berkas saja',
      async () => [await writeZip('rilis.zip', { 'a.csv': anggotaText() })],
      'Berkas keluarga tidak ada: rilis DTSEN terdiri atas berkas keluarga dan berkas anggota, yang diterima hanya berkas anggota (rilis.zip › a.csv).',
    ],
    [
      'bagian yang kolomnya berbeda',
      async () => {
        const { keluarga, anggota } = lembarRilis(dasar)
        const lain = { ...anggota, nama: 'anggota lain', kepala: [...anggota.kepala].reverse() }
        return [await writeXlsx('rilis.xlsx', [keluarga, anggota, lain])]
      },
      'rilis.xlsx lembar anggota lain dan rilis.xlsx lembar anggota tidak dapat disambung: kolomnya berbeda atau urutannya lain.',
    ],
    [
      'lembar kerja dengan isi lain',
      async () => [
        await writeXlsx('lain.xlsx', [{ nama: 'Data', kepala: ['kota', 'jumlah'], barisList: [['A', '1']] }]),
      ],
      'Berkas lain.xlsx lembar Data baris 1: kepala kolomnya bukan berkas keluarga dan bukan berkas anggota DTSEN.',
    ],
    [
      'lembar yang hanya berisi kepala',
      async () => {
        const { keluarga, anggota } = lembarRilis(dasar)
        return [await writeXlsx('rilis.xlsx', [keluarga, { ...anggota, barisList: [] }])]
      },
      'Berkas rilis.xlsx lembar anggota hanya berisi kepala kolom pada baris 1; tidak ada baris data.',
    ],
    [
      'arsip yang mengembang',
      async () => [await writeZip('rilis.zip', { 'a.csv': Buffer.alloc(40 * 1024 ** 2, 'a,') })],
      'Isi a.csv dalam rilis.zip mengembang jauh melebihi ukuran yang wajar ketika dibuka, sehingga pembacaan dihentikan.',
    ],
  ]
  it.each(ditolak)('%s: ditolak seluruhnya, dengan kalimat yang menyebut sebabnya', async (_, files, kalimat) => {
    const hasil = await imporRilis(aktor, INPUT, masuk(await files()))
    expect(hasil.ok ? '' : hasil.error.message).toBe(kalimat)
    expect(existsSync(folderKanonik(KAB))).toBe(false)
  })
})
