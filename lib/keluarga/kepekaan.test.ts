import { describe, expect, it } from 'vitest'
import { IZIN_PERAN, PERAN } from '@/lib/akses/izin'
import { isDicatatBilaTampil, isTambahanTampil, samarkan, tampilanOf } from './kepekaan'
import { VARIABEL } from './variabel'

const KOLOM = Object.keys(VARIABEL)
const NOMOR = ['nomor_induk_kependudukan', 'nomor_kartu_keluarga', 'id_pelanggan_pln']

describe('kepekaan', () => {
  it.each(PERAN)('di layar %s setiap nomor disamarkan atau tidak ada', (peran) => {
    for (const kolom of NOMOR) expect(tampilanOf({ peran }, kolom)).not.toBe('tampil')
  })

  it.each(PERAN)('%s melihat data keluarga tepat bila berizin melihatnya', (peran) => {
    const lihat = IZIN_PERAN[peran].includes('keluarga:lihat')
    expect(tampilanOf({ peran }, 'nama') === 'tampil').toBe(lihat)
    expect(tampilanOf({ peran }, 'jenis_lantai_terluas') === 'tampil').toBe(lihat)
  })

  it.each(PERAN)('%s membawa nomor utuh dalam ekspor tepat bila berizin mengekspor dan membuka samaran', (peran) => {
    const boleh = (['keluarga:ekspor', 'keluarga:buka-samaran'] as const).every((izin) =>
      IZIN_PERAN[peran].includes(izin),
    )
    for (const kolom of NOMOR) expect(tampilanOf({ peran }, kolom, 'ekspor') === 'tampil').toBe(boleh)
  })

  it('data spesifik hanya untuk yang bekerja dengan keluarga', () => {
    const melihat = PERAN.filter((peran) => tampilanOf({ peran }, 'penyakit_kronis') === 'tampil')
    expect(melihat).toEqual(['operator-desa', 'pendamping', 'operator-dinsos', 'verifikator-dinsos'])
  })

  it('kolom yang belum dikenal dianggap data pribadi', () => {
    expect(tampilanOf({ peran: 'administrator' }, 'kolom_baru')).toBe('tidak')
  })

  it('isi kolom yang belum dikenal tampil tepat bagi yang melihat data spesifik', () => {
    for (const peran of PERAN)
      expect(isTambahanTampil({ peran })).toBe(tampilanOf({ peran }, 'penyakit_kronis') === 'tampil')
  })

  it('samarkan memberi empat angka pertama, dan tidak memberi apa pun bila tidak berhak', () => {
    expect(samarkan({ peran: 'operator-desa' }, 'id_pelanggan_pln', '512345678901')).toBe('5123••••••••')
    expect(samarkan({ peran: 'administrator' }, 'nama', 'SLAMET')).toBeNull()
    expect(samarkan({ peran: 'operator-desa' }, 'nama', null)).toBeNull()
  })

  it('yang tercatat setiap kali tampil adalah tepat yang disamarkan', () => {
    expect(KOLOM.filter((kolom) => isDicatatBilaTampil(kolom)).sort()).toEqual([...NOMOR].sort())
  })
})
