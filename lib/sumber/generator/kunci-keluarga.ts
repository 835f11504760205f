// Finds what identifies a family in a line of the family file without taking the line apart.

/** What must be known of a family line to find its members and decide about it. */
export type KunciKeluarga = {
  readonly nomorKk: string
  readonly ukuran: number
  readonly kodeKab: string
  readonly kodeKecamatan: string
}

const KUTIP = 34
const PEMISAH = 124
// Column numbers of the family file, from 0.
const KE_KAB = 2
const KE_KECAMATAN = 4
const KE_NOMOR_KK = 9
const KE_UKURAN = 10

/** Reads the key of a family line written by the generator; null when it is not one. */
export function readKunci(baris: Uint8Array): KunciKeluarga | null {
  const nilai: string[] = []
  let awal = 1
  for (let i = 1; i + 2 < baris.length && nilai.length <= KE_UKURAN; i++) {
    if (baris[i] !== KUTIP || baris[i + 1] !== PEMISAH || baris[i + 2] !== KUTIP) continue
    let teks = ''
    const ke = nilai.length
    if (ke === KE_KAB || ke === KE_KECAMATAN || ke >= KE_NOMOR_KK)
      for (let j = awal; j < i; j++) teks += String.fromCharCode(baris[j] as number)
    nilai.push(teks)
    awal = i + 3
  }
  const nomorKk = nilai[KE_NOMOR_KK] ?? ''
  const ukuran = Number(nilai[KE_UKURAN])
  if (!/^\d{16}$/.test(nomorKk) || !Number.isInteger(ukuran) || ukuran < 1) return null
  return { nomorKk, ukuran, kodeKab: nilai[KE_KAB] ?? '', kodeKecamatan: nilai[KE_KECAMATAN] ?? '' }
}
