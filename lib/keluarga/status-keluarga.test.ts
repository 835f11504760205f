import { describe, expect, it } from 'vitest'
import type { JenisPeristiwa } from './peristiwa'
import { computeStatus, isSudahTiada } from './status-keluarga'

const kejadian = (jenis: JenisPeristiwa, lain: object = {}) => ({
  jenis,
  sisi: 'ini' as const,
  tanggal: '2025-10-01',
  tempat: null,
  keluargaLainId: 'tujuan',
  seluruhnya: true,
  dibatalkan: null,
  ...lain,
})

describe('computeStatus', () => {
  it('keluarga yang masih beranggota selalu ada', () => {
    expect(computeStatus(1, [kejadian('pindah-keluar')])).toEqual({ jenis: 'ada' })
  })

  it('tanpa anggota, peristiwa terakhir yang mengosongkannya menentukan', () => {
    expect(computeStatus(0, [kejadian('pindah-keluar', { tempat: 'Bandung' })])).toMatchObject({
      jenis: 'pindah',
      tempat: 'Bandung',
      keLain: null,
    })
    expect(computeStatus(0, [kejadian('gabung-kk')])).toMatchObject({ jenis: 'bergabung', keLain: 'tujuan' })
    expect(computeStatus(0, [kejadian('kematian')])).toMatchObject({ jenis: 'meninggal' })
  })

  it('yang dibatalkan, yang sebagian, dan yang terjadi pada keluarga lain tidak dihitung', () => {
    expect(
      computeStatus(0, [
        kejadian('pindah-keluar', { dibatalkan: {} }),
        kejadian('kematian', { seluruhnya: false }),
        kejadian('gabung-kk', { sisi: 'lain' }),
      ]),
    ).toEqual({ jenis: 'ada' })
  })
})

describe('isSudahTiada', () => {
  it('berlaku bila semua orangnya sudah keluar, bukan bila rilis tidak menyebut seorang pun', () => {
    expect(isSudahTiada([{ anggota: false }, { anggota: false }])).toBe(true)
    expect(isSudahTiada([{ anggota: false }, { anggota: true }])).toBe(false)
    expect(isSudahTiada([])).toBe(false)
  })
})
