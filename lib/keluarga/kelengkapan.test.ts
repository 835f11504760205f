import { describe, expect, it } from 'vitest'
import type { IsoDate } from '@/lib/core/date'
import { computeKelengkapan, KELOMPOK_LENGKAP } from './kelengkapan'
import { isNamaVariabel } from './kode'

const HARI = '2025-10-15' as IsoDate
const isi = (nilai: Record<string, string>) => (kolom: string) => nilai[kolom] ?? null
/** Every family value there is. */
const penuh = (kolom: string) => (kolom === 'fasilitas_bab' || kolom === 'sumber_penerangan_utama' ? '1' : 'x')

describe('computeKelengkapan', () => {
  it('hanya menyebut kolom yang dikenal', () => {
    const kolomList = KELOMPOK_LENGKAP.flatMap(({ aturanList }) =>
      aturanList.flatMap(({ kolom, bila }) => [kolom, ...(bila ? [bila.kolom] : [])]),
    )
    expect(kolomList.filter((kolom) => !isNamaVariabel(kolom))).toEqual([])
  })

  it('keluarga yang terisi semua lengkap seratus persen dan tidak kurang apa pun', () => {
    expect(computeKelengkapan(penuh, [], HARI)).toMatchObject({ persen: 100, kurangList: [] })
  })

  it('menyebut yang kurang dengan kata, sejumlah orangnya', () => {
    const bayi = isi({ nama: 'A', tanggal_lahir: '2025-09-01', jenis_kelamin: '1' })
    const { kurangList } = computeKelengkapan(penuh, [bayi, bayi], HARI)
    expect(kurangList.map(({ kelompok }) => kelompok)).toEqual(['Identitas anggota'])
    expect(kurangList[0]?.kurang).toContainEqual({ label: 'NIK', jumlah: 2 })
  })

  it('tidak menanyakan pekerjaan kepada bayi, atau daya listrik tanpa meteran', () => {
    const bayi = computeKelengkapan(penuh, [isi({ tanggal_lahir: '2025-09-01' })], HARI)
    const dewasa = computeKelengkapan(penuh, [isi({ tanggal_lahir: '1990-09-01' })], HARI)
    expect(dewasa.seharusnya).toBeGreaterThan(bayi.seharusnya)
    const tanpaMeter = (kolom: string) =>
      kolom === 'sumber_penerangan_utama' ? '4' : kolom === 'daya_terpasang' ? '' : penuh(kolom)
    expect(computeKelengkapan(tanpaMeter, [], HARI).persen).toBe(100)
  })

  it('tidak pernah membulatkan ke atas menjadi lengkap', () => {
    const anggota = Array.from({ length: 30 }, () => penuh)
    const satuKurang = (kolom: string) => (kolom === 'alamat' ? '' : penuh(kolom))
    expect(computeKelengkapan(satuKurang, anggota, HARI).persen).toBe(99)
  })
})
