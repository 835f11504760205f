import { describe, expect, it } from 'vitest'
import { parseDate, yearsBetween } from '@/lib/core/date'
import { evaluate } from './evaluate'
import type { IsianMasukan } from './masukan'
import { type Model, modelSchema, SKALA } from './model'
import { MODEL_BAWAAN } from './model-bawaan'
import { PMT_ACUAN } from './model-pmt-acuan'
import { PPI_2012 } from './model-ppi-2012'
import { lahirSebelum } from './umur'

const tanggal = (teks: string) => {
  const date = parseDate(teks)
  if (date === null) throw new Error(teks)
  return date
}
const ACUAN = tanggal('2025-09-20')

/** A middling family as the models see it. */
const SEDANG: IsianMasukan = {
  jiwa: 4,
  status_kepemilikan_rumah: '1',
  jenis_lantai_terluas: '02',
  luas_lantai: 60,
  jenis_dinding_terluas: '1',
  jenis_atap_terluas: '2',
  sumber_air_minum_utama: '02',
  sumber_penerangan_utama: '1',
  daya_terpasang: '2',
  bahan_bakar_utama_memasak: '04',
  fasilitas_bab: '1',
  jenis_kloset: '1',
  pembuangan_akhir_tinja: '1',
  aset_bergerak_lemari_es: '1',
  aset_bergerak_sepeda_motor: '1',
  bekerja: 1,
  kepala_umur: '1980-01-01',
  kepala_jenis_kelamin: '1',
  kepala_status_kawin: '2',
  kepala_ijazah: '13',
  kepala_status_pekerjaan: '4',
  kepala_lapangan_usaha: '12',
  perempuan_pemimpin: 1,
  perempuan_ijazah: '08',
  laki_pemimpin: 1,
  laki_status_bekerja: '1',
  laki_status_pekerjaan: '4',
  usia_6_18: 2,
  usia_6_18_sekolah: 2,
}
const skor = (model: Model, ubah: IsianMasukan = {}) => evaluate(model, { ...SEDANG, ...ubah }, ACUAN).skor ?? 0n

describe('evaluate', () => {
  it.each(MODEL_BAWAAN.map(({ kode, isi }) => [kode, isi] as const))('membaca model bawaan %s', (_kode, isi) => {
    expect(modelSchema.parse(isi)).toEqual(isi)
    const hasil = evaluate(isi, SEDANG, ACUAN)
    expect(hasil.alasan).toBeNull()
    expect(hasil.sukuList.reduce((n, { sumbangan }) => n + sumbangan, BigInt(isi.konstanta))).toBe(hasil.skor)
  })

  it('memberi kartu skor 2012 nilai tertinggi 100 dan menghitung satu keluarga seperti di kertas', () => {
    const tertinggi: IsianMasukan = {
      ...SEDANG,
      jiwa: 1,
      perempuan_ijazah: '19',
      laki_status_pekerjaan: '3',
      aset_bergerak_tabung_gas: '1',
    }
    expect(skor(PPI_2012, tertinggi)).toBe(BigInt(100 * SKALA))
    // 12 (four members) + 2 (all in school) + 4 (SMP) + 4 (employee) + 5 + 4 + 5 + 0 + 9 + 9
    expect(skor(PPI_2012)).toBe(BigInt(54 * SKALA))
  })

  it('menyebut setiap isian wajib yang kosong dan tidak menebaknya', () => {
    const hasil = evaluate(PMT_ACUAN, { ...SEDANG, jenis_lantai_terluas: null, fasilitas_bab: '' }, ACUAN)
    expect(hasil).toMatchObject({ skor: null, alasan: 'tanpa-isian:jenis_lantai_terluas,fasilitas_bab' })
    expect(evaluate(PMT_ACUAN, { ...SEDANG, jiwa: 0 }, ACUAN)).toMatchObject({ skor: null, alasan: 'tanpa-anggota' })
  })

  it('menerima kode yang belum dikenal', () => {
    expect(evaluate(PMT_ACUAN, { ...SEDANG, jenis_lantai_terluas: '47' }, ACUAN).skor).not.toBeNull()
  })

  it.each<[string, readonly string[]]>([
    ['jenis_lantai_terluas', ['08', '07', '06', '05', '04', '02', '01']],
    ['jenis_dinding_terluas', ['6', '4', '3', '2', '1']],
    ['jenis_atap_terluas', ['7', '5', '3', '2', '1']],
    ['daya_terpasang', ['1', '2', '3', '4', '5']],
    ['bahan_bakar_utama_memasak', ['10', '08', '07', '04', '03', '01']],
    ['fasilitas_bab', ['6', '5', '4', '2', '1']],
    ['sumber_air_minum_utama', ['10', '06', '05', '04', '03', '02', '01']],
    ['kepala_ijazah', ['23', '03', '08', '13', '18', '19']],
    ['aset_bergerak_mobil', ['2', '1']],
    ['aset_bergerak_lemari_es', ['2', '1']],
  ])('tidak menaikkan skor karena %s yang lebih buruk', (masukan, urut) => {
    for (const { isi } of MODEL_BAWAAN) {
      const skorList = urut.map((kode) => skor(isi, { [masukan]: kode }))
      expect(skorList.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))).toEqual(skorList)
    }
  })
})

describe('lahirSebelum', () => {
  it.each(['2025-09-20', '2024-02-29', '2025-02-28', '2025-03-01', '2025-12-31', '2025-01-01'])(
    'sama dengan menghitung umur pada %s',
    (acuan) => {
      const lahirList = [
        '2003-02-28',
        '2004-02-28',
        '2004-02-29',
        '2004-03-01',
        '2003-03-01',
        '2007-09-20',
        '2007-09-21',
      ]
      for (const lahir of lahirList.map(tanggal))
        for (let umur = 0; umur < 30; umur++)
          expect(lahir <= lahirSebelum(tanggal(acuan), umur)).toBe(yearsBetween(lahir, tanggal(acuan)) >= umur)
    },
  )
})
