import { describe, expect, it } from 'vitest'
import { describePindah, keadaanOf } from './pindah'

const pindah = (isi: Partial<Parameters<typeof describePindah>[0]>) =>
  describePindah({
    arah: 'keluar',
    keadaan: 'tertaut',
    kabLain: 'Kabupaten Sidoarjo',
    tanggalLain: '2025-10-05',
    lewat: 'catatan',
    ...isi,
  })

describe('keadaanOf', () => {
  it('mengenal keempat keadaan dari separuh yang ada', () => {
    expect(keadaanOf({ arah: 'keluar', adaDiSini: true, tanggalLain: null })).toBe('belum-diterima')
    expect(keadaanOf({ arah: 'keluar', adaDiSini: true, tanggalLain: '2025-10-05' })).toBe('tertaut')
    expect(keadaanOf({ arah: 'keluar', adaDiSini: false, tanggalLain: '2025-10-05' })).toBe('belum-ditutup')
    expect(keadaanOf({ arah: 'masuk', adaDiSini: true, tanggalLain: null })).toBe('belum-ditutup-di-sana')
    expect(keadaanOf({ arah: 'masuk', adaDiSini: true, tanggalLain: '2025-10-05' })).toBe('tertaut')
  })
})

describe('describePindah', () => {
  it('menyebut kabupaten/kota lain dan harinya, dan tidak lebih', () => {
    expect(pindah({})).toBe('Diterima di Kabupaten Sidoarjo pada 5 Oktober 2025')
    expect(pindah({ arah: 'masuk' })).toBe(
      'Berasal dari keluarga di Kabupaten Sidoarjo, ditutup di sana pada 5 Oktober 2025',
    )
    expect(pindah({ lewat: 'rilis' })).toBe('Sudah tercantum di rilis Kabupaten Sidoarjo sejak 5 Oktober 2025')
    expect(pindah({ keadaan: 'belum-diterima', tanggalLain: null })).toBe(
      'Menunggu dicatat pindah masuk di Kabupaten Sidoarjo',
    )
    expect(pindah({ keadaan: 'belum-ditutup' })).toBe(
      'Dicatat pindah masuk di Kabupaten Sidoarjo pada 5 Oktober 2025, tetapi masih tercatat di sini',
    )
    expect(pindah({ arah: 'masuk', keadaan: 'belum-ditutup-di-sana', kabLain: null, tanggalLain: null })).toBe(
      'Masih tercatat di kabupaten/kota lain; pihak sana sudah diberi tahu',
    )
  })
})
