// Words for what a model looked at and for why a family is not ranked.
import { type IsoDate, parseDate, yearsBetween } from '@/lib/core/date'
import { formatNumber } from '@/lib/core/format'
import { labelKolom, labelOf } from '@/lib/keluarga/kode'
import { TANPA_ANGGOTA, TANPA_ISIAN } from './evaluate'
import { findJenis, findLabelMasukan, kolomOf, type NilaiMasukan } from './masukan'

/** Words of the levels of `pendidikan_tertinggi`. */
const TINGKAT_IJAZAH = ['tidak ada ijazah', 'SD sederajat', 'SMP sederajat', 'SMA sederajat', 'di atas SMA']

/** Label of an input: that of the member figure, else that of the DTSEN column. */
export function labelMasukan(kunci: string): string {
  return findLabelMasukan(kunci) ?? labelKolom(kunci)
}

/** Value of an input in words: the label of a code, a number, completed years; `tidak diisi` when empty. */
export function describeIsian(kunci: string, nilai: NilaiMasukan, acuan: IsoDate): string {
  if (nilai === null || nilai === '') return 'tidak diisi'
  if (kunci === 'pendidikan_tertinggi') return TINGKAT_IJAZAH[Number(nilai)] ?? formatNumber(Number(nilai))
  if (typeof nilai === 'number') return formatNumber(nilai)
  if (findJenis(kunci) !== 'umur') return labelOf(kolomOf(kunci), nilai)
  const lahir = parseDate(nilai)
  return lahir === null ? 'tidak diisi' : `${yearsBetween(lahir, acuan)} tahun`
}

/** Why a family is belum diperingkat, as a sentence; null when it is ranked. */
export function describeAlasan(alasan: string | null): string | null {
  if (alasan === null) return null
  if (alasan === TANPA_ANGGOTA) return 'Belum diperingkat: tidak ada anggota keluarga pada data yang dibaca.'
  if (!alasan.startsWith(TANPA_ISIAN)) return 'Belum diperingkat.'
  const kolomList = alasan.slice(TANPA_ISIAN.length).split(',').map(labelMasukan)
  return `Belum diperingkat: isian wajib model kosong (${kolomList.join(', ')}).`
}
