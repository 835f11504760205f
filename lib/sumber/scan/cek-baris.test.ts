import { describe, expect, it } from 'vitest'
import { type KodeCek, toAmbangCek } from '../cek'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../kolom'
import { CekBaris } from './cek-baris'

/** Checks rows of values by column name, as the scanner hands them over. */
function periksa(jenis: 'keluarga' | 'anggota', rows: Record<string, string>[], ambang: unknown = null) {
  const kolomList = jenis === 'keluarga' ? KOLOM_KELUARGA : KOLOM_ANGGOTA
  const cek = new CekBaris(jenis, kolomList, toAmbangCek(ambang), 20250930)
  for (const row of rows) {
    let text = ''
    for (const [i, kolom] of kolomList.entries()) {
      const slot = cek.watch[i] ?? 0
      cek.from[slot] = text.length
      text += row[kolom] ?? ''
      cek.to[slot] = text.length
      text += '\t'
    }
    cek.run(new TextEncoder().encode(text))
  }
  return cek.jumlah
}

const orang = {
  nomor_induk_kependudukan: '3515140508680001',
  nomor_kartu_keluarga: '3515140101108001',
  nama: 'BUDI',
  tanggal_lahir: '1968-08-05',
  jenis_kelamin: '1',
  status_hubungan_keluarga: '1',
}
const rumah = {
  jumlah_anggota_keluarga: '4',
  status_kepemilikan_rumah: '1',
  jenis_lantai_terluas: '1',
  jenis_dinding_terluas: '1',
  jenis_atap_terluas: '1',
  sumber_air_minum_utama: '1',
  sumber_penerangan_utama: '1',
}

describe('CekBaris pada anggota', () => {
  // Numbers: DOMAIN §6.1.
  it.each<[apa: string, ubah: Partial<typeof orang> & Record<string, string>, temuan: KodeCek[]]>([
    ['laki-laki yang cocok', {}, []],
    ['perempuan yang cocok', { nomor_induk_kependudukan: '3515144508680002', jenis_kelamin: '2' }, []],
    ['laki-laki dengan tanggal perempuan', { nomor_induk_kependudukan: '3515144508680002' }, ['nik-beda-kelamin']],
    ['tanggal lahir lain', { tanggal_lahir: '1968-08-06' }, ['nik-beda-lahir']],
    ['abad lain dengan angka tahun yang sama', { tanggal_lahir: '2068-08-05' }, []],
    ['hari 00', { nomor_induk_kependudukan: '3515140008680001' }, ['nik-tanggal-mustahil']],
    ['hari 32', { nomor_induk_kependudukan: '3515143208680001' }, ['nik-tanggal-mustahil']],
    ['hari 72', { nomor_induk_kependudukan: '3515147208680001' }, ['nik-tanggal-mustahil']],
    ['bulan 13', { nomor_induk_kependudukan: '3515140513680001' }, ['nik-tanggal-mustahil']],
    ['30 Februari', { nomor_induk_kependudukan: '3515143002680001' }, ['nik-tanggal-mustahil']],
    ['29 Februari', { nomor_induk_kependudukan: '3515142902680001', tanggal_lahir: '1968-02-29' }, []],
    ['tanpa jenis kelamin', { jenis_kelamin: '' }, ['anggota-kurang-isi']],
    ['tanpa tanggal lahir', { tanggal_lahir: '' }, ['anggota-kurang-isi']],
    ['jenjang S1 pada umur 57', { jenjang_tertinggi_yang_diduduki: '19' }, []],
    [
      'jenjang S1 pada umur 10',
      {
        nomor_induk_kependudukan: '3515140508150001',
        tanggal_lahir: '2015-08-05',
        jenjang_tertinggi_yang_diduduki: '19',
      },
      ['umur-jenjang'],
    ],
  ])('%s', (_, ubah, temuan) => {
    expect(Object.keys(periksa('anggota', [{ ...orang, ...ubah }]))).toEqual(temuan)
  })

  it('nama dan tanggal lahir yang sama hanya dalam satu kartu keluarga, dengan NIK yang lain', () => {
    const lain = { ...orang, nomor_induk_kependudukan: '3515140508680009' }
    expect(periksa('anggota', [orang, lain])).toEqual({ 'orang-dua-kali': 1 })
    expect(periksa('anggota', [orang, orang])).toEqual({})
    expect(periksa('anggota', [orang, { ...lain, nama: 'BUDI S' }])).toEqual({})
    expect(periksa('anggota', [orang, { ...lain, nomor_kartu_keluarga: '3515140101108002' }])).toEqual({})
  })

  it('menurut umur terendah yang ditetapkan', () => {
    const anak = {
      ...orang,
      nomor_induk_kependudukan: '3515140508200001',
      tanggal_lahir: '2020-08-05',
      jenjang_tertinggi_yang_diduduki: '03',
    }
    expect(periksa('anggota', [anak])).toEqual({})
    expect(periksa('anggota', [anak], { umurSd: 6 })).toEqual({ 'umur-jenjang': 1 })
    // Thresholds that cannot be read do not stop an import.
    expect(periksa('anggota', [anak], { umurSd: 'enam' })).toEqual({})
  })
})

describe('CekBaris pada keluarga', () => {
  it.each<[apa: string, ubah: Record<string, string>, temuan: KodeCek[]]>([
    ['rumah yang lengkap', {}, []],
    ['daya pada rumah tanpa listrik', { sumber_penerangan_utama: '4', daya_terpasang: '1' }, ['daya-tanpa-listrik']],
    ['tanpa listrik dan tanpa daya', { sumber_penerangan_utama: '4' }, []],
    ['kloset tanpa fasilitas BAB', { fasilitas_bab: '6', jenis_kloset: '1' }, ['kloset-tanpa-bab']],
    ['aset yang disangkal', { kepemilikan_aset: '2', aset_tidak_bergerak_lahan_lainnya: '1' }, ['aset-tidak-cocok']],
    ['tanpa aset', { kepemilikan_aset: '2', aset_bergerak_mobil: '2' }, []],
    ['lantai yang tidak terisi', { jenis_lantai_terluas: '' }, ['keluarga-kurang-isi']],
  ])('%s', (_, ubah, temuan) => {
    expect(Object.keys(periksa('keluarga', [{ ...rumah, ...ubah }]))).toEqual(temuan)
  })
})
