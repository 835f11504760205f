// How many families and persons of each desil a synthetic release has: the published table of Kota Bekasi, scaled,
// and the family sizes that give exactly those persons.
// Source: figures of Dinsos Kota Bekasi of 17 September 2025, DOMAIN §8.1 (D5 is derived there from the totals).

/** Families and persons of one desil; `desil` null = belum diperingkat. */
export type TargetDesil = { readonly desil: number | null; readonly kk: number; readonly jiwa: number }

type Golongan = { readonly desil: readonly number[]; readonly kk: number; readonly jiwa: number }

const TABLE: readonly Golongan[] = [
  { desil: [1], kk: 30_147, jiwa: 94_894 },
  { desil: [2], kk: 29_052, jiwa: 98_932 },
  { desil: [3], kk: 37_748, jiwa: 117_061 },
  { desil: [4], kk: 38_516, jiwa: 136_590 },
  { desil: [5], kk: 47_235, jiwa: 157_117 },
  { desil: [6, 7, 8, 9, 10], kk: 538_657, jiwa: 1_791_149 },
  { desil: [], kk: 103_463, jiwa: 221_853 },
]
const KK_TABEL = TABLE.reduce((total, golongan) => total + golongan.kk, 0)
const JIWA_TABEL = TABLE.reduce((total, golongan) => total + golongan.jiwa, 0)

// The table gives D6–10 as one figure; cut-offs are national and a city is better off, so the upper ones hold more.
const BAGIAN_ATAS: readonly number[] = [0.15, 0.172, 0.195, 0.225, 0.258]
const UKURAN_ATAS: readonly number[] = [1.03, 1.015, 1, 0.995, 0.98]

/** Largest family the generator makes. */
export const LARGEST_SIZE = 12

const SHAPE = [0.075, 0.17, 0.255, 0.265, 0.135, 0.058, 0.025, 0.01, 0.004, 0.0016, 0.0007, 0.0003]
const SHAPE_UNRANKED = [0.44, 0.23, 0.16, 0.1, 0.045, 0.015, 0.006, 0.0025, 0.001, 0.0003, 0.0001, 0.00005]

/**
 * Families and persons of D1 … D10 and of the unranked (last) for a release of `kk` families: the published table when
 * `kk` is 824,818, in proportion (largest remainder) otherwise. The kk sum to `kk` exactly.
 */
export function computeTarget(kk: number): TargetDesil[] {
  const kkList = shareOut(
    kk,
    TABLE.map((golongan) => golongan.kk),
  )
  const jiwaList = clampJiwa(
    shareOut(
      Math.round((kk * JIWA_TABEL) / KK_TABEL),
      TABLE.map((golongan) => golongan.jiwa),
    ),
    kkList,
  )
  return TABLE.flatMap((golongan, i): TargetDesil[] => {
    const [n, jiwa] = [kkList[i] as number, jiwaList[i] as number]
    if (golongan.desil.length < 2) return [{ desil: golongan.desil[0] ?? null, kk: n, jiwa }]
    const kkAtas = shareOut(n, BAGIAN_ATAS)
    const jiwaAtas = clampJiwa(
      shareOut(
        jiwa,
        kkAtas.map((bagian, j) => bagian * (UKURAN_ATAS[j] as number)),
      ),
      kkAtas,
    )
    return golongan.desil.map((desil, j) => ({ desil, kk: kkAtas[j] as number, jiwa: jiwaAtas[j] as number }))
  })
}

/**
 * How many families of size 1 … {@link LARGEST_SIZE} (index 0 is size 1) a group has, so that it holds exactly `kk`
 * families and `jiwa` persons. The shape is tilted smoothly to the mean; the last few persons are moved one by one
 * between the most frequent neighbouring sizes, so no size stands out.
 */
export function computeSizes({ desil, kk, jiwa }: TargetDesil): Int32Array {
  const size = new Int32Array(LARGEST_SIZE)
  if (kk === 0) return size
  const shape = tilt(desil === null ? SHAPE_UNRANKED : SHAPE, jiwa / kk)
  size.set(shareOut(kk, shape))
  let missing = jiwa - size.reduce((total, n, i) => total + n * (i + 1), 0)
  while (missing !== 0) {
    const direction = missing > 0 ? 1 : -1
    let dari = -1
    for (let i = 0; i < LARGEST_SIZE; i++) {
      const ke = i + direction
      if (ke < 0 || ke >= LARGEST_SIZE || size[i] === 0) continue
      if (dari < 0 || (size[i] as number) > (size[dari] as number)) dari = i
    }
    if (dari < 0) throw new Error(`no family sizes give ${jiwa} persons in ${kk} families`)
    size[dari] = (size[dari] as number) - 1
    size[dari + direction] = (size[dari + direction] as number) + 1
    missing -= direction
  }
  return size
}

/** Whole shares of `jumlah` in proportion to the weights, by largest remainder; they sum to `jumlah` exactly. */
export function shareOut(jumlah: number, bobot: readonly number[]): number[] {
  const total = bobot.reduce((a, b) => a + b, 0)
  if (total === 0) return bobot.map(() => 0)
  const exact = bobot.map((b) => (jumlah * b) / total)
  const result = exact.map(Math.floor)
  const left = jumlah - result.reduce((a, b) => a + b, 0)
  exact
    .map((value, i) => ({ i, lebih: value - Math.floor(value) }))
    .sort((a, b) => b.lebih - a.lebih || a.i - b.i)
    .slice(0, left)
    .forEach(({ i }) => {
      result[i] = (result[i] as number) + 1
    })
  return result
}

/** Moves persons between groups until each has between 1 and {@link LARGEST_SIZE} per family; matters for tiny releases only. */
function clampJiwa(jiwaList: readonly number[], kkList: readonly number[]): number[] {
  const result = [...jiwaList]
  const limit = kkList.map((kk) => [kk, kk * LARGEST_SIZE] as const)
  let left = 0
  limit.forEach(([min, max], i) => {
    const exact = Math.min(Math.max(result[i] as number, min), max)
    left += (result[i] as number) - exact
    result[i] = exact
  })
  for (let i = 0; left !== 0 && i < result.length; i++) {
    const [min, max] = limit[i] as readonly [number, number]
    const exact = Math.min(Math.max((result[i] as number) + left, min), max)
    left -= exact - (result[i] as number)
    result[i] = exact
  }
  return result
}

/** The shape multiplied by r^size, with r such that its mean is `wanted`. */
function tilt(shape: readonly number[], wanted: number): number[] {
  let [low, high] = [0.01, 100]
  let result: number[] = [...shape]
  for (let round = 0; round < 60; round++) {
    const r = (low + high) / 2
    let power = 1
    result = shape.map((b) => {
      power *= r
      return b * power
    })
    const total = result.reduce((a, b) => a + b, 0)
    const mean = result.reduce((a, b, i) => a + b * (i + 1), 0) / total
    if (mean < wanted) low = r
    else high = r
  }
  return result
}
