import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { hitungRekapKelayakan } from '@/lib/kelayakan/commands/hitung-rekap'
import { hapusSaringan } from '@/lib/keluarga/commands/hapus-saringan'
import { pilihKolom } from '@/lib/keluarga/commands/pilih-kolom'
import { simpanSaringan } from '@/lib/keluarga/commands/simpan-saringan'
import { countTersaring } from '@/lib/keluarga/queries/count-tersaring'
import { exportRilis } from '@/lib/keluarga/queries/export-rilis'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { getPengaturanDaftar } from '@/lib/keluarga/queries/list-saringan'
import { syaratKeluarga, toTeksSql } from '@/lib/keluarga/queries/syarat-keluarga'
import { saringanSchema } from '@/lib/keluarga/saringan'
import { keluargaFilterSchema, pilihKolomSchema, simpanSaringanSchema } from '@/lib/keluarga/schema'
import { today } from '@/lib/server/clock'
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
})

async function keluarga(nama: string, isi: Record<string, string | number | null>, kodeDesa = DESA): Promise<string> {
  const { id } = await seedKeluarga({
    rilisId,
    kodeDesa,
    keluarga: { nama_anggota_keluarga: nama, ...isi },
    anggota: [{ nama, status_hubungan_keluarga: '1', jenis_kelamin: '1', tanggal_lahir: '1980-01-01' }],
  })
  return id
}

const daftar = async (aktor: Aktor, isi: Record<string, unknown>) =>
  (await listKeluarga(aktor, keluargaFilterSchema.parse({ urut: 'nama', ...isi }))).page

const nama = async (aktor: Aktor, isi: Record<string, unknown>) =>
  (await daftar(aktor, isi)).rows.map((row) => row.kepala)

describe('listKeluarga dengan syarat', () => {
  beforeEach(async () => {
    await keluarga('A', { jenis_lantai_terluas: '01', aset_bergerak_mobil: '1', desil_nasional: 1, desil_provinsi: 2 })
    await keluarga('B', { jenis_lantai_terluas: '1', aset_bergerak_mobil: '2', desil_nasional: 2, desil_provinsi: 2 })
    await keluarga('C', { jenis_lantai_terluas: '8', aset_bergerak_mobil: null, desil_nasional: 1 })
    await keluarga('D', { jenis_lantai_terluas: null, aset_bergerak_mobil: '2', desil_nasional: null }, DESA_LAIN)
  })

  it.each([
    [{ syarat: 'jenis_lantai_terluas~1' }, ['A', 'B']],
    [{ syarat: 'jenis_lantai_terluas!1' }, ['C', 'D']],
    [{ syarat: 'jenis_lantai_terluas~kosong' }, ['D']],
    [{ syarat: 'jenis_lantai_terluas!1.kosong' }, ['C']],
    [{ syarat: ['jenis_lantai_terluas~1', 'aset_bergerak_mobil~2'] }, ['B']],
    [{ syarat: 'aset_bergerak_mobil~kosong' }, ['C']],
    [{ desil: '1', syarat: 'jenis_lantai_terluas~8.1' }, ['A', 'C']],
    [{ provinsi: '2' }, ['A', 'B']],
    [{ kabupaten: '0' }, ['A', 'B', 'C', 'D']],
    [{ simulasi: '1' }, []],
    [{ sumber: 'dtks' }, []],
    [{ tanpa: 'dtks' }, ['A', 'B', 'C', 'D']],
    [{ program: 'PKH' }, []],
    [{ temuan: 'belum-diperingkat' }, []],
  ])('%j', async (isi, harapan) => {
    expect(await nama(dinsos, isi)).toEqual(harapan)
  })

  it('tidak keluar dari wilayah aktor', async () => {
    expect(await nama(operator, { syarat: 'aset_bergerak_mobil~2' })).toEqual(['B'])
  })

  it('syarat sebagai teks untuk COPY memberi keluarga yang sama, juga dengan tanda kutip', async () => {
    for (const isi of [
      { syarat: ['jenis_lantai_terluas~1', 'aset_bergerak_mobil!2.kosong'] },
      { desil: '1', provinsi: '2' },
      { program: 'PKH', temuan: 'x' },
    ]) {
      const teks = toTeksSql(syaratKeluarga(saringanSchema.parse(isi), dinsos))
      const { rows } = await asOwner((client) =>
        client.query<{ nama: string }>(
          `SELECT k.nama_anggota_keluarga AS nama FROM rilis_keluarga k WHERE k.rilis_id = ${rilisId} ${teks} ORDER BY 1`,
        ),
      )
      expect(rows.map((row) => row.nama)).toEqual(await nama(dinsos, isi))
    }
  })

  it('ekspor membawa syarat yang sama', async () => {
    const saringan = saringanSchema.parse({ syarat: 'jenis_lantai_terluas!1', desil: '1' })
    const teks = await exportRilis(
      dinsos,
      { jenis: 'anggota', rilisId, wilayah: KAB, desil: 1, saringan, sintetis: true },
      async (stream) => Buffer.concat(await stream.toArray()).toString('utf8'),
    )
    expect(teks.trim().split('\n').slice(1)).toHaveLength(1)
  })

  it('menampilkan kolom yang dipilih', async () => {
    const { page } = await listKeluarga(dinsos, keluargaFilterSchema.parse({ urut: 'nama' }), [
      'jenis_lantai_terluas',
      'desil_provinsi',
    ])
    expect(page.rows[0]?.lain).toEqual({ jenis_lantai_terluas: '01', desil_provinsi: '2' })
  })

  it('menurut sumber lain yang berlaku dan temuan yang menunggu', async () => {
    const id = await keluarga('E', { desil_nasional: 5 })
    await asOwner(async (client) => {
      const muatan = randomUUID()
      await client.query(
        `INSERT INTO sumber_muatan (kode_kab, id, jenis, per_tanggal, status, baris, baru, berubah, sama, ditahan, salah, hilang, tertaut, sintetis, sidik, impor_id, aktor, dimuat_pada)
         VALUES ($1, $2, 'dtks', '2025-01-01', 'berlaku', 1, 1, 0, 0, 0, 0, 0, 1, true, 'x', $2, 'server', now())`,
        [KAB, muatan],
      )
      await client.query(
        `INSERT INTO sumber_catatan (kode_kab, id, muatan_id, baris, jenis, kunci, kode_desa, keluarga_id, isi, mentah, sidik)
         VALUES ($1, $2, $3, 1, 'dtks', 'k', $4, $5, '{}', '{}', 1)`,
        [KAB, randomUUID(), muatan, DESA, id],
      )
      await client.query(
        `INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, kode_desa, desil, nilai, sidik, rilis_pertama) VALUES ($1, 'belum-diperingkat', 'k', $2, $3, 0, 'x', 1, $4)`,
        [KAB, id, DESA, rilisId],
      )
    })
    expect(await nama(dinsos, { sumber: 'dtks' })).toEqual(['E'])
    expect(await nama(dinsos, { tanpa: 'dtks' })).toEqual(['A', 'B', 'C', 'D'])
    expect(await nama(dinsos, { temuan: 'belum-diperingkat' })).toEqual(['E'])
    expect((await getPengaturanDaftar(dinsos)).sumberList).toEqual(['dtks'])
  })
})

describe('listKeluarga menurut bilangan dan anggota', () => {
  beforeEach(async () => {
    const isi = (nama: string, keluarga: Record<string, number>, anggota: Record<string, string>[]) =>
      seedKeluarga({
        rilisId,
        keluarga: { nama_anggota_keluarga: nama, ...keluarga },
        anggota: anggota.map((satu, urutan) => ({ nama: `${nama}${urutan}`, jenis_kelamin: '1', ...satu })),
      })
    const umur = (tahun: number) => `${new Date().getUTCFullYear() - tahun}-01-01`
    await isi('A', { luas_lantai: 20, jumlah_ternak_sapi: 2 }, [
      { status_hubungan_keluarga: '1', tanggal_lahir: umur(70), penglihatan: '1', status_bekerja: '2' },
      { status_hubungan_keluarga: '3', tanggal_lahir: umur(3), status_bekerja: '2' },
    ])
    await isi('B', { luas_lantai: 60 }, [
      { status_hubungan_keluarga: '1', tanggal_lahir: umur(40), penglihatan: '2', status_bekerja: '1' },
    ])
  })

  it.each([
    ['luas_lantai=-30', ['A']],
    ['luas_lantai=20-60', ['A', 'B']],
    ['luas_lantai=61-', []],
    ['jumlah_ternak_sapi=1-', ['A']],
    ['anggota.umur=60-', ['A']],
    ['anggota.umur=-5', ['A']],
    ['anggota.umur=38-45', ['B']],
    ['anggota.umur=5-38', []],
    ['anggota.status_bekerja~1', ['B']],
    ['anggota.status_bekerja!1', ['A']],
    ['anggota.penglihatan~1', ['A']],
  ])('%s', async (syarat, harapan) => {
    expect(await nama(dinsos, { syarat })).toEqual(harapan)
    const teks = toTeksSql(syaratKeluarga(saringanSchema.parse({ syarat }), dinsos))
    const { rows } = await asOwner((client) =>
      client.query<{ nama: string }>(
        `SELECT k.nama_anggota_keluarga AS nama FROM rilis_keluarga k WHERE k.rilis_id = ${rilisId} ${teks} ORDER BY 1`,
      ),
    )
    expect(rows.map((row) => row.nama)).toEqual(harapan)
  })

  it('data spesifik tidak terjawab lewat saringan bagi peran yang tidak melihatnya', async () => {
    const kepala = await seedAktor({ peran: 'kepala-dinas' })
    for (const syarat of ['anggota.penglihatan~1', 'anggota.penglihatan!1', 'anggota.omzet_usaha_utama~kosong'])
      expect(await nama(kepala, { syarat })).toEqual([])
    expect(await nama(kepala, { syarat: 'anggota.umur=60-' })).toEqual(['A'])
  })
})

describe('listKeluarga menurut aturan program', () => {
  it('memenuhi, belum dapat dinilai, dan tidak memenuhi; hanya untuk rilis yang dinilai', async () => {
    const [a, b] = [await keluarga('A', { desil_nasional: 1 }), await keluarga('B', { desil_nasional: 2 })]
    await keluarga('C', { desil_nasional: 9 })
    await asOwner(async (client) => {
      await client.query(`INSERT INTO kelayakan_kini (kode_kab, rilis_id, tanggal) VALUES ($1, $2, '2025-10-01')`, [
        KAB,
        rilisId,
      ])
      await client.query(
        `INSERT INTO kelayakan_keluarga (kode_kab, program, hasil, kode_desa, keluarga_id)
         VALUES ($1, 'pkh', 'memenuhi-syarat', $2, $3), ($1, 'pkh', 'belum-dapat-dinilai', $2, $4)`,
        [KAB, DESA, a, b],
      )
    })
    expect(await nama(dinsos, { layak: 'pkh.memenuhi-syarat' })).toEqual(['A'])
    expect(await nama(dinsos, { layak: 'pkh.belum-dapat-dinilai' })).toEqual(['B'])
    expect(await nama(dinsos, { layak: 'pkh.tidak-memenuhi-syarat' })).toEqual(['C'])
    expect(await nama(dinsos, { layak: 'pkh.memenuhi-syarat', desil: '2' })).toEqual([])
    expect(await getPengaturanDaftar(dinsos)).toMatchObject({ kelayakan: { rilisId, tanggal: '2025-10-01' } })
    const luar = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await nama(luar, { layak: 'pkh.memenuhi-syarat' })).toEqual([])
  })

  it('hitungRekapKelayakan menulis jawaban tiap keluarga seperti yang dijumlahnya', async () => {
    await keluarga('A', { desil_nasional: 1 })
    await keluarga('B', { desil_nasional: 9 })
    await keluarga('C', { desil_nasional: 2 }, DESA_LAIN)
    for (let kali = 0; kali < 2; kali++)
      expect(await hitungRekapKelayakan(serverAktor(KAB), { kodeKab: KAB, tanggal: today() })).toMatchObject({
        ok: true,
      })
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT r.program, r.hasil, sum(r.kk)::integer AS kk,
           (SELECT count(*)::integer FROM kelayakan_keluarga l WHERE l.program = r.program AND l.hasil = r.hasil) AS tertulis
         FROM rekap_kelayakan r WHERE r.hasil <> 'tidak-memenuhi-syarat' GROUP BY r.program, r.hasil`,
      ),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.tertulis).toBe(row.kk)
    // A count for a day long ago is history: lists go on with that of today.
    await hitungRekapKelayakan(serverAktor(KAB), { kodeKab: KAB, tanggal: '2025-12-01' })
    expect((await getPengaturanDaftar(dinsos)).kelayakan?.tanggal).toBe(today())
  })
})

describe('jumlah keluarga yang cocok', () => {
  it('pasti bila semuanya dilihat, juga dari temuan yang sedikit, dan sama di setiap halaman', async () => {
    for (let ke = 0; ke < 30; ke++) {
      const id = await keluarga(`K${String(ke).padStart(2, '0')}`, { desil_nasional: 1 + (ke % 2) })
      if (ke % 3 === 0)
        await asOwner((client) =>
          client.query(
            `INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, kode_desa, desil, nilai, sidik, rilis_pertama) VALUES ($1, 'belum-diperingkat', $4, $2, $3, 0, 'x', 1, $5)`,
            [KAB, id, DESA, `k${ke}`, rilisId],
          ),
        )
    }
    expect((await daftar(dinsos, { syarat: 'jenis_kloset~99' })).total).toBe(0)
    expect((await daftar(dinsos, { desil: '1', provinsi: '0' })).total).toBe(15)
    const pertama = await listKeluarga(dinsos, {
      ...keluargaFilterSchema.parse({ urut: '-nama', temuan: 'belum-diperingkat' }),
      ukuran: 4 as 25,
    })
    expect(pertama.page).toMatchObject({ total: 10, terbatas: null })
    expect(pertama.page.rows.map((row) => row.kepala)).toEqual(['K27', 'K24', 'K21', 'K18'])
    const kedua = await listKeluarga(dinsos, {
      ...keluargaFilterSchema.parse({ urut: '-nama', temuan: 'belum-diperingkat', kursor: pertama.page.next }),
      ukuran: 4 as 25,
    })
    expect(kedua.page.rows.map((row) => row.kepala)).toEqual(['K15', 'K12', 'K09', 'K06'])
    expect(kedua.page.total).toBe(10)
    expect(await daftar(dinsos, { temuan: 'belum-diperingkat', desil: '1' })).toMatchObject({ total: 5 })
    expect(await countTersaring(dinsos, keluargaFilterSchema.parse({ temuan: 'belum-diperingkat' }))).toEqual({
      jumlah: 10,
      lebih: false,
      dilihat: null,
      dari: expect.any(Number),
    })
  })
})

describe('saringan tersimpan', () => {
  const simpan = (aktor: Aktor, isi: Record<string, unknown>) =>
    simpanSaringan(
      aktor,
      simpanSaringanSchema.parse({ kunci: randomUUID(), saringan: '{"desil":1,"syarat":[]}', ...isi }),
    )

  it('terlihat oleh pembuatnya, dan oleh rekan bila dibagikan; hanya pembuatnya menghapus', async () => {
    expect(await simpan(dinsos, { nama: 'Milik saya' })).toMatchObject({ ok: true })
    const bersama = await simpan(dinsos, { nama: 'Untuk semua', dibagikan: 'ya' })
    if (!bersama.ok) throw new Error(bersama.error.code)
    expect((await getPengaturanDaftar(dinsos)).saringanList.map((row) => row.nama)).toEqual([
      'Milik saya',
      'Untuk semua',
    ])
    expect((await getPengaturanDaftar(operator)).saringanList).toMatchObject([
      { nama: 'Untuk semua', milik: false, saringan: { desil: 1 } },
    ])
    const hapus = { kunci: randomUUID(), id: bersama.value.id }
    expect(await hapusSaringan(operator, hapus)).toMatchObject({ error: { code: 'keluarga/saringan-tidak-ada' } })
    expect(await hapusSaringan(dinsos, { ...hapus, kunci: randomUUID() })).toMatchObject({ ok: true })
    expect((await getPengaturanDaftar(operator)).saringanList).toEqual([])
  })

  it('menolak nama yang sama, saringan kosong, dan nomor orang di namanya', async () => {
    await simpan(dinsos, { nama: 'Lantai tanah' })
    expect(await simpan(dinsos, { nama: 'LANTAI TANAH' })).toMatchObject({ error: { code: 'keluarga/saringan-nama' } })
    expect(await simpan(dinsos, { nama: 'Kosong', saringan: '{"syarat":[]}' })).toMatchObject({
      error: { code: 'keluarga/saringan-kosong' },
    })
    expect(
      simpanSaringanSchema.safeParse({ kunci: randomUUID(), nama: 'KK 3275014501808001', saringan: '{"syarat":[]}' })
        .success,
    ).toBe(false)
  })
})

it('pilihan kolom diingat untuk pengguna itu saja', async () => {
  const kolom = ['jiwa', 'alamat', 'bukan_kolom']
  expect(await pilihKolom(dinsos, pilihKolomSchema.parse({ kunci: randomUUID(), kolom }))).toMatchObject({ ok: true })
  await pilihKolom(dinsos, pilihKolomSchema.parse({ kunci: randomUUID(), kolom: 'jiwa' }))
  expect((await getPengaturanDaftar(dinsos)).kolomList).toEqual(['jiwa'])
  expect((await getPengaturanDaftar(operator)).kolomList).toContain('kecamatan')
})
