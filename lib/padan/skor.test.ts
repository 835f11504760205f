import { describe, expect, it } from 'vitest'
import { ATURAN_BAWAAN, parseAturan } from './aturan'
import { parseNama } from './nama'
import { compareLahir, compareNik, computeSkor, isDiusulkan, type SisiPadan } from './skor'

const NIK = '3275014203858123'
const sisi = (isi: Partial<Omit<SisiPadan, 'kataList'>> & { nama?: string } = {}): SisiPadan => {
  const { nama = 'SUTRISNO', ...rest } = isi
  return {
    nik: NIK,
    kataList: parseNama(nama),
    seringNama: 20,
    tanggalLahir: '1985-03-02',
    jenisKelamin: '1',
    ibu: null,
    keluarga: 'k1',
    alamat: 'JL. MELATI NO. 4',
    rt: '003',
    rw: '005',
    kodeDesa: '3275011001',
    ...rest,
  }
}
const LAIN: Parameters<typeof sisi>[0] = {
  nik: '3275014203858777',
  keluarga: 'k2',
  alamat: 'GG. MAWAR NO. 9',
  rt: '001',
  rw: '002',
  kodeDesa: '3275021001',
}
const skor = (a: Parameters<typeof sisi>[0], b: Parameters<typeof sisi>[0]) =>
  computeSkor(sisi(a), sisi(b), ATURAN_BAWAAN)
const diusulkan = (a: Parameters<typeof sisi>[0], b: Parameters<typeof sisi>[0]) =>
  isDiusulkan(skor(a, b), ATURAN_BAWAAN)

describe('compareNik', () => {
  it.each([
    [NIK, NIK, 'sama'],
    [NIK, '3275014203858132', 'tukar'],
    [NIK, '3257014203858123', 'wilayah'],
    [NIK, '3275024203858123', 'wilayah'],
    [NIK, '3275014203858124', 'urut'],
    [NIK, '3275014203958123', 'satu-angka'],
    [NIK, '3275014203951123', 'beda'],
    [NIK, '123', null],
    [null, NIK, null],
  ])('%s dan %s: %s', (a, b, harapan) => {
    expect(compareNik(a, b)).toBe(harapan)
    expect(compareNik(b, a)).toBe(harapan)
  })
})

it('membaca beda tanggal di dalam NIK sebagai orang lain bila tanggal lahirnya pun berbeda', () => {
  expect(compareNik(NIK, '3275014203958123', 'satu-angka')).toBe('urut')
})

describe('compareLahir', () => {
  it.each([
    ['1985-03-02', '1985-03-02', 'sama'],
    ['1985-03-02', '1985-02-03', 'tukar'],
    ['1985-03-02', '1986-03-02', 'satu-angka'],
    ['1985-03-02', '1985-11-20', 'tahun'],
    ['1985-03-02', '1990-11-20', 'beda'],
    [null, '1985-03-02', null],
  ])('%s dan %s: %s', (a, b, harapan) => expect(compareLahir(a, b)).toBe(harapan))
})

describe('computeSkor', () => {
  it('mengusulkan orang yang sama dengan NIK yang dua angkanya tertukar di keluarga lain', () => {
    expect(diusulkan({}, { ...LAIN, nik: '3275014203858132' })).toBe(true)
  })
  it('mengusulkan nama jarang dengan tanggal lahir sama walau NIK dan desanya lain', () => {
    expect(diusulkan({ seringNama: 1 }, { ...LAIN, seringNama: 1 })).toBe(true)
  })
  it('tidak mengusulkan nama yang banyak dipakai hanya karena lahir pada hari yang sama', () => {
    expect(diusulkan({ seringNama: 90 }, { ...LAIN, seringNama: 90 })).toBe(false)
  })
  it('tidak mengusulkan anak kembar', () => {
    const kembar = { nama: 'HASAN', nik: '3275010203158001' }
    expect(diusulkan(kembar, { nama: 'HUSEN', nik: '3275010203158002' })).toBe(false)
    expect(diusulkan(kembar, { nama: 'HUSEIN', nik: '3275010203158020' })).toBe(false)
  })
  it('tidak mengusulkan ayah dan anak yang namanya mirip', () => {
    expect(diusulkan({}, { nama: 'SUTRISNA', nik: '3275012005108001', tanggalLahir: '2010-05-20' })).toBe(false)
  })
  it('selalu mengusulkan dua baris dengan NIK yang sama', () => {
    const hasil = skor({}, { ...LAIN, nik: NIK, nama: 'WAGIRAH', tanggalLahir: '1960-01-01', jenisKelamin: '2' })
    expect(hasil.skor).toBeLessThan(ATURAN_BAWAAN.ambang)
    expect(isDiusulkan(hasil, ATURAN_BAWAAN)).toBe(true)
  })
  it('tidak menilai bagian yang tidak dimiliki salah satu sisi', () => {
    const { bagianList } = skor({ nik: null, alamat: null, rt: null, rw: null, kodeDesa: '3275000000' }, {})
    expect(bagianList.map(({ bagian }) => bagian)).toEqual(['nama', 'lahir', 'kelamin', 'kk'])
  })
  it('menjumlahkan bagian yang disebutnya dan tidak bergantung pada sisi mana yang disebut dulu', () => {
    const ke = skor({}, { ...LAIN, nama: 'SOETRISNO' })
    expect(ke.skor).toBe(ke.bagianList.reduce((jumlah, { nilai }) => jumlah + nilai, 0))
    expect(skor({ ...LAIN, nama: 'SOETRISNO' }, {})).toEqual(ke)
  })
  it('memakai nama ibu bila sumbernya memuatnya', () => {
    const nilai = (a: string, b: string) =>
      computeSkor(sisi({ ibu: parseNama(a) }), sisi({ ...LAIN, ibu: parseNama(b) }), ATURAN_BAWAAN).bagianList.find(
        ({ bagian }) => bagian === 'ibu',
      )?.tingkat
    expect(nilai('SITI AMINAH', 'ST. AMINA')).toBe('sama')
    expect(nilai('SITI AMINAH', 'WAGIRAH')).toBe('beda')
  })
})

describe('parseAturan', () => {
  it('memakai bawaan dan mengganti hanya yang diatur', () => {
    expect(parseAturan(undefined)).toBe(ATURAN_BAWAAN)
    const aturan = parseAturan({ ambang: 70, bobot: { nik: { tukar: 40 } } })
    expect(aturan.ambang).toBe(70)
    expect(aturan.bobot.nik).toEqual({ ...ATURAN_BAWAAN.bobot.nik, tukar: 40 })
    expect(aturan.bobot.nama).toEqual(ATURAN_BAWAAN.bobot.nama)
  })
  it('menolak bobot yang bukan bilangan bulat', () => {
    expect(() => parseAturan({ bobot: { nik: { tukar: 1.5 } } })).toThrow()
  })
})
