import { describe, expect, it } from 'vitest'
import type { IsoDate, Periode } from '@/lib/core/date'
import { yearsBetween } from '@/lib/core/date'
import { DAFTAR_KODE } from '@/lib/keluarga/daftar-kode'
import { isKodeDikenal, isNamaVariabel } from '@/lib/keluarga/kode'
import { isSesuaiNik, parseNik, parseNomorKk } from '@/lib/keluarga/nik'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../kolom'
import { akhirPeriode } from './calendar'
import { isNomorSintetis } from './nomor'
import { buatRilis, type OpsiRilis } from './rilis'
import { computeTarget } from './target'
import type { WilayahDesa } from './wilayah-desa'

const PERIODE = '2025-TW3' as Periode

/** Eight desa in two kecamatan: kelurahan and, for odd ones, desa. */
const WILAYAH: WilayahDesa[] = Array.from({ length: 8 }, (_, i) => ({
  kodeDesa: `32750${1 + (i % 2)}${i % 2 === 0 ? '1' : '2'}00${i + 1}`,
  desa: `Desa ${i + 1}`,
  kodeKecamatan: `32750${1 + (i % 2)}`,
  kecamatan: `Kecamatan ${1 + (i % 2)}`,
  kodeKab: '3275',
  kab: 'Kota "Uji"',
  kodeProvinsi: '32',
  provinsi: 'Jawa Barat',
  bpsDesa: `32750${1 + (i % 2)}000${i + 1}`,
}))

type Row = Record<string, string>

function tulis(ubah: Partial<OpsiRilis> = {}): { keluarga: string; anggota: string } {
  const text = { keluarga: '', anggota: '' }
  const options: OpsiRilis = {
    wilayah: WILAYAH,
    kk: 2500,
    periode: PERIODE,
    benih: 'uji',
    sistem: 'kemendagri',
    ...ubah,
  }
  const decoder = new TextDecoder()
  for (const { berkas, content } of buatRilis(options)) text[berkas] += decoder.decode(content)
  return text
}

/** Splits as any reader of quoted values would, and requires every value to be quoted. */
function parse(text: string, kolomList: readonly string[]): Row[] {
  expect(text.endsWith('\n')).toBe(true)
  const [header, ...barisList] = text.slice(0, -1).split('\n')
  expect(header).toBe(kolomList.map((kolom) => `"${kolom}"`).join('|'))
  return barisList.map((baris) => {
    expect(baris.startsWith('"') && baris.endsWith('"')).toBe(true)
    const valueList = baris.slice(1, -1).split('"|"')
    expect(valueList).toHaveLength(kolomList.length)
    return Object.fromEntries(kolomList.map((kolom, i) => [kolom, (valueList[i] ?? '').replaceAll('""', '"')]))
  })
}

const text = tulis()
const keluargaList = parse(text.keluarga, KOLOM_KELUARGA)
const anggotaList = parse(text.anggota, KOLOM_ANGGOTA)
const desilOf = (keluarga: Row) =>
  /^\d+$/.test(keluarga.desil_nasional ?? '') && keluarga.desil_nasional !== '0'
    ? Number(keluarga.desil_nasional)
    : null
const anggotaByKk = new Map<string, Row[]>()
for (const anggota of anggotaList) {
  const nomorKk = anggota.nomor_kartu_keluarga ?? ''
  anggotaByKk.set(nomorKk, [...(anggotaByKk.get(nomorKk) ?? []), anggota])
}

describe('buatRilis', () => {
  it('memberi byte yang sama untuk benih yang sama dan lain untuk benih lain', () => {
    expect(tulis({ kk: 300 })).toEqual(tulis({ kk: 300 }))
    expect(tulis({ kk: 300 }).anggota).not.toBe(tulis({ kk: 300, benih: 'lain' }).anggota)
  })

  it('memuat KK dan jiwa tiap desil tepat seperti targetnya', () => {
    for (const { desil, kk, jiwa } of computeTarget(2500)) {
      const content = keluargaList.filter((keluarga) => desilOf(keluarga) === desil)
      expect([desil, content.length]).toEqual([desil, kk])
      expect(content.reduce((jumlah, keluarga) => jumlah + Number(keluarga.jumlah_anggota_keluarga), 0)).toBe(jiwa)
    }
  })

  it('membagi desil kabupaten menjadi persepuluhan jiwa yang diperingkat', () => {
    const peringkat = keluargaList.filter((keluarga) => desilOf(keluarga) !== null)
    const jiwa = (list: Row[]) => list.reduce((jumlah, satu) => jumlah + Number(satu.jumlah_anggota_keluarga), 0)
    for (let desil = 1; desil <= 10; desil++) {
      const content = peringkat.filter((keluarga) => keluarga.desil_kabupaten_kota === String(desil))
      expect(Math.abs(jiwa(content) - jiwa(peringkat) / 10)).toBeLessThanOrEqual(12)
    }
    for (const keluarga of peringkat) {
      const urut = [keluarga.desil_nasional, keluarga.desil_provinsi, keluarga.desil_kabupaten_kota].map(Number)
      expect(Math.abs((urut[0] ?? 0) - (urut[1] ?? 0))).toBeLessThanOrEqual(
        Math.abs((urut[0] ?? 0) - (urut[2] ?? 0)) + 1,
      )
    }
  })

  it('menulis yang belum diperingkat dalam ketiga bentuknya', () => {
    const shape = new Set(
      keluargaList.filter((keluarga) => desilOf(keluarga) === null).map((satu) => satu.desil_nasional),
    )
    expect([...shape].sort()).toEqual(['', '-', '0'])
  })

  it('menyusun keluarga dengan satu kepala dan sebanyak yang disebutnya', () => {
    expect(anggotaByKk.size).toBe(keluargaList.length)
    for (const keluarga of keluargaList) {
      const content = anggotaByKk.get(keluarga.nomor_kartu_keluarga ?? '') ?? []
      expect(content).toHaveLength(Number(keluarga.jumlah_anggota_keluarga))
      const kepala = content.filter((anggota) => anggota.status_hubungan_keluarga === '1')
      expect(kepala.map((anggota) => anggota.nama)).toEqual([keluarga.nama_anggota_keluarga])
      const pasangan = content.filter((anggota) => anggota.status_hubungan_keluarga === '2')
      expect(pasangan.length).toBeLessThanOrEqual(1)
      for (const satu of pasangan) {
        expect([satu.status_kawin, kepala[0]?.status_kawin]).toEqual(['2', '2'])
        expect(satu.jenis_kelamin).not.toBe(kepala[0]?.jenis_kelamin)
      }
    }
  })

  it('memberi NIK dan nomor KK yang terbaca, tunggal, sintetis, dan sesuai tanggal lahir', () => {
    expect(new Set(anggotaList.map((anggota) => anggota.nomor_induk_kependudukan)).size).toBe(anggotaList.length)
    expect(new Set(keluargaList.map((keluarga) => keluarga.nomor_kartu_keluarga)).size).toBe(keluargaList.length)
    for (const anggota of anggotaList) {
      const nik = parseNik(anggota.nomor_induk_kependudukan ?? '')
      expect(nik.ok && isSesuaiNik(nik.value, anggota.tanggal_lahir as IsoDate, anggota.jenis_kelamin ?? '')).toBe(true)
      expect(isNomorSintetis(anggota.nomor_induk_kependudukan ?? '')).toBe(true)
    }
    for (const keluarga of keluargaList) {
      expect(parseNomorKk(keluarga.nomor_kartu_keluarga ?? '').ok).toBe(true)
      expect(isNomorSintetis(keluarga.nomor_kartu_keluarga ?? '')).toBe(true)
    }
    const pln = keluargaList.map((keluarga) => keluarga.id_pelanggan_pln ?? '').filter((nomor) => nomor !== '')
    expect(new Set(pln).size).toBe(pln.length)
    for (const nomor of pln) expect(nomor).toMatch(/^\d{12}$/)
  })

  it('hanya memakai kode yang dikenal', () => {
    for (const kolom of Object.keys(DAFTAR_KODE)) {
      expect(isNamaVariabel(kolom)).toBe(true)
      for (const list of [keluargaList, anggotaList])
        for (const kode of new Set(list.map((baris) => baris[kolom] ?? '')))
          if (kode !== '') expect(`${kolom}=${kode}: ${isKodeDikenal(kolom, kode)}`).toBe(`${kolom}=${kode}: true`)
    }
  })

  it('tidak bertentangan dengan dirinya sendiri', () => {
    const aset = KOLOM_KELUARGA.filter((kolom) => kolom.startsWith('aset_'))
    for (const keluarga of keluargaList) {
      const meteran = keluarga.sumber_penerangan_utama === '1'
      expect(meteran).toBe(keluarga.daya_terpasang !== '')
      expect(meteran).toBe(keluarga.id_pelanggan_pln !== '')
      if (Number(keluarga.fasilitas_bab) > 4) expect(keluarga.jenis_kloset).toBe('')
      if (keluarga.kepemilikan_aset !== '')
        expect(keluarga.kepemilikan_aset).toBe(aset.some((kolom) => keluarga[kolom] === '1') ? '1' : '2')
      expect([keluarga.pbi_nas, keluarga.pbi_pemda]).not.toEqual(['YA', 'YA'])
    }
    for (const anggota of anggotaList) {
      const umur = yearsBetween(anggota.tanggal_lahir as IsoDate, akhirPeriode(PERIODE))
      expect(umur).toBeGreaterThanOrEqual(0)
      if (umur < 15) expect(anggota.status_bekerja).not.toBe('1')
      if (umur < 17) expect(anggota.status_kawin).toBe('1')
      if (anggota.partisipasi_sekolah === '2') expect(umur).toBeLessThanOrEqual(24)
      if (anggota.jenjang_tertinggi_yang_diduduki === '19') expect(umur).toBeGreaterThanOrEqual(19)
      if (anggota.kondisi_gizi !== '') expect(umur).toBeLessThan(5)
      if (anggota.status_bekerja !== '1') expect(anggota.lapangan_usaha_dari_pekerjaan_utama).toBe('')
    }
  })

  it('membuat keadaan rumah dan aset membaik rata-rata menurut desil', () => {
    const bagian = (syarat: (keluarga: Row) => boolean) =>
      [1, 3, 5, 7, 9].map((bawah) => {
        const content = keluargaList.filter((keluarga) => [bawah, bawah + 1].includes(desilOf(keluarga) ?? 0))
        return content.filter(syarat).length / content.length
      })
    const naik = [
      bagian((keluarga) => keluarga.aset_bergerak_ac === '1'),
      bagian((keluarga) => keluarga.aset_bergerak_mobil === '1'),
      bagian((keluarga) => Number(keluarga.daya_terpasang) >= 3),
      bagian((keluarga) => Number(keluarga.luas_lantai) >= 50),
      bagian((keluarga) => keluarga.pbi_nas === 'TIDAK'),
      bagian((keluarga) => keluarga.aset_bergerak_komputer_laptop_tablet === '1'),
    ]
    for (const deret of naik) expect(deret).toEqual([...deret].sort((a, b) => a - b))
  })

  it('menulis kode BPS bila diminta dan menolak desa tanpa kode BPS', () => {
    const bps = parse(tulis({ kk: 60, sistem: 'bps' }).keluarga, KOLOM_KELUARGA)
    for (const keluarga of bps) {
      expect(keluarga.kode_kecamatan).toBe(keluarga.kode_kelurahan_desa?.slice(0, 7))
      expect(WILAYAH.map((desa) => desa.bpsDesa)).toContain(keluarga.kode_kelurahan_desa)
    }
    const tanpa = WILAYAH.map((desa) => ({ ...desa, bpsDesa: null }))
    expect(() => tulis({ kk: 60, sistem: 'bps', wilayah: tanpa })).toThrow(RangeError)
  })
})
