import { describe, expect, it } from 'vitest'
import {
  findJenisBerkas,
  KOLOM_ANGGOTA,
  KOLOM_ANGGOTA_2025,
  KOLOM_KELUARGA,
  KOLOM_KELUARGA_2025,
  SINONIM_KOLOM,
  toNamaKolom,
} from './kolom'

describe('kolom rilis', () => {
  it('memuat 52 kolom keluarga dan 48 kolom anggota tanpa pengulangan', () => {
    expect(new Set(KOLOM_KELUARGA).size).toBe(52)
    expect(new Set(KOLOM_ANGGOTA).size).toBe(48)
    expect(KOLOM_KELUARGA_2025.length).toBe(50)
    expect(KOLOM_ANGGOTA_2025.length).toBe(37)
  })

  it('tidak memakai satu sinonim untuk dua kolom', () => {
    const sinonimList = Object.values(SINONIM_KOLOM).flat()
    expect(new Set(sinonimList).size).toBe(sinonimList.length)
    for (const sinonim of sinonimList) expect([...KOLOM_KELUARGA, ...KOLOM_ANGGOTA]).not.toContain(sinonim)
  })
})

describe('toNamaKolom', () => {
  it.each([
    ['\uFEFF"NIK"', 'nomor_induk_kependudukan'],
    [' No KK ', 'nomor_kartu_keluarga'],
    ['pbi_nasional', 'pbi_nas'],
    ['kolom_baru', 'kolom_baru'],
  ])('membaca %j sebagai %s', (header, nama) => expect(toNamaKolom(header)).toBe(nama))
})

describe('findJenisBerkas', () => {
  it('mengenal kedua berkas dari barisan judulnya', () => {
    expect(findJenisBerkas(KOLOM_KELUARGA)).toBe('keluarga')
    expect(findJenisBerkas(KOLOM_KELUARGA_2025)).toBe('keluarga')
    expect(findJenisBerkas(KOLOM_ANGGOTA)).toBe('anggota')
    expect(findJenisBerkas(KOLOM_ANGGOTA_2025)).toBe('anggota')
    expect(findJenisBerkas(['nama', 'alamat'])).toBeNull()
  })
})
