import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findVariabel } from './kode'
import { catatSaringan, formatSaringan, isSaringanLanjut, parseSaringan, saringanSchema, toParams } from './saringan'
import {
  formatSyarat,
  HAL_SYARAT,
  isNomorTeks,
  listNilaiSaring,
  parseSyarat,
  parseSyaratTeks,
  sebutSyarat,
  toNilaiRilis,
} from './syarat'

describe('parseSyarat', () => {
  it.each([
    ['jenis_lantai_terluas~1.2', { siapa: 'keluarga', kolom: 'jenis_lantai_terluas', bukan: false, nilai: ['1', '2'] }],
    ['jenis_lantai_terluas!1', { siapa: 'keluarga', kolom: 'jenis_lantai_terluas', bukan: true, nilai: ['1'] }],
    [
      'aset_bergerak_mobil~1.1.kosong',
      { siapa: 'keluarga', kolom: 'aset_bergerak_mobil', bukan: false, nilai: ['1', 'kosong'] },
    ],
    ['anggota.penglihatan!1', { siapa: 'anggota', kolom: 'penglihatan', bukan: true, nilai: ['1'] }],
    ['luas_lantai=10-50', { siapa: 'keluarga', kolom: 'luas_lantai', dari: 10, sampai: 50 }],
    ['anggota.umur=60-', { siapa: 'anggota', kolom: 'umur', dari: 60, sampai: null }],
    ['jumlah_ternak_sapi=-2', { siapa: 'keluarga', kolom: 'jumlah_ternak_sapi', dari: null, sampai: 2 }],
    ['luas_lantai=-', null],
    ['luas_lantai~10', null],
    ['umur=60-', null],
    ['anggota.nama~siti', null],
    ['anggota.luas_lantai=1-', null],
    ['anggota.nomor_induk_kependudukan=1-', null],
    ['nomor_kartu_keluarga~3275', null],
    ['nama_anggota_keluarga~siti', null],
    ['jenis_lantai_terluas', null],
    ['jenis_lantai_terluas~', null],
    ["jenis_lantai_terluas~1'; DROP", null],
    ['', null],
  ])('membaca %j', (teks, harapan) => {
    expect(parseSyarat(teks)).toEqual(harapan)
  })

  it('membaca kembali setiap syarat yang ditulisnya', () => {
    const batas = fc.option(fc.integer({ min: 0, max: 999_999 }))
    const syarat = fc
      .constantFrom(...HAL_SYARAT.filter(({ kolom }) => findVariabel(kolom)?.jenis !== 'teks'))
      .chain(({ hal, kolom }) =>
        findVariabel(kolom)?.jenis === 'bilangan'
          ? fc
              .tuple(batas, batas)
              .map(([dari, sampai]) => parseSyarat(`${hal}=${dari ?? (sampai === null ? 0 : '')}-${sampai ?? ''}`))
          : fc
              .tuple(
                fc.constantFrom('~', '!'),
                fc.uniqueArray(fc.constantFrom(...listNilaiSaring(kolom).map(({ kode }) => kode)), { minLength: 1 }),
              )
              .map(([tanda, nilai]) => parseSyarat(`${hal}${tanda}${nilai.join('.')}`)),
      )
    fc.assert(
      fc.property(fc.array(syarat, { maxLength: 4 }), fc.option(fc.integer({ min: 0, max: 10 })), (adaList, desil) => {
        const list = adaList.filter((satu) => satu !== null)
        // Every column can be asked about.
        expect(list).toHaveLength(adaList.length)
        for (const satu of list) expect(parseSyarat(formatSyarat(satu))).toEqual(satu)
        const saringan = saringanSchema.parse({ desil: desil ?? undefined, syarat: list.map(formatSyarat) })
        expect(parseSaringan(formatSaringan(saringan))).toEqual(saringan)
        expect(saringanSchema.parse(toParams(saringan))).toEqual(saringan)
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})

describe('parseSaringan', () => {
  it.each(['', '[]', 'null', '{"desil":99,"syarat":[]}', '{"desil":1,"syarat":["nama~siti"]}', '{"nik":"3275"}'])(
    'menolak %j daripada menyaring tanpa syarat itu',
    (teks) => {
      expect(() => parseSaringan(teks)).toThrow()
    },
  )
})

describe('parseSyaratTeks', () => {
  it.each([
    ['alamat*  Jl.  MERDEKA no 5 ', { siapa: 'keluarga', kolom: 'alamat', memuat: 'jl. merdeka no 5' }],
    ['anggota.pekerjaan_ktp*tani', { siapa: 'anggota', kolom: 'pekerjaan_ktp', memuat: 'tani' }],
    ['anggota.rt_ktp*7', { siapa: 'anggota', kolom: 'rt_ktp', memuat: '7' }],
    ['anggota.rt_ktp*1234', null],
    ['anggota.rw_ktp*satu', null],
    ['alamat*jl', null],
    [`alamat*${'a'.repeat(61)}`, null],
    ['alamat*', null],
    ['anggota.alamat*merdeka', null],
    ['nomor_kartu_keluarga*3275', null],
    ['anggota.nomor_induk_kependudukan*3275', null],
    ['id_pelanggan_pln*5371', null],
    ['luas_lantai*100', null],
  ])('membaca %j', (teks, harapan) => {
    expect(parseSyaratTeks(teks)).toEqual(harapan)
  })

  it('membaca kembali setiap syarat teks yang ditulisnya; di alamat halaman tidak satu pun berdiri', () => {
    const syarat = fc
      .tuple(
        fc.constantFrom(...HAL_SYARAT.filter(({ kolom }) => findVariabel(kolom)?.jenis === 'teks')),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 999 }),
      )
      .map(([{ hal, kolom }, isi, nomor]) => parseSyaratTeks(`${hal}*${isNomorTeks(kolom) ? nomor : isi}`))
    fc.assert(
      fc.property(fc.array(syarat, { maxLength: 4 }), (adaList) => {
        const list = adaList.filter((satu) => satu !== null)
        for (const satu of list) {
          expect(parseSyaratTeks(formatSyarat(satu))).toEqual(satu)
          expect(parseSyarat(formatSyarat(satu))).toBeNull()
        }
        const byTeks = new Map(list.map((satu) => [formatSyarat(satu), satu]))
        const saringan = { ...saringanSchema.parse({ desil: '1' }), syarat: [...byTeks.values()] }
        expect(parseSaringan(formatSaringan(saringan))).toEqual(saringan)
        expect(toParams(saringan)).toEqual({ desil: 1, syarat: [] })
        expect(saringanSchema.parse({ syarat: [...byTeks.keys()] }).syarat).toEqual([])
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('jejak menyebut kolomnya, bukan isiannya', () => {
    const saringan = parseSaringan('{"desil":1,"syarat":["jenis_kloset~1","alamat*jl merdeka"]}')
    expect(catatSaringan(saringan)).toBe('{"desil":1,"syarat":["jenis_kloset~1","alamat*…"]}')
  })
})

describe('sebutSyarat', () => {
  it('menyebut kolom dan kode dengan kata', () => {
    const sebut = (teks: string) => {
      const syarat = parseSyarat(teks) ?? parseSyaratTeks(teks)
      return syarat && sebutSyarat(syarat)
    }
    expect(sebut('jenis_lantai_terluas!kosong')).toBe('Jenis lantai terluas: bukan tidak diisi')
    expect(sebut('luas_lantai=10-50')).toBe('Luas lantai (m²): 10 sampai 50')
    expect(sebut('anggota.umur=60-')).toBe('Ada anggota dengan Umur (tahun): 60 atau lebih')
    expect(sebut('anggota.status_bekerja!1')).toBe('Tidak ada anggota dengan Bekerja: Ya')
    expect(sebut('alamat*merdeka 5')).toBe('Alamat domisili memuat: merdeka 5')
    expect(sebut('anggota.pekerjaan_ktp*tani')).toBe('Ada anggota dengan Pekerjaan menurut KTP memuat: tani')
    expect(sebut('anggota.rt_ktp*7')).toBe('Ada anggota dengan RT KTP 7')
  })
})

it('kode ditemukan dengan dan tanpa nol di depan', () => {
  expect(toNilaiRilis(['1', '02', 'YA', 'kosong'])).toEqual({ kodeList: ['1', '01', '2', '02', 'YA'], kosong: true })
})

it('hanya desil nasional yang dijawab rekap', () => {
  expect(isSaringanLanjut(saringanSchema.parse({ desil: '1' }))).toBe(false)
  expect(isSaringanLanjut(saringanSchema.parse({ provinsi: '1' }))).toBe(true)
  expect(isSaringanLanjut(saringanSchema.parse({ syarat: 'jenis_kloset~1' }))).toBe(true)
})
