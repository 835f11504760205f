import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDayNumber, type IsoDate, toDayNumber } from '@/lib/core/date'
import { PembacaBaris, parseTanggal } from './baca-baris'
import { samarkan } from './pratinjau'
import { listKunciTerisi, pasangKolom } from './profil'
import { PROFIL_BAWAAN } from './profil-bawaan'

const PADA = '2025-09-20' as IsoDate
const NIK = '3275014508689001'
const KK = '3275011203159002'

function pembaca(jenis: string, kepala: string[]): PembacaBaris {
  const profil = PROFIL_BAWAAN.find((satu) => satu.profil.jenis === jenis)?.profil
  if (!profil) throw new Error(jenis)
  const kolomList = pasangKolom(profil, kepala)
  return new PembacaBaris(profil, kepala, kolomList, listKunciTerisi(profil, kolomList), 8001, PADA)
}

describe('parseTanggal', () => {
  const hari = fc
    .integer({ min: toDayNumber('1900-03-01' as IsoDate), max: toDayNumber('2099-12-31' as IsoDate) })
    .map(fromDayNumber)

  it('membaca hari yang sama dari setiap bentuk', () => {
    fc.assert(
      fc.property(hari, (tanggal) => {
        const [tahun, bulan, ke] = tanggal.split('-')
        const seri = String(toDayNumber(tanggal) - toDayNumber('1899-12-30' as IsoDate))
        expect(parseTanggal(tanggal, ['TTTT-BB-HH'])).toBe(tanggal)
        expect(parseTanggal(`${tanggal} 00:00:00`, ['TTTT-BB-HH'])).toBe(tanggal)
        expect(parseTanggal(`${ke}/${bulan}/${tahun}`, ['HH/BB/TTTT'])).toBe(tanggal)
        expect(parseTanggal(`${Number(ke)}-${Number(bulan)}-${tahun}`, ['HH-BB-TTTT'])).toBe(tanggal)
        expect(parseTanggal(`${tahun}${bulan}${ke}`, ['TTTTBBHH'])).toBe(tanggal)
        expect(parseTanggal(`${Number(bulan)}/${Number(ke)}/${tahun}`, ['BB/HH/TTTT'])).toBe(tanggal)
        expect(parseTanggal(seri, ['seri'])).toBe(tanggal)
      }),
      { seed: 3 },
    )
  })

  it('menolak hari yang tidak ada, juga 29 Februari 1900 milik lembar kerja', () => {
    expect(parseTanggal('31/02/2000', ['HH/BB/TTTT'])).toBeNull()
    expect(parseTanggal('60', ['seri'])).toBeNull()
    expect(parseTanggal('59', ['seri'])).toBe('1900-02-28')
    expect(parseTanggal('61', ['seri'])).toBe('1900-03-01')
    expect(parseTanggal('12/13/2000', ['HH/BB/TTTT', 'TTTT-BB-HH'])).toBeNull()
  })
})

describe('PembacaBaris', () => {
  it('menaruh yang dikenali, menyimpan yang tambahan, dan merapikan nomor dengan hitungan', () => {
    const satu = pembaca('dtks', ['NIK', 'No KK', 'Nama', 'Tgl Lahir', 'JK', 'Warna Pagar', 'Kode Kel'])
    const hasil = satu.baca([
      `'${NIK}`,
      '3275.0112.0315.9002',
      ' SITI  AMINAH ',
      '05/08/1968',
      'p',
      'hijau',
      '32.75.01.1001',
    ])
    expect(hasil).toEqual({
      catatan: {
        kunci: `nik=${NIK}`,
        nik: NIK,
        nomorKk: KK,
        nama: 'SITI AMINAH',
        tanggalLahir: '1968-08-05',
        kodeResmi: '3275011001',
        isi: { jenis_kelamin: '2', kode_desa: '3275011001' },
        mentah: { warna_pagar: 'hijau' },
      },
    })
    expect(satu.temuan.dirapikan).toBe(2)
    expect(satu.temuan.nomor).toEqual({ semua: 2, sintetis: 2 })
  })

  it.each([
    ['3.27501E+15', 'nomor-rusak'],
    ['3,27501E+15', 'nomor-rusak'],
    ['327501450868900', 'nomor-panjang'],
    ['327501450868900A', 'nomor-angka'],
    ['', 'nomor-kosong'],
  ])('menyisihkan NIK %s dengan alasan %s', (nik, masalah) => {
    expect(pembaca('dukcapil', ['NIK', 'Hasil']).baca([nik, 'PADAN'])).toMatchObject({ salah: { masalah, kolom: 0 } })
  })

  it.each([
    [['31/02/2000', 'SITI'], 'tanggal-tak-terbaca', 1],
    [['05/08/1868', 'SITI'], 'tanggal-umur', 1],
    [['05/08/2068', 'SITI'], 'tanggal-umur', 1],
    [['05/08/1968', 'S1TI'], 'nama-angka', 2],
    [['05/08/1968', ' '], 'nama-kosong', 2],
  ] as const)('menyisihkan %j dengan alasan %s', ([lahir, nama], masalah, kolom) => {
    expect(pembaca('dtks', ['NIK', 'Tgl Lahir', 'Nama']).baca([NIK, lahir, nama])).toEqual({
      salah: { masalah, kolom, rincian: null },
    })
  })

  it('menyimpan kata status apa adanya di samping artinya', () => {
    const satu = pembaca('kpm', ['NIK', 'Status'])
    expect(satu.baca([NIK, 'Gagal Cek Rekening'])).toMatchObject({
      catatan: { isi: { status: 'tidak-menerima', status_asal: 'Gagal Cek Rekening' } },
    })
    expect(satu.baca([NIK, 'Antre'])).toMatchObject({ catatan: { isi: { status: 'kpm:ANTRE', status_asal: 'Antre' } } })
    expect([...(satu.temuan.kodeAsing.get('status') ?? [])]).toEqual([['Antre', 1]])
  })

  it('tidak menghilangkan satu nilai pun dari baris yang dimuat', () => {
    const teks = fc.string({ maxLength: 30 }).filter((satu) => satu.trim() !== '' && !satu.includes('\0'))
    fc.assert(
      fc.property(teks, teks, teks, (alamat, a, b) => {
        const hasil = pembaca('p3ke', ['nik', 'alamat', 'lain', 'lain']).baca([NIK, alamat, a, b])
        expect(hasil).toMatchObject({
          catatan: { isi: { alamat: alamat.trim() }, mentah: { lain: a.trim(), lain_2: b.trim() } },
        })
      }),
      { seed: 3 },
    )
  })
})

describe('samarkan', () => {
  it('menyamarkan nomor panjang di mana pun berdirinya, dan membiarkan tanggal', () => {
    expect(samarkan(NIK)).toBe('3275••••••••••••')
    expect(samarkan(`KK 3275.0112.0315.9002 pindah`)).toBe('KK 3275•••••••••••• pindah')
    expect(samarkan('2000-01-31')).toBe('2000-01-31')
    // As many places as the number has: a PLN id has 11 or 12.
    expect(samarkan('512345678901')).toBe('5123••••••••')
  })

  it('membiarkan kode desa di kolomnya saja, dan NIK di kolom itu tetap tersamar', () => {
    expect(samarkan('3275011001')).toBe('3275••••••')
    expect(samarkan('3275011001', 'nomor_rekening')).toBe('3275••••••')
    expect(samarkan('3275011001', 'kode_kelurahan_desa')).toBe('3275011001')
    expect(samarkan('32.75.01.1001', 'kode_desa')).toBe('32.75.01.1001')
    expect(samarkan(NIK, 'kode_desa')).toBe('3275••••••••••••')
  })
})
