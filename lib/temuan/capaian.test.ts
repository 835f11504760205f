import { describe, expect, it } from 'vitest'
import type { IsoDate } from '@/lib/core/date'
import { samarkanKecil, susunRingkasan, umurOf } from './capaian'

describe('samarkanKecil', () => {
  it('menyamarkan 1 sampai 4, bukan 0 dan bukan 5', () => {
    expect([0, 1, 4, 5, 120].map(samarkanKecil)).toEqual(['0', '<5', '<5', '5', '120'])
  })
})

describe('umurOf', () => {
  it('menyebut kelasnya sampai hari terakhirnya', () => {
    expect([0, 92, 93, 366, 367, 731, 732, 9999].map((hari) => umurOf(hari).kode)).toEqual([
      '3-bulan',
      '3-bulan',
      '6-bulan',
      '12-bulan',
      '24-bulan',
      '24-bulan',
      'lebih',
      'lebih',
    ])
  })
})

describe('susunRingkasan', () => {
  it('memuat jumlah dan tidak satu pun nama atau nomor', () => {
    const jumlah = { kk: 200, jiwa: 800, kkVerval: 50, jiwaVerval: 200 }
    const teks = susunRingkasan({
      wilayah: 'Kota Bekasi',
      tarikan: '2025-11-03' as IsoDate,
      rilis: '2025-TW3.1',
      jumlah,
      perDesil: [
        { desil: 1, kk: 100, jiwa: 400, kkVerval: 40, jiwaVerval: 160 },
        { desil: null, kk: 100, jiwa: 400, kkVerval: 10, jiwaVerval: 40 },
      ],
      acuan: { kk: 250, jiwa: 1000 },
      sintetis: true,
    })
    expect(teks).toMatch(/50 dari 200 KK \(25,0\s?%\)/)
    expect(teks).toContain('Desil 1–4: 40 dari 100 KK')
    expect(teks).toContain('800 dari 1.000 jiwa')
    expect(teks).not.toMatch(/\d{16}/)
  })
})
