// The file that goes to Kemensos: one line per value, every cell quoted so that a spreadsheet keeps NIK and No KK as text.

import { toCsvLine } from '@/lib/core/csv'

export const KOLOM_KIRIMAN = [
  'nomor_usulan',
  'nomor_kartu_keluarga',
  'nomor_induk_kependudukan',
  'kolom',
  'nilai_baru',
] as const

/** One value that was ditetapkan; the NIK is empty for values of the family, nilaiBaru empty for "not filled". */
export type BarisKiriman = {
  nomorUsulan: string
  nomorKk: string
  nik: string | null
  kolom: string
  nilaiBaru: string | null
}

/** The whole file: header, lines in the order given, comma-separated, ending in a newline, UTF-8. */
export function toKiriman(barisList: readonly BarisKiriman[]): string {
  const baris = barisList.map(({ nomorUsulan, nomorKk, nik, kolom, nilaiBaru }) =>
    // Values come in without a formula's first sign (see parseNilai); one that is older or came otherwise is marked as text.
    toCsvLine([nomorUsulan, nomorKk, nik ?? '', kolom, nilaiBaru ?? '']),
  )
  return `${[KOLOM_KIRIMAN.join(','), ...baris].join('\n')}\n`
}
