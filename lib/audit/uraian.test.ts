import { describe, expect, it } from 'vitest'
import { toCanonical } from './kanonik'
import { describeIsi, labelTindakan } from './uraian'

describe('describeIsi', () => {
  it('menyandingkan dari dan ke per isian, tanpa isian yang tidak berubah', () => {
    const isi = toCanonical({
      dari: { peran: 'pendamping', aktif: true, kodeWilayah: '3275' },
      ke: { peran: 'auditor', aktif: false, kodeWilayah: '3275' },
      sesiDicabut: 2,
    })
    expect(describeIsi(isi)).toEqual([
      { nama: 'aktif', dari: 'ya', ke: 'tidak' },
      { nama: 'peran', dari: 'pendamping', ke: 'auditor' },
      { nama: 'sesi dicabut', dari: null, ke: '2' },
    ])
  })

  it('menyebut isian dan isi bertingkat dengan kata, bukan dengan tanda kurung', () => {
    expect(describeIsi(toCanonical({ perHasil: { sebagian: 2, 'tidak-diakui': 0 }, kolom: ['nik', 'nama'] }))).toEqual([
      { nama: 'kolom', dari: null, ke: 'nik, nama' },
      { nama: 'per hasil', dari: null, ke: 'sebagian 2; tidak diakui 0' },
    ])
  })

  it('membaca perubahan keadaan dan isi yang bukan objek', () => {
    expect(describeIsi(toCanonical({ dari: 'draf', ke: 'diajukan' }))).toEqual([
      { nama: 'keadaan', dari: 'draf', ke: 'diajukan' },
    ])
    expect(describeIsi('rusak {')).toEqual([{ nama: 'isi', dari: null, ke: 'rusak {' }])
    expect(describeIsi('{}')).toEqual([])
  })
})

describe('labelTindakan', () => {
  it('memberi nama kepada tindakan yang dikenal dan membaca yang lain dari katanya', () => {
    expect(labelTindakan('akses.masuk-gagal')).toBe('Gagal masuk')
    expect(labelTindakan('verval.tolak')).toBe('Verval: tolak')
    expect(labelTindakan('lain.buat-sesuatu')).toBe('lain: buat sesuatu')
  })
})
