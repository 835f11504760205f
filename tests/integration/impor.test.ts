import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { getRekapDesil } from '@/lib/statistik/queries'
import { formatAlasan, type Masalah } from '@/lib/sumber/alasan'
import type { HasilImpor } from '@/lib/sumber/commands/impor/hasil'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { computeTarget } from '@/lib/sumber/generator/target'
import { findImpor, listKodeDitahan, listSisihan, resolveRilis } from '@/lib/sumber/queries'
import type { ImporRilisInput } from '@/lib/sumber/schema'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asApp, asOwner, ownerUrl, truncateMutable } from '../support/db'
import { seedAktor } from '../support/factories'
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
let berkasDasar: [string, string]

beforeAll(async () => {
  berkasDasar = await makeRilis(120)
  dasar = readRilis(berkasDasar)
})
beforeEach(truncateMutable)

function input(more: Partial<ImporRilisInput> = {}): ImporRilisInput {
  return {
    kodeKab: KAB as KodeWilayah,
    jenis: 'dtsen',
    periode: '2025-TW3' as Periode,
    sistem: 'kemendagri',
    sintetis: true,
    ...more,
  }
}

const masuk = (files: readonly string[]) => files.map((jalur) => ({ nama: path.basename(jalur), jalur }))

async function impor(files: readonly string[], more: Partial<ImporRilisInput> = {}): Promise<HasilImpor> {
  const hasil = await imporRilis(aktor, input(more), masuk(files))
  if (!hasil.ok) throw new Error(hasil.error.message)
  const { baris, baru, berubah, sama, ditahan, salah } = hasil.value
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return hasil.value
}

async function ditolak(files: readonly string[], more: Partial<ImporRilisInput> = {}): Promise<string> {
  const sebelum = await resolveRilis(aktor)
  const hasil = await imporRilis(aktor, input(more), masuk(files))
  if (hasil.ok) throw new Error('seharusnya ditolak')
  expect(await resolveRilis(aktor)).toEqual(sebelum)
  expect(await sisaKerja()).toEqual([])
  return hasil.error.message
}

/** Whatever of an import should not outlive it. */
function sisaKerja(): Promise<string[]> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ nama: string }>(
      `SELECT relname AS nama FROM pg_class WHERE relnamespace = 'kerja'::regnamespace
       UNION ALL SELECT relname FROM pg_class c WHERE relname ~ '^rilis_(keluarga|anggota)_[0-9]+$' AND NOT relispartition
       UNION ALL SELECT 'rilis ' || id FROM rilis WHERE status <> 'terbit'
       UNION ALL SELECT 'keluarga ' || id FROM keluarga WHERE NOT EXISTS (SELECT FROM rilis_keluarga r WHERE r.keluarga_id = keluarga.id)
       UNION ALL SELECT 'orang ' || id FROM orang WHERE NOT EXISTS (SELECT FROM rilis_anggota r WHERE r.orang_id = orang.id)`,
    )
    return rows.map(({ nama }) => nama)
  })
}

type Sisihan = { kelas: string; berkas: string; baris: string; kolom: string; alasan: string } & Record<string, string>

function readSalah(hasil: HasilImpor): Sisihan[] {
  return hasil.berkasSalah === null ? [] : (parse(readFileSync(hasil.berkasSalah), { columns: true }) as Sisihan[])
}

const first = <T>(rows: readonly T[], index = 0): T => {
  const row = rows[index]
  if (row === undefined) throw new Error(`baris ${index} tidak ada`)
  return row
}

const anggotaOf = (rilis: RilisUji, keluarga: Baris) =>
  rilis.anggota.filter((row) => row.nomor_kartu_keluarga === keluarga.nomor_kartu_keluarga)

describe('imporRilis menerbitkan', () => {
  it('rilis dengan jumlah KK dan jiwa per desil seperti tabel Kota Bekasi pada skala kecil', async () => {
    const files = await makeRilis(1000)
    const hasil = await impor(files, { sintetis: false })
    const target = computeTarget(1000)
    const rilis = await resolveRilis(aktor, '2025-TW3')
    const rekap = await getRekapDesil(aktor, { rilisId: rilis?.id ?? 0, kodeWilayah: KAB })
    expect(rekap.baris).toEqual(
      rekap.baris.map(({ desil }) => target.find((satu) => satu.desil === desil) ?? { desil, kk: 0, jiwa: 0 }),
    )
    expect(rekap.jumlah.kk).toBe(1000)
    expect(hasil.baris).toBe(1000 + rekap.jumlah.jiwa)
    expect([hasil.baru, hasil.rilis, hasil.berkasSalah, rilis?.sintetis]).toEqual([
      hasil.baris,
      '2025-TW3.1',
      null,
      true,
    ])
    expect(await sisaKerja()).toEqual([])
  })

  it('berkas dalam urutan, pemisah, enkode, dan ejaan kepala apa pun, dengan isi yang sama', async () => {
    const rilis = cloneRilis(dasar)
    first(rilis.keluarga).alamat = 'JL. KÉMANG "RAYA" NO. 3\nBLOK B; | , \\'
    const [keluarga, anggota] = writeRilis(rilis)
    const pertama = await impor([anggota, keluarga])
    expect(pertama.salah + pertama.ditahan).toBe(0)
    const ragamList = [
      { delimiter: ';', bom: true, newline: '\r\n' },
      { delimiter: ',', encoding: 'latin1' as const },
      { delimiter: '\t', header: (kolom: string) => kolom.toUpperCase() },
      {
        header: (kolom: string) =>
          ({ pbi_nas: 'pbi_nasional', nama_anggota_keluarga: 'Nama Kepala Keluarga' })[kolom] ?? kolom,
      },
    ]
    for (const [ke, ragam] of ragamList.entries()) {
      const lain = cloneRilis(rilis)
      lain.kolomKeluarga.reverse()
      const hasil = await impor(writeRilis(lain, ragam))
      expect([hasil.rilis, hasil.sama, hasil.baris]).toEqual([`2025-TW3.${ke + 2}`, pertama.baris, pertama.baris])
    }
    await asOwner(async (client) => {
      const { rows } = await client.query(
        'SELECT DISTINCT alamat FROM rilis_keluarga WHERE nomor_kartu_keluarga = $1',
        [first(rilis.keluarga).nomor_kartu_keluarga],
      )
      expect(rows).toEqual([{ alamat: first(rilis.keluarga).alamat }])
    })
  })

  it('berkas tahun 2025: tanpa desil daerah, dengan umur dan ID pelanggan pada anggota', async () => {
    const rilis = cloneRilis(dasar)
    rilis.kolomKeluarga = rilis.kolomKeluarga.filter((kolom) => !/^desil_(provinsi|kab)/.test(kolom))
    rilis.kolomAnggota = rilis.kolomAnggota.filter(
      (kolom) => !/_ktp$/.test(kolom) || kolom === 'kode_kelurahan_desa_ktp',
    )
    rilis.kolomAnggota.push('umur', 'id_pelanggan_pln')
    const hasil = await impor(writeRilis(rilis))
    expect([hasil.baru, hasil.catatan.length]).toEqual([hasil.baris, 1])
    expect(hasil.catatan[0]).toContain('umur, id_pelanggan_pln')
  })

  it('nomor KK dan NIK Papua di atas 2^53 sampai angka terakhir, dan kode yang belum dikenal', async () => {
    const rilis = cloneRilis(dasar)
    const keluarga = first(rilis.keluarga)
    const milik = anggotaOf(rilis, keluarga)
    for (const row of [keluarga, ...milik]) row.nomor_kartu_keluarga = '9671019999999999'
    first(milik).nomor_induk_kependudukan = '9671019999998999'
    keluarga.jenis_lantai_terluas = '99'
    const hasil = await impor(writeRilis(rilis))
    expect(hasil.salah + hasil.ditahan).toBe(0)
    await asOwner(async (client) => {
      const { rows } = await client.query(
        `SELECT k.jenis_lantai_terluas AS lantai, array_agg(a.nomor_induk_kependudukan) @> '{9671019999998999}' AS nik
         FROM rilis_keluarga k JOIN rilis_anggota a USING (kode_kab, rilis_id, keluarga_id)
         WHERE k.nomor_kartu_keluarga = '9671019999999999' GROUP BY 1`,
      )
      expect(rows).toEqual([{ lantai: '99', nik: true }])
    })
  })

  it('kode BPS melalui padanannya, dengan desa yang sama seperti kode Kemendagri', async () => {
    const toBps = (kode: string) => `${kode.slice(0, 4)}0${kode.slice(4, 6)}${kode.slice(-3)}`
    await asOwner((client) =>
      client.query(
        `INSERT INTO wilayah_kode (sistem, kode_resmi, berlaku_sejak, kode, nama_resmi)
         SELECT 'bps', left(kode, 4) || '0' || substr(kode, 5, 2) || right(kode, 3), '2025-01-01', kode, nama FROM wilayah
         WHERE kode LIKE '3275%' AND length(kode) = 10 ON CONFLICT DO NOTHING`,
      ),
    )
    try {
      const pertama = await impor(berkasDasar)
      const bps = cloneRilis(dasar)
      for (const row of bps.keluarga) {
        row.kode_kelurahan_desa = toBps(row.kode_kelurahan_desa ?? '')
        row.kode_kecamatan = row.kode_kelurahan_desa.slice(0, 7)
      }
      const hasil = await impor(writeRilis(bps), { sistem: 'bps' })
      expect([hasil.sama, hasil.rilis]).toEqual([pertama.baris, '2025-TW3.2'])
    } finally {
      await asOwner((client) => client.query(`DELETE FROM wilayah_kode WHERE sistem = 'bps' AND kode LIKE '3275%'`))
    }
  })

  it('desil kosong, "-" dan 0 sebagai belum diperingkat', async () => {
    const rilis = cloneRilis(dasar)
    const [a, b, c] = rilis.keluarga
    if (a) a.desil_nasional = ''
    if (b) b.desil_nasional = '-'
    if (c) c.desil_nasional = '0'
    const hasil = await impor(writeRilis(rilis))
    expect(hasil.salah).toBe(0)
    await asOwner(async (client) => {
      const { rows } = await client.query(
        'SELECT count(*)::integer AS n FROM rilis_keluarga WHERE nomor_kartu_keluarga = ANY ($1) AND desil_nasional IS NULL',
        [[a, b, c].map((row) => row?.nomor_kartu_keluarga)],
      )
      expect(rows[0].n).toBe(3)
    })
  })

  it('dengan statistik tabel induk, tanpa yang mencari satu NIK membaca seluruh keluarga', async () => {
    await impor(writeRilis(dasar))
    const rows = await asOwner(
      async (client) =>
        (
          await client.query(
            `SELECT DISTINCT tablename FROM pg_stats WHERE tablename IN ('rilis_keluarga', 'rilis_anggota')
             AND attname = 'keluarga_id' AND inherited ORDER BY 1`,
          )
        ).rows,
    )
    expect(rows).toEqual([{ tablename: 'rilis_anggota' }, { tablename: 'rilis_keluarga' }])
  })

  it('mencatat jejak audit tanpa nomor orang', async () => {
    const hasil = await impor(berkasDasar)
    await asOwner(async (client) => {
      const { rows } = await client.query(
        `SELECT aktor, isi FROM jejak WHERE tindakan = 'sumber.impor' AND sasaran = $1`,
        [hasil.batch],
      )
      expect(rows).toHaveLength(1)
      expect(rows[0].aktor).toBe('server')
      expect(rows[0].isi).not.toContain(first(dasar.keluarga).nomor_kartu_keluarga)
    })
  })
})

describe('imporRilis menolak berkas seluruhnya dengan kalimat yang menyebut berkas dan tempatnya', () => {
  const cases: [apa: string, files: () => string[], words: string[]][] = [
    ['satu dari pasangan', () => [berkasDasar[0]], ['anggota', 'keluarga_dtsen_v3_3275.csv']],
    ['dua berkas sejenis', () => [berkasDasar[0], berkasDasar[0], berkasDasar[1]], ['2 berkas keluarga']],
    ['berkas kosong', () => [berkasDasar[0], writeBytes('kosong.csv', '')], ['kosong.csv', 'kosong']],
    [
      'berkas yang hanya berisi kepala',
      () => [berkasDasar[0], writeBytes('kepala.csv', toBytes(dasar.kolomAnggota, []))],
      ['kepala.csv', 'baris 1'],
    ],
    [
      'berkas biner bernama .csv',
      () => [berkasDasar[0], writeBytes('biner.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))],
      ['biner.csv', 'XLSX'],
    ],
    [
      'bita nol di tengah berkas',
      () => [
        berkasDasar[0],
        writeBytes('nol.csv', Buffer.concat([toBytes(dasar.kolomAnggota, dasar.anggota), Buffer.from([0, 10])])),
      ],
      ['nol.csv', 'bita nol'],
    ],
    [
      'enkode UTF-16',
      () => [berkasDasar[0], writeBytes('utf16.csv', Buffer.from('\uFEFFnomor_kartu_keluarga|nama\n', 'utf16le'))],
      ['utf16.csv', 'UTF-16'],
    ],
    [
      'pemisah yang tidak dikenal',
      () => [berkasDasar[0], writeBytes('pemisah.csv', `${dasar.kolomAnggota.join('^')}\n1^2\n`)],
      ['pemisah.csv', 'baris 1', 'pemisah'],
    ],
    [
      'pemisah baris yang lain dari kepalanya',
      () => [
        berkasDasar[0],
        writeBytes(
          'campur.csv',
          Buffer.concat([
            toBytes(dasar.kolomAnggota, []),
            toBytes(dasar.kolomAnggota, dasar.anggota, { delimiter: ';' }),
          ]),
        ),
      ],
      ['campur.csv', 'baris 2', '48 kolom'],
    ],
    [
      'kolom yang hilang',
      () => [
        berkasDasar[0],
        writeBytes(
          'kurang.csv',
          toBytes(
            dasar.kolomAnggota.filter((kolom) => kolom !== 'tanggal_lahir'),
            dasar.anggota,
          ),
        ),
      ],
      ['kurang.csv', 'baris 1', 'tanggal_lahir'],
    ],
    [
      'kolom yang tidak dikenal di tempat kolom wajib',
      () => [
        berkasDasar[0],
        writeBytes(
          'asing.csv',
          toBytes(dasar.kolomAnggota, dasar.anggota, { header: (kolom) => (kolom === 'nama' ? 'panggilan' : kolom) }),
        ),
      ],
      ['asing.csv', 'nama', 'panggilan'],
    ],
    [
      'jenis yang tidak dikenal',
      () => [berkasDasar[0], writeBytes('lain.csv', 'kota|jumlah\nBekasi|3\n')],
      ['lain.csv', 'baris 1'],
    ],
    ['berkas yang tidak ada', () => [berkasDasar[0], '/tidak/ada.csv'], ['ada.csv', 'tidak ada']],
  ]
  it.each(cases)('%s', async (_, files, words) => {
    const pesan = await ditolak(files())
    for (const word of words) expect(pesan).toContain(word)
  })

  it('rilis kabupaten/kota lain: tidak satu pun keluarga dapat dimuat, dan rilis yang ada tetap berlaku', async () => {
    await impor(berkasDasar)
    const lain = cloneRilis(dasar)
    for (const row of lain.keluarga) row.kode_kabupaten_kota = '3216'
    expect(await ditolak(writeRilis(lain))).toContain('bukan kabupaten/kota 3275')
  })

  it('kode BPS yang dikira kode Kemendagri, dan yang padanannya belum dimuat', async () => {
    const lain = cloneRilis(dasar)
    for (const row of lain.keluarga)
      row.kode_kelurahan_desa = `${row.kode_kelurahan_desa?.slice(0, 6)}0${row.kode_kelurahan_desa?.slice(-3)}`
    for (const row of lain.keluarga) row.kode_kecamatan = row.kode_kelurahan_desa?.slice(0, 7) ?? ''
    expect(await ditolak(writeRilis(lain))).toContain('sistem kode')
    expect(await ditolak(writeRilis(lain), { sistem: 'bps' })).toContain('wilayah:padankan')
  })
})

/** One fault in one row: which, in which column, and what becomes of the row. */
type Kerusakan = {
  apa: string
  ubah: (rilis: RilisUji) => void
  berkas: 'keluarga' | 'anggota'
  baris: number
  kolom: string
  masalah: Masalah
  rincian?: number
}

const kerusakanList: Kerusakan[] = [
  ...(
    [
      ['NIK 15 angka', 'nomor_induk_kependudukan', '327501010180800', 'nomor-panjang', 15],
      ['NIK kosong', 'nomor_induk_kependudukan', '', 'nomor-kosong', undefined],
      ['NIK berhuruf', 'nomor_induk_kependudukan', '32750101O1808001', 'nomor-angka', undefined],
      ['nama kosong', 'nama', '', 'nama-kosong', undefined],
      ['nama berangka', 'nama', 'SITI 2', 'nama-angka', undefined],
      ['tanggal yang tidak ada', 'tanggal_lahir', '1990-02-30', 'tanggal-bentuk', undefined],
      ['tanggal berbentuk lain', 'tanggal_lahir', '30/01/1990', 'tanggal-bentuk', undefined],
      ['umur di atas 120', 'tanggal_lahir', '1899-01-01', 'tanggal-umur', undefined],
      ['umur di bawah 0', 'tanggal_lahir', '2099-01-01', 'tanggal-umur', undefined],
      ['bilangan pecahan', 'jumlah_usaha', '1,5', 'bilangan', undefined],
    ] as const
  ).map(([apa, kolom, nilai, masalah, rincian]) => ({
    apa,
    kolom,
    masalah: masalah as Masalah,
    berkas: 'anggota' as const,
    baris: 7,
    ...(rincian === undefined ? {} : { rincian }),
    ubah: (rilis: RilisUji) => {
      first(rilis.anggota, 5)[kolom] = nilai
    },
  })),
  ...(
    [
      ['desil 11', 'desil_nasional', '11', 'desil'],
      ['desil -1', 'desil_nasional', '-1', 'desil'],
      ['desil D3', 'desil_nasional', 'D3', 'desil'],
      ['desil provinsi 12', 'desil_provinsi', '12', 'desil'],
      ['luas lantai negatif', 'luas_lantai', '-4', 'bilangan-negatif'],
      ['kabupaten lain', 'kode_kabupaten_kota', '3216', 'kabupaten'],
      ['kode desa kosong', 'kode_kelurahan_desa', '', 'desa-kosong'],
      ['nama kepala keluarga kosong', 'nama_anggota_keluarga', ' ', 'nama-kosong'],
    ] as const
  ).map(([apa, kolom, nilai, masalah]) => ({
    apa,
    kolom,
    masalah: masalah as Masalah,
    berkas: 'keluarga' as const,
    baris: 5,
    ubah: (rilis: RilisUji) => {
      first(rilis.keluarga, 3)[kolom] = nilai
    },
  })),
]

describe('imporRilis menyisihkan baris, menyebut berkas, baris, kolom dan sebabnya, dan memuat sisanya', () => {
  it.each(kerusakanList)('$apa', async ({ ubah, berkas, baris, kolom, masalah, rincian }) => {
    const rilis = cloneRilis(dasar)
    ubah(rilis)
    const hasil = await impor(writeRilis(rilis))
    const salah = readSalah(hasil)
    const utama = salah.find((row) => row.berkas === `${berkas}.csv` && row.baris === String(baris))
    expect(utama).toMatchObject({ kelas: 'salah', kolom, alasan: formatAlasan(masalah, kolom, rincian ?? null) })
    const asal = first(rilis[berkas], baris - 2)
    expect(utama?.[kolom]).toBe(asal[kolom])
    // Members of a faulty family share its fate.
    const ikut = berkas === 'keluarga' ? anggotaOf(rilis, asal).length : 0
    expect([hasil.salah, hasil.ditahan, hasil.baru]).toEqual([
      1 + ikut,
      0,
      dasar.keluarga.length + dasar.anggota.length - 1 - ikut,
    ])
    expect(salah).toHaveLength(1 + ikut)
    expect((await listSisihan(aktor, hasil.batch)).reduce((n, row) => n + row.jumlah, 0)).toBe(1 + ikut)
  })

  it.each(['3.27501E+15', '3,27501E+15'])(
    'NIK yang dirusak lembar kerja (%s), dan menahan nomor lain kolom itu yang berakhir 0',
    async (rusak) => {
      const rilis = cloneRilis(dasar)
      first(rilis.anggota, 2).nomor_induk_kependudukan = rusak
      for (const ke of [4, 6]) {
        const row = first(rilis.anggota, ke)
        row.nomor_induk_kependudukan = `${row.nomor_induk_kependudukan?.slice(0, 15)}0`
      }
      const berakhirNol = rilis.anggota.filter((row) => row.nomor_induk_kependudukan?.endsWith('0')).length
      const hasil = await impor(writeRilis(rilis))
      expect([hasil.salah, hasil.ditahan]).toEqual([1, berakhirNol])
      const salah = readSalah(hasil)
      expect(salah.find((row) => row.baris === '4')).toMatchObject({
        kelas: 'salah',
        kolom: 'nomor_induk_kependudukan',
        alasan: formatAlasan('nomor-rusak', 'nomor_induk_kependudukan', null),
      })
      expect(salah.filter((row) => row.kelas === 'ditahan').map((row) => row.alasan)).toEqual(
        Array.from({ length: berakhirNol }, () => formatAlasan('nomor-nol', 'nomor_induk_kependudukan', null)),
      )
    },
  )

  it('nomor urut 0000 sebagai tanda kolom KK yang rusak; keluarga lain yang berakhir 0 ditahan beserta anggotanya', async () => {
    const rilis = cloneRilis(dasar)
    const keluarga = first(rilis.keluarga, 1)
    for (const row of [...anggotaOf(rilis, keluarga), keluarga]) row.nomor_kartu_keluarga = '3275010101010000'
    const kena = rilis.keluarga.filter((row) => row.nomor_kartu_keluarga?.endsWith('0'))
    const ikut = kena.flatMap((row) => anggotaOf(rilis, row)).length
    const hasil = await impor(writeRilis(rilis))
    expect([hasil.keluarga.ditahan, hasil.anggota.ditahan, hasil.salah]).toEqual([kena.length, ikut, 0])
  })

  it('baris ganda: yang sama dimuat sekali, yang berbeda tidak dimuat, pada keluarga dan anggota', async () => {
    const rilis = cloneRilis(dasar)
    const [sama, beda] = [first(rilis.keluarga, 0), first(rilis.keluarga, 1)]
    rilis.keluarga.push({ ...sama }, { ...beda, alamat: 'lain' })
    const [orangSama, orangBeda] = [
      first(anggotaOf(rilis, first(rilis.keluarga, 2))),
      first(anggotaOf(rilis, first(rilis.keluarga, 3))),
    ]
    rilis.anggota.push({ ...orangSama }, { ...orangBeda, pekerjaan_ktp: 'LAIN' })
    const hasil = await impor(writeRilis(rilis))
    const ikut = anggotaOf(rilis, beda).length
    expect([hasil.keluarga.salah, hasil.anggota.salah]).toEqual([3, 1 + 2 + ikut])
    const alasan = readSalah(hasil).map((row) => row.alasan)
    for (const masalah of ['baris-ganda', 'kk-beda-isi', 'anggota-beda-isi', 'keluarga-salah'] as const)
      expect(alasan).toContain(formatAlasan(masalah, '', null))
  })

  it('anggota tanpa keluarga', async () => {
    const rilis = cloneRilis(dasar)
    const hilang = first(rilis.keluarga, 8)
    rilis.keluarga.splice(8, 1)
    const hasil = await impor(writeRilis(rilis))
    const ikut = anggotaOf(rilis, hilang).length
    expect([hasil.keluarga.salah, hasil.anggota.salah]).toEqual([0, ikut])
    expect(readSalah(hasil).every((row) => row.alasan === formatAlasan('tanpa-keluarga', '', null))).toBe(true)
  })

  it('jumlah kolom dan tanda kutip yang salah pada satu baris', async () => {
    const text = toBytes(dasar.kolomAnggota, dasar.anggota).toString().split('\n')
    text[3] = `${text[3]}|"lebih"`
    text[6] = (text[6] ?? '').replace('"|"', '"|"buka')
    text[6] = text[6].replace(/"buka[^"]*"/, '"tak "tertutup"')
    const hasil = await impor([
      writeBytes('keluarga.csv', readFileSync(berkasDasar[0])),
      writeBytes('anggota.csv', text.join('\n')),
    ])
    expect(hasil.salah).toBe(2)
    expect(
      readSalah(hasil).map(({ baris, alasan, baris_asli }) => ({ baris, alasan, ada: baris_asli !== '' })),
    ).toEqual([
      { baris: '4', alasan: formatAlasan('jumlah-kolom', '', 49), ada: true },
      { baris: '7', alasan: formatAlasan('kutip', '', null), ada: true },
    ])
  })

  it('NIK ganda pada KK yang berbeda tetap dimuat, sebagai dua orang yang tetap dua pada pengiriman berikutnya', async () => {
    const rilis = cloneRilis(dasar)
    const [satu, dua] = [
      first(anggotaOf(rilis, first(rilis.keluarga, 0))),
      first(anggotaOf(rilis, first(rilis.keluarga, 5))),
    ]
    dua.nomor_induk_kependudukan = satu.nomor_induk_kependudukan ?? ''
    const hasil = await impor(writeRilis(rilis))
    expect(hasil.salah).toBe(0)
    const orang = () =>
      asOwner(async (client) => {
        const { rows } = await client.query<{ keluarga_id: string; orang_id: string }>(
          `SELECT keluarga_id, orang_id FROM rilis_anggota WHERE nomor_induk_kependudukan = $1 AND rilis_id = (SELECT max(id) FROM rilis) ORDER BY 1`,
          [satu.nomor_induk_kependudukan],
        )
        return rows
      })
    const dulu = await orang()
    expect(new Set(dulu.map(({ orang_id }) => orang_id)).size).toBe(2)
    rilis.anggota.reverse()
    await impor(writeRilis(rilis))
    expect(await orang()).toEqual(dulu)
  })
})

describe('imporRilis menahan', () => {
  it('keluarga dan anggota dengan kode desa yang tidak dikenal atau tidak cocok, dihitung per kode', async () => {
    const rilis = cloneRilis(dasar)
    const [asing, luar, kecamatan] = rilis.keluarga
    if (!asing || !luar || !kecamatan) throw new Error('terlalu sedikit keluarga')
    asing.kode_kelurahan_desa = `${asing.kode_kecamatan}9999`
    Object.assign(luar, { kode_kelurahan_desa: '3216012001', kode_kecamatan: '321601' })
    kecamatan.kode_kecamatan = kecamatan.kode_kecamatan === '327501' ? '327502' : '327501'
    const ikut = [asing, luar, kecamatan].flatMap((row) => anggotaOf(rilis, row)).length
    const hasil = await impor(writeRilis(rilis))
    expect([hasil.keluarga.ditahan, hasil.anggota.ditahan, hasil.salah]).toEqual([3, ikut, 0])
    const kode = await listKodeDitahan(aktor, hasil.batch)
    expect(kode.reduce((n, row) => n + row.jumlah, 0)).toBe(3 + ikut)
    expect(kode.map((row) => row.kodeResmi)).toEqual(
      expect.arrayContaining([asing, luar, kecamatan].map((row) => row.kode_kelurahan_desa)),
    )
    await asOwner(async (client) => {
      const { rows } = await client.query(
        'SELECT mentah FROM impor_ditahan WHERE impor_id = $1 AND ke = 1 AND baris = 2',
        [hasil.batch],
      )
      expect(rows[0].mentah).toContain(asing.nomor_kartu_keluarga)
    })
  })

  it('isi baris yang ditahan tidak terbaca oleh peran aplikasi, dan kabupaten/kota lain tidak melihat apa pun', async () => {
    const rilis = cloneRilis(dasar)
    first(rilis.keluarga).kode_kelurahan_desa = '3275019999'
    const hasil = await impor(writeRilis(rilis))
    await asApp(async (client) => {
      await client.query('BEGIN')
      await client.query(`SELECT atur_lingkup('3216', '3216000000', '3216999999', 'x', 'operator-dinsos', '3216')`)
      for (const tabel of ['impor', 'impor_berkas', 'impor_salah'])
        expect((await client.query(`SELECT FROM ${tabel}`)).rowCount).toBe(0)
      await expect(client.query('SELECT mentah FROM impor_ditahan')).rejects.toThrow(/permission denied/)
    })
    const orang = await seedAktor({ peran: 'operator-desa', kodeWilayah: '3275011001' })
    expect(await findImpor(orang, hasil.batch)).toBeNull()
    expect((await imporRilis(orang, input(), masuk(berkasDasar))).ok).toBe(false)
  })
})

describe('imporRilis berulang', () => {
  it('bita yang sama lagi: batch yang lama, semuanya sama, tidak ada yang baru', async () => {
    const pertama = await impor(berkasDasar)
    const lagi = await impor([berkasDasar[1], berkasDasar[0]])
    expect(lagi).toMatchObject({
      batch: pertama.batch,
      rilis: '2025-TW3.1',
      sama: pertama.baris,
      baris: pertama.baris,
      terulang: true,
    })
    await asOwner(async (client) => {
      const { rows } = await client.query(
        'SELECT (SELECT count(*) FROM rilis)::integer AS r, (SELECT count(*) FROM impor)::integer AS i',
      )
      expect(rows).toEqual([{ r: 1, i: 1 }])
    })
  })

  it('pengiriman kedua dengan perubahan: hitungan menurut yang sebelumnya, identitas tetap, yang tidak ada tetap terbaca', async () => {
    await impor(writeRilis(dasar))
    const identitas = () =>
      asOwner(async (client) => {
        const { rows } = await client.query<{ nomor: string; id: string }>(
          `SELECT nomor_kartu_keluarga AS nomor, keluarga_id AS id FROM rilis_keluarga WHERE rilis_id = (SELECT rilis_id FROM rilis_kini)
           UNION ALL SELECT nomor_induk_kependudukan, orang_id FROM rilis_anggota WHERE rilis_id = (SELECT rilis_id FROM rilis_kini)`,
        )
        return new Map(rows.map(({ nomor, id }) => [nomor, id]))
      })
    const dulu = await identitas()
    const rilis = cloneRilis(dasar)
    const hilang = first(rilis.keluarga, 0)
    const anggotaHilang = anggotaOf(rilis, hilang)
    rilis.keluarga.splice(0, 1)
    rilis.anggota = rilis.anggota.filter((row) => !anggotaHilang.includes(row))
    first(rilis.keluarga, 4).desil_nasional = first(rilis.keluarga, 4).desil_nasional === '1' ? '2' : '1'
    first(rilis.anggota, 9).status_bekerja = first(rilis.anggota, 9).status_bekerja === '1' ? '2' : '1'
    rilis.keluarga.push({ ...first(rilis.keluarga, 2), nomor_kartu_keluarga: '3275010101259901' })
    rilis.anggota.push({
      ...first(rilis.anggota, 3),
      nomor_kartu_keluarga: '3275010101259901',
      nomor_induk_kependudukan: '3275014101259901',
    })
    const hasil = await impor(writeRilis(rilis))
    expect(hasil.rilis).toBe('2025-TW3.2')
    expect(hasil.keluarga).toEqual({ baru: 1, berubah: 1, sama: dasar.keluarga.length - 2, ditahan: 0, salah: 0 })
    expect(hasil.anggota).toEqual({
      baru: 1,
      berubah: 1,
      sama: dasar.anggota.length - anggotaHilang.length - 1,
      ditahan: 0,
      salah: 0,
    })
    const kini = await identitas()
    for (const [nomor, id] of kini) if (dulu.has(nomor)) expect(dulu.get(nomor)).toBe(id)
    expect(kini.has(hilang.nomor_kartu_keluarga ?? '')).toBe(false)
    expect((await resolveRilis(aktor, '2025-TW3'))?.kode).toBe('2025-TW3.2')
    expect((await resolveRilis(aktor, '2025-TW3.1'))?.jumlahKeluarga).toBe(dasar.keluarga.length)
    expect(await sisaKerja()).toEqual([])
  })

  it('triwulan lama yang terlambat tidak menjadi rilis kini', async () => {
    await impor(berkasDasar, { periode: '2025-TW3' as Periode })
    const lama = cloneRilis(dasar)
    first(lama.keluarga).alamat = 'lain'
    const hasil = await impor(writeRilis(lama), { periode: '2025-TW2' as Periode })
    expect(hasil.baru).toBe(hasil.baris)
    expect((await resolveRilis(aktor))?.kode).toBe('2025-TW3.1')
  })

  it('dua impor sekaligus: satu terbit, yang lain diberi tahu', async () => {
    const hasil = await Promise.all([
      imporRilis(aktor, input(), masuk(berkasDasar)),
      imporRilis(aktor, input(), masuk(berkasDasar)),
    ])
    const tolak = hasil.filter((satu) => !satu.ok)
    expect(tolak).toHaveLength(1)
    expect(tolak[0]?.ok === false && tolak[0].error.code).toBe('sumber/sedang-berjalan')
  })

  it('data sintetis dan data sungguhan tidak bercampur', async () => {
    const sungguhan = cloneRilis(dasar)
    for (const row of [...sungguhan.keluarga, ...sungguhan.anggota])
      for (const kolom of ['nomor_kartu_keluarga', 'nomor_induk_kependudukan'])
        if (row[kolom]) row[kolom] = `${row[kolom].slice(0, 12)}${row[kolom].slice(12).replace(/^[89]/, '1')}`
    await impor(berkasDasar, { sintetis: false })
    expect(await ditolak(writeRilis(sungguhan), { sintetis: false })).toContain('hanya berisi data sintetis')
    await asOwner((client) => client.query(`UPDATE pengaturan SET nilai = 'false' WHERE kunci = 'sintetis'`))
    const lain = cloneRilis(dasar)
    first(lain.keluarga).alamat = 'lain'
    expect(await ditolak(writeRilis(lain), { sintetis: false })).toContain('data sintetis')
    expect(await ditolak(writeRilis(lain), { sintetis: true })).toContain('data sintetis')
  })
})

describe('imporRilis yang dimatikan', () => {
  const tahapList = [
    'Membaca berkas',
    'Memeriksa baris',
    'Menyusun baris rilis',
    'Membuat indeks dan identitas',
    'Membandingkan dengan pengiriman sebelumnya',
  ]

  it('pada lima tahap: rilis sebelumnya tetap berlaku, lalu impor yang sama terbit', async () => {
    await impor(berkasDasar)
    const sebelum = await resolveRilis(aktor)
    const files = await makeRilis(800, '2025-TW4', 'lain')
    for (const tahap of tahapList) {
      await killAt(tahap, files)
      expect(await resolveRilis(aktor)).toEqual(sebelum)
      expect(await resolveRilis(aktor, '2025-TW4')).toBeNull()
    }
    const hasil = await untilFree(() => imporRilis(aktor, input({ periode: '2025-TW4' as Periode }), masuk(files)))
    if (!hasil.ok) throw new Error(hasil.error.message)
    expect([hasil.value.rilis, hasil.value.salah]).toEqual(['2025-TW4.1', 0])
    expect((await resolveRilis(aktor))?.kode).toBe('2025-TW4.1')
    expect(await sisaKerja()).toEqual([])
    await asOwner(async (client) => {
      const { rows } = await client.query(`SELECT status, count(*)::integer AS n FROM impor GROUP BY 1 ORDER BY 1`)
      expect(rows).toEqual([
        { status: 'gagal', n: 5 },
        { status: 'terbit', n: 2 },
      ])
    })
  }, 120_000)

  /** Runs the command line and kills it without a chance to clean up as soon as it says this stage. */
  async function killAt(tahap: string, files: readonly string[]): Promise<void> {
    for (;;) {
      const data = process.env.SAHIH_UJI_DATA ?? ''
      const args = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/main.ts', 'impor', ...files]
      const child = spawn(
        process.execPath,
        [...args, '--jenis', 'dtsen', '--kab', KAB, '--periode', '2025-TW4', '--data', data, '--json'],
        { env: { ...process.env, DATABASE_URL: ownerUrl() }, stdio: ['ignore', 'ignore', 'pipe'] },
      )
      let said = ''
      child.stderr?.on('data', (text: Buffer) => {
        said += text
        if (said.includes(tahap)) child.kill('SIGKILL')
      })
      await once(child, 'close')
      // The one killed before may hold the lock for the moment its server process needs to notice.
      if (said.includes(tahap)) return
      if (!said.includes('sedang berjalan')) throw new Error(`tahap ${tahap} tidak tercapai: ${said}`)
    }
  }

  async function untilFree<T extends { ok: boolean }>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      const hasil = await work()
      const lain = hasil as unknown as { error?: { code: string } }
      if (hasil.ok || lain.error?.code !== 'sumber/sedang-berjalan') return hasil
    }
  }
})
