import { describe, expect, it } from 'vitest'
import { filterKolom, formatTanda, groupKolom } from './kolom-ekspor'

describe('filterKolom', () => {
  it('tidak menyisakan kolom pribadi bagi peran yang tidak membawa data keluar', () => {
    const kolom = ['nomor_induk_kependudukan', 'nama', 'penglihatan', 'desil_nasional']
    expect(filterKolom({ peran: 'kepala-dinas' }, kolom)).toEqual([])
    expect(filterKolom({ peran: 'operator-dinsos' }, kolom)).toEqual(kolom)
  })
})

describe('groupKolom', () => {
  it('menaruh setiap kolom dalam kelompoknya menurut urutan berkas dan meninggalkan kelompok kosong', () => {
    expect(groupKolom(['penglihatan', 'nama', 'pendengaran'])).toEqual([
      { kelompok: 'Identitas', kolomList: [['nama', 'Nama']] },
      {
        kelompok: 'Kesehatan',
        kolomList: [
          ['penglihatan', 'Penglihatan'],
          ['pendengaran', 'Pendengaran'],
        ],
      },
    ])
  })
})

describe('formatTanda', () => {
  it('menyebut siapa, kapan, untuk apa, isinya, dan nomor berkas dalam satu baris', () => {
    const tanda = { id: 'a-1', oleh: 'Ibu Rina', pada: '3 November 2025 08.00', tujuan: 'Rapat\nkoordinasi' }
    expect(formatTanda({ ...tanda, sintetis: false })).toBe(
      'Diekspor oleh Ibu Rina pada 3 November 2025 08.00 untuk: Rapat koordinasi; berisi data pribadi, dilindungi UU 27/2022 dan hanya untuk tujuan tersebut; nomor berkas a-1',
    )
    expect(formatTanda({ ...tanda, sintetis: true })).toContain('DATA SINTETIS')
  })
})
