import { describe, expect, it } from 'vitest'
import { bacaKepala, pemetaanRilisSchema } from './pemetaan-rilis'

describe('bacaKepala', () => {
  it('mendahulukan yang diputuskan atas ejaan dan sinonim', () => {
    const peta = { kk_no: 'nomor_kartu_keluarga', desil_nasional: '' }
    expect(bacaKepala(' KK No ', peta)).toBe('nomor_kartu_keluarga')
    expect(bacaKepala('desil', peta)).toBe('tambahan:desil_nasional')
    expect(bacaKepala('NIK', peta)).toBe('nomor_induk_kependudukan')
  })
})

describe('pemetaanRilisSchema', () => {
  it('hanya menerima kolom rilis', () => {
    expect(pemetaanRilisSchema.safeParse({ kolom: { a: 'nama' } }).success).toBe(true)
    expect(pemetaanRilisSchema.safeParse({ kolom: { a: 'skor' } }).success).toBe(false)
    expect(pemetaanRilisSchema.parse({})).toEqual({ kolom: {} })
  })
})
