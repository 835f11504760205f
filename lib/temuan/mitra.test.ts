import { describe, expect, it } from 'vitest'
import { KANTOR, parseJawaban } from './mitra'

const isi = (ubah: object) => ({ nomor: '3', jawaban: '', apa: '', catatan: '', ...ubah })

describe('parseJawaban', () => {
  it('membaca jawaban dengan ejaan dan huruf apa pun', () => {
    expect(parseJawaban(isi({ jawaban: ' Sesuai ' }))).toEqual({ nomor: 3, jawaban: 'sesuai', apa: [], catatan: null })
    expect(parseJawaban(isi({ jawaban: 'TIDAK SESUAI', apa: 'Alamat; pindah', catatan: ' ke kota lain ' }))).toEqual({
      nomor: 3,
      jawaban: 'tidak-sesuai',
      apa: ['alamat', 'pindah'],
      catatan: 'ke kota lain',
    })
    expect(parseJawaban(isi({ jawaban: 'tidak_dikenal', apa: 'nama' }))).toMatchObject({ apa: [] })
  })

  it('melewati yang kosong dan menyebut yang salah tanpa menyalin isinya', () => {
    expect(parseJawaban(isi({}))).toBeNull()
    expect(parseJawaban(isi({ jawaban: 'mungkin' }))).toEqual({
      salah: 'kolom jawaban diisi sesuai, tidak sesuai, atau tidak dikenal',
    })
    expect(parseJawaban(isi({ jawaban: 'tidak sesuai' }))).toMatchObject({ salah: expect.stringContaining('apa_yang') })
    expect(parseJawaban(isi({ nomor: 'x', jawaban: 'sesuai' }))).toEqual({ salah: 'kolom nomor tidak terbaca' })
  })
})

describe('KANTOR', () => {
  it('hanya Disdukcapil melihat nomor utuh', () => {
    for (const [kode, kantor] of Object.entries(KANTOR))
      expect(
        (kantor.kolom as readonly string[]).some((kolom) => kolom === 'nik' || kolom === 'nomorKk'),
        kode,
      ).toBe(kode === 'disdukcapil')
  })
})
