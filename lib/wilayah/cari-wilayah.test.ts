import { describe, expect, it } from 'vitest'
import { cariWilayah } from './cari-wilayah'

const AREA = [
  { kode: '327509', nama: 'Mustika Jaya' },
  { kode: '3275091001', nama: 'Mustikajaya' },
  { kode: '3275091002', nama: 'Mustikasari' },
  { kode: '327508', nama: 'Jatiasih' },
  { kode: '3275081001', nama: 'Jatirasa' },
  { kode: '3275081002', nama: 'Jatiasih' },
  { kode: '327505', nama: 'Rawalumbu' },
  { kode: '3275011001', nama: 'Sukamaju' },
  { kode: '3275021001', nama: 'Sukamaju' },
]

describe('cariWilayah', () => {
  it.each([
    ['mustika jaya', null, ['327509']],
    ['MUSTIKAJAYA', null, ['327509']],
    ['mustikajaya', 'desa', ['3275091001']],
    ['jatiasih', 'kecamatan', ['327508']],
    ['mustika', null, ['327509']],
    ['mustikasari', null, ['3275091002']],
    ['mustikajya', null, ['327509']],
    ['rawalmubu', null, ['327505']],
    ['sukamaju', null, ['3275011001', '3275021001']],
    ['dewi', null, []],
    ['ja', null, []],
  ] as const)('memahami %s (%s)', (teks, tingkat, kodeList) => {
    expect(cariWilayah(AREA, teks, tingkat)).toEqual(kodeList)
  })
})
