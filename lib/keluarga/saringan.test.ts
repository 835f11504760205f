import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSaringan, isSaringanLanjut, parseSaringan, saringanSchema, toParams } from './saringan'
import { formatSyarat, KOLOM_SARING, listNilaiSaring, parseSyarat, sebutSyarat, toNilaiRilis } from './syarat'

describe('parseSyarat', () => {
  it.each([
    ['jenis_lantai_terluas~1.2', { kolom: 'jenis_lantai_terluas', bukan: false, nilai: ['1', '2'] }],
    ['jenis_lantai_terluas!1', { kolom: 'jenis_lantai_terluas', bukan: true, nilai: ['1'] }],
    ['aset_bergerak_mobil~1.1.kosong', { kolom: 'aset_bergerak_mobil', bukan: false, nilai: ['1', 'kosong'] }],
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
    const syarat = fc.constantFrom(...KOLOM_SARING).chain((kolom) =>
      fc.record({
        kolom: fc.constant(kolom),
        bukan: fc.boolean(),
        nilai: fc.uniqueArray(fc.constantFrom(...listNilaiSaring(kolom).map(({ kode }) => kode)), { minLength: 1 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(syarat, { maxLength: 4 }), fc.option(fc.integer({ min: 0, max: 10 })), (list, desil) => {
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

describe('sebutSyarat', () => {
  it('menyebut kolom dan kode dengan kata', () => {
    expect(sebutSyarat({ kolom: 'jenis_lantai_terluas', bukan: true, nilai: ['kosong'] })).toBe(
      'Jenis lantai terluas bukan: tidak diisi',
    )
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
