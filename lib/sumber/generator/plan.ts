// The plan of a release before a single row is written: which desa, desil, size and welfare each family has. A few
// bytes per family, so that the rows themselves can stream.
import { fractionOf, Random } from './random'
import { computeSizes, computeTarget, shareOut } from './target'
import type { WilayahDesa } from './wilayah-desa'

/** Families in the order of the file: by desa as listed. All arrays have one entry per family but `kkPerDesa`. */
export type Plan = {
  readonly kk: number
  readonly jiwa: number
  readonly kkPerDesa: readonly number[]
  /** 1 … 10, 0 = belum diperingkat. */
  readonly desil: Uint8Array
  readonly size: Uint8Array
  readonly desilProvinsi: Uint8Array
  readonly desilKab: Uint8Array
  /** Hidden welfare, 0 (poorest of the country) … 1; what every indicator follows. */
  readonly welfare: Float32Array
}

const KK_LIMIT = 1 << 24

/**
 * Plans `kk` families over the areas. Totals per desil are those of `computeTarget`; sizes are drawn without
 * replacement, so they are exact in whatever order desa come. The local desil cuts the ranked families of the
 * kabupaten into tenths by jiwa, the provincial one lies between it and the national one.
 */
export function planRilis(wilayah: readonly WilayahDesa[], kk: number, benih: string): Plan {
  if (wilayah.length === 0) throw new RangeError('no areas to spread families over')
  if (!Number.isInteger(kk) || kk < 1 || kk >= KK_LIMIT) throw new RangeError(`kk must be 1 … ${KK_LIMIT - 1}`)
  const random = new Random(`${benih}/rencana`)
  const target = computeTarget(kk)
  const sisaUkuran = target.map(computeSizes)
  const sisaGolongan = target.map((golongan) => golongan.kk)

  const bobotDesa = wilayah.map(
    (desa) => 0.3 + fractionOf(`luas/${desa.kodeDesa}`) + fractionOf(`padat/${desa.kodeDesa}`),
  )
  const condong = wilayah.map((desa) => (fractionOf(`makmur/${desa.kodeDesa}`) - 0.5) * 1.1)
  const kkGolonganDesa = target.map(({ desil, kk: jumlah }) =>
    shareOut(
      jumlah,
      bobotDesa.map((bobot, d) =>
        desil === null ? bobot : bobot * (1 + (condong[d] as number) * ((desil - 5.5) / 4.5)),
      ),
    ),
  )
  const kkPerDesa = wilayah.map((_, d) => kkGolonganDesa.reduce((total, bagian) => total + (bagian[d] as number), 0))

  const desil = new Uint8Array(kk)
  const size = new Uint8Array(kk)
  const welfare = new Float32Array(kk)
  const urut = new Float64Array(kk - (sisaGolongan[10] as number))
  let i = 0
  let peringkat = 0
  for (let d = 0; d < wilayah.length; d++) {
    const sisaDesa = kkGolonganDesa.map((bagian) => bagian[d] as number)
    for (let left = kkPerDesa[d] as number; left > 0; left--, i++) {
      const g = drawSisa(random, sisaDesa, left)
      const s = drawSisa(random, sisaUkuran[g] as Int32Array, sisaGolongan[g] as number)
      sisaGolongan[g] = (sisaGolongan[g] as number) - 1
      size[i] = s + 1
      if (g === 10) {
        // Not ranked says little about welfare: new, small and unmatched families of all kinds, somewhat poorer.
        welfare[i] = 0.05 + 0.45 * random.fraction() + 0.4 * random.fraction()
      } else {
        desil[i] = g + 1
        urut[peringkat++] = (g * KK_LIMIT + Math.floor(random.fraction() * KK_LIMIT)) * KK_LIMIT + i
      }
    }
  }

  // Sorted by desil, chance, place in the file: 4 + 24 + 24 bits, exact in a double.
  urut.sort()
  const desilKab = new Uint8Array(kk)
  const desilProvinsi = new Uint8Array(kk)
  const jiwaPeringkat = target.reduce((total, golongan) => total + (golongan.desil === null ? 0 : golongan.jiwa), 0)
  let sebelum = 0
  let start = 0
  for (let r = 0; r < urut.length; r++) {
    const k = (urut[r] as number) % KK_LIMIT
    const g = (desil[k] as number) - 1
    if (r > 0 && desil[(urut[r - 1] as number) % KK_LIMIT] !== g + 1) start = r
    const w = (g + (r - start + 0.5) / (target[g]?.kk ?? 1)) / 10
    const letak = (sebelum + (size[k] as number) / 2) / jiwaPeringkat
    welfare[k] = w
    desilKab[k] = Math.min(9, Math.floor(letak * 10)) + 1
    desilProvinsi[k] = Math.min(9, Math.floor((letak + w) * 5)) + 1
    sebelum += size[k] as number
  }
  const jiwa = target.reduce((total, golongan) => total + golongan.jiwa, 0)
  return { kk, jiwa, kkPerDesa, desil, size, desilProvinsi, desilKab, welfare }
}

/** Index drawn from the counts left, which is then one less. */
function drawSisa(random: Random, left: Int32Array | number[], jumlah: number): number {
  let x = random.below(jumlah)
  let i = 0
  while (x >= (left[i] as number)) {
    x -= left[i] as number
    i++
  }
  left[i] = (left[i] as number) - 1
  return i
}
