import { describe, expect, it } from 'vitest'
import { ambangTahanSchema, type BahanTahan, computeSusut, judgeTahan } from './tahan'

const ambang = ambangTahanSchema.parse({})
const bahan = (lebih: Partial<BahanTahan> = {}): BahanTahan => ({
  sebelumnya: '2025-TW3.1',
  susutList: [],
  kecamatanKosong: [],
  desaKosong: [],
  terpotong: [],
  ...lebih,
})
const susut = (lama: number, baru: number, dimuatBaru = baru) =>
  bahan({ susutList: [{ apa: 'keluarga', lama, baru, dimuatLama: lama, dimuatBaru }] })

describe('judgeTahan', () => {
  it.each([
    [1000, 981, []],
    [1000, 980, ['susut']],
    [1000, 1000, []],
    [1000, 1200, []],
    [0, 0, []],
  ])('kiriman %i baris lalu %i baris', (lama, baru, kodeList) => {
    expect(judgeTahan(susut(lama, baru), ambang).map(({ kode }) => kode)).toEqual(kodeList)
  })

  it('menahan bila sepersepuluh baris tidak dapat dimuat walaupun jumlah barisnya sama', () => {
    expect(judgeTahan(susut(1000, 1000, 901), ambang)).toEqual([])
    expect(judgeTahan(susut(1000, 1000, 900), ambang)[0]?.kode).toBe('susut-dimuat')
  })

  it('menyebut kedua angka dan kiriman yang dibandingkan', () => {
    expect(judgeTahan(susut(5000, 4750), ambang)[0]?.kalimat).toBe(
      'Berkas keluarga berisi 4.750 baris, 5,0 % lebih sedikit daripada kiriman 2025-TW3.1 (5.000 baris).',
    )
  })

  it('menyebut wilayah yang kosong, desa hanya bila kecamatannya tidak kosong seluruhnya', () => {
    const alasanList = judgeTahan(
      bahan({
        kecamatanKosong: [{ kode: '327501', nama: 'Bekasi Timur', kk: 40 }],
        desaKosong: [
          { kode: '3275011001', nama: 'Bekasi Jaya', kk: 40 },
          { kode: '3275021001', nama: 'Kota Baru', kk: 12 },
          { kode: '3275021002', nama: 'Kranji', kk: 1 },
        ],
      }),
      ambang,
    )
    expect(alasanList.map(({ kode }) => kode)).toEqual(['kecamatan-kosong', 'desa-kosong'])
    expect(alasanList[1]?.kalimat).toContain('Kota Baru (12 KK).')
    expect(alasanList[1]?.kalimat).not.toContain('Kranji')
  })

  it('menghitung baris, bukan keluarga, pada daftar sumber lain', () => {
    const desaKosong = [{ kode: '3275021001', nama: 'Kota Baru', kk: 12 }]
    expect(judgeTahan(bahan({ desaKosong, satuan: 'baris' }), ambang)[0]?.kalimat).toContain(
      'Kelurahan/desa tanpa satu baris pun, padahal ada pada kiriman 2025-TW3.1: Kota Baru (12 baris).',
    )
  })

  it('menahan berkas yang berakhir di tengah baris, juga pada kiriman pertama', () => {
    const alasanList = judgeTahan(bahan({ sebelumnya: null, terpotong: [{ nama: 'k.csv', baris: 12 }] }), ambang)
    expect(alasanList).toEqual([
      {
        kode: 'baris-terpotong',
        kalimat: 'Berkas k.csv berakhir di tengah baris 12; mungkin tidak terkirim seluruhnya.',
      },
    ])
  })
})

describe('computeSusut', () => {
  it('tidak pernah negatif', () => {
    expect(computeSusut(10, 12)).toBe(0)
    expect(computeSusut(200, 150)).toBe(25)
  })
})
