// The two ways to Dukcapil: a web service that answers, refuses, hangs and lies; and files that go and come back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { enlistTindakLanjut } from '@/lib/cli/tindak-lanjut'
import type { IsoDate } from '@/lib/core/date'
import { catatHasilDukcapil } from '@/lib/padan/commands/dukcapil/catat-hasil'
import { periksaDukcapil } from '@/lib/padan/commands/dukcapil/periksa-dukcapil'
import { tanyakan, tanyakanDukcapil } from '@/lib/padan/commands/dukcapil/tanyakan-dukcapil'
import { mintaBerkasDukcapil, tulisBerkasDukcapil, tulisOrang } from '@/lib/padan/commands/dukcapil/tulis-berkas'
import {
  listBelumTerjawab,
  listBerkasJawaban,
  listDukcapilKeluarga,
  listHasilDukcapil,
} from '@/lib/padan/queries/list-dukcapil'
import { berkasDukcapilSchema, periksaDukcapilSchema } from '@/lib/padan/schema'
import { LayananDukcapil, type OpsiLayanan } from '@/lib/server/dukcapil/layanan'
import { setEnv } from '@/lib/server/env'
import { tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { writeStored } from '@/lib/server/storage'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import {
  DESA,
  DESA_LAIN,
  KAB,
  type KeluargaUji,
  listJejak,
  seedAktor,
  seedKeluarga,
  seedRilis,
} from '../support/factories'
import { catatUji, seedRiwayat } from '../support/peristiwa'
import { hasil, kunci } from '../support/verval'

const KUNCI = 'kunci-uji-layanan'
type Jawab = (isi: { nik: string; nama: string; tanggal_lahir: string }, res: ServerResponse, ke: number) => void

let server: Server | null = null
let diterima: { isi: Record<string, string>; izin: string | undefined }[] = []

/** A service on this machine that answers as told. */
async function mulaiLayanan(jawab: Jawab): Promise<string> {
  diterima = []
  server = createServer((req: IncomingMessage, res: ServerResponse) => {
    let teks = ''
    req.on('data', (piece: Buffer) => {
      teks += piece.toString('utf8')
    })
    req.on('end', () => {
      const isi = JSON.parse(teks) as { nik: string; nama: string; tanggal_lahir: string }
      diterima.push({ isi, izin: req.headers.authorization })
      jawab(isi, res, diterima.length)
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/padan`
}

const json = (res: ServerResponse, isi: unknown, status = 200, header: Record<string, string> = {}) => {
  res.writeHead(status, { 'content-type': 'application/json', ...header })
  res.end(JSON.stringify(isi))
}
const padan: Jawab = (isi, res) => json(res, { nik: isi.nik, status: 'PADAN' })

/** A service with short times; pauses are counted instead of waited for. */
function buka(
  url: string,
  ganti: Partial<OpsiLayanan> = {},
): { layanan: LayananDukcapil; jeda: number[]; maju: (ms: number) => void } {
  const jeda: number[] = []
  let kini = 0
  const layanan = new LayananDukcapil(
    {
      url,
      kunci: KUNCI,
      batasWaktu: 250,
      ulang: 2,
      jeda: 100,
      laju: 1000,
      sirkuit: { gagal: 3, buka: 60_000 },
      ...ganti,
    },
    {
      now: () => kini,
      tunggu: async (milidetik) => {
        jeda.push(milidetik)
        kini += milidetik
      },
    },
  )
  return {
    layanan,
    jeda,
    maju: (ms) => {
      kini += ms
    },
  }
}

let keluarga: KeluargaUji
let aktor: Aktor
const lapor = async () => {}

beforeEach(async () => {
  await truncateMutable()
  const rilisId = await seedRilis()
  keluarga = await seedKeluarga({
    rilisId,
    anggota: [
      { nama: 'SUTRISNO', tanggal_lahir: '1985-03-02' },
      { nama: 'SITI AMINAH', tanggal_lahir: '1988-05-06' },
    ],
  })
  aktor = await seedAktor({ peran: 'operator-dinsos' })
})
afterEach(async () => {
  setEnv({ SAHIH_DUKCAPIL_URL: undefined, SAHIH_DUKCAPIL_KUNCI: undefined })
  server?.closeAllConnections()
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
  server = null
})

/** Queues a question about the persons of the family; the id of the request. */
async function minta(orang: string[] = keluarga.orangIdList): Promise<string> {
  setEnv({ SAHIH_DUKCAPIL_URL: 'http://127.0.0.1:9/', SAHIH_DUKCAPIL_KUNCI: KUNCI })
  return hasil(await periksaDukcapil(aktor, periksaDukcapilSchema.parse({ kunci: kunci(), orang }))).id
}

describe('layanan web Dukcapil', () => {
  it('mengirim NIK, nama, dan tanggal lahir dengan kunci akses, dan mencatat setiap jawaban tanpa mengubah keluarga', async () => {
    const url = await mulaiLayanan((isi, res) =>
      json(
        res,
        isi.nama === 'SUTRISNO'
          ? { nik: isi.nik, status: 'TIDAK PADAN', tidak_padan: ['TGL_LHR'] }
          : { nik: isi.nik, status: 'MENINGGAL' },
      ),
    )
    const id = await minta()
    const sidik = () =>
      asOwner(
        async (client) => (await client.query('SELECT md5(string_agg(t::text, $1)) FROM rilis_anggota t', [''])).rows,
      )
    const sebelum = await sidik()
    expect(await tanyakan(aktor, id, buka(url).layanan, lapor)).toEqual({ terjawab: 2, gagal: 0, galat: {} })
    expect(diterima[0]).toEqual({
      isi: { nik: keluarga.nikList[0] && (await nikOf(0)), nama: 'SUTRISNO', tanggal_lahir: '1985-03-02' },
      izin: `Bearer ${KUNCI}`,
    })
    expect(await listDukcapilKeluarga(aktor, keluarga.id)).toMatchObject([
      { orangId: keluarga.orangIdList[1], hasil: 'meninggal', cara: 'layanan' },
      { orangId: keluarga.orangIdList[0], hasil: 'tidak-padan', kolomBeda: ['tanggal-lahir'] },
    ])
    expect(await sidik()).toEqual(sebelum)
    expect(await listJejak(id)).toMatchObject([{ tindakan: 'padan.periksa-dukcapil', isi: { orang: 2 } }])
    // Asked again, the request has nobody left.
    expect(await tanyakan(aktor, id, buka(url).layanan, lapor)).toMatchObject({ terjawab: 0 })
  })

  it.each<[string, Jawab, string, number]>([
    ['menolak kunci (401)', (_isi, res) => json(res, {}, 401), 'kunci-ditolak', 1],
    ['membatasi (429)', (_isi, res) => json(res, {}, 429), 'terlalu-sering', 3],
    ['terganggu (500)', (_isi, res) => json(res, {}, 500), 'gangguan', 3],
    ['diam', () => {}, 'batas-waktu', 3],
    [
      'diam setelah separuh jawaban',
      (_isi, res) => {
        res.writeHead(200, { 'content-type': 'application/json' })
        res.write('{"nik":')
      },
      'batas-waktu',
      3,
    ],
    [
      'memutus sambungan',
      (_isi, res) => {
        res.destroy()
      },
      'tidak-terhubung',
      3,
    ],
    [
      'menjawab HTML',
      (_isi, res) => {
        res.writeHead(200, { 'content-type': 'text/html' })
        res.end('<html>Masuk</html>')
      },
      'jawaban-rusak',
      3,
    ],
    [
      'menjawab JSON yang terpotong',
      (_isi, res) => {
        res.writeHead(200, { 'content-type': 'application/json' })
        res.end('{"nik": "32')
      },
      'jawaban-rusak',
      3,
    ],
    [
      'menjawab tanpa akhir',
      (_isi, res) => {
        res.writeHead(200, { 'content-type': 'application/json' })
        res.end(`"${'x'.repeat(200_000)}"`)
      },
      'jawaban-rusak',
      3,
    ],
    [
      'mengarahkan ke tempat lain',
      (_isi, res) => {
        res.writeHead(302, { location: 'http://127.0.0.1:9/' })
        res.end()
      },
      'tidak-terhubung',
      3,
    ],
    [
      'menjawab tentang NIK lain',
      (_isi, res) => json(res, { nik: '3275010101018001', status: 'PADAN' }),
      'jawaban-lain',
      1,
    ],
    [
      'menjawab dengan kata yang belum dikenal',
      (isi, res) => json(res, { nik: isi.nik, status: 'ENTAH' }),
      'jawaban-rusak',
      1,
    ],
  ])(
    'yang %s tidak menghasilkan jawaban apa pun, dan sebabnya tercatat sebagai kode',
    async (_nama, jawab, galat, kali) => {
      const url = await mulaiLayanan(jawab)
      const id = await minta([keluarga.orangIdList[0] ?? ''])
      expect(await tanyakan(aktor, id, buka(url).layanan, lapor)).toEqual({
        terjawab: 0,
        gagal: 1,
        galat: { [galat]: 1 },
      })
      expect(diterima).toHaveLength(kali)
      expect(await listDukcapilKeluarga(aktor, keluarga.id)).toEqual([])
      const { rows } = await asOwner((client) =>
        client.query<{ isi: string }>(`SELECT string_agg(p::text, ' ') AS isi FROM permintaan_dukcapil p`),
      )
      expect(rows[0]?.isi).toContain(galat)
      expect(rows[0]?.isi).not.toMatch(/\d{16}|SUTRISNO/)
    },
  )

  it('mengulang dengan jeda yang bertambah, mengikuti Retry-After, lalu berhasil', async () => {
    const url = await mulaiLayanan((isi, res, ke) =>
      ke === 1 ? json(res, {}, 503) : ke === 2 ? json(res, {}, 429, { 'retry-after': '2' }) : padan(isi, res, ke),
    )
    const { layanan, jeda } = buka(url)
    expect(await layanan.tanya({ nik: '1' })).toMatchObject({ galat: null })
    expect(jeda.filter((satu) => satu >= 50)).toEqual([100, 2000])
  })

  it('tidak bertanya lebih cepat dari yang disepakati', async () => {
    const url = await mulaiLayanan(padan)
    const { layanan, jeda } = buka(url, { laju: 4 })
    for (let ke = 0; ke < 4; ke++) await layanan.tanya({ nik: '1' })
    expect(jeda).toEqual([250, 250, 250])
  })

  it('berhenti bertanya setelah berulang kali gagal, mencoba satu kali sesudahnya, dan pulih', async () => {
    let hidup = false
    const url = await mulaiLayanan((isi, res, ke) => (hidup ? padan(isi, res, ke) : json(res, {}, 500)))
    const { layanan, maju } = buka(url, { ulang: 0 })
    for (let ke = 0; ke < 3; ke++) expect(await layanan.tanya({ nik: '1' })).toEqual({ galat: 'gangguan' })
    expect(await layanan.tanya({ nik: '1' })).toEqual({ galat: 'sirkuit-terbuka' })
    expect(diterima).toHaveLength(3)
    maju(61_000)
    expect(await layanan.tanya({ nik: '1' })).toEqual({ galat: 'gangguan' })
    expect(await layanan.tanya({ nik: '1' })).toEqual({ galat: 'sirkuit-terbuka' })
    hidup = true
    maju(61_000)
    expect(await layanan.tanya({ nik: '1' })).toMatchObject({ galat: null })
    expect(await layanan.tanya({ nik: '1' })).toMatchObject({ galat: null })
  })

  it('berhenti segera bila diminta, juga selagi layanan diam', async () => {
    const url = await mulaiLayanan(() => henti.abort(new Error('dihentikan')))
    const henti = new AbortController()
    await expect(buka(url, { batasWaktu: 60_000 }).layanan.tanya({ nik: '1' }, henti.signal)).rejects.toThrow(
      'dihentikan',
    )
  })

  it('berjalan sebagai pekerjaan dengan alamat dan kunci dari pengaturan server', async () => {
    const url = await mulaiLayanan(padan)
    const id = await minta()
    setEnv({ SAHIH_DUKCAPIL_URL: url, SAHIH_DUKCAPIL_KUNCI: KUNCI })
    const signal = new AbortController().signal
    expect(await tanyakanDukcapil({ id, aktor, masukan: {}, lapor, signal })).toEqual({
      terjawab: 2,
      gagal: 0,
      galat: {},
      pesan: '2 orang terjawab; jawabannya ada di halaman keluarganya.',
    })
    expect((await listHasilDukcapil(aktor, {})).rows).toHaveLength(2)
    expect((await listHasilDukcapil(aktor, { hasil: 'meninggal' })).rows).toEqual([])
    expect((await listHasilDukcapil(aktor, { hasil: 'perlu' })).rows).toEqual([])
  })

  it('yang tidak terjawab tidak disebut selesai: sebabnya sampai ke yang meminta, dan tampil sampai terjawab', async () => {
    let bohong = true
    const url = await mulaiLayanan((isi, res) =>
      json(res, { nik: bohong ? '3275014508688999' : isi.nik, status: 'PADAN' }),
    )
    const id = await minta()
    setEnv({ SAHIH_DUKCAPIL_URL: url, SAHIH_DUKCAPIL_KUNCI: KUNCI })
    const signal = new AbortController().signal
    await expect(tanyakanDukcapil({ id, aktor, masukan: {}, lapor, signal })).rejects.toThrow(
      '2 orang belum terjawab: layanan menjawab tentang NIK yang lain (2). Tidak ada yang berubah;',
    )
    expect(await listBelumTerjawab(aktor)).toMatchObject([{ galat: 'jawaban-lain' }, { galat: 'jawaban-lain' }])
    const [satu = '', dua = ''] = keluarga.orangIdList
    bohong = false
    expect(await tanyakan(aktor, await minta([satu]), buka(url).layanan, lapor)).toMatchObject({ terjawab: 1 })
    expect(await listBelumTerjawab(aktor, [satu, dua])).toMatchObject([{ orangId: dua, nama: 'SITI AMINAH' }])
    const lain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await listBelumTerjawab(lain, [satu, dua])).toEqual([])
  })

  it('menanyakan juga orang yang baru dicatat di sini, dengan nilai yang sudah diperbaiki', async () => {
    await seedRiwayat([keluarga])
    const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const nik = '3275014508688005'
    const isian = { nik, nama: 'Rina', tanggalLahir: '1968-08-05', jenisKelamin: '2', hubungan: '6' }
    hasil(await catatUji(operator, keluarga.id, 'pindah-masuk', { ...isian, statusKawin: '', tempat: '' }))
    const perbaikan = { orangId: keluarga.orangIdList[0] ?? '', 'nilai.nama': 'Soetrisno' }
    hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', perbaikan))
    const { rows } = await asOwner((client) =>
      client.query<{ id: string }>(`SELECT orang_id::text AS id FROM riwayat_nik WHERE nik = $1`, [nik]),
    )
    const url = await mulaiLayanan(padan)
    const id = await minta([keluarga.orangIdList[0] ?? '', rows[0]?.id ?? ''])
    expect(await tanyakan(aktor, id, buka(url).layanan, lapor)).toMatchObject({ terjawab: 2 })
    expect(diterima.map(({ isi }) => isi)).toEqual(
      expect.arrayContaining([
        { nik, nama: 'RINA', tanggal_lahir: '1968-08-05' },
        expect.objectContaining({ nama: 'SOETRISNO' }),
      ]),
    )
  })

  it('bergiliran: pekerjaan kedua menunggu yang pertama selesai, sehingga layanan tidak ditanyai berdua', async () => {
    let berjalan = 0
    let terbanyak = 0
    const url = await mulaiLayanan((isi, res, ke) => {
      berjalan++
      terbanyak = Math.max(terbanyak, berjalan)
      setImmediate(() => {
        berjalan--
        padan(isi, res, ke)
      })
    })
    const [satu = '', dua = ''] = [await minta(), await minta()]
    setEnv({ SAHIH_DUKCAPIL_URL: url, SAHIH_DUKCAPIL_KUNCI: KUNCI })
    const tahap: string[] = []
    const kerja = (id: string) =>
      tanyakanDukcapil({
        id,
        aktor,
        masukan: {},
        lapor: async (nama, selesai, total) => {
          tahap.push(`${id === satu ? 1 : 2} ${nama} ${selesai}/${total}`)
        },
        signal: new AbortController().signal,
      })
    const hasilList = await Promise.all([kerja(satu), kerja(dua)])
    expect(hasilList).toMatchObject([{ terjawab: 2 }, { terjawab: 2 }])
    expect(terbanyak).toBe(1)
    expect(diterima).toHaveLength(4)
    const tanya = tahap.filter((satuTahap) => satuTahap.includes('Memeriksa')).map((satuTahap) => satuTahap[0])
    // All of one job, then all of the other.
    expect(new Set([tanya.slice(0, 3).join(''), tanya.slice(3).join('')])).toEqual(new Set(['111', '222']))
  })

  it('tidak bertanya atas nama orang yang perannya sudah berubah', async () => {
    const url = await mulaiLayanan(padan)
    const id = await minta()
    setEnv({ SAHIH_DUKCAPIL_URL: url, SAHIH_DUKCAPIL_KUNCI: KUNCI })
    const signal = new AbortController().signal
    await expect(
      tanyakanDukcapil({ id, aktor: { ...aktor, peran: 'auditor' }, masukan: {}, lapor, signal }),
    ).rejects.toThrow('Peran Anda sudah berubah')
    expect(diterima).toEqual([])
  })

  it('ditolak dengan kalimat yang jelas bila belum diatur, tanpa izin, atau orangnya di luar wilayah', async () => {
    const input = periksaDukcapilSchema.parse({ kunci: kunci(), orang: keluarga.orangIdList })
    expect(await periksaDukcapil(aktor, input)).toMatchObject({ error: { code: 'padan/dukcapil-belum-diatur' } })
    setEnv({ SAHIH_DUKCAPIL_URL: 'http://127.0.0.1:9/', SAHIH_DUKCAPIL_KUNCI: KUNCI })
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    expect(await periksaDukcapil(desa, input)).toMatchObject({ error: { code: 'akses/tanpa-izin' } })
    const lain = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: '3216' })
    expect(await periksaDukcapil(lain, { ...input, kunci: kunci() })).toMatchObject({
      error: { code: 'padan/tidak-ditemukan' },
    })
  })
})

/** NIK of a member as the release has it. */
async function nikOf(ke: number): Promise<string> {
  const { rows } = await asOwner((client) =>
    client.query<{ nik: string }>('SELECT nomor_induk_kependudukan AS nik FROM rilis_anggota WHERE orang_id = $1', [
      keluarga.orangIdList[ke],
    ]),
  )
  return rows[0]?.nik ?? ''
}

/** Loads what the Disdukcapil sent back, as an upload would. */
async function muatJawaban(jalur: string) {
  enlistTindakLanjut()
  const input = {
    kodeKab: KAB as KodeWilayah,
    jenis: 'dukcapil' as const,
    perTanggal: '2025-10-01' as IsoDate,
    sintetis: true,
  }
  return hasil(await imporSumber(serverAktor(KAB), input, [{ nama: path.basename(jalur), jalur }]))
}

/** The rows of a file as tables read them. */
async function bacaIsi(jalur: string): Promise<string[][]> {
  const [tabel] = hasil(await bukaTabel({ nama: path.basename(jalur), jalur }))
  const rows: string[][] = [tabel?.kolom ?? []]
  for await (const kelompok of tabel?.barisList() ?? []) rows.push(...kelompok.map(({ nilai }) => nilai))
  return rows
}

describe('pertukaran berkas dengan Disdukcapil', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-uji-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['xlsx', 'csv'] as const)(
    'menulis orang suatu wilayah dengan tujuannya sebagai %s, dan jawabannya dimuat satu kali sebagai kiriman dukcapil',
    async (format) => {
      await seedRiwayat([keluarga])
      const input = berkasDukcapilSchema.parse({
        kunci: kunci(),
        isi: 'semua',
        format,
        wilayah: DESA,
        tujuan: 'Pemadanan triwulan ini',
      })
      const { id } = hasil(await mintaBerkasDukcapil(aktor, input))
      const signal = new AbortController().signal
      const masukan = { wilayah: DESA, isi: 'semua', format, tujuan: input.tujuan }
      expect(await tulisBerkasDukcapil({ id, aktor, masukan, lapor, signal })).toMatchObject({
        baris: 2,
        berkasId: id,
        nama: `untuk-disdukcapil-${DESA}.${format}`,
      })
      const { rows } = await asOwner((client) => client.query('SELECT jenis, tujuan FROM berkas'))
      expect(rows).toEqual([{ jenis: 'dukcapil', tujuan: 'Pemadanan triwulan ini' }])
      expect((await listJejak(id)).map(({ tindakan }) => tindakan)).toEqual([
        'padan.minta-berkas-dukcapil',
        'berkas.simpan',
      ])

      const jalur = path.join(folder, `untuk.${format}`)
      await tulisOrang(aktor, { wilayah: DESA, isi: 'semua', format }, jalur)
      const [kepala = [], satu = [], dua = []] = await bacaIsi(jalur)
      expect(kepala).toEqual(['penanda', 'nik', 'nama', 'tanggal_lahir', 'hasil', 'kolom_tidak_padan'])
      expect(satu.slice(0, 4)).toEqual([keluarga.orangIdList[0], keluarga.nikList[0], 'SUTRISNO', '1985-03-02'])
      const isian = (baris: string[], nilai: string, kolom = '') => [...baris.slice(0, 4), nilai, kolom]
      const balik = path.join(folder, `hasil.${format}`)
      const jawaban = [
        isian(satu, 'Tidak Padan', 'nama; tgl_lahir'),
        isian(dua, 'PINDAH'),
        ['', '3275014508688777', 'X', '', 'PADAN', ''],
        [satu[0] ?? '', '3275014508688778', 'X', '', 'MENINGGAL', ''],
        ['', '3275014508688779', 'X', '', 'ENTAH', ''],
        ['', '3275014508688780', 'X', '', '', ''],
      ]
      if (format === 'xlsx') await writeStored(balik, tulisLembarKerja([{ nama: 'Hasil', kepala, barisList: jawaban }]))
      else writeFileSync(balik, [kepala, ...jawaban].map((row) => row.join(',')).join('\n'))
      const muatan = await muatJawaban(balik)
      expect(muatan).toMatchObject({ baris: 6, salah: 0 })
      const kalimat = muatan.catatan.join(' ')
      expect(kalimat).toContain('2 jawaban dicatat di samping orangnya.')
      expect(kalimat).toContain('1 baris belum diisi hasilnya.')
      expect(kalimat).toContain('1 baris memakai kata hasil yang belum dikenal')
      // Nobody here has the one NIK, and the other is not that of the person the row marks.
      expect(kalimat).toContain('2 baris tidak menunjuk satu orang di sini')
      expect(await listDukcapilKeluarga(aktor, keluarga.id)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ hasil: 'tidak-padan', kolomBeda: ['nama', 'tanggal-lahir'], cara: 'impor' }),
          expect.objectContaining({ hasil: 'pindah', kolomBeda: [] }),
        ]),
      )
      expect(await listBerkasJawaban(aktor)).toMatchObject([{ baris: 6, salah: 0, catatan: muatan.catatan }])
      // The same file, and the next run of matching, add nothing.
      expect(await muatJawaban(balik)).toMatchObject({ terulang: true })
      await asOwner((client) => catatHasilDukcapil(client, KAB))
      expect((await listHasilDukcapil(aktor, {})).rows).toHaveLength(2)
      expect((await listHasilDukcapil(aktor, { hasil: 'perlu' })).rows.map((satu) => satu.hasil).toSorted()).toEqual([
        'pindah',
        'tidak-padan',
      ])
    },
  )

  it('nomor yang sudah rusak oleh lembar kerja disisihkan dengan sebabnya, bukan ditebak', async () => {
    await seedRiwayat([keluarga])
    const balik = path.join(folder, 'rusak.csv')
    writeFileSync(balik, `nik,hasil\n3.27501E+15,PADAN\n${keluarga.nikList[0]},PADAN\n`)
    const muatan = await muatJawaban(balik)
    expect(muatan).toMatchObject({ baris: 2, salah: 1 })
    expect(readFileSync(muatan.berkasSalah ?? '', 'utf8')).toMatch(/3\.27501E\+15/)
    expect((await listHasilDukcapil(aktor, {})).rows).toMatchObject([{ hasil: 'padan' }])
  })

  it('memuat orang yang baru dicatat di sini, dengan nilai yang berlaku, dan jawabannya sampai kepadanya', async () => {
    await seedRiwayat([keluarga])
    const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const nik = '3275014508688005'
    const isian = { nik, nama: 'Rina', tanggalLahir: '1968-08-05', jenisKelamin: '2', hubungan: '6' }
    hasil(await catatUji(operator, keluarga.id, 'pindah-masuk', { ...isian, statusKawin: '', tempat: '' }))
    hasil(
      await catatUji(operator, keluarga.id, 'perbaikan-data', {
        orangId: keluarga.orangIdList[0] ?? '',
        'nilai.nama': 'Soetrisno',
      }),
    )
    const jalur = path.join(folder, 'daerah.xlsx')
    expect(await tulisOrang(aktor, { wilayah: DESA, isi: 'semua', format: 'xlsx' }, jalur)).toMatchObject({ baris: 3 })
    const isi = await bacaIsi(jalur)
    expect(isi.map(([, nomor, nama]) => [nomor, nama])).toEqual([
      ['nik', 'nama'],
      [keluarga.nikList[0], 'SOETRISNO'],
      [keluarga.nikList[1], 'SITI AMINAH'],
      [nik, 'RINA'],
    ])
    const balik = path.join(folder, 'daerah.csv')
    writeFileSync(balik, `nik,hasil\n${nik},MENINGGAL\n`)
    await muatJawaban(balik)
    expect(await listDukcapilKeluarga(aktor, keluarga.id)).toMatchObject([{ nama: 'RINA', hasil: 'meninggal' }])
  })

  it('menolak wilayah lain, dan tidak menampakkan jawaban kepada desa lain', async () => {
    const input = berkasDukcapilSchema.parse({
      kunci: kunci(),
      isi: 'semua',
      wilayah: '3515012001',
      tujuan: 'Pemadanan triwulan ini',
    })
    expect(await mintaBerkasDukcapil(await seedAktor({ peran: 'verifikator-dinsos' }), input)).toMatchObject({
      error: { code: 'padan/di-luar-wilayah' },
    })
    await seedRiwayat([keluarga])
    const balik = path.join(folder, 'lain.csv')
    writeFileSync(balik, `nik,hasil\n${keluarga.nikList[0]},PADAN\n`)
    await muatJawaban(balik)
    const lain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect((await listHasilDukcapil(lain, {})).rows).toEqual([])
  })
})
