// What the next release made of an usulan. The SQL of commands/jawab-usulan.ts is checked against these functions.

export const HASIL_USULAN = [
  'diakui-desil-berubah',
  'diakui-desil-tetap',
  'sebagian',
  'tidak-diakui',
  'belum-dijawab',
] as const
export type HasilUsulan = (typeof HASIL_USULAN)[number]

export const LABEL_HASIL: Record<HasilUsulan, string> = {
  'diakui-desil-berubah': 'Diakui, desil berubah',
  'diakui-desil-tetap': 'Diakui, desil tetap',
  sebagian: 'Diakui sebagian',
  'tidak-diakui': 'Tidak diakui',
  'belum-dijawab': 'Belum dijawab',
}

export const HASIL_KOLOM = ['diakui', 'tidak-diakui', 'tidak-ada'] as const
export type HasilKolom = (typeof HASIL_KOLOM)[number]
export const LABEL_HASIL_KOLOM: Record<HasilKolom, string> = {
  diakui: 'Diakui',
  'tidak-diakui': 'Tidak diakui',
  'tidak-ada': 'Anggota tidak ada di rilis',
}

const ANGKA = /^\d{1,9}$/

/** Whether two values of a column say the same: `1` and `01` are one code, empty text and nothing are one answer. */
export function isNilaiSama(a: string | null, b: string | null): boolean {
  const [kiri, kanan] = [a ?? '', b ?? '']
  return ANGKA.test(kiri) && ANGKA.test(kanan) ? Number(kiri) === Number(kanan) : kiri === kanan
}

/** One proposed value against the release. `nilaiRilis` undefined: the person is not in the release. */
export function compareKolom(nilaiDiusulkan: string | null, nilaiRilis: string | null | undefined): HasilKolom {
  if (nilaiRilis === undefined) return 'tidak-ada'
  return isNilaiSama(nilaiDiusulkan, nilaiRilis) ? 'diakui' : 'tidak-diakui'
}

/**
 * The answer as a whole. A family not in the release, or an usulan that BPS has not begun with and of which nothing is
 * recognised, is belum dijawab. Desil null is belum diperingkat.
 */
export function computeHasil(usulan: {
  hasilKolomList: readonly HasilKolom[]
  adaDiRilis: boolean
  diproses: boolean
  desilLama: number | null
  desilBaru: number | null
}): HasilUsulan {
  const diakui = usulan.hasilKolomList.filter((hasil) => hasil === 'diakui').length
  if (!usulan.adaDiRilis || (!usulan.diproses && diakui === 0)) return 'belum-dijawab'
  if (diakui === 0) return 'tidak-diakui'
  if (diakui < usulan.hasilKolomList.length) return 'sebagian'
  return usulan.desilLama === usulan.desilBaru ? 'diakui-desil-tetap' : 'diakui-desil-berubah'
}
