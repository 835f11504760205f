// Areas of other sources: rows of a code nobody knows wait by code, and a desa that had rows and has none holds the load.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import type { IsoDate, Periode } from '@/lib/core/date'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import type { HasilMuatan } from '@/lib/sumber/commands/muatan/hasil'
import { putuskanPeladen } from '@/lib/sumber/commands/putusan/putuskan-peladen'
import { jalankanSusulan } from '@/lib/sumber/commands/susulan/jalankan-susulan'
import { muatTertahan } from '@/lib/sumber/commands/susulan/muat-tertahan'
import { padankanDesa } from '@/lib/sumber/commands/susulan/padankan-desa'
import { padankanPeladen } from '@/lib/sumber/commands/susulan/padankan-peladen'
import type { JenisSumber } from '@/lib/sumber/jenis'
import { listSisihan, listWilayahAsing } from '@/lib/sumber/queries'
import { findImporSumber, listMuatan } from '@/lib/sumber/queries/list-muatan'
import type { ImporSumberInput } from '@/lib/sumber/schema/sumber'
import { padankanDesaSchema } from '@/lib/sumber/schema/wilayah'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner } from '../support/db'
import { KAB, seedAktor } from '../support/factories'
import { makeRilis, writeBytes } from '../support/rilis'
import { hasil } from '../support/verval'

const server = serverAktor(KAB)
const ASING = '3275019991'
const LAIN = '3275019992'
type Orang = { nik: string; kk: string; nama: string; desa: string; namaDesa: string; kecamatan: string }
let orangList: Orang[] = []
let operator: Aktor

beforeAll(async () => {
  const files = await makeRilis(200)
  hasil(
    await imporRilis(
      server,
      {
        kodeKab: KAB as KodeWilayah,
        jenis: 'dtsen',
        periode: '2025-TW3' as Periode,
        sistem: 'kemendagri',
        sintetis: true,
      },
      files.map((jalur) => ({ nama: path.basename(jalur), jalur })),
    ),
  )
  operator = await seedAktor({ peran: 'operator-dinsos' })
  orangList = await readRows<Orang>(
    `SELECT g.nomor_induk_kependudukan AS nik, k.nomor_kartu_keluarga AS kk, g.nama, k.kode_desa AS desa, w.nama AS "namaDesa", c.nama AS kecamatan
     FROM rilis_keluarga k JOIN rilis_anggota g ON g.kode_kab = k.kode_kab AND g.rilis_id = k.rilis_id AND g.keluarga_id = k.keluarga_id AND g.urutan = 1
     JOIN wilayah w ON w.kode = k.kode_desa JOIN wilayah c ON c.kode = w.induk WHERE k.kode_kab = $1 ORDER BY k.kode_desa, k.keluarga_id`,
    [KAB],
  )
}, 120_000)

beforeEach(async () => {
  await asOwner(async (client) => {
    await client.query(`DELETE FROM wilayah_kode WHERE kode_resmi LIKE '32750199%' OR kode LIKE '32750199%'`)
    await client.query(`DELETE FROM wilayah WHERE kode LIKE '32750199%'`)
  })
})

async function readRows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  return asOwner(async (client) => (await client.query(sql, values)).rows as T[])
}

const KEPALA = ['NIK', 'Nomor KK', 'Nama', 'Kode Desa', 'Kelurahan', 'Kecamatan', 'Catatan lain']
/** Of an answer: the last column is what it says. */
const KEPALA_JAWABAN = [...KEPALA.slice(0, 6), 'Hasil']
const toBaris = ({ nik, kk, nama, desa, namaDesa, kecamatan }: Orang, kode = desa) => [
  nik,
  kk,
  nama,
  kode,
  namaDesa,
  kecamatan,
  'rumah "hijau", pojok',
]

async function muat(
  jenis: JenisSumber,
  rows: string[][],
  more: Partial<ImporSumberInput> = {},
  kepala = KEPALA,
): Promise<HasilMuatan> {
  const teks = [kepala, ...rows].map((row) => row.map((isi) => `"${isi.replaceAll('"', '""')}"`).join(',')).join('\n')
  const jalur = writeBytes('berkas.csv', `${teks}\n`)
  const input = {
    kodeKab: KAB as KodeWilayah,
    jenis,
    perTanggal: '2025-09-20' as IsoDate,
    sintetis: true,
    sistem: 'kemendagri' as const,
    ...(jenis === 'kpm' && { periode: '2025-09', program: 'pkh' }),
    ...more,
  }
  const dimuat = hasil(await imporSumber(server, input, [{ nama: 'berkas.csv', jalur }]))
  const { baris, baru, berubah, sama, ditahan, salah } = dimuat
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return dimuat
}

/** People of the desa with the most of them, and of all others. */
function pilahDesa(): { satu: Orang[]; lain: Orang[] } {
  const jumlah = new Map<string, number>()
  for (const { desa } of orangList) jumlah.set(desa, (jumlah.get(desa) ?? 0) + 1)
  const desa = [...jumlah].sort((a, b) => b[1] - a[1])[0]?.[0]
  return {
    satu: orangList.filter((orang) => orang.desa === desa),
    lain: orangList.filter((orang) => orang.desa !== desa),
  }
}
const desaOf = (list: readonly Orang[]) => list[0]?.desa ?? ''
const padan = (id: string, more: Record<string, unknown>) =>
  padankanDesaSchema.parse({ kunci: randomUUID(), id, kodeResmi: ASING, berlakuSejak: '2025-01-01', ...more })
const jalankan = (imporId: string) =>
  jalankanSusulan({
    id: randomUUID(),
    aktor: operator,
    masukan: { imporId },
    lapor: async () => undefined,
    signal: new AbortController().signal,
  })

describe('kode kelurahan/desa yang tidak dikenal pada sumber lain', () => {
  it('menahan barisnya per kode dengan usulan, lalu memuatnya ke muatan yang sama setelah dipadankan', async () => {
    const { satu, lain } = pilahDesa()
    const dimuat = await muat('dtks', [
      ...lain.map((orang) => toBaris(orang)),
      ...satu.map((orang) => toBaris(orang, ASING)),
      ['123', '', 'SALAH', ASING, '', '', ''],
    ])
    expect([dimuat.status, dimuat.baru, dimuat.ditahan, dimuat.salah]).toEqual(['berlaku', lain.length, satu.length, 1])
    expect(dimuat.catatan.join(' ')).toContain(`${ASING} (${satu.length})`)
    const salah = parse(readFileSync(dimuat.berkasSalah ?? ''), { columns: true }) as Record<string, string>[]
    expect(salah.filter(({ kelas }) => kelas === 'ditahan')).toHaveLength(satu.length)
    expect(salah[0]).toMatchObject({
      kelas: 'ditahan',
      kolom: 'Kode Desa',
      alasan: 'Kode kelurahan/desa tidak dikenal; baris ditahan sampai kodenya dipadankan.',
    })
    const [usul] = await listWilayahAsing(operator, dimuat.batch)
    expect(usul).toMatchObject({
      kodeResmi: ASING,
      kk: satu.length,
      jiwa: satu.length,
      usulKode: desaOf(satu),
      usulKk: satu.length,
      usulNamaSama: true,
      usulKecamatanSama: true,
      dikenal: null,
    })
    const kosong = await muatTertahan(operator, { kunci: randomUUID(), id: dimuat.batch })
    expect(kosong.ok === false && kosong.error.code).toBe('sumber/belum-dipadankan')

    hasil(await padankanDesa(operator, padan(dimuat.batch, { cara: 'ada', kode: desaOf(satu) })))
    hasil(await muatTertahan(operator, { kunci: randomUUID(), id: dimuat.batch }))
    expect(await jalankan(dimuat.batch)).toMatchObject({ muatan: dimuat.muatan, baru: satu.length, ditahan: 0 })
    const { muatan, catatan } = (await findImporSumber(operator, dimuat.batch)) ?? {}
    // What the page says of the load moves on with its rows.
    expect(catatan?.[0]).toBe(`${orangList.length} baris menyebut keluarga yang ada di rilis kini.`)
    expect(catatan?.join(' ')).not.toContain(ASING)
    expect(muatan).toMatchObject({ baru: orangList.length, ditahan: 0, salah: 1, tertaut: orangList.length })
    expect(await listWilayahAsing(operator, dimuat.batch)).toEqual([])
    expect((await listSisihan(operator, dimuat.batch)).map(({ alasan }) => alasan)).toEqual(['nomor-panjang'])
    expect(await readRows('SELECT 1 FROM impor_ditahan')).toEqual([])
    const isi = await readRows<{ mentah: Record<string, string> }>(
      'SELECT DISTINCT mentah FROM sumber_catatan WHERE muatan_id = $1',
      [dimuat.muatan],
    )
    expect(isi).toEqual([{ mentah: { catatan_lain: 'rumah "hijau", pojok' } }])
    // Known once, the code is known to every delivery after it, of whatever kind.
    const berikut = await muat(
      'p3ke',
      satu.map((orang) => toBaris(orang, ASING)),
    )
    expect([berikut.baru, berikut.ditahan]).toEqual([satu.length, 0])
  })

  it('kode yang dikenal lewat kiriman lain dapat langsung dimuat, dan desa baru mendapat kodenya sendiri', async () => {
    const asing = {
      nik: '3275014508688501',
      kk: '3275011203158501',
      nama: 'SITI',
      namaDesa: 'SETIA ASIH',
      kecamatan: '',
    }
    const bukan = (n: number, kode: string) => toBaris({ ...asing, nik: `327501450868850${n}`, desa: kode })
    const dimuat = await muat('p3ke', [
      ...orangList.map((orang) => toBaris(orang)),
      bukan(1, ASING),
      bukan(2, LAIN),
      bukan(3, '3275'),
    ])
    // A code that is no desa at all says nothing about one: the row stands with the kabupaten/kota.
    expect([dimuat.ditahan, dimuat.salah]).toEqual([2, 0])
    await asOwner((client) =>
      client.query(
        `INSERT INTO wilayah_kode (sistem, kode_resmi, berlaku_sejak, kode, nama_resmi) VALUES ('kemendagri', $1, '2025-01-01', $2, 'SETIA ASIH')`,
        [ASING, desaOf(orangList)],
      ),
    )
    const daftar = await listWilayahAsing(operator, dimuat.batch)
    expect(daftar.map(({ kodeResmi, dikenal }) => [kodeResmi, dikenal])).toEqual([
      [ASING, 'SETIA ASIH'],
      [LAIN, null],
    ])
    hasil(await muatTertahan(operator, { kunci: randomUUID(), id: dimuat.batch }))
    await jalankan(dimuat.batch)
    expect((await listWilayahAsing(operator, dimuat.batch)).map(({ kodeResmi }) => kodeResmi)).toEqual([LAIN])
    const baru = hasil(
      await padankanPeladen(dimuat.batch, [{ kodeResmi: LAIN, cara: 'baru', kode: '327501', nama: 'SETIA BARU' }], {
        berlakuSejak: '2025-07-01',
        kunciOf: randomUUID,
      }),
    )
    expect(baru).toMatchObject({ muatan: dimuat.muatan, baru: 1, ditahan: 0 })
    const letak = await readRows<{ nik: string; desa: string }>(
      `SELECT nik, kode_desa AS desa FROM sumber_catatan WHERE muatan_id = $1 AND nik LIKE '327501450868850%' ORDER BY 1`,
      [dimuat.muatan],
    )
    expect(letak.map(({ desa }) => desa)).toEqual([desaOf(orangList), LAIN, '3275000000'])
    const lagi = await jalankan(dimuat.batch).catch((error: Error) => error.message)
    expect(lagi).toBe('Belum ada kode wilayah yang dipadankan pada muatan ini.')
  })

  it('jawaban yang menunjuk orang atau usulannya tidak menunggu kode wilayah', async () => {
    const [a] = orangList
    if (!a) throw new Error('contoh kurang')
    const dukcapil = await muat(
      'dukcapil',
      [toBaris(a, ASING), toBaris({ ...a, nik: '3275014508688509', kk: '' }, ASING)],
      {},
      KEPALA_JAWABAN,
    )
    expect([dukcapil.baru, dukcapil.ditahan]).toEqual([1, 1])
    const bps = await muat(
      'bps',
      [
        ['U-1', '3275014508688508', ASING, 'DIAKUI'],
        ['', '3275014508688507', ASING, 'DIAKUI'],
      ],
      {},
      ['Nomor Usulan', 'NIK', 'Kode Desa', 'Hasil'],
    )
    expect([bps.baru, bps.ditahan]).toEqual([1, 1])
  })

  it('menyisakan apa pun tidak bila kirimannya ditolak, dan baru dapat dimuat setelah muatannya berlaku', async () => {
    const { satu, lain } = pilahDesa()
    await muat(
      'pbi',
      orangList.map((orang) => toBaris(orang)),
    )
    const ganti = [...lain.map((orang) => toBaris(orang)), ...satu.map((orang) => toBaris(orang, ASING))]
    const dimuat = await muat('pbi', ganti, { perTanggal: '2025-09-21' as IsoDate })
    expect([dimuat.status, dimuat.ditahan]).toEqual(['menunggu', satu.length])
    expect((await listMuatan(operator))[0]).toMatchObject({ id: dimuat.muatan, status: 'menunggu' })
    const padananList = [{ kodeResmi: ASING, cara: 'ada' as const, kode: desaOf(satu), nama: '' }]
    const belum = await padankanPeladen(dimuat.batch, padananList, { berlakuSejak: '2025-01-01', kunciOf: randomUUID })
    expect(belum.ok === false && belum.error.code).toBe('sumber/tidak-terbit')
    hasil(await putuskanPeladen({ batch: dimuat.batch }, 'tolak', 'Kodenya belum resmi'))
    const sisa = await readRows(
      'SELECT 1 FROM impor_ditahan WHERE impor_id = $1 UNION ALL SELECT 1 FROM impor_wilayah WHERE impor_id = $1',
      [dimuat.batch],
    )
    expect(sisa).toEqual([])
  })
})

describe('kelurahan/desa dan kecamatan yang tidak lagi berisi', () => {
  it('menahan daftar yang kehilangan satu kelurahan/desa, dengan nama dan jumlahnya; yang memang kosong tidak', async () => {
    const { satu, lain } = pilahDesa()
    const daftar = (list: readonly Orang[], n: number) =>
      Array.from({ length: n }, (_, i) => list[i % list.length]).flatMap((orang, i) =>
        orang ? [[...toBaris(orang).slice(0, 6), `ke-${i}`]] : [],
      )
    // Most desa have no recipient at all, and the first delivery has nothing to be held against.
    const pertama = await muat('kpm', [...daftar(satu, 3), ...daftar(lain, 300)], { periode: '2025-07' })
    expect(pertama.status).toBe('berlaku')
    const kedua = await muat('kpm', daftar(lain, 300), { periode: '2025-08', perTanggal: '2025-09-21' as IsoDate })
    expect([kedua.status, kedua.alasanTahan.map(({ kode }) => kode)]).toEqual(['menunggu', ['desa-kosong']])
    expect(kedua.alasanTahan[0]?.kalimat).toBe(
      `Kelurahan/desa tanpa satu baris pun, padahal ada pada kiriman Penerima bantuan per 20 September 2025: ${satu[0]?.namaDesa} (3 baris).`,
    )
    const lainProgram = await muat('kpm', daftar(lain, 5), { periode: '2025-08', program: 'sembako' })
    expect(lainProgram.status).toBe('berlaku')
    const jawab = (list: readonly Orang[], hari: string) =>
      muat('kemensos', daftar(list, 1), { perTanggal: hari as IsoDate }, KEPALA_JAWABAN)
    expect((await jawab(satu, '2025-09-20')).status).toBe('berlaku')
    expect((await jawab(lain, '2025-09-22')).status).toBe('berlaku')
  })
})
