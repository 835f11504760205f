import { describe, expect, it } from 'vitest'
import { type IsoDate, type Periode, yearsBetween } from '@/lib/core/date'
import { isSesuaiNik, parseNik } from '@/lib/keluarga/nik'
import { akhirPeriode } from './calendar'
import { jawabUsulan, type UsulanTerkirim } from './jawaban-usulan'
import { readKey } from './keluarga-key'
import { type AnggotaRow, type KeluargaRow, parseAnggotaRow, parseKeluargaRow } from './keluarga-rows'
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
function toRilis(text: { keluarga: string; anggota: string }, header: boolean): Rilis {
  const lines = (content: string) => content.split('\n').slice(header ? 1 : 0, -1)
  const anggota = new Map<string, string[]>()
  for (const baris of lines(text.anggota)) {
    const nomorKk = parseAnggotaRow(baris).get('nomor_kartu_keluarga')
    anggota.set(nomorKk, [...(anggota.get(nomorKk) ?? []), baris])
  }
  return { keluarga: lines(text.keluarga), anggota }
}

function start(): Rilis {
  const text = { keluarga: '', anggota: '' }
  const options = { wilayah: WILAYAH, kk: 1500, periode: TW3, benih: 'uji', sistem: 'kemendagri' } as const
  for (const { berkas, content } of buatRilis(options)) text[berkas] += decoder.decode(content)
  return toRilis(text, true)
}

type Lanjutan = Rilis & { kebenaran: string[][]; jawaban: Record<string, number> }

function lanjutkan(dari: Rilis, ubah: number, terkirim: UsulanTerkirim[] = [], terima = 70): Lanjutan {
  const options = { wilayah: WILAYAH, periode: TW4, benih: 'uji', sistem: 'kemendagri', ubah } as const
  const lanjutan = new LanjutanRilis(options, jawabUsulan(terkirim, terima, 'uji'))
  const text = { keluarga: '', anggota: '', kebenaran: '' }
  const collect = () => {
    for (const berkas of ['keluarga', 'anggota', 'kebenaran'] as const)
      text[berkas] += decoder.decode(lanjutan[berkas].take())
  }
  for (const baris of dari.keluarga) {
    const keluarga = encoder.encode(`${baris}\n`)
    const key = readKey(keluarga)
    if (!key) throw new Error('no key')
    const anggota = encoder.encode(`${(dari.anggota.get(key.nomorKk) ?? []).join('\n')}\n`)
    expect(lanjutan.isSatuKeluarga(key, anggota)).toBe(true)
    lanjutan.proses(keluarga, anggota, key.nomorKk, key.size)
    if (lanjutan.isFull()) collect()
  }
  while (lanjutan.catatTanpaKeluarga()) collect()
  collect()
  const kebenaran = text.kebenaran
    .split('\n')
    .slice(1, -1)
    .map((baris) => baris.slice(1, -1).split('"|"'))
  return { ...toRilis(text, false), kebenaran, jawaban: lanjutan.jumlahJawaban }
}

const asal = start()
const sesudah = lanjutkan(asal, 20)
const nomorOf = (baris: string) => parseKeluargaRow(baris).get('nomor_kartu_keluarga')

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
      const keluarga: KeluargaRow = parseKeluargaRow(baris)
      const content: AnggotaRow[] = (sesudah.anggota.get(nomorOf(baris)) ?? []).map(parseAnggotaRow)
      expect(content).toHaveLength(Number(keluarga.get('jumlah_anggota_keluarga')))
      const kepala = content.filter((anggota) => anggota.get('status_hubungan_keluarga') === '1')
      expect(kepala.map((anggota) => anggota.get('nama'))).toEqual([keluarga.get('nama_anggota_keluarga')])
      expect(isNomorSintetis(nomorOf(baris))).toBe(true)
      expect(keluarga.valueList).toHaveLength(52)
      for (const anggota of content) {
        expect(anggota.valueList).toHaveLength(48)
        const text = anggota.get('nomor_induk_kependudukan')
        const nik = parseNik(text)
        const lahir = anggota.get('tanggal_lahir') as IsoDate
        expect(nik.ok && isSesuaiNik(nik.value, lahir, anggota.get('jenis_kelamin'))).toBe(true)
        expect(yearsBetween(lahir, akhirPeriode(TW4))).toBeGreaterThanOrEqual(0)
        nikList.push(text)
      }
    }
    expect(new Set(nikList).size).toBe(nikList.length)
    expect(new Set(sesudah.keluarga.map(nomorOf)).size).toBe(sesudah.keluarga.length)
  })

  it('mencatat kebenaran yang sesuai dengan berkasnya', () => {
    const keluargaBaru = new Map(sesudah.keluarga.map((baris) => [nomorOf(baris), parseKeluargaRow(baris)]))
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
    const result = lanjutkan(asal, 10, terkirim)
    expect((result.jawaban['diakui-berubah'] ?? 0) + (result.jawaban['diakui-tetap'] ?? 0)).toBe(105)
    expect(Object.values(result.jawaban).reduce((a, b) => a + b, 0)).toBe(150)
    expect(Object.keys(result.jawaban).sort()).toEqual(['diakui-berubah', 'diakui-tetap', 'sebagian', 'tidak-diakui'])
    const keluargaBaru = new Map(result.keluarga.map((baris) => [nomorOf(baris), baris]))
    for (const [nomorKk = '', jenis, , , nomorUsulan, jawaban, lama, baru] of result.kebenaran) {
      if (jenis !== 'usulan') continue
      const isian = terkirim.filter((satu) => satu.nomorUsulan === nomorUsulan)
      const keluarga = parseKeluargaRow(keluargaBaru.get(nomorKk) ?? '')
      const filled = isian.filter((satu) => keluarga.get(satu.kolom as 'luas_lantai') === satu.nilaiBaru).length
      if (jawaban === 'tidak-diakui') expect(asal.keluarga).toContain(keluargaBaru.get(nomorKk))
      else if (jawaban !== 'sebagian') expect(filled).toBe(isian.length)
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
