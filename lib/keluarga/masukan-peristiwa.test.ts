import { describe, expect, it } from 'vitest'
import { periksaKeluargaMasuk, periksaMasukan, readMasukan } from './masukan-peristiwa'
import { JENIS_PERISTIWA, type JenisPeristiwa } from './peristiwa'

const NIK = '3275010510258001'
const DOKUMEN = { tanggal: '2025-10-01', dokumenNomor: 'A/1', dokumenTanggal: '2025-10-02' }

function salah(jenis: JenisPeristiwa, isian: Record<string, string>, anggota: string[] = []): Record<string, string> {
  return periksaMasukan(
    readMasukan(
      jenis,
      (name) => isian[name],
      () => anggota,
      Object.keys(isian),
    ),
  )
}

describe('periksaMasukan', () => {
  it.each(JENIS_PERISTIWA)('%s selalu meminta tanggal dan dokumen', (jenis) => {
    expect(Object.keys(salah(jenis, {}))).toEqual(
      expect.arrayContaining(['tanggal', 'dokumenJenis', 'dokumenNomor', 'dokumenTanggal']),
    )
  })

  it('kelahiran boleh tanpa NIK, pindah masuk tidak', () => {
    const isian = { ...DOKUMEN, nama: 'Bayu', jenisKelamin: '1', hubungan: '3', tanggalLahir: '2000-01-01' }
    expect(salah('kelahiran', { ...isian, dokumenJenis: 'akta-kelahiran' })).toEqual({})
    expect(Object.keys(salah('pindah-masuk', { ...isian, dokumenJenis: 'skpwni' }))).toEqual(['nik'])
  })

  it('spasi dan titik di dalam nomor dimaafkan, huruf tidak', () => {
    const isian = { ...DOKUMEN, dokumenJenis: 'kartu-keluarga', orangId: 'keluarga' }
    expect(salah('perbaikan-data', { ...isian, nomorKk: '3275 0105 1025 8001' })).toEqual({})
    expect(Object.keys(salah('perbaikan-data', { ...isian, nomorKk: '32750105102580O1' }))).toEqual(['nomorKk'])
  })

  it('dokumen harus yang dapat membuktikan peristiwanya', () => {
    expect(salah('kematian', { ...DOKUMEN, orangId: 'a', dokumenJenis: 'akta-kelahiran' })).toHaveProperty(
      'dokumenJenis',
    )
  })

  it('tujuan pindah diminta sesuai jenisnya', () => {
    const isian = { ...DOKUMEN, dokumenJenis: 'skpwni' }
    expect(salah('pindah-keluar', { ...isian, tempatJenis: 'sini' }, ['a'])).toEqual({})
    expect(Object.keys(salah('pindah-keluar', { ...isian, tempatJenis: 'kabupaten' }, ['a']))).toEqual(['tempatKode'])
    expect(Object.keys(salah('pindah-keluar', { ...isian, tempatJenis: 'lain' }, ['a']))).toEqual(['tempat'])
  })

  it('perbaikan menolak nilai yang tidak dikenal dan rumus lembar kerja', () => {
    const isian = { ...DOKUMEN, dokumenJenis: 'ktp-el', orangId: 'a' }
    expect(Object.keys(salah('perbaikan-data', isian))).toEqual(['nilai.nama'])
    expect(
      Object.keys(
        salah('perbaikan-data', {
          ...isian,
          'nilai.jenis_kelamin': '7',
          'nilai.alamat_ktp': '=1+1',
          'nilai.tanggal_lahir': '2025-02-30',
          'nilai.nomor_induk_kependudukan': NIK,
        }),
      ).sort(),
    ).toEqual(['nilai.alamat_ktp', 'nilai.jenis_kelamin', 'nilai.tanggal_lahir'])
  })
})

describe('periksaKeluargaMasuk', () => {
  it('meminta alamat dan keadaan nomor KK di samping isian orangnya', () => {
    const kosong = readMasukan(
      'pindah-masuk',
      () => undefined,
      () => [],
      [],
    )
    expect(Object.keys(periksaKeluargaMasuk(kosong))).toEqual(
      expect.arrayContaining(['alamat', 'caraKk', 'nik', 'nama']),
    )
  })
})
