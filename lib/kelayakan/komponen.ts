// Komponen of PKH, derived from the members as of a day. What DTSEN cannot say is "tidak diketahui", never "tidak ada".
// Dasar: Permensos 1/2018 dan juknis PKH (komponen kesehatan, pendidikan, kesejahteraan sosial); usia lansia 60.
import type { IsoDate } from '@/lib/core/date'
import { lahirSebelum } from '@/lib/peringkat/umur'
import { type FaktaAnggota, KOLOM_FUNGSI } from './fakta'

export const KOMPONEN = ['ibu-hamil', 'anak-usia-dini', 'sd', 'smp', 'sma', 'lansia', 'disabilitas-berat'] as const
export type Komponen = (typeof KOMPONEN)[number]

export const LABEL_KOMPONEN: Record<Komponen, string> = {
  'ibu-hamil': 'ibu hamil atau nifas',
  'anak-usia-dini': 'anak usia dini (0–6 tahun)',
  sd: 'anak SD/MI sederajat',
  smp: 'anak SMP/MTs sederajat',
  sma: 'anak SMA/MA/SMK sederajat',
  lansia: 'lanjut usia (60 tahun ke atas)',
  'disabilitas-berat': 'penyandang disabilitas berat',
}

/** How severe disability is read from the codes; shown beside the result. An assessment by the pendamping decides. */
export const ATURAN_DISABILITAS =
  'Dibaca sebagai berat bila mengurus diri berkode 1 (sama sekali tidak bisa), atau berkode 2 (banyak kesulitan) dan sedikitnya satu fungsi lain berkode 1.'

/** Completed years at which each komponen begins and ends (end exclusive). */
export const BATAS_UMUR = {
  usiaDini: 7,
  sekolahMulai: 6,
  sekolahSampai: 22,
  lansia: 60,
  hamilMulai: 15,
  hamilSampai: 50,
}

/** Levels of schooling by code, DOMAIN §2.2. */
export const JENJANG = {
  sd: ['01', '02', '03', '04', '05'],
  smp: ['06', '07', '08', '09', '10'],
  sma: ['11', '12', '13', '14', '15', '16', '17'],
  tinggi: ['18', '19', '20', '21', '22'],
} as const
export const JENJANG_DIKENAL: readonly string[] = [...JENJANG.sd, ...JENJANG.smp, ...JENJANG.sma, ...JENJANG.tinggi]
/** Functions beside looking after oneself. */
export const FUNGSI_LAIN = KOLOM_FUNGSI.filter((kolom) => kolom !== 'mengurus_diri')

/** Komponen of one member: those found, and those that the release cannot rule out. */
export type KomponenAnggota = { ada: Komponen[]; tidakDiketahui: Komponen[] }

/** Komponen of one member on a day. Somebody born after the day is not counted at all. */
export function komponenOf(anggota: FaktaAnggota, tanggal: IsoDate): KomponenAnggota {
  const lahir = anggota.tanggal_lahir
  if (lahir !== null && lahir > tanggal) return { ada: [], tidakDiketahui: [] }
  const ada: Komponen[] = []
  const tidakDiketahui: Komponen[] = []
  const tambah = (komponen: Komponen, jawaban: boolean | null) => {
    if (jawaban === true) ada.push(komponen)
    if (jawaban === null) tidakDiketahui.push(komponen)
  }
  /** From `mulai` to below `sampai` completed years; null without a date of birth. */
  const umur = (mulai: number, sampai: number | null): boolean | null => {
    if (lahir === null) return null
    return lahir <= lahirSebelum(tanggal, mulai) && (sampai === null || lahir > lahirSebelum(tanggal, sampai))
  }
  tambah('ibu-hamil', isMungkinHamil(anggota, umur(BATAS_UMUR.hamilMulai, BATAS_UMUR.hamilSampai)) ? null : false)
  tambah('anak-usia-dini', umur(0, BATAS_UMUR.usiaDini))
  const usiaSekolah = umur(BATAS_UMUR.sekolahMulai, BATAS_UMUR.sekolahSampai)
  for (const jenjang of ['sd', 'smp', 'sma'] as const)
    tambah(jenjang, and(usiaSekolah, isBersekolah(anggota, JENJANG[jenjang])))
  tambah('lansia', umur(BATAS_UMUR.lansia, null))
  tambah('disabilitas-berat', isDisabilitasBerat(anggota))
  return { ada, tidakDiketahui }
}

/** No column of DTSEN says who is pregnant: a woman who may be, by age or because sex or birth are missing. */
function isMungkinHamil(anggota: FaktaAnggota, usia: boolean | null): boolean {
  return anggota.jenis_kelamin !== '1' && usia !== false
}

/** Still in school (partisipasi 2) at one of the levels; null when either is not filled in or not a known code. */
function isBersekolah(anggota: FaktaAnggota, kodeList: readonly string[]): boolean | null {
  const partisipasi = anggota.partisipasi_sekolah
  if (partisipasi === '1' || partisipasi === '3') return false
  const jenjang = anggota.jenjang_tertinggi_yang_diduduki
  const dikenal = jenjang !== null && JENJANG_DIKENAL.includes(jenjang)
  const cocok = dikenal ? kodeList.includes(jenjang) : null
  return and(partisipasi === '2' ? true : null, cocok)
}

/** The rule of ATURAN_DISABILITAS; null when a code that decides is not filled in or not known. */
function isDisabilitasBerat(anggota: FaktaAnggota): boolean | null {
  const diri = anggota.mengurus_diri
  if (diri === '1') return true
  if (diri === '3' || diri === '4') return false
  if (diri !== '2') return null
  const lain = FUNGSI_LAIN.map((kolom) => anggota[kolom])
  if (lain.includes('1')) return true
  return lain.every((kode) => kode === '2' || kode === '3' || kode === '4') ? false : null
}

/** Conjunction with "not known": false wins, then null. */
function and(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false
  return a === null || b === null ? null : true
}
