// The plan of a release before a single row is written: which desa, desil, size and welfare each family has. A few
// bytes per family, so that the rows themselves can stream.
import { Acak, pecahanOf } from './acak'
import { computeTarget, computeUkuran, shareOut } from './target'
import type { WilayahDesa } from './wilayah-desa'

/** Families in the order of the file: by desa as listed. All arrays have one entry per family but `kkPerDesa`. */
export type Rencana = {
  readonly kk: number
  readonly jiwa: number
  readonly kkPerDesa: readonly number[]
  /** 1 … 10, 0 = belum diperingkat. */
  readonly desil: Uint8Array
  readonly ukuran: Uint8Array
  readonly desilProvinsi: Uint8Array
  readonly desilKab: Uint8Array
  /** Hidden welfare, 0 (poorest of the country) … 1; what every indicator follows. */
  readonly sejahtera: Float32Array
}

const BATAS_KK = 1 << 24

/**
 * Plans `kk` families over the areas. Totals per desil are those of `computeTarget`; sizes are drawn without
 * replacement, so they are exact in whatever order desa come. The local desil cuts the ranked families of the
 * kabupaten into tenths by jiwa, the provincial one lies between it and the national one.
 */
export function rencanakan(wilayah: readonly WilayahDesa[], kk: number, benih: string): Rencana {
  if (wilayah.length === 0) throw new RangeError('no areas to spread families over')
  if (!Number.isInteger(kk) || kk < 1 || kk >= BATAS_KK) throw new RangeError(`kk must be 1 … ${BATAS_KK - 1}`)
  const acak = new Acak(`${benih}/rencana`)
  const target = computeTarget(kk)
  const sisaUkuran = target.map(computeUkuran)
  const sisaGolongan = target.map((golongan) => golongan.kk)

  const bobotDesa = wilayah.map(
    (desa) => 0.3 + pecahanOf(`luas/${desa.kodeDesa}`) + pecahanOf(`padat/${desa.kodeDesa}`),
  )
  const condong = wilayah.map((desa) => (pecahanOf(`makmur/${desa.kodeDesa}`) - 0.5) * 1.1)
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
  const ukuran = new Uint8Array(kk)
  const sejahtera = new Float32Array(kk)
  const urut = new Float64Array(kk - (sisaGolongan[10] as number))
  let i = 0
  let peringkat = 0
  for (let d = 0; d < wilayah.length; d++) {
    const sisaDesa = kkGolonganDesa.map((bagian) => bagian[d] as number)
    for (let sisa = kkPerDesa[d] as number; sisa > 0; sisa--, i++) {
      const g = drawSisa(acak, sisaDesa, sisa)
      const s = drawSisa(acak, sisaUkuran[g] as Int32Array, sisaGolongan[g] as number)
      sisaGolongan[g] = (sisaGolongan[g] as number) - 1
      ukuran[i] = s + 1
      if (g === 10) {
        // Not ranked says little about welfare: new, small and unmatched families of all kinds, somewhat poorer.
        sejahtera[i] = 0.05 + 0.45 * acak.pecahan() + 0.4 * acak.pecahan()
      } else {
        desil[i] = g + 1
        urut[peringkat++] = (g * BATAS_KK + Math.floor(acak.pecahan() * BATAS_KK)) * BATAS_KK + i
      }
    }
  }

  // Sorted by desil, chance, place in the file: 4 + 24 + 24 bits, exact in a double.
  urut.sort()
  const desilKab = new Uint8Array(kk)
  const desilProvinsi = new Uint8Array(kk)
  const jiwaPeringkat = target.reduce((total, golongan) => total + (golongan.desil === null ? 0 : golongan.jiwa), 0)
  let sebelum = 0
  let awal = 0
  for (let r = 0; r < urut.length; r++) {
    const k = (urut[r] as number) % BATAS_KK
    const g = (desil[k] as number) - 1
    if (r > 0 && desil[(urut[r - 1] as number) % BATAS_KK] !== g + 1) awal = r
    const w = (g + (r - awal + 0.5) / (target[g]?.kk ?? 1)) / 10
    const letak = (sebelum + (ukuran[k] as number) / 2) / jiwaPeringkat
    sejahtera[k] = w
    desilKab[k] = Math.min(9, Math.floor(letak * 10)) + 1
    desilProvinsi[k] = Math.min(9, Math.floor((letak + w) * 5)) + 1
    sebelum += ukuran[k] as number
  }
  const jiwa = target.reduce((total, golongan) => total + golongan.jiwa, 0)
  return { kk, jiwa, kkPerDesa, desil, ukuran, desilProvinsi, desilKab, sejahtera }
}

/** Index drawn from the counts left, which is then one less. */
function drawSisa(acak: Acak, sisa: Int32Array | number[], jumlah: number): number {
  let x = acak.sampai(jumlah)
  let i = 0
  while (x >= (sisa[i] as number)) {
    x -= sisa[i] as number
    i++
  }
  sisa[i] = (sisa[i] as number) - 1
  return i
}
