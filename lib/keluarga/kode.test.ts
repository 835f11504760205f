import { describe, expect, it } from 'vitest'
import { DAFTAR_KODE } from './daftar-kode'
import { isKodeDikenal, kepekaanOf, labelKolom, labelOf, listKode, toKode } from './kode'
import { VARIABEL } from './variabel'

describe('VARIABEL', () => {
  it('menyebut jenis kode tepat pada kolom yang mempunyai daftar kode', () => {
    const kolomKode = Object.entries(VARIABEL)
      .filter(([, variabel]) => variabel.jenis === 'kode')
      .map(([kolom]) => kolom)
    expect(kolomKode.sort()).toEqual(Object.keys(DAFTAR_KODE).sort())
  })

  it('menandai kesehatan sebagai data pribadi spesifik', () => {
    for (const [kolom, variabel] of Object.entries(VARIABEL))
      if (variabel.kelompok === 'Kesehatan') expect(kepekaanOf(kolom)).toBe('spesifik')
    expect(kepekaanOf('kolom_yang_baru')).toBe('L4')
  })
})

describe('labelOf', () => {
  it.each([
    ['jenis_lantai_terluas', '08', 'Tanah'],
    ['jenis_lantai_terluas', '8', 'Tanah'],
    ['jenis_atap_terluas', '5', 'Bambu'],
    ['bahan_bakar_utama_memasak', '00', 'Tidak memasak di rumah'],
    ['bahan_bakar_utama_memasak', '12', 'kode 12 (belum dikenal)'],
    ['daya_terpasang', '<= 900 watt', 'kode <= 900 watt (belum dikenal)'],
    ['pbi_nas', 'ya', 'Ya'],
    ['luas_lantai', '36', '36'],
    ['daya_terpasang', '', 'tidak diisi'],
    ['status_kawin', 'toString', 'kode toString (belum dikenal)'],
  ])('pada kolom %s membaca %j sebagai %s', (kolom, kode, label) => expect(labelOf(kolom, kode)).toBe(label))
})

describe('listKode', () => {
  it('mengurutkan kode menurut angkanya', () => {
    for (const kolom of Object.keys(DAFTAR_KODE)) {
      const kodeList = listKode(kolom).map((baris) => baris.kode)
      if (kolom.startsWith('pbi_')) continue
      expect(kodeList.map(Number)).toEqual(kodeList.map(Number).sort((a, b) => a - b))
    }
  })
})

describe('toKode', () => {
  it('tidak mengubah kode yang belum dikenal', () => {
    expect(toKode('jenis_kloset', ' 9 ')).toBe('9')
    expect(isKodeDikenal('jenis_kloset', '9')).toBe(false)
    expect(labelKolom('luas_lantai')).toBe('Luas lantai (m²)')
  })
})
