// Finds what identifies a family in a line of the family file without taking the line apart.

/** What must be known of a family line to find its members and decide about it. */
export type KeluargaKey = {
  readonly nomorKk: string
  readonly size: number
  readonly kodeKab: string
  readonly kodeKecamatan: string
}

const QUOTE = 34
const SEPARATOR = 124
// Column numbers of the family file, from 0.
const KAB_COLUMN = 2
const KECAMATAN_COLUMN = 4
const NOMOR_KK_COLUMN = 9
const SIZE_COLUMN = 10

/** Reads the key of a family line written by the generator; null when it is not one. */
export function readKey(baris: Uint8Array): KeluargaKey | null {
  const value: string[] = []
  let start = 1
  for (let i = 1; i + 2 < baris.length && value.length <= SIZE_COLUMN; i++) {
    if (baris[i] !== QUOTE || baris[i + 1] !== SEPARATOR || baris[i + 2] !== QUOTE) continue
    let text = ''
    const ke = value.length
    if (ke === KAB_COLUMN || ke === KECAMATAN_COLUMN || ke >= NOMOR_KK_COLUMN)
      for (let j = start; j < i; j++) text += String.fromCharCode(baris[j] as number)
    value.push(text)
    start = i + 3
  }
  const nomorKk = value[NOMOR_KK_COLUMN] ?? ''
  const size = Number(value[SIZE_COLUMN])
  if (!/^\d{16}$/.test(nomorKk) || !Number.isInteger(size) || size < 1) return null
  return { nomorKk, size, kodeKab: value[KAB_COLUMN] ?? '', kodeKecamatan: value[KECAMATAN_COLUMN] ?? '' }
}
