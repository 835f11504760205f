import { describe, expect, it } from 'vitest'
import { type IsoDate, type Periode, yearsBetween } from '@/lib/core/date'
import { isSesuaiNik, parseNik } from '@/lib/keluarga/nik'
import { jawabUsulan, type UsulanTerkirim } from './jawaban-usulan'
import { akhirPeriode } from './kalender'
import { type BarisAnggota, type BarisKeluarga, parseBarisAnggota, parseBarisKeluarga } from './keluarga-baris'
import { readKunci } from './kunci-keluarga'
import { LanjutanRilis } from './lanjutan'
import { isNomorSintetis } from './nomor'
import { buatRilis } from './rilis'
import type { WilayahDesa } from './wilayah-desa'

const TW3 = '2025-TW3' as Periode
const TW4 = '2025-TW4' as Periode

const WILAYAH: WilayahDesa[] = Array.from({ length: 6 }, (_, i) => ({
  kodeDesa: `32750${1 + (i % 3)}100${i + 1}`,
  desa: `Kelurahan ${i + 1}`,
  kodeKecamatan: `32750${1 + (i % 3)}`,
  kecamatan: `Kecamatan ${1 + (i % 3)}`,
  kodeKab: '3275',
  kab: 'Kota Uji',
  kodeProvinsi: '32',
  provinsi: 'Jawa Barat',
  bpsDesa: null,
}))

type Rilis = { keluarga: string[]; anggota: Map<string, string[]> }

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Lines without header, members by nomor KK. */
function toRilis(teks: { keluarga: string; anggota: string }, judul: boolean): Rilis {
  const lines = (isi: string) => isi.split('\n').slice(judul ? 1 : 0, -1)
  const anggota = new Map<string, string[]>()
  for (const baris of lines(teks.anggota)) {
    const nomorKk = parseBarisAnggota(baris).get('nomor_kartu_keluarga')
    anggota.set(nomorKk, [...(anggota.get(nomorKk) ?? []), baris])
  }
  return { keluarga: lines(teks.keluarga), anggota }
}

function awal(): Rilis {
  const teks = { keluarga: '', anggota: '' }
  const opsi = { wilayah: WILAYAH, kk: 1500, periode: TW3, benih: 'uji', sistem: 'kemendagri' } as const
  for (const { berkas, isi } of buatRilis(opsi)) teks[berkas] += decoder.decode(isi)
  return toRilis(teks, true)
}

type Lanjutan = Rilis & { kebenaran: string[][]; jawaban: Record<string, number> }

function lanjutkan(dari: Rilis, ubah: number, terkirim: UsulanTerkirim[] = [], terima = 70): Lanjutan {
  const opsi = { wilayah: WILAYAH, periode: TW4, benih: 'uji', sistem: 'kemendagri', ubah } as const
  const lanjutan = new LanjutanRilis(opsi, jawabUsulan(terkirim, terima, 'uji'))
  const teks = { keluarga: '', anggota: '', kebenaran: '' }
  const kumpul = () => {
    for (const berkas of ['keluarga', 'anggota', 'kebenaran'] as const)
      teks[berkas] += decoder.decode(lanjutan[berkas].ambil())
  }
  for (const baris of dari.keluarga) {
    const keluarga = encoder.encode(`${baris}\n`)
    const kunci = readKunci(keluarga)
    if (!kunci) throw new Error('no key')
    const anggota = encoder.encode(`${(dari.anggota.get(kunci.nomorKk) ?? []).join('\n')}\n`)
    expect(lanjutan.isSatuKeluarga(kunci, anggota)).toBe(true)
    lanjutan.proses(keluarga, anggota, kunci.nomorKk, kunci.ukuran)
    if (lanjutan.isPenuh()) kumpul()
  }
  while (lanjutan.catatTanpaKeluarga()) kumpul()
  kumpul()
  const kebenaran = teks.kebenaran
    .split('\n')
    .slice(1, -1)
    .map((baris) => baris.slice(1, -1).split('"|"'))
  return { ...toRilis(teks, false), kebenaran, jawaban: lanjutan.jumlahJawaban }
}

const asal = awal()
const sesudah = lanjutkan(asal, 20)
const nomorOf = (baris: string) => parseBarisKeluarga(baris).get('nomor_kartu_keluarga')

/** A usulan of one family field for every tenth family, of two fields for every twentieth. */
function usulanContoh(): UsulanTerkirim[] {
  return asal.keluarga
    .filter((_, i) => i % 10 === 0)
    .flatMap((baris, i): UsulanTerkirim[] => {
      const dasar = { nomorUsulan: `USL-${i}`, nomorKk: nomorOf(baris), nik: '' }
      const satu = { ...dasar, kolom: 'luas_lantai', nilaiBaru: '11' }
      return i % 2 === 0 ? [satu] : [satu, { ...dasar, kolom: 'jenis_lantai_terluas', nilaiBaru: '08' }]
    })
}

describe('LanjutanRilis', () => {
  it('membiarkan setiap baris sama bila tidak ada yang berubah', () => {
    expect(lanjutkan(asal, 0)).toMatchObject({ keluarga: asal.keluarga, anggota: asal.anggota, kebenaran: [] })
  })

  it('mengubah sebanyak yang diminta, mencatat semuanya, dan membiarkan yang lain', () => {
    const lama = new Set(asal.keluarga)
    const semuaAnggotaLama = (baris: string) =>
      asal.anggota.get(nomorOf(baris))?.join() === sesudah.anggota.get(nomorOf(baris))?.join()
    const tetap = sesudah.keluarga.filter((baris) => lama.has(baris) && semuaAnggotaLama(baris))
    const masuk = sesudah.kebenaran.filter((baris) => baris[1] === 'pindah-masuk').length
    expect(sesudah.kebenaran).toHaveLength(300)
    expect(asal.keluarga.length - tetap.length).toBe(300 - masuk)
    expect(lanjutkan(asal, 20)).toEqual(sesudah)
  })

  it('menghasilkan keluarga yang utuh: satu kepala, jumlah benar, nomor tunggal dan sintetis', () => {
    const nikList: string[] = []
    expect(sesudah.anggota.size).toBe(sesudah.keluarga.length)
    for (const baris of sesudah.keluarga) {
      const keluarga: BarisKeluarga = parseBarisKeluarga(baris)
      const isi: BarisAnggota[] = (sesudah.anggota.get(nomorOf(baris)) ?? []).map(parseBarisAnggota)
      expect(isi).toHaveLength(Number(keluarga.get('jumlah_anggota_keluarga')))
      const kepala = isi.filter((anggota) => anggota.get('status_hubungan_keluarga') === '1')
      expect(kepala.map((anggota) => anggota.get('nama'))).toEqual([keluarga.get('nama_anggota_keluarga')])
      expect(isNomorSintetis(nomorOf(baris))).toBe(true)
      expect(keluarga.nilaiList).toHaveLength(52)
      for (const anggota of isi) {
        expect(anggota.nilaiList).toHaveLength(48)
        const teks = anggota.get('nomor_induk_kependudukan')
        const nik = parseNik(teks)
        const lahir = anggota.get('tanggal_lahir') as IsoDate
        expect(nik.ok && isSesuaiNik(nik.value, lahir, anggota.get('jenis_kelamin'))).toBe(true)
        expect(yearsBetween(lahir, akhirPeriode(TW4))).toBeGreaterThanOrEqual(0)
        nikList.push(teks)
      }
    }
    expect(new Set(nikList).size).toBe(nikList.length)
    expect(new Set(sesudah.keluarga.map(nomorOf)).size).toBe(sesudah.keluarga.length)
  })

  it('mencatat kebenaran yang sesuai dengan berkasnya', () => {
    const keluargaBaru = new Map(sesudah.keluarga.map((baris) => [nomorOf(baris), parseBarisKeluarga(baris)]))
    const jenisList = new Set(sesudah.kebenaran.map((baris) => baris[1]))
    for (const jenis of ['desil-berubah', 'aset-berubah', 'lahir', 'meninggal', 'pindah-keluar', 'pindah-masuk'])
      expect(jenisList).toContain(jenis)
    for (const [nomorKk = '', jenis, nomorBaru = '', nik = '', , , lama, baru] of sesudah.kebenaran) {
      if (jenis === 'pindah-keluar') expect(keluargaBaru.has(nomorKk)).toBe(false)
      if (jenis === 'ganti-kepala' || jenis === 'pecah-kk') expect(keluargaBaru.has(nomorBaru)).toBe(true)
      if (jenis === 'desil-berubah') {
        expect(baru).not.toBe(lama)
        expect(keluargaBaru.get(nomorKk)?.get('desil_nasional')).toBe(baru)
      }
      if (jenis === 'lahir') expect(sesudah.anggota.get(nomorKk)?.some((baris) => baris.includes(nik))).toBe(true)
      if (jenis === 'meninggal')
        expect(sesudah.anggota.get(nomorKk)?.some((baris) => baris.includes(nik)) ?? false).toBe(false)
    }
  })

  it('menjawab usulan dengan jumlah yang tepat dan menulis jawabannya ke berkas', () => {
    const terkirim = usulanContoh()
    const hasil = lanjutkan(asal, 10, terkirim)
    expect((hasil.jawaban['diakui-berubah'] ?? 0) + (hasil.jawaban['diakui-tetap'] ?? 0)).toBe(105)
    expect(Object.values(hasil.jawaban).reduce((a, b) => a + b, 0)).toBe(150)
    expect(Object.keys(hasil.jawaban).sort()).toEqual(['diakui-berubah', 'diakui-tetap', 'sebagian', 'tidak-diakui'])
    const keluargaBaru = new Map(hasil.keluarga.map((baris) => [nomorOf(baris), baris]))
    for (const [nomorKk = '', jenis, , , nomorUsulan, jawaban, lama, baru] of hasil.kebenaran) {
      if (jenis !== 'usulan') continue
      const isian = terkirim.filter((satu) => satu.nomorUsulan === nomorUsulan)
      const keluarga = parseBarisKeluarga(keluargaBaru.get(nomorKk) ?? '')
      const terisi = isian.filter((satu) => keluarga.get(satu.kolom as 'luas_lantai') === satu.nilaiBaru).length
      if (jawaban === 'tidak-diakui') expect(asal.keluarga).toContain(keluargaBaru.get(nomorKk))
      else if (jawaban !== 'sebagian') expect(terisi).toBe(isian.length)
      expect(baru === lama).toBe(jawaban !== 'diakui-berubah')
    }
  })

  it('mencatat usulan yang keluarganya tidak ada di rilis', () => {
    const asing = { nomorUsulan: 'USL-X', nomorKk: '3275010101019999', nik: '', kolom: 'luas_lantai', nilaiBaru: '9' }
    const { kebenaran } = lanjutkan(asal, 0, [asing], 100)
    expect(kebenaran).toEqual([
      ['3275010101019999', 'usulan', '', '', 'USL-X', 'tidak-diakui', '', '', 'tidak ada di rilis'],
    ])
  })
})

describe('jawabUsulan', () => {
  it('tidak bergantung pada urutan berkas', () => {
    const terkirim = usulanContoh()
    const byNomor = (list: UsulanTerkirim[]) =>
      new Map(jawabUsulan(list, 70, 'uji').map((satu) => [satu.nomorUsulan, satu.jawaban]))
    expect(byNomor([...terkirim].reverse())).toEqual(byNomor(terkirim))
  })
})
