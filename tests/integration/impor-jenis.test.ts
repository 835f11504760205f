// `cli impor FILE --jenis … --json` for each of the nine kinds: its counts add up to the rows of the file, and berkasSalah holds
// exactly the faulty rows, as they were delivered.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { JENIS_SUMBER, type JenisSumber } from '@/lib/sumber/jenis'
import { asOwner, ownerUrl } from '../support/db'
import { KAB } from '../support/factories'
import { makeRilis, readRilis, writeBytes, writeRilis } from '../support/rilis'

// One process for all of them: each command opens the database and closes it again, as on the command line.
const SKRIP = `
import { Command } from 'commander'
import { register } from '@/lib/cli/impor.ts'
for (const perintah of JSON.parse(process.argv[1])) {
  const program = new Command()
  register(program)
  await program.parseAsync(perintah, { from: 'user' })
}`

const hasilSchema = z.object({
  batch: z.string(),
  status: z.string(),
  alasan: z.array(z.string()),
  baris: z.number(),
  baru: z.number(),
  berubah: z.number(),
  sama: z.number(),
  ditahan: z.number(),
  salah: z.number(),
  berkasSalah: z.string().nullable(),
})
type Hasil = z.output<typeof hasilSchema>

/** The rows of a file, whether each is one that cannot be loaded (`salah`, `ditahan`) or null, and what it ends as. */
type Uji = { kepala: string[]; rows: string[][]; kelas: ('salah' | 'ditahan' | null)[]; lain: string[] }

const NIK = (n: number) => `327501450868${8500 + n}`
const KK = (n: number) => `327501120315${8500 + n}`

/** A word of each code list the kind knows, and one nobody knows. */
const KATA: Record<JenisSumber, [kepala: string, dikenal: string]> = {
  regsosek: ['r305', '6'],
  dtks: ['status', 'AKTIF'],
  p3ke: ['desil', '1'],
  pbi: ['status kepesertaan', 'AKTIF'],
  kpm: ['status', 'SP2D'],
  dukcapil: ['hasil', 'TIDAK PADAN'],
  kemensos: ['hasil', 'DITOLAK'],
  bps: ['hasil', 'DIAKUI'],
}

/** A file of a kind with rows that are right, odd, and wrong in every way a row of it can be. */
function buat(jenis: JenisSumber): Uji {
  const [kata, dikenal] = KATA[jenis]
  const kepala = ['NIK', 'No KK', 'Nama', 'Tgl Lahir', 'Kode Desa', 'Alamat', kata, 'Warna Pagar']
  const row = (n: number, ganti: Record<string, string> = {}) =>
    kepala.map(
      (nama) =>
        ganti[nama] ??
        {
          NIK: NIK(n),
          'No KK': KK(n),
          Nama: 'SITI',
          'Tgl Lahir': '05/08/1986',
          'Kode Desa': '3275011001',
          [kata]: dikenal,
        }[nama] ??
        '',
    )
  const rows: [string[], 'salah' | 'ditahan' | null][] = [
    [row(1), null],
    [row(2, { NIK: `'${NIK(2)}`, [kata]: 'KATA BARU', 'Warna Pagar': 'hijau; "muda"' }), null],
    [row(3, { NIK: NIK(3).slice(1) }), 'salah'],
    [row(4, { NIK: `${NIK(4).slice(1)}X` }), 'salah'],
    [row(5, { Nama: 'S1TI' }), 'salah'],
    [row(6, { Nama: '' }), 'salah'],
    [row(7, { 'Tgl Lahir': '31/02/1980' }), 'salah'],
    [row(8, { 'Tgl Lahir': '05/08/1866' }), 'salah'],
    [row(9, { Alamat: 'x'.repeat(501) }), 'salah'],
    [row(1), 'salah'],
    [row(11, { 'Kode Desa': '3515012001' }), 'ditahan'],
    [row(12, { 'Kode Desa': '3275019991' }), 'ditahan'],
    [row(13, { NIK: '3,27501E+15' }), 'salah'],
    [row(20), 'ditahan'],
    [[...row(14), 'lebih'], 'salah'],
    [row(15, { 'Kode Desa': '' }), null],
  ]
  return {
    kepala,
    rows: rows.map(([isi]) => isi),
    kelas: rows.map(([, kelas]) => kelas),
    lain: [
      ...['--jenis', jenis, '--tanggal', '2025-09-20', '--kode', 'kemendagri', '--sintetis'],
      ...(jenis === 'kpm' ? ['--periode', '2025-09', '--program', 'pkh'] : []),
    ],
  }
}
const tulis = ({ kepala, rows }: Uji) =>
  writeBytes(
    'berkas.csv',
    `${[kepala, ...rows].map((row) => row.map((isi) => `"${isi.replaceAll('"', '""')}"`).join(';')).join('\n')}\n`,
  )
const readSalah = ({ berkasSalah }: Hasil) =>
  berkasSalah === null ? [] : (parse(readFileSync(berkasSalah), { columns: true }) as Record<string, string>[])
const jumlah = ({ baru, berubah, sama, ditahan, salah }: Hasil) => baru + berubah + sama + ditahan + salah

const ujiByJenis = new Map(JENIS_SUMBER.map((jenis) => [jenis, buat(jenis)]))
const hasilByJenis = new Map<string, Hasil>()
let rilisSalah: { keluarga: number[]; anggota: number[]; banyak: number }

beforeAll(async () => {
  await asOwner((client) => client.query(`DELETE FROM wilayah_kode WHERE kode_resmi = '3275019991'`))
  const rilis = readRilis(await makeRilis(40))
  const [satu, dua] = rilis.keluarga
  const orang = rilis.anggota.findIndex((row) => row.nomor_kartu_keluarga === rilis.keluarga[4]?.nomor_kartu_keluarga)
  if (!satu || !dua || orang < 0) throw new Error('contoh kurang')
  satu.nomor_kartu_keluarga = '123'
  dua.kode_kelurahan_desa = '3275019991'
  const cacat = rilis.anggota[orang]
  if (cacat) cacat.tanggal_lahir = '31-02-1980'
  const berkas = writeRilis(rilis)
  const asal = readRilis(berkas)
  const kkAda = new Set(asal.keluarga.slice(2).map((row) => row.nomor_kartu_keluarga))
  rilisSalah = {
    keluarga: [2, 3],
    anggota: asal.anggota.flatMap((row, i) => (i === orang || !kkAda.has(row.nomor_kartu_keluarga) ? [i + 2] : [])),
    banyak: asal.keluarga.length + asal.anggota.length,
  }
  const umum = ['--kab', KAB, '--data', process.env.SAHIH_UJI_DATA ?? '', '--json']
  const perintahList = [
    ['impor', ...berkas, '--jenis', 'dtsen', '--periode', '2025-TW3', ...umum],
    ...[...ujiByJenis.values()].map((uji) => ['impor', tulis(uji), ...uji.lain, ...umum]),
  ]
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', SKRIP],
      JSON.stringify(perintahList),
    ],
    { env: { ...process.env, DATABASE_URL: ownerUrl() } },
  )
  const hasilList = z.array(hasilSchema).parse(
    stdout
      .trim()
      .split(/\n(?=\{)/)
      .map((satu) => JSON.parse(satu)),
  )
  for (const [i, jenis] of ['dtsen', ...JENIS_SUMBER].entries()) {
    const hasil = hasilList[i]
    if (hasil) hasilByJenis.set(jenis, hasil)
  }
}, 180_000)

const hasilOf = (jenis: string): Hasil => {
  const hasil = hasilByJenis.get(jenis)
  if (!hasil) throw new Error(`tidak ada hasil ${jenis}`)
  return hasil
}

describe('cli impor --json', () => {
  it('rilis DTSEN: hitungannya genap, dan berkasSalah berisi tepat baris yang salah atau ditahan', () => {
    const hasil = hasilOf('dtsen')
    const salah = readSalah(hasil)
    const barisOf = (berkas: string) =>
      salah
        .filter((row) => row.berkas === berkas)
        .map(({ baris }) => Number(baris))
        .sort((a, b) => a - b)
    expect([hasil.baris, jumlah(hasil)]).toEqual([rilisSalah.banyak, rilisSalah.banyak])
    expect({ keluarga: barisOf('keluarga.csv'), anggota: barisOf('anggota.csv') }).toEqual({
      keluarga: rilisSalah.keluarga,
      anggota: rilisSalah.anggota,
    })
    expect(salah).toHaveLength(hasil.ditahan + hasil.salah)
  })

  it.each(JENIS_SUMBER)(
    '%s: hitungannya genap, dan berkasSalah berisi tepat baris yang salah atau ditahan',
    (jenis) => {
      const uji = ujiByJenis.get(jenis)
      if (!uji) throw new Error(jenis)
      const hasil = hasilOf(jenis)
      const banyak = (satu: string) => uji.kelas.filter((kelas) => kelas === satu).length
      expect([hasil.baris, jumlah(hasil)]).toEqual([uji.rows.length, uji.rows.length])
      expect([hasil.salah, hasil.ditahan]).toEqual([banyak('salah'), banyak('ditahan')])
      const salah = readSalah(hasil)
      expect(salah.map(({ baris, kelas }) => [Number(baris), kelas])).toEqual(
        uji.kelas.flatMap((kelas, i) => (kelas ? [[i + 2, kelas]] : [])),
      )
      for (const row of salah) {
        const dikirim = uji.rows[Number(row.baris) - 2] ?? []
        // A row with too many values cannot be told column by column: it stands there whole.
        if (dikirim.length > uji.kepala.length) expect(row.baris_asli).toBe(dikirim.join(' | '))
        else expect(uji.kepala.map((nama) => row[nama])).toEqual(dikirim)
        expect(row.alasan).not.toBe('')
      }
    },
  )
})
