// Schooling of one member, driven by age and the hidden welfare of the family.
import { drawWeighted, interpolate, type Random, toWeights, type Weights } from './random'
import { ONE_DIGIT, type RowWriter, TWO_DIGITS, toSegment, toSegments } from './row-writer'

type Points = readonly [number, number, number, number, number]

/** Highest schooling reached: 0 never, 1 SD not finished, 2 SD, 3 SMP, 4 SMA/SMK, 5 D1–D3, 6 D4/S1, 7 S2. */
export type Tamatan = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7

const PENDIDIKAN_KTP = [
  'TIDAK/BELUM SEKOLAH',
  'BELUM TAMAT SD/SEDERAJAT',
  'TAMAT SD/SEDERAJAT',
  'SLTP/SEDERAJAT',
  'SLTA/SEDERAJAT',
  'AKADEMI/DIPLOMA III/S. MUDA',
  'DIPLOMA IV/STRATA I',
  'STRATA II',
].map(toSegment)
const PUTUS_SD: Points = [0.02, 0.008, 0.003, 0.001, 0]
const PUTUS_SMP: Points = [0.12, 0.05, 0.02, 0.008, 0.001]
const PUTUS_SMA: Points = [0.36, 0.19, 0.08, 0.03, 0.006]
const KULIAH: Points = [0.02, 0.06, 0.17, 0.4, 0.78]
const TURUN_ANGKATAN_TUA = 0.12
const JENJANG_SD: Weights<number> = toWeights([
  [3, 86],
  [4, 13.5],
  [2, 0.5],
])
const JENJANG_SMP: Weights<number> = toWeights([
  [8, 82],
  [9, 17],
  [6, 1],
])
const JENJANG_SMA: Weights<number> = toWeights([
  [13, 44],
  [15, 45],
  [14, 9],
  [11, 2],
])
const TIDAK_BERSEKOLAH = toSegments(['1', '', '', '23'])
const BELUM_USIA = toSegments(['', '', '', ''])

/** What work needs to know of somebody's schooling. */
export type SekolahResult = { readonly tamatan: Tamatan; readonly bersekolah: boolean }

/** Writes the columns partisipasi_sekolah … pendidikan_akhir_ktp. */
export function putSekolah(writer: RowWriter, random: Random, umur: number, welfare: number): SekolahResult {
  let result: SekolahResult = { tamatan: 0, bersekolah: false }
  if (umur < 5) writer.put(BELUM_USIA)
  else if (umur < 7) writer.put(TIDAK_BERSEKOLAH)
  else if (umur <= 24) result = putUsiaSekolah(writer, random, umur, welfare)
  else {
    result = { tamatan: tamatanOf(welfare, umur, random), bersekolah: false }
    putDewasa(writer, random, result.tamatan)
  }
  writer.put(PENDIDIKAN_KTP[result.tamatan] as Uint8Array)
  return result
}

function tamatanOf(welfare: number, umur: number, random: Random): Tamatan {
  const tua = umur >= 60 ? TURUN_ANGKATAN_TUA + (umur - 60) * 0.005 : umur >= 45 ? 0.04 : 0
  const e = 0.17 + 0.72 * welfare + random.noise(0.26) - tua
  return e < -0.02 ? 0 : e < 0.07 ? 1 : e < 0.26 ? 2 : e < 0.42 ? 3 : e < 0.78 ? 4 : e < 0.84 ? 5 : e < 1.02 ? 6 : 7
}

function putUsiaSekolah(writer: RowWriter, random: Random, umur: number, welfare: number): SekolahResult {
  const sd = drawWeighted(random, JENJANG_SD)
  if (umur <= 12) {
    if (random.chance(interpolate(PUTUS_SD, welfare))) {
      if (umur === 7) {
        writer.put(TIDAK_BERSEKOLAH)
        return { tamatan: 0, bersekolah: false }
      }
      putJenjang(writer, 3, sd, random.between(1, Math.min(6, umur - 7)), 23)
      return { tamatan: 1, bersekolah: false }
    }
    putJenjang(writer, 2, sd, Math.min(6, umur - 6), 23)
    return { tamatan: 1, bersekolah: true }
  }
  const smp = drawWeighted(random, JENJANG_SMP)
  if (umur <= 15) {
    if (random.chance(interpolate(PUTUS_SMP, welfare))) {
      putJenjang(writer, 3, sd, 8, sd)
      return { tamatan: 2, bersekolah: false }
    }
    putJenjang(writer, 2, smp, umur - 12, sd)
    return { tamatan: 2, bersekolah: true }
  }
  const sma = drawWeighted(random, JENJANG_SMA)
  if (umur <= 18) {
    if (random.chance(interpolate(PUTUS_SMA, welfare))) {
      putJenjang(writer, 3, smp, 8, smp)
      return { tamatan: 3, bersekolah: false }
    }
    putJenjang(writer, 2, sma, umur - 15, smp)
    return { tamatan: 3, bersekolah: true }
  }
  if (random.chance(interpolate(KULIAH, welfare) * (umur > 22 ? 0.4 : 1))) {
    const diploma = random.chance(0.18)
    putJenjang(writer, 2, diploma ? 18 : 19, Math.min(diploma ? 3 : 4, umur - 18), sma)
    return { tamatan: 4, bersekolah: true }
  }
  const tamatan = Math.min(tamatanOf(welfare, umur, random), umur >= 22 ? 6 : 4) as Tamatan
  putDewasa(writer, random, tamatan)
  return { tamatan, bersekolah: false }
}

function putDewasa(writer: RowWriter, random: Random, tamatan: Tamatan): void {
  const sd = drawWeighted(random, JENJANG_SD)
  switch (tamatan) {
    case 0:
      writer.put(TIDAK_BERSEKOLAH)
      return
    case 1:
      putJenjang(writer, 3, sd, random.between(1, 5), 23)
      return
    case 2:
      putJenjang(writer, 3, sd, 8, sd)
      return
    case 3: {
      const smp = drawWeighted(random, JENJANG_SMP)
      // A few left the next school before its end: the certificate stays that of the one before.
      if (random.chance(0.06)) putJenjang(writer, 3, drawWeighted(random, JENJANG_SMA), random.between(1, 2), smp)
      else putJenjang(writer, 3, smp, 8, smp)
      return
    }
    case 4: {
      const sma = drawWeighted(random, JENJANG_SMA)
      putJenjang(writer, 3, sma, 8, sma)
      return
    }
    default:
      putJenjang(
        writer,
        3,
        tamatan === 5 ? 18 : tamatan === 6 ? 19 : 21,
        8,
        tamatan === 5 ? 18 : tamatan === 6 ? 19 : 21,
      )
  }
}

function putJenjang(writer: RowWriter, partisipasi: number, jenjang: number, kelas: number, ijazah: number): void {
  writer.put(ONE_DIGIT[partisipasi] as Uint8Array)
  writer.put(TWO_DIGITS[jenjang] as Uint8Array)
  writer.put(ONE_DIGIT[kelas] as Uint8Array)
  writer.put(TWO_DIGITS[ijazah] as Uint8Array)
}
