import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { mintaEkspor } from '@/lib/keluarga/commands/minta-ekspor'
import { pasangSyarat } from '@/lib/keluarga/commands/pasang-syarat'
import { simpanSaringan } from '@/lib/keluarga/commands/simpan-saringan'
import { jalankanEkspor } from '@/lib/keluarga/commands/tulis-ekspor'
import { countTersaring } from '@/lib/keluarga/queries/count-tersaring'
import { exportRilis } from '@/lib/keluarga/queries/export-rilis'
import { findSyaratTeks } from '@/lib/keluarga/queries/find-syarat-teks'
import { lihatBertahap } from '@/lib/keluarga/queries/lihat-bertahap'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { getPengaturanDaftar } from '@/lib/keluarga/queries/list-saringan'
import { formatSaringan, saringanSchema } from '@/lib/keluarga/saringan'
import { eksporSchema, keluargaFilterSchema, pasangSyaratSchema, simpanSaringanSchema } from '@/lib/keluarga/schema'
import { parseSyaratTeks } from '@/lib/keluarga/syarat'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, seedAktor, seedKeluarga, seedRilis } from '../support/factories'

let rilisId: number
let dinsos: Aktor
let operator: Aktor

beforeEach(async () => {
  await truncateMutable()
  rilisId = await seedRilis()
  dinsos = await seedAktor({ peran: 'operator-dinsos' })
  operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
  const keluarga = (nama: string, alamat: string | null, anggota: Record<string, string>, kodeDesa = DESA) =>
    seedKeluarga({
      rilisId,
      kodeDesa,
      keluarga: { nama_anggota_keluarga: nama, alamat, desil_nasional: 1 },
      anggota: [{ nama, status_hubungan_keluarga: '1', ...anggota }],
    })
  await keluarga('A', 'JL. MERDEKA NO.5', { pekerjaan_ktp: 'PETANI/PEKEBUN', rt_ktp: '007' })
  await keluarga('B', 'Jalan Merdeka 50%_', { pekerjaan_ktp: 'Buruh Tani', rt_ktp: '17' })
  await keluarga('C', null, { pekerjaan_ktp: 'KARYAWAN', rt_ktp: '7' })
  await keluarga('D', 'GG MERDEKA', { pekerjaan_ktp: 'PETANI' }, DESA_LAIN)
})

function syaratOf(teks: string) {
  const syarat = parseSyaratTeks(teks)
  if (!syarat) throw new Error(`${teks} tidak terbaca`)
  return syarat
}

const filterOf = (...teksList: string[]) => ({
  ...keluargaFilterSchema.parse({ urut: 'nama' }),
  syarat: teksList.map(syaratOf),
})

const nama = async (aktor: Aktor, ...teksList: string[]) =>
  (await listKeluarga(aktor, filterOf(...teksList))).page.rows.map((row) => row.kepala)

const pasang = async (aktor: Aktor, isi: Record<string, unknown>) =>
  pasangSyarat(aktor, pasangSyaratSchema.parse({ kunci: randomUUID(), ...isi }))

describe('daftar menurut teks', () => {
  it.each([
    ['alamat*merdeka', ['A', 'B', 'D']],
    ['alamat*MERDEKA JL', ['A']],
    ['alamat*jl. merdeka 5', ['A']],
    ['alamat*merdeka 50%_', ['B']],
    ['alamat*%%%', []],
    ['alamat*___', []],
    ["alamat*merdeka' or", []],
    ['anggota.pekerjaan_ktp*tani', ['A', 'B', 'D']],
    ['anggota.pekerjaan_ktp*buruh tani', ['B']],
    ['anggota.rt_ktp*7', ['A', 'C']],
    ['anggota.nama*kosong', []],
  ])('%s', async (teks, harapan) => {
    expect(await nama(dinsos, teks)).toEqual(harapan)
    expect(await countTersaring(dinsos, filterOf(teks))).toMatchObject({ jumlah: harapan.length, dilihat: null })
  })

  it('semua syarat harus terpenuhi, dan tidak keluar dari wilayah aktor', async () => {
    expect(await nama(dinsos, 'alamat*merdeka', 'anggota.pekerjaan_ktp*buruh')).toEqual(['B'])
    expect(await nama(operator, 'alamat*merdeka')).toEqual(['A', 'B'])
  })

  it('peran yang tidak melihat data orang tidak mendapat jawaban dan tidak dapat memasangnya', async () => {
    const mitra = await seedAktor({ peran: 'verifikator-mitra' })
    expect(await nama(mitra, 'alamat*merdeka')).toEqual([])
    expect(await pasang(mitra, { hal: 'alamat', isi: 'merdeka' })).toMatchObject({
      error: { code: 'akses/tanpa-izin' },
    })
    expect(await asOwner(async (client) => (await client.query('SELECT FROM pencarian')).rowCount)).toBe(0)
  })

  it('ekspor membawa syarat yang sama', async () => {
    const saringan = {
      ...saringanSchema.parse({}),
      syarat: [syaratOf('alamat*jl. merdeka 5'), syaratOf('anggota.rt_ktp*7')],
    }
    const teks = await exportRilis(
      dinsos,
      {
        jenis: 'keluarga',
        rilisId,
        wilayah: KAB,
        desil: undefined,
        saringan,
        sintetis: true,
        kolom: ['nama_anggota_keluarga'],
      },
      async (stream) => Buffer.concat(await stream.toArray()).toString('utf8'),
    )
    expect(teks.trim().split('\n').slice(1)).toEqual([expect.stringMatching(/^A\b/)])
  })
})

describe('pasangSyarat', () => {
  it('menyimpan isian untuk yang memasang saja, sehari, dan mencatat kolomnya tanpa isiannya', async () => {
    const stored = await pasang(dinsos, { hal: 'alamat', isi: '  Jl.  Merdeka ' })
    if (!stored.ok) throw new Error(stored.error.code)
    const { id } = stored.value
    expect(await findSyaratTeks(dinsos, [id])).toEqual([
      { id, syaratList: [{ siapa: 'keluarga', kolom: 'alamat', memuat: 'jl. merdeka' }] },
    ])
    expect(await findSyaratTeks(operator, [id])).toBeNull()
    const { rows } = await asOwner((client) =>
      client.query<{ isi: string }>(
        `SELECT to_jsonb(l)::text AS isi FROM log_baca l WHERE tindakan = 'keluarga.pasang-syarat'
         UNION ALL SELECT to_jsonb(k)::text FROM kunci_tindakan k`,
      ),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { isi } of rows) expect(isi.toLowerCase()).not.toContain('merdeka')
    await asOwner((client) => client.query('DELETE FROM pencarian'))
    expect(await findSyaratTeks(dinsos, [id])).toBeNull()
  })

  it('menolak isian yang terlalu pendek, nomor orang, dan kolom yang bukan teks', () => {
    const salah = (hal: string, isi: string) =>
      pasangSyaratSchema.safeParse({ kunci: randomUUID(), hal, isi }).error?.issues.map(({ message }) => message)
    expect(salah('alamat', 'jl')).toEqual(['Isi paling sedikit 3 huruf.'])
    expect(salah('anggota.rt_ktp', 'tujuh')).toEqual(['Isi nomornya, paling banyak 3 angka.'])
    expect(salah('alamat', '3275014501808001')).toEqual(['NIK dan nomor KK dicari di kotak pencarian, bukan di sini.'])
    expect(salah('nomor_kartu_keluarga', '3275')).toBeDefined()
  })

  it('alamat halaman menerima nomor simpanan, tidak pernah isian teksnya', () => {
    const id = randomUUID()
    expect(keluargaFilterSchema.parse({ teks: id, syarat: ['alamat*merdeka', 'jenis_kloset~1'] })).toMatchObject({
      teks: [id],
      syarat: [{ kolom: 'jenis_kloset' }],
    })
    expect(keluargaFilterSchema.parse({ teks: 'merdeka' }).teks).toEqual([])
  })
})

describe('saringan dan ekspor dengan isian teks', () => {
  const saringan = '{"desil":1,"syarat":["alamat*jl merdeka"]}'

  it('tersimpan untuk diri sendiri, terbuka kembali lewat nomornya, tidak dibagikan', async () => {
    const simpan = (isi: Record<string, unknown>) =>
      simpanSaringan(dinsos, simpanSaringanSchema.parse({ kunci: randomUUID(), saringan, ...isi }))
    expect(await simpan({ nama: 'Bersama', dibagikan: 'ya' })).toMatchObject({
      error: { code: 'keluarga/saringan-teks-bagi' },
    })
    const milik = await simpan({ nama: 'Milik saya' })
    if (!milik.ok) throw new Error(milik.error.code)
    const { id } = milik.value
    const [row] = (await getPengaturanDaftar(dinsos)).saringanList
    expect(row && formatSaringan(row.saringan)).toBe(saringan)
    expect(await findSyaratTeks(dinsos, [id])).toEqual([{ id, syaratList: [syaratOf('alamat*jl merdeka')] }])
    expect(await findSyaratTeks(operator, [id])).toBeNull()
  })

  it('jejak dan pekerjaan ekspor menyebut kolomnya, bukan isiannya', async () => {
    const input = eksporSchema.parse({
      kunci: randomUUID(),
      jenis: 'keluarga',
      rilis: '2025-TW1',
      saringan,
      tujuan: 'Pengecekan lapangan',
    })
    const { rows: rilis } = await asOwner((client) => client.query<{ kode: string }>('SELECT kode FROM rilis LIMIT 1'))
    const minta = await mintaEkspor(dinsos, { ...input, rilis: rilis[0]?.kode ?? '' })
    if (!minta.ok) throw new Error(minta.error.code)
    const { rows } = await asOwner((client) =>
      client.query<{ isi: string }>(`SELECT to_jsonb(j)::text AS isi FROM jejak j WHERE tindakan = 'keluarga.ekspor'`),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.isi).toContain('alamat*…')
    expect(rows[0]?.isi).not.toContain('merdeka')

    // The pekerjaan holds where the words are kept, and runs as long as they are.
    const masukan = await asOwner(
      async (client) =>
        (await client.query('SELECT masukan FROM pekerjaan WHERE id = $1', [minta.value.id])).rows[0]?.masukan,
    )
    expect(JSON.stringify(masukan)).not.toContain('merdeka')
    const job = {
      id: minta.value.id,
      aktor: dinsos,
      masukan,
      lapor: async () => undefined,
      signal: new AbortController().signal,
    }
    expect(await jalankanEkspor(job)).toMatchObject({ baris: 1 })
    await asOwner((client) => client.query('DELETE FROM pencarian'))
    await expect(jalankanEkspor(job)).rejects.toThrow('Isian saringannya sudah dihapus')
  })
})

describe('lihatBertahap', () => {
  it('berhenti setelah satu langkah bila waktunya habis, dan menyebut yang sudah dilihat', async () => {
    const dilihat: number[] = []
    const hasil = await lihatBertahap({ waktu: 0, pertama: 1000, dari: null }, async (_, banyak) => {
      dilihat.push(banyak)
      return { cukup: false, henti: 'x' }
    })
    expect(hasil).toEqual({ dilihat: 1000, henti: 'x' })
    expect(dilihat).toEqual([1000])
  })

  it('melangkah lebih jauh selama ada waktu, dari tempat berhenti, sampai cukup atau habis', async () => {
    const sesudahList: (string | null)[] = []
    const hasil = await lihatBertahap({ waktu: 60_000, pertama: 1000, dari: 'awal' }, async (sesudah, banyak) => {
      sesudahList.push(sesudah)
      return { cukup: false, henti: sesudahList.length === 3 ? null : `sampai-${banyak}` }
    })
    expect(sesudahList).toEqual(['awal', 'sampai-1000', 'sampai-4000'])
    expect(hasil.henti).toBeNull()
  })
})
