import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Dampak, type Keadaan, ORANG_BARU } from './dampak'
import { susunKeluargaMasuk } from './dampak-pendatang'
import { susunDampak } from './dampak-peristiwa'
import { type MasukanPeristiwa, readMasukan } from './masukan-peristiwa'
import type { JenisPeristiwa } from './peristiwa'

const orang = (orangId: string, nama: string, hubungan: string) => ({
  orangId,
  nama,
  nilai: { nama, status_hubungan_keluarga: hubungan, tanggal_lahir: '1980-01-01' },
})
const KEADAAN: Keadaan = {
  alamat: 'Jalan Uji 1',
  anggotaList: [orang('a', 'SLAMET', '1'), orang('b', 'SITI', '2'), orang('c', 'JOKO', '3')],
}

/** The form of an event with these fields; a list stands for ticked boxes. */
function masukan(jenis: JenisPeristiwa, isian: Record<string, string | string[]> = {}): MasukanPeristiwa {
  const one = (name: string) => {
    const isi = isian[name]
    return typeof isi === 'string' ? isi : undefined
  }
  const all = (name: string) => {
    const isi = isian[name]
    return Array.isArray(isi) ? isi : []
  }
  return readMasukan(jenis, one, all, Object.keys(isian))
}

function dampak(jenis: JenisPeristiwa, isian: Record<string, string | string[]> = {}): Dampak {
  const hasil = susunDampak(KEADAAN, masukan(jenis, isian))
  if (!hasil.ok) throw new Error(hasil.error.code)
  return hasil.value
}
const kode = (jenis: JenisPeristiwa, isian: Record<string, string | string[]> = {}) => {
  const hasil = susunDampak(KEADAAN, masukan(jenis, isian))
  return hasil.ok ? 'ok' : hasil.error.code
}

describe('susunDampak', () => {
  it('kelahiran: anak masuk dengan tanggal kejadian sebagai tanggal lahir, belum kawin', () => {
    const { gerak, nilai } = dampak('kelahiran', {
      nama: 'bayu',
      tanggal: '2025-10-01',
      jenisKelamin: '1',
      hubungan: '3',
    })
    expect(gerak).toEqual([{ orang: ORANG_BARU, keluarga: 'ini', arah: 'masuk', sebab: 'lahir' }])
    expect(Object.fromEntries(nilai.map(({ kolom, baru }) => [kolom, baru]))).toEqual({
      nama: 'BAYU',
      tanggal_lahir: '2025-10-01',
      jenis_kelamin: '1',
      status_hubungan_keluarga: '3',
      status_kawin: '1',
    })
  })

  it('kematian kepala keluarga: pengganti menjadi kepala dan namanya menjadi nama keluarga', () => {
    const { nilai, kalimat } = dampak('kematian', { orangId: 'a', kepalaSisa: 'b' })
    expect(nilai).toEqual([
      { milik: 'ini', orang: 'b', kolom: 'status_hubungan_keluarga', baru: '1' },
      { milik: 'ini', orang: null, kolom: 'nama_anggota_keluarga', baru: 'SITI' },
    ])
    expect(kalimat).toEqual([
      'SLAMET dicatat meninggal dunia.',
      'SITI menjadi kepala keluarga ini.',
      'Yang tetap di keluarga ini 2 jiwa.',
    ])
  })

  it('kematian kepala tanpa pengganti disebut, bukan disembunyikan', () => {
    expect(dampak('kematian', { orangId: 'a' }).kalimat.join(' ')).toContain('belum ditentukan')
  })

  it('pindah keluar semua anggota mengosongkan keluarga', () => {
    const semua = dampak('pindah-keluar', { anggota: ['a', 'b', 'c'] })
    expect(semua.seluruhnya).toBe(true)
    expect(semua.kalimat[0]).toBe('SLAMET, SITI, dan JOKO dicatat pindah keluar.')
    expect(dampak('pindah-keluar', { anggota: ['c'] }).seluruhnya).toBe(false)
  })

  it('pecah KK: keluarga baru membawa alamat, kepala, dan KK yang belum terbit', () => {
    const { nilai, lain } = dampak('pecah-kk', { anggota: ['c'], kepalaBaru: 'c', caraKk: 'belum' })
    expect(lain).toBe('baru')
    expect(nilai).toContainEqual({ milik: 'lain', orang: null, kolom: 'nomor_kartu_keluarga', baru: null })
    expect(nilai).toContainEqual({ milik: 'lain', orang: null, kolom: 'alamat', baru: 'Jalan Uji 1' })
    expect(nilai).toContainEqual({ milik: 'lain', orang: 'c', kolom: 'status_hubungan_keluarga', baru: '1' })
  })

  it('pecah KK seluruh anggota bukan pecah KK', () => {
    expect(kode('pecah-kk', { anggota: ['a', 'b', 'c'], kepalaBaru: 'c', 'hubungan.a': '8' })).toBe(
      'keluarga/pecah-seluruhnya',
    )
  })

  it('kepala yang ikut ke keluarga lain harus dipilih hubungannya', () => {
    expect(kode('gabung-kk', { anggota: ['a'] })).toBe('keluarga/hubungan-belum-dipilih')
    expect(kode('gabung-kk', { anggota: ['a'], 'hubungan.a': '6' })).toBe('ok')
  })

  it('ganti kepala: yang lama menjadi yang dipilih, nomor KK hanya berubah bila disebut', () => {
    const tetap = dampak('ganti-kepala', { orangId: 'b', hubunganLama: '8', caraKk: 'tetap' })
    expect(tetap.nilai.map(({ kolom }) => kolom)).not.toContain('nomor_kartu_keluarga')
    expect(tetap.nilai).toContainEqual({ milik: 'ini', orang: 'a', kolom: 'status_hubungan_keluarga', baru: '8' })
    expect(dampak('ganti-kepala', { orangId: 'b', caraKk: 'belum' }).nilai).toContainEqual({
      milik: 'ini',
      orang: null,
      kolom: 'nomor_kartu_keluarga',
      baru: null,
    })
    expect(kode('ganti-kepala', { orangId: 'a' })).toBe('keluarga/kepala-sama')
  })

  it('perbaikan yang sama dengan yang tercatat tidak mengubah apa pun', () => {
    expect(kode('perbaikan-data', { orangId: 'c', 'nilai.nama': 'joko' })).toBe('keluarga/tanpa-perubahan')
    expect(dampak('perbaikan-data', { orangId: 'c', 'nilai.tanggal_lahir': '1981-02-03' }).kalimat).toEqual([
      'Tanggal lahir JOKO: dari 1 Januari 1980 menjadi 3 Februari 1981.',
    ])
  })

  it('pratinjau tidak pernah menyebut NIK maupun nomor KK', () => {
    const nomor = '3275010510258001'
    const kalimat = [
      ...dampak('perbaikan-data', { orangId: 'c', 'nilai.nomor_induk_kependudukan': nomor }).kalimat,
      ...dampak('perbaikan-data', { orangId: 'keluarga', nomorKk: nomor }).kalimat,
      ...dampak('pecah-kk', { anggota: ['c'], kepalaBaru: 'c', caraKk: 'terbit', nomorKk: nomor }).kalimat,
      ...dampak('kelahiran', { nama: 'bayu', nik: nomor, hubungan: '3' }).kalimat,
    ]
    expect(kalimat.join(' ')).not.toMatch(/\d{16}/)
  })

  it('orang yang bukan anggota ditolak pada setiap peristiwa yang menyebutnya', () => {
    expect(kode('kematian', { orangId: 'x' })).toBe('keluarga/anggota-tidak-ada')
    expect(kode('pindah-keluar', { anggota: ['a', 'x'] })).toBe('keluarga/anggota-tidak-ada')
    expect(kode('perbaikan-data', { orangId: 'x', 'nilai.nama': 'A' })).toBe('keluarga/anggota-tidak-ada')
  })

  it('siapa pun yang pindah ke keluarga lain keluar tepat sekali dari sini dan masuk tepat sekali di sana', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('pecah-kk' as const, 'gabung-kk' as const),
        fc.subarray(['a', 'b', 'c'], { minLength: 1, maxLength: 2 }),
        (jenis, anggota) => {
          const { gerak } = dampak(jenis, { anggota, kepalaBaru: anggota[0] ?? '', caraKk: 'belum', 'hubungan.a': '8' })
          const arah = (keluarga: string, ke: string) =>
            gerak.filter((satu) => satu.keluarga === keluarga && satu.arah === ke).map((satu) => satu.orang)
          expect(arah('ini', 'keluar')).toEqual(anggota)
          expect(arah('lain', 'masuk')).toEqual(anggota)
          expect(gerak).toHaveLength(2 * anggota.length)
        },
      ),
    )
  })
})

describe('susunKeluargaMasuk', () => {
  it('memulai keluarga dengan kepalanya', () => {
    const { gerak, nilai } = susunKeluargaMasuk(
      masukan('pindah-masuk', { nama: 'warsito', jenisKelamin: '1', alamat: 'Jalan 1', caraKk: 'belum' }),
    )
    expect(gerak).toHaveLength(1)
    expect(nilai).toContainEqual({ milik: 'ini', orang: ORANG_BARU, kolom: 'status_hubungan_keluarga', baru: '1' })
    expect(nilai).toContainEqual({ milik: 'ini', orang: null, kolom: 'nama_anggota_keluarga', baru: 'WARSITO' })
  })
})
