// Dwelling and assets of a family, driven by its hidden welfare: noisy for one family, monotone on average.
import { drawWeighted, interpolate, type Random, toWeights, type Weights } from './random'
import { EMPTY, ONE_DIGIT, type RowWriter } from './row-writer'

type Points = readonly [number, number, number, number, number]

/** Share of owners of each asset at welfare 0, ¼, ½, ¾, 1, in the order of the columns aset_bergerak_… */
const ASET_BERGERAK: readonly Points[] = [
  [0.02, 0.05, 0.14, 0.38, 0.74], // tabung_gas
  [0.33, 0.6, 0.85, 0.96, 0.995], // lemari_es
  [0.01, 0.04, 0.14, 0.42, 0.88], // ac
  [0.001, 0.004, 0.012, 0.05, 0.42], // pemanas_air
  [0.003, 0.006, 0.015, 0.05, 0.18], // telepon_rumah
  [0.11, 0.28, 0.54, 0.8, 0.96], // tv_datar
  [0.05, 0.12, 0.26, 0.48, 0.8], // emas_perhiasan
  [0.015, 0.06, 0.2, 0.52, 0.9], // komputer_laptop_tablet
  [0.44, 0.68, 0.85, 0.92, 0.94], // sepeda_motor
  [0.2, 0.28, 0.36, 0.45, 0.55], // sepeda
  [0.004, 0.014, 0.065, 0.28, 0.83], // mobil
  [0.002, 0.002, 0.001, 0.001, 0.001], // perahu
  [0.001, 0.001, 0.001, 0.001, 0.002], // kapal_perahu_motor
  [0.6, 0.8, 0.93, 0.98, 0.998], // smartphone
]
const ASET_LAHAN: Points = [0.01, 0.03, 0.07, 0.16, 0.42]
const ASET_RUMAH: Points = [0.003, 0.01, 0.03, 0.1, 0.38]
const MILIK_SENDIRI: Points = [0.44, 0.54, 0.62, 0.72, 0.86]
const PAKAI_METERAN: Points = [0.85, 0.94, 0.98, 0.995, 0.999]
const BAB_SENDIRI: Points = [0.6, 0.8, 0.93, 0.98, 0.999]
const LEHER_ANGSA: Points = [0.78, 0.89, 0.96, 0.99, 0.999]
const TANGKI_SEPTIK: Points = [0.58, 0.76, 0.89, 0.96, 0.99]
const BUKAN_MILIK: Weights<number> = toWeights([
  [2, 62],
  [3, 34],
  [4, 2],
  [5, 2],
])
const BAB_LAIN: Weights<number> = toWeights([
  [2, 55],
  [3, 16],
  [4, 14],
  [5, 3],
  [6, 12],
])
const AIR_KOTA: Weights<number> = toWeights([
  [2, 48],
  [3, 22],
  [4, 24],
  [5, 5],
  [1, 1],
])
const AIR_DESA: Weights<number> = toWeights([
  [2, 26],
  [3, 14],
  [4, 32],
  [5, 20],
  [6, 4],
  [7, 3],
  [8, 1],
])
const AIR_MISKIN: Weights<number> = toWeights([
  [4, 38],
  [5, 26],
  [6, 18],
  [3, 8],
  [8, 4],
  [9, 3],
  [10, 3],
])

/** How wide chance reaches around welfare, in units of welfare. */
const NOISE = 0.3
/** Share of answers that have nothing to do with welfare: inherited houses, landlords, slips of the pen. */
const STRAY = 0.06
const YA = ONE_DIGIT[1] as Uint8Array
const TIDAK = ONE_DIGIT[2] as Uint8Array

/** What the dwelling needs to know of the family. */
export type RumahContext = { readonly welfare: number; readonly size: number; readonly pedesaan: boolean }

/** Whether lighting is PLN with a meter, which decides the customer number that stands earlier in the row. */
export function drawMeteran(random: Random, welfare: number): boolean {
  return random.chance(interpolate(PAKAI_METERAN, welfare))
}

/** Writes the columns status_kepemilikan_rumah … pembuangan_akhir_tinja and returns the code of the cooking fuel. */
export function putRumah(writer: RowWriter, random: Random, context: RumahContext, meteran: boolean): number {
  const { welfare, size, pedesaan } = context
  const quality = welfare - (pedesaan ? 0.07 : 0)

  const milik = random.chance(interpolate(MILIK_SENDIRI, welfare) + (pedesaan ? 0.12 : 0))
  writer.code(milik ? 1 : drawWeighted(random, BUKAN_MILIK))
  writer.codeTwo(lantaiOf(qualityOf(random, quality, NOISE), random))
  const luas = 14 + 3.5 * size + 95 * welfare * welfare + (milik ? 14 : 0) + (pedesaan ? 12 : 0)
  writer.integer(Math.max(6, Math.min(900, Math.round(luas * (0.6 + 0.8 * random.fraction())))))
  writer.code(dindingOf(qualityOf(random, quality, NOISE), random))
  writer.code(atapOf(qualityOf(random, quality, NOISE), random))
  writer.codeTwo(airOf(qualityOf(random, welfare, NOISE), random, pedesaan))

  if (meteran) {
    writer.code(1)
    const q = qualityOf(random, welfare, 0.26)
    writer.code(q < 0.24 ? 1 : q < 0.56 ? 2 : q < 0.83 ? 3 : q < 0.96 ? 4 : 5)
  } else {
    writer.code(random.chance(0.88) ? 2 : random.chance(0.6) ? 3 : 4)
    writer.put(EMPTY)
  }

  const bahanBakar = bahanBakarOf(qualityOf(random, welfare, NOISE), random, pedesaan, size)
  writer.codeTwo(bahanBakar)
  putSanitasi(writer, random, welfare, pedesaan)
  return bahanBakar
}

function putSanitasi(writer: RowWriter, random: Random, welfare: number, pedesaan: boolean): void {
  const lowered = pedesaan ? 0.06 : 0
  const bab = random.chance(interpolate(BAB_SENDIRI, welfare) - lowered) ? 1 : drawWeighted(random, BAB_LAIN)
  writer.code(bab)
  // Without a toilet in use there is no kloset to describe, and with none at all no place where it ends.
  if (bab > 4) writer.put(EMPTY)
  else writer.code(random.chance(interpolate(LEHER_ANGSA, welfare)) ? 1 : random.between(2, 4))
  if (bab > 4) writer.put(EMPTY)
  else if (random.chance(interpolate(TANGKI_SEPTIK, welfare) - lowered)) writer.code(1)
  else writer.code(random.chance(0.15) ? 2 : random.chance(0.6) ? 4 : random.chance(0.8) ? 3 : random.between(5, 6))
}

/** Writes the columns kepemilikan_aset … jumlah_ternak_kambing_domba. A family that cooks on a large cylinder owns one. */
export function putAset(writer: RowWriter, random: Random, context: RumahContext, bahanBakar: number): void {
  const { welfare, pedesaan } = context
  let punya = 0
  for (let i = 0; i < ASET_BERGERAK.length; i++)
    if (random.chance(interpolate(ASET_BERGERAK[i] as Points, welfare))) punya |= 1 << i
  if (bahanBakar === 2 || bahanBakar === 3) punya |= 1
  if (random.chance(interpolate(ASET_LAHAN, welfare) + (pedesaan ? 0.06 : 0))) punya |= 1 << 14
  if (random.chance(interpolate(ASET_RUMAH, welfare))) punya |= 1 << 15
  writer.put(punya === 0 ? TIDAK : YA)
  for (let i = 0; i < 16; i++) writer.put((punya >> i) & 1 ? YA : TIDAK)

  const beternak = random.chance(pedesaan ? 0.14 : 0.006)
  writer.integer(beternak && random.chance(0.22) ? random.between(1, 3) : 0)
  writer.integer(beternak && random.chance(0.04) ? random.between(1, 2) : 0)
  writer.integer(beternak && random.chance(0.005) ? 1 : 0)
  writer.integer(beternak && random.chance(0.006) ? random.between(1, 4) : 0)
  writer.integer(beternak && random.chance(0.75) ? random.between(1, 8) : 0)
}

/** Quality of one thing in the house: around `pusat`, now and then anything. */
function qualityOf(random: Random, pusat: number, width: number): number {
  return random.chance(STRAY) ? random.fraction() : pusat + random.noise(width)
}

function lantaiOf(q: number, random: Random): number {
  if (q > 0.96) return random.chance(0.82) ? 1 : 3
  if (q > 0.3) return random.chance(0.96) ? 2 : 3
  if (q > 0.17) return random.chance(0.6) ? 4 : 2
  if (q > -0.02) return 6
  return random.chance(0.55) ? 8 : random.chance(0.6) ? 5 : random.chance(0.7) ? 7 : 9
}

function dindingOf(q: number, random: Random): number {
  if (q > 0.12) return 1
  if (q > 0.03) return random.chance(0.5) ? 2 : 1
  if (q > -0.08) return 3
  return random.chance(0.7) ? 4 : random.chance(0.6) ? 6 : random.chance(0.5) ? 5 : 7
}

function atapOf(q: number, random: Random): number {
  if (q > 1) return 1
  if (q > 0.33) return random.chance(0.93) ? 2 : 3
  if (q > 0.06) return random.chance(0.68) ? 4 : 3
  if (q > -0.14) return random.chance(0.6) ? 3 : 4
  return random.chance(0.4) ? 5 : random.chance(0.5) ? 6 : random.chance(0.7) ? 7 : 8
}

function airOf(q: number, random: Random, pedesaan: boolean): number {
  if (q > 0.93) return random.chance(0.55) ? 1 : 2
  if (q > 0.2) return drawWeighted(random, pedesaan ? AIR_DESA : AIR_KOTA)
  return drawWeighted(random, AIR_MISKIN)
}

function bahanBakarOf(q: number, random: Random, pedesaan: boolean, size: number): number {
  if (random.chance(size === 1 ? 0.12 : 0.008)) return 0
  if (q > 0.95) return random.chance(0.5) ? 3 : random.chance(0.5) ? 2 : random.chance(0.6) ? 1 : 5
  if (q > 0.72) return random.chance(0.55) ? 4 : random.chance(0.6) ? 2 : random.chance(0.7) ? 3 : 5
  if (q > (pedesaan ? 0.16 : 0.02)) return 4
  return random.chance(pedesaan ? 0.75 : 0.25) ? 10 : random.chance(0.7) ? 4 : random.chance(0.8) ? 7 : 9
}
