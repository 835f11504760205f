import { describe, expect, it } from 'vitest'
import { describeHasil, HASIL_DUKCAPIL, parseHasil, parseJawaban } from './hasil'

const NIK = '3275010203858001'

describe('parseJawaban', () => {
  it.each(HASIL_DUKCAPIL)('membaca hasil %s', (hasil) => {
    expect(parseJawaban({ nik: NIK, status: hasil.toUpperCase().replace('-', '_') }, NIK)).toEqual({
      ok: true,
      value: { hasil, kolomBeda: [] },
    })
  })
  it('membaca kolom yang tidak padan dalam ejaan yang lazim', () => {
    const jawaban = parseJawaban({ nik: NIK, status: 'TIDAK PADAN', tidak_padan: ['NAMA_LGKP', 'TGL LHR'] }, NIK)
    expect(jawaban).toEqual({ ok: true, value: { hasil: 'tidak-padan', kolomBeda: ['nama', 'tanggal-lahir'] } })
    if (jawaban.ok) expect(describeHasil(jawaban.value)).toBe('Tidak padan: nama, tanggal lahir')
  })
  it.each([
    ['bukan objek', '<html>'],
    ['kosong', null],
    ['kata yang belum dikenal', { nik: NIK, status: 'MUNGKIN' }],
    ['kolom yang belum dikenal', { nik: NIK, status: 'TIDAK PADAN', tidak_padan: ['GOLONGAN DARAH'] }],
    ['tanpa NIK', { status: 'PADAN' }],
  ])('menolak jawaban yang %s', (_nama, isi) => {
    expect(parseJawaban(isi, NIK)).toMatchObject({ ok: false, error: { code: 'padan/jawaban-rusak' } })
  })
  it('menolak jawaban tentang orang lain, tanpa menyebut siapa', () => {
    const jawaban = parseJawaban({ nik: '3275010203858002', status: 'PADAN' }, NIK)
    expect(jawaban).toMatchObject({ ok: false, error: { code: 'padan/jawaban-lain' } })
    expect(JSON.stringify(jawaban)).not.toMatch(/\d{16}/)
  })
})

describe('parseHasil', () => {
  it('tidak menyimpan kolom bila hasilnya bukan tidak padan', () => {
    expect(parseHasil('Meninggal', ['nama'])).toEqual({ ok: true, value: { hasil: 'meninggal', kolomBeda: [] } })
  })
})
