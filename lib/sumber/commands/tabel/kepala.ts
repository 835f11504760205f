// Which of the first rows of a table is its header, and what a row behind it suffers from.
import 'server-only'
import type { BarisTabel } from './buka-tabel'

/** Share of the widest row from which a row is wide enough to be the header: titles above it fill one cell or two. */
const LEBAR_KEPALA = 0.6
// `3,27501E+15`: how spreadsheets write a number that is too long for them.
const ILMIAH = /^\d+([.,]\d+)?[eE][+-]?\d+$/

/** Whether a text is a number in scientific notation, with point or comma. */
export function isIlmiah(isi: string): boolean {
  // The first letter tells almost always, without the expression.
  const c = isi.charCodeAt(0)
  return isi.length < 32 && (c === 32 || (c >= 48 && c <= 57)) && ILMIAH.test(isi.trim())
}

/** Whether a row holds anything. */
export function isBerisi({ nilai }: BarisTabel): boolean {
  return nilai.some((satu) => satu.trim() !== '')
}

function isiOf({ nilai }: BarisTabel): number {
  return nilai.filter((satu) => satu.trim() !== '').length
}

/** The first row that is about as wide as the widest of `contoh`; null when none holds anything. */
export function findKepala(contoh: readonly BarisTabel[]): BarisTabel | null {
  const terlebar = Math.max(0, ...contoh.map(isiOf))
  const kepala = contoh.find((satu) => isiOf(satu) > 0 && isiOf(satu) >= terlebar * LEBAR_KEPALA)
  if (!kepala) return null
  const nilai = [...kepala.nilai]
  while (nilai.length > 1 && nilai.at(-1)?.trim() === '') nilai.pop()
  return { ...kepala, nilai }
}

/** Notes what a row of text suffers from: other width than the header, the header again, letters, scientific notation. */
export function tandaiBaris(satu: BarisTabel, kepala: BarisTabel): void {
  const { nilai } = satu
  const rusak = satu.rusak ?? []
  if (rusak.some(({ alasan }) => alasan === 'kutip')) return
  const lebar = kepala.nilai.length
  while (nilai.length > lebar && nilai.at(-1)?.trim() === '') nilai.pop()
  // The end of the file without a line end is a cut only when values are missing.
  const terpotong = rusak.length > 0 && nilai.length < lebar
  const hasil: { kolom: number; alasan: (typeof rusak)[number]['alasan'] }[] = []
  if (terpotong) hasil.push({ kolom: -1, alasan: 'terpotong' })
  else if (nilai.length !== lebar) hasil.push({ kolom: -1, alasan: 'jumlah-kolom' })
  else if (nilai.every((isi, i) => isi.trim() === kepala.nilai[i]?.trim()))
    hasil.push({ kolom: -1, alasan: 'kepala-ulang' })
  for (let i = 0; i < nilai.length; i++) {
    const isi = nilai[i] as string
    if (isi.includes('\uFFFD')) hasil.push({ kolom: i, alasan: 'enkode' })
    else if (isIlmiah(isi)) hasil.push({ kolom: i, alasan: 'ilmiah' })
  }
  if (hasil.length > 0) satu.rusak = hasil
  else delete satu.rusak
}
