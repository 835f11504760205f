import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Periode } from '@/lib/core/date'
import type { WilayahDesa } from '../generator/wilayah-desa'
import { lanjutkanRilis } from './lanjutkan-rilis'
import { tulisRilis } from './tulis-rilis'

const WILAYAH: WilayahDesa[] = [1, 2, 3].map((i) => ({
  kodeDesa: `327501100${i}`,
  desa: `Kelurahan ${i}`,
  kodeKecamatan: '327501',
  kecamatan: 'Kecamatan 1',
  kodeKab: '3275',
  kab: 'Kota Uji',
  kodeProvinsi: '32',
  provinsi: 'Jawa Barat',
  bpsDesa: null,
}))
const KELUARGA = 'keluarga_dtsen_v3_3275.csv'
const ANGGOTA = 'anggota_dtsen_v3_3275.csv'
const DASAR = { periode: '2025-TW3' as Periode, benih: 'uji', sistem: 'kemendagri' } as const

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sahih-rilis-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const di = (...bagian: string[]) => path.join(folder, ...bagian)
const kodeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'diterima' : result.error?.code)
const lanjut = (dari: string, keluar: string, usulan?: string) =>
  lanjutkanRilis(
    { ...DASAR, periode: '2025-TW4' as Periode, dari: di(dari), keluar: di(keluar), ubah: 10, terima: 70, usulan },
    WILAYAH,
  )

describe('tulisRilis', () => {
  it('menulis kedua berkas dan hanya keduanya', async () => {
    const result = await tulisRilis({ ...DASAR, kk: 500, keluar: di('a') }, WILAYAH)
    expect(result).toMatchObject({ ok: true, value: { keluarga: 500, berkas: [di('a', KELUARGA), di('a', ANGGOTA)] } })
    expect((await readdir(di('a'))).sort()).toEqual([ANGGOTA, KELUARGA])
    expect((await readFile(di('a', KELUARGA), 'latin1')).split('\n')).toHaveLength(502)
  })

  it('menolak menimpa berkas yang mungkin rilis sungguhan, tetapi menimpa buatannya sendiri', async () => {
    await writeFile(di(KELUARGA), '"nomor_kartu_keluarga"\n"3275010101200001"\n')
    const result = await tulisRilis({ ...DASAR, kk: 10, keluar: folder }, WILAYAH)
    expect(kodeOf(result)).toBe('sumber/bukan-sintetis')
    expect(await readFile(di(KELUARGA), 'latin1')).toContain('0001')
    for (let kali = 0; kali < 2; kali++)
      expect((await tulisRilis({ ...DASAR, kk: 10, keluar: di('b') }, WILAYAH)).ok).toBe(true)
  })

  it('menolak kode BPS bila padanannya belum dimuat', async () => {
    const result = await tulisRilis({ ...DASAR, sistem: 'bps', kk: 10, keluar: di('a') }, WILAYAH)
    expect(kodeOf(result)).toBe('sumber/kode-bps-belum-ada')
  })

  it('tidak meninggalkan apa pun bila dihentikan di tengah', async () => {
    const henti = new AbortController()
    const kerja = tulisRilis({ ...DASAR, kk: 9000, keluar: di('a') }, WILAYAH, {
      signal: henti.signal,
      maju: () => henti.abort(),
    })
    await expect(kerja).rejects.toThrow()
    expect(await readdir(di('a'))).toEqual([])
  })
})

describe('lanjutkanRilis', () => {
  beforeEach(async () => {
    await tulisRilis({ ...DASAR, kk: 6000, keluar: di('a') }, WILAYAH)
  })

  it('menulis rilis berikutnya dengan kebenarannya, dua kali sama', async () => {
    const pertama = await lanjut('a', 'b')
    const kedua = await lanjut('a', 'c')
    expect(pertama.ok && kedua.ok).toBe(true)
    const berkasList = await readdir(di('b'))
    expect(berkasList.sort()).toEqual([ANGGOTA, 'kebenaran_3275_2025-TW4.csv', KELUARGA])
    for (const berkas of berkasList)
      expect(await readFile(di('b', berkas), 'latin1')).toBe(await readFile(di('c', berkas), 'latin1'))
    if (!pertama.ok) return
    const baris = async (berkas: string) => (await readFile(di('b', berkas), 'latin1')).split('\n').length - 2
    expect(await baris(KELUARGA)).toBe(pertama.value.keluarga)
    expect(await baris(ANGGOTA)).toBe(pertama.value.anggota)
    // The next one goes on from there.
    expect((await lanjut('b', 'd')).ok).toBe(true)
  })

  it('menjawab berkas usulan', async () => {
    const baris = (await readFile(di('a', KELUARGA), 'latin1')).split('\n')[1]?.split('"|"') ?? []
    await writeFile(
      di('usulan.csv'),
      `nomor_usulan,nomor_kartu_keluarga,nomor_induk_kependudukan,kolom,nilai_baru\n"USL-1","${baris[9]}","","luas_lantai","7"\n`,
    )
    const result = await lanjut('a', 'b', di('usulan.csv'))
    expect(result.ok && Object.keys(result.value.usulan)).toEqual(['diakui-tetap'])
    await writeFile(di('usulan.csv'), 'nomor,isi\n1,2\n')
    expect(kodeOf(await lanjut('a', 'b', di('usulan.csv')))).toBe('sumber/usulan-tidak-terbaca')
    expect(kodeOf(await lanjut('a', 'b', di('tidak-ada.csv')))).toBe('sumber/usulan-tidak-terbaca')
  })

  it('menolak berkas asal yang tidak utuh atau bukan sintetis', async () => {
    expect(kodeOf(await lanjut('a', 'a'))).toBe('sumber/folder-sama')
    expect(kodeOf(await lanjut('kosong', 'b'))).toBe('sumber/berkas-tidak-ada')
    const utuh = (await readFile(di('a', ANGGOTA), 'latin1')).split('\n')
    await writeFile(di('a', ANGGOTA), [...utuh.slice(0, 40), ...utuh.slice(41)].join('\n'))
    expect(kodeOf(await lanjut('a', 'b'))).toBe('sumber/rilis-asal')
    expect(await readdir(di('b'))).toEqual([])
    await writeFile(di('a', ANGGOTA), [utuh[0], utuh[1]?.replace(/^"(\d{12})\d{4}"/, '"$10001"'), ''].join('\n'))
    expect(kodeOf(await lanjut('a', 'b'))).toBe('sumber/bukan-sintetis')
  })
})
