import { describe, expect, it } from 'vitest'
import { KANTOR, parseJawaban, pilahJawaban } from './mitra'

const isi = (ubah: object) => ({ nomor: '3', jawaban: '', apa: '', catatan: '', ...ubah })

describe('parseJawaban', () => {
  it('membaca jawaban dengan ejaan dan huruf apa pun', () => {
    expect(parseJawaban(isi({ jawaban: ' Sesuai ' }))).toEqual({ nomor: 3, jawaban: 'sesuai', apa: [], catatan: null })
    expect(parseJawaban(isi({ jawaban: 'TIDAK SESUAI', apa: 'Alamat; pindah', catatan: ' ke kota lain ' }))).toEqual({
      nomor: 3,
      jawaban: 'tidak-sesuai',
      apa: ['alamat', 'pindah'],
      catatan: 'ke kota lain',
    })
    expect(parseJawaban(isi({ jawaban: 'tidak_dikenal', apa: 'nama' }))).toMatchObject({ apa: [] })
  })

  it('melewati yang kosong dan menyebut yang salah tanpa menyalin isinya', () => {
    expect(parseJawaban(isi({}))).toBeNull()
    expect(parseJawaban(isi({ jawaban: 'mungkin' }))).toEqual({
      salah: 'kolom jawaban diisi sesuai, tidak sesuai, atau tidak dikenal',
    })
    expect(parseJawaban(isi({ jawaban: 'tidak sesuai' }))).toMatchObject({ salah: expect.stringContaining('apa_yang') })
    expect(parseJawaban(isi({ nomor: 'x', jawaban: 'sesuai' }))).toEqual({ salah: 'kolom nomor tidak terbaca' })
  })
})

describe('pilahJawaban', () => {
  const baris = (at: number, ubah: object) => ({
    baris: at,
    permintaan: 'VM-2026-0001',
    nomor: String(at - 1),
    jawaban: 'sesuai',
    apa: '',
    catatan: '',
    ...ubah,
  })

  it('mengambil yang menjawab permintaan ini dan menyebut yang lain beserta alasannya', () => {
    const { jawabanList, ditolakList } = pilahJawaban(
      [
        baris(2, { permintaan: ' vm-2026-0001 ' }),
        baris(3, { permintaan: 'VM-2026-0002' }),
        baris(4, { jawaban: 'mungkin' }),
        baris(5, { jawaban: '' }),
        baris(6, { nomor: '1', jawaban: 'tidak dikenal' }),
        baris(7, { nomor: '11' }),
        baris(8, { permintaan: '', jawaban: '' }),
        baris(9, { nomor: '0' }),
      ],
      { nomor: 'VM-2026-0001', jumlah: 10 },
    )
    expect(jawabanList).toEqual([{ nomor: 1, jawaban: 'sesuai', apa: [], catatan: null }])
    expect(ditolakList).toEqual([
      { baris: 3, alasan: 'baris ini bukan dari permintaan VM-2026-0001' },
      { baris: 4, alasan: 'kolom jawaban diisi sesuai, tidak sesuai, atau tidak dikenal' },
      { baris: 6, alasan: 'nomor ini sudah dijawab di baris 2' },
      { baris: 7, alasan: 'nomor ini tidak ada di permintaan' },
      { baris: 9, alasan: 'kolom nomor tidak terbaca' },
    ])
  })
})

describe('KANTOR', () => {
  it('hanya Disdukcapil melihat nomor utuh', () => {
    for (const [kode, kantor] of Object.entries(KANTOR))
      expect(
        (kantor.kolom as readonly string[]).some((kolom) => kolom === 'nik' || kolom === 'nomorKk'),
        kode,
      ).toBe(kode === 'disdukcapil')
  })
})
