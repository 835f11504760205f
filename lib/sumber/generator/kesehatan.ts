// Health of one member: mostly well, disability rare and growing with age.
import { drawWeighted, interpolate, type Random, toWeights, type Weights } from './random'
import { EMPTY, type RowWriter, toSegments } from './row-writer'

type Points = readonly [number, number, number, number, number]

const STUNTING: Points = [0.1, 0.075, 0.05, 0.03, 0.015]
const KRONIS: Weights<number> = toWeights([
  [2, 34],
  [6, 17],
  [3, 13],
  [13, 9],
  [4, 8],
  [5, 7],
  [8, 4],
  [7, 3],
  [10, 1.2],
  [9, 1.4],
  [18, 1.5],
  [17, 0.4],
  [15, 0.15],
  [14, 0.2],
  [12, 0.25],
  [11, 0.05],
  [16, 0.05],
])
const KRONIS_MUDA: Weights<number> = toWeights([
  [4, 70],
  [7, 12],
  [18, 10],
  [15, 4],
  [5, 2],
  [16, 1],
  [11, 1],
])
const SEMBILAN_BAIK = toSegments(['4', '4', '4', '4', '4', '4', '4', '4', '4'])
const SEMBILAN_KOSONG = toSegments(['', '', '', '', '', '', '', '', ''])

/** Writes the columns kondisi_gizi … penyakit_kronis. */
export function putKesehatan(writer: RowWriter, random: Random, umur: number, welfare: number): void {
  if (umur >= 5) writer.put(EMPTY)
  else {
    const x = random.fraction()
    const kerdil = interpolate(STUNTING, welfare)
    writer.code(x < kerdil ? 2 : x < kerdil * 1.3 ? 1 : x > 0.96 ? 8 : 3)
  }

  const dasar = umur < 18 ? 0.007 : umur < 60 ? 0.011 : umur < 75 ? 0.05 : 0.16
  if (umur < 2) writer.put(SEMBILAN_KOSONG)
  else if (random.chance(dasar * (1.35 - 0.7 * welfare))) putDisabilitas(writer, random, umur)
  else if (umur >= 55 && random.chance(umur < 70 ? 0.16 : 0.38)) {
    // Old age dims sight, hearing and walking a little, in nearly half of the very old.
    const lemah = random.below(7) + 1
    for (let i = 0; i < 9; i++) writer.code(i < 3 && (lemah >> i) & 1 ? 3 : 4)
  } else writer.put(SEMBILAN_BAIK)

  if (umur < 10) writer.put(EMPTY)
  else {
    const x = random.fraction()
    writer.code(x < 0.004 ? 1 : x < 0.025 ? 2 : x < 0.13 ? 3 : 4)
  }
  const sakit = umur < 15 ? 0.008 : umur < 40 ? 0.022 : umur < 60 ? 0.13 : 0.31
  writer.codeTwo(random.chance(sakit) ? drawWeighted(random, umur < 20 ? KRONIS_MUDA : KRONIS) : 1)
}

function putDisabilitas(writer: RowWriter, random: Random, umur: number): void {
  const utama = umur >= 60 ? random.below(3) : random.below(9)
  const ikut = random.chance(0.35) ? random.below(9) : -1
  const tingkat = random.chance(0.28) ? 1 : 2
  for (let i = 0; i < 9; i++) writer.code(i === utama ? tingkat : i === ikut ? Math.min(3, tingkat + 1) : 4)
}
