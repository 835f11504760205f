// What counts as verified, in one place, and how far it has come is said: classes of age, suppression, the summary to paste.

import type { IsoDate } from '@/lib/core/date'
import { formatDate, formatNumber, formatPercent } from '@/lib/core/format'

/** Ways a family has been verified; the newest of them is the age of its data. Shown on the page as it stands here. */
export const DASAR_VERVAL = [
  { kode: 'usulan', label: 'Usulannya sudah ditetapkan, dikirim, diproses, atau terjawab' },
  { kode: 'pemeriksaan', label: 'Pemeriksaan lapangannya selesai' },
  { kode: 'temuan', label: 'Temuannya ditepis: petugas memeriksa dan datanya sudah sesuai' },
  { kode: 'mitra', label: 'Dijawab sesuai oleh perangkat daerah lain' },
] as const
export type DasarVerval = (typeof DASAR_VERVAL)[number]['kode']

/** Age of the last verification, youngest first. `hari` is the last day of a class. */
export const UMUR = [
  { kode: '3-bulan', label: 'Sampai 3 bulan', hari: 92 },
  { kode: '6-bulan', label: '3–6 bulan', hari: 183 },
  { kode: '12-bulan', label: '6–12 bulan', hari: 366 },
  { kode: '24-bulan', label: '1–2 tahun', hari: 731 },
  { kode: 'lebih', label: 'Lebih dari 2 tahun', hari: null },
  { kode: 'belum', label: 'Belum pernah diverval', hari: null },
] as const
export type Umur = (typeof UMUR)[number]['kode']
export const KODE_UMUR = UMUR.map(({ kode }) => kode) as [Umur, ...Umur[]]

/** The class of data verified so many days ago. */
export function umurOf(hari: number): (typeof UMUR)[number] {
  return UMUR.find((satu) => satu.kode === 'lebih' || (satu.hari !== null && hari <= satu.hari)) ?? UMUR[0]
}

/** Smallest count of a cell of desa and desil that leaves the office: below it a person could be told. */
export const BATAS_KECIL = 5

/** A count as an export below a desa may tell it. */
export function samarkanKecil(jumlah: number): string {
  return jumlah > 0 && jumlah < BATAS_KECIL ? `<${BATAS_KECIL}` : String(jumlah)
}

export type JumlahCapaian = { kk: number; jiwa: number; kkVerval: number; jiwaVerval: number }

/** Share, null of nothing. */
export function bagianOf(sebagian: number, seluruh: number): number | null {
  return seluruh === 0 ? null : sebagian / seluruh
}

/** The summary to paste into a message: counts of an area and nothing of a person. */
export function susunRingkasan(isi: {
  wilayah: string
  tarikan: IsoDate
  rilis: string
  jumlah: JumlahCapaian
  perDesil: readonly (JumlahCapaian & { desil: number | null })[]
  acuan: { kk: number; jiwa: number } | null
  sintetis: boolean
}): string {
  const { jumlah, acuan } = isi
  const persen = (a: number, b: number) => (b === 0 ? '—' : formatPercent(a / b, 1))
  const desil14 = isi.perDesil.filter(({ desil }) => desil !== null && desil <= 4)
  const sum = (kunci: keyof JumlahCapaian) => desil14.reduce((total, row) => total + row[kunci], 0)
  return [
    `Capaian verval DTSEN ${isi.wilayah}${isi.sintetis ? ' (DATA SINTETIS)' : ''}`,
    `Tarikan ${formatDate(isi.tarikan)}, rilis ${isi.rilis}`,
    `Terverval: ${formatNumber(jumlah.kkVerval)} dari ${formatNumber(jumlah.kk)} KK (${persen(jumlah.kkVerval, jumlah.kk)}), ${formatNumber(jumlah.jiwaVerval)} dari ${formatNumber(jumlah.jiwa)} jiwa (${persen(jumlah.jiwaVerval, jumlah.jiwa)})`,
    `Desil 1–4: ${formatNumber(sum('kkVerval'))} dari ${formatNumber(sum('kk'))} KK (${persen(sum('kkVerval'), sum('kk'))})`,
    ...(acuan
      ? [
          `Cakupan terhadap penduduk: ${formatNumber(jumlah.jiwa)} dari ${formatNumber(acuan.jiwa)} jiwa (${persen(jumlah.jiwa, acuan.jiwa)})`,
        ]
      : []),
  ].join('\n')
}
