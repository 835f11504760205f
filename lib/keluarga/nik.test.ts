import { describe, expect, it } from 'vitest'
import type { IsoDate } from '@/lib/core/date'
import {
  isSesuaiNik,
  maskNik,
  maskNomorKk,
  type Nik,
  parseNik,
  parseNomorKk,
  readNik,
  samarkanTeks,
  tanggalCatatOf,
  tanggalLahirOf,
} from './nik'

const hari = (text: string) => text as IsoDate
const nik = (text: string): Nik => {
  const result = parseNik(text)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('parseNik', () => {
  it.each([
    ['3515140508680001', '1', '1968-08-05'],
    ['3515144508680002', '2', '1968-08-05'],
    ['3602041211870001', '1', '1987-11-12'],
    ['3275012902000001', '1', '2000-02-29'],
    ['9471016901040001', '2', '2004-01-29'],
  ])('membaca kelamin dan tanggal lahir dari NIK', (teks, jenisKelamin, lahir) => {
    expect(readNik(nik(teks)).jenisKelamin).toBe(jenisKelamin)
    expect(tanggalLahirOf(nik(teks), { pada: hari('2025-09-30') })).toBe(lahir)
    expect(isSesuaiNik(nik(teks), hari(lahir), jenisKelamin)).toBe(true)
    expect(isSesuaiNik(nik(teks), hari(lahir), jenisKelamin === '1' ? '2' : '1')).toBe(false)
  })

  it.each([
    ['', 'keluarga/nik-kosong'],
    ['3.27501E+15', 'keluarga/nik-rusak'],
    ['3,27501E+15', 'keluarga/nik-rusak'],
    ['32750105086800', 'keluarga/nik-bentuk'],
    ['327501050868000A', 'keluarga/nik-bentuk'],
    ['0075010508680001', 'keluarga/nik-provinsi'],
    ['3275010008680001', 'keluarga/nik-tanggal'],
    ['3275013208680001', 'keluarga/nik-tanggal'],
    ['3275014008680001', 'keluarga/nik-tanggal'],
    ['3275017208680001', 'keluarga/nik-tanggal'],
    ['3275010513680001', 'keluarga/nik-tanggal'],
    ['3275012902010001', 'keluarga/nik-tanggal'],
    ['3275010508680000', 'keluarga/nik-nomor-urut'],
  ])('menolak %j dengan alasan %s', (teks, kode) => {
    const result = parseNik(teks)
    expect(result.ok ? 'diterima' : result.error.code).toBe(kode)
    // The number itself must not come back in a sentence that may be logged.
    if (!result.ok && teks.length > 6) expect(result.error.message).not.toContain(teks)
  })

  it('memakai abad dari tanggal lahir yang dinyatakan', () => {
    expect(tanggalLahirOf(nik('3275010508240001'), { pada: hari('2025-09-30') })).toBe('2024-08-05')
    expect(tanggalLahirOf(nik('3275010508240001'), { lahir: hari('1924-08-05') })).toBe('1924-08-05')
    expect(tanggalLahirOf(nik('3275012902000001'), { lahir: hari('1900-02-28') })).toBeNull()
  })
})

describe('parseNomorKk', () => {
  it('tidak menolak tanggal pencatatan yang ganjil', () => {
    expect(parseNomorKk(' 3275013113990001 ')).toEqual({ ok: true, value: '3275013113990001' })
    expect(parseNomorKk('327501').ok).toBe(false)
  })

  it('membaca tanggal pencatatan', () => {
    const nomorKk = parseNomorKk('3275011705120007')
    expect(nomorKk.ok && tanggalCatatOf(nomorKk.value, hari('2025-09-30'))).toBe('2012-05-17')
  })
})

describe('maskNik', () => {
  it('hanya memperlihatkan empat angka pertama', () => {
    expect(maskNik('3515140508680001')).toBe('3515••••••••••••')
    expect(maskNomorKk('3275011705120007')).toBe('3275••••••••••••')
    expect(maskNik('32')).toBe('32')
  })
})

describe('samarkanTeks', () => {
  it('menyamarkan setiap deret enam belas angka, juga yang dikelompokkan, dan membiarkan nomor lain', () => {
    expect(samarkanTeks('KK 3275010510258001 dan 3275 0105 1025 8002, akta 3275-LU-2025-0001')).toBe(
      'KK 3275•••••••••••• dan 3275••••••••••••, akta 3275-LU-2025-0001',
    )
  })
})
