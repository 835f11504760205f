// Who is known by what was recorded here alone is found like everybody else, and stands in a list until a release has them.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { cari } from '@/lib/keluarga/queries/cari-orang'
import { countKeluargaLuar, listKeluargaLuar } from '@/lib/keluarga/queries/list-keluarga-luar'
import { catatKeluargaMasukSchema } from '@/lib/keluarga/schema'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, type KeluargaUji, seedAktor, seedKeluarga, seedRilis } from '../support/factories'
import { catatUji, seedBukti, seedRiwayat } from '../support/peristiwa'
import { hasil } from '../support/verval'

let operator: Aktor
let dinsos: Aktor
let keluarga: KeluargaUji

const NIK_BARU = '3275010510258002'
const KK_BARU = '3275010510258001'

beforeEach(async () => {
  await truncateMutable()
  const rilisId = await seedRilis()
  operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
  dinsos = await seedAktor({ peran: 'operator-dinsos' })
  keluarga = await seedKeluarga({
    rilisId,
    keluarga: { nama_anggota_keluarga: 'SLAMET' },
    anggota: [
      { nama: 'SLAMET', status_hubungan_keluarga: '1', jenis_kelamin: '1', tanggal_lahir: '1970-01-01' },
      { nama: 'SITI', status_hubungan_keluarga: '2', jenis_kelamin: '2', tanggal_lahir: '1972-01-01' },
      { nama: 'JOKO', status_hubungan_keluarga: '3', jenis_kelamin: '1', tanggal_lahir: '1998-01-01' },
    ],
  })
  await seedRiwayat([keluarga])
  await asOwner((client) => client.query(`SELECT susun_kata('3275', $1, 'rilis_anggota')`, [rilisId]))
})

const temukan = async (isi: string, aktor = operator, kodeWilayah = '') =>
  (await cari(aktor, { isi, kodeWilayah })).rows.map(({ nama, keluargaId, catatan }) => ({ nama, keluargaId, catatan }))

const lahirkan = (nama = 'Muhammad Bayu', isian = {}) =>
  catatUji(operator, keluarga.id, 'kelahiran', { nama, jenisKelamin: '1', hubungan: '3', ...isian })

async function masukkan(isian: Record<string, string> = {}) {
  const berkas = isian.caraKk === 'terbit' ? [await seedBukti(dinsos)] : []
  return catatKeluargaMasuk(
    dinsos,
    catatKeluargaMasukSchema.parse({
      kunci: randomUUID(),
      kodeDesa: DESA,
      nik: NIK_BARU,
      nama: 'Warsito Hadi',
      tanggalLahir: '1980-05-05',
      jenisKelamin: '1',
      alamat: 'Jalan Melati 3',
      caraKk: 'belum',
      tanggal: '2025-10-05',
      dokumenJenis: 'skpwni',
      dokumenNomor: 'SKPWNI/1',
      dokumenTanggal: '2025-10-01',
      berkas,
      ...isian,
    }),
  )
}

describe('cari', () => {
  it('menemukan bayi yang belum ada di rilis menurut nama, ejaan lain, sebagian nama, salah ketik, dan NIK-nya', async () => {
    hasil(await lahirkan('Muhammad Bayu', { nik: NIK_BARU }))
    const bayi = [{ nama: 'MUHAMMAD BAYU', keluargaId: keluarga.id, catatan: true }]
    for (const isi of ['muhammad bayu', 'moh. bayu', 'bayu', 'bayu muhamad', 'muhammad bay', 'muhamad baju', NIK_BARU])
      expect(await temukan(isi), isi).toEqual(bayi)
    expect((await cari(operator, { isi: NIK_BARU, kodeWilayah: '' })).rows[0]).toMatchObject({
      nik: '3275••••••••••••',
      tahunLahir: '2025',
      kepala: 'SLAMET',
      jiwa: 4,
    })
    expect(await temukan('joni')).toEqual([])
  })

  it('menemukan keluarga yang pindah masuk menurut nama kepala, NIK, dan nomor KK', async () => {
    const { keluargaId } = hasil(await masukkan({ caraKk: 'terbit', nomorKk: KK_BARU }))
    for (const isi of ['warsito', 'hadi warsito', NIK_BARU, KK_BARU])
      expect(await temukan(isi, dinsos), isi).toEqual([{ nama: 'WARSITO HADI', keluargaId, catatan: true }])
    const [row] = (await cari(dinsos, { isi: 'warsito', kodeWilayah: '' })).rows
    expect(row).toMatchObject({ jiwa: 1, desil: null, hubungan: '1', tahunLahir: '1980' })
  })

  it('menemukan keluarga hasil pecah KK lewat kepalanya, di samping keluarga asalnya menurut rilis', async () => {
    const { keluargaLainId } = hasil(
      await catatUji(operator, keluarga.id, 'pecah-kk', {
        anggota: [keluarga.orangIdList[2] ?? ''],
        kepalaBaru: keluarga.orangIdList[2] ?? '',
        caraKk: 'belum',
      }),
    )
    expect(await temukan('joko')).toEqual([
      { nama: 'JOKO', keluargaId: keluargaLainId, catatan: true },
      { nama: 'JOKO', keluargaId: keluarga.id, catatan: false },
    ])
  })

  it('menemukan keluarga lewat nomor KK-nya yang baru, dan orang lewat nama yang diperbaiki, masing-masing sekali', async () => {
    hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', { orangId: 'keluarga', nomorKk: KK_BARU }))
    expect(await temukan(KK_BARU)).toEqual([{ nama: 'SLAMET', keluargaId: keluarga.id, catatan: true }])
    hasil(
      await catatUji(operator, keluarga.id, 'perbaikan-data', {
        orangId: keluarga.orangIdList[1] ?? '',
        dokumenJenis: 'ktp-el',
        'nilai.nama': 'SITI AMINAH',
      }),
    )
    expect(await temukan('siti')).toEqual([{ nama: 'SITI AMINAH', keluargaId: keluarga.id, catatan: true }])
  })

  it('tidak keluar dari wilayah aktor maupun wilayah yang diminta, dan melupakan catatan yang dibatalkan', async () => {
    const { id } = hasil(await lahirkan('Muhammad Bayu', { nik: NIK_BARU }))
    const lain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    for (const isi of ['bayu', NIK_BARU]) expect(await temukan(isi, lain), isi).toEqual([])
    expect(await temukan('bayu', dinsos, DESA_LAIN)).toEqual([])
    expect(await temukan('bayu', dinsos, DESA)).toHaveLength(1)
    hasil(await batalkanCatatan(dinsos, { kunci: randomUUID(), id, alasan: 'Salah memilih keluarga' }))
    for (const isi of ['bayu', NIK_BARU]) expect(await temukan(isi), isi).toEqual([])
  })

  it('tanda dari pola pencarian tidak menemukan semua orang', async () => {
    hasil(await lahirkan('Muhammad Bayu'))
    for (const isi of ['%%%', '___', 'b_y', 'ba%']) expect(await temukan(isi), isi).toEqual([])
  })
})

describe('listKeluargaLuar', () => {
  const daftar = async (aktor = dinsos, kursor?: string) =>
    listKeluargaLuar(aktor, { ukuran: 50, ...(kursor ? { kursor } : {}) })

  it('memuat keluarga pindah masuk dan hasil pecah KK sampai sebuah rilis memuatnya', async () => {
    const { keluargaId } = hasil(await masukkan())
    hasil(
      await catatUji(dinsos, keluarga.id, 'pecah-kk', {
        anggota: [keluarga.orangIdList[2] ?? ''],
        kepalaBaru: keluarga.orangIdList[2] ?? '',
        caraKk: 'terbit',
        nomorKk: KK_BARU,
      }),
    )
    expect((await daftar()).rows).toMatchObject([
      { kepala: 'JOKO', jiwa: 1, jenis: 'pecah-kk', kkBelumTerbit: false, sejak: '2025-10-05' },
      { keluargaId, kepala: 'WARSITO HADI', jiwa: 1, jenis: 'pindah-masuk', kkBelumTerbit: true },
    ])
    await asOwner((client) =>
      client.query(
        `INSERT INTO rilis_keluarga (kode_kab, rilis_id, keluarga_id, kode_desa, jiwa, sidik, nomor_kartu_keluarga)
         SELECT kode_kab, rilis_id, $1, $2, 1, 1, $3 FROM rilis_kini WHERE kode_kab = '3275'`,
        [keluargaId, DESA, NIK_BARU],
      ),
    )
    expect((await daftar()).rows).toMatchObject([{ kepala: 'JOKO' }])
    expect(await countKeluargaLuar(dinsos)).toBe(1)
  })

  it('hanya di wilayah aktor, dan tidak memuat catatan yang dibatalkan', async () => {
    const { id } = hasil(await masukkan())
    const lain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect((await daftar(lain)).rows).toEqual([])
    expect((await daftar(operator)).rows).toHaveLength(1)
    expect([await countKeluargaLuar(lain), await countKeluargaLuar(operator, '3275')]).toEqual([0, 1])
    expect(await countKeluargaLuar(dinsos, DESA_LAIN)).toBe(0)
    hasil(await batalkanCatatan(dinsos, { kunci: randomUUID(), id, alasan: 'Salah memilih keluarga' }))
    expect((await daftar()).rows).toEqual([])
  })

  it('halamannya berjalan maju dan mundur', async () => {
    for (const ke of [1, 2, 3])
      hasil(await masukkan({ nik: `327501051025801${ke}`, nama: `Keluarga ${'ABC'[ke - 1]}` }))
    const satu = await listKeluargaLuar(dinsos, { ukuran: 2 })
    expect(satu.rows.map(({ kepala }) => kepala)).toEqual(['KELUARGA C', 'KELUARGA B'])
    const dua = await listKeluargaLuar(dinsos, { ukuran: 2, kursor: satu.next ?? '' })
    expect(dua.rows.map(({ kepala }) => kepala)).toEqual(['KELUARGA A'])
    const balik = await listKeluargaLuar(dinsos, { ukuran: 2, kursor: dua.prev ?? '' })
    expect(balik.rows).toEqual(satu.rows)
  })
})
