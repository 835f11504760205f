import { describe, expect, it } from 'vitest'
import { BUKTI_DIKIRIM, BUKTI_GAGAL, BUKTI_TERBANYAK } from './bukti'
import { periksaKeluargaMasuk, periksaMasukan, readMasukan } from './masukan-peristiwa'
import { JENIS_PERISTIWA, type JenisPeristiwa } from './peristiwa'

const NIK = '3275010510258001'
const BERKAS = '0199a1b2-0000-7000-8000-000000000001'
const DOKUMEN = { tanggal: '2025-10-01', dokumenNomor: 'A/1', dokumenTanggal: '2025-10-02' }

function salah(
  jenis: JenisPeristiwa,
  isian: Record<string, string>,
  anggota: string[] = [],
  berkas: string[] = [],
): Record<string, string> {
  return periksaMasukan(
    readMasukan(
      jenis,
      (name) => isian[name],
      (name) => (name === 'berkas' ? berkas : anggota),
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

  it('tanggal diminta dengan nama isiannya', () => {
    expect(salah('kelahiran', {}).tanggal).toBe('Isi tanggal lahir.')
    expect(salah('pecah-kk', {}).tanggal).toBe('Isi tanggal kejadian.')
  })

  it('kelahiran boleh tanpa NIK, pindah masuk tidak', () => {
    const isian = { ...DOKUMEN, nama: 'Bayu', jenisKelamin: '1', hubungan: '3', tanggalLahir: '2000-01-01' }
    expect(salah('kelahiran', { ...isian, dokumenJenis: 'akta-kelahiran' })).toEqual({})
    expect(Object.keys(salah('pindah-masuk', { ...isian, dokumenJenis: 'skpwni' }))).toEqual(['nik'])
  })

  it('spasi dan titik di dalam nomor dimaafkan, huruf tidak', () => {
    const isian = { ...DOKUMEN, dokumenJenis: 'kartu-keluarga', orangId: 'keluarga' }
    expect(salah('perbaikan-data', { ...isian, nomorKk: '3275 0105 1025 8001' }, [], [BERKAS])).toEqual({})
    expect(Object.keys(salah('perbaikan-data', { ...isian, nomorKk: '32750105102580O1' }, [], [BERKAS]))).toEqual([
      'nomorKk',
    ])
  })

  it('nomor KK baru datang bersama dokumennya, KK yang belum terbit tanpa nomor', () => {
    const isian = { ...DOKUMEN, dokumenJenis: 'kartu-keluarga', orangId: 'keluarga' }
    expect(salah('perbaikan-data', { ...isian, nomorKk: NIK }).berkas).toMatch(/^Lampirkan foto atau pindaian/)
    expect(salah('perbaikan-data', { ...isian, caraKk: 'belum' })).toEqual({})
    // Who lives at the same number needs no new paper of it.
    expect(salah('ganti-kepala', { ...isian, orangId: 'a', hubunganLama: '8', caraKk: 'tetap' })).toEqual({})
  })

  it('dokumen yang masih dikirim ditunggu, yang terlalu banyak atau tidak dikenal ditolak', () => {
    const isian = { ...DOKUMEN, dokumenJenis: 'akta-kematian', orangId: 'a' }
    expect(salah('kematian', isian, [], [BERKAS])).toEqual({})
    expect(salah('kematian', isian, [], [BERKAS, BUKTI_DIKIRIM]).berkas).toMatch(/masih dikirim/)
    expect(salah('kematian', isian, [], [BERKAS, BUKTI_GAGAL]).berkas).toMatch(/belum terkirim/)
    expect(salah('kematian', isian, [], ['../../etc']).berkas).toMatch(/tidak terbaca/)
    const banyak = Array.from({ length: BUKTI_TERBANYAK + 1 }, (_, ke) => BERKAS.replace(/1$/, String(ke)))
    expect(salah('kematian', isian, [], banyak).berkas).toMatch(/paling banyak 5 berkas/)
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
