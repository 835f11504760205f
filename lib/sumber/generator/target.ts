// How many families and persons of each desil a synthetic release has: the published table of Kota Bekasi, scaled,
// and the family sizes that give exactly those persons.
// Source: figures of Dinsos Kota Bekasi of 17 September 2025, DOMAIN §8.1 (D5 is derived there from the totals).

/** Families and persons of one desil; `desil` null = belum diperingkat. */
export type TargetDesil = { readonly desil: number | null; readonly kk: number; readonly jiwa: number }

type Golongan = { readonly desil: readonly number[]; readonly kk: number; readonly jiwa: number }

const TABEL: readonly Golongan[] = [
  { desil: [1], kk: 30_147, jiwa: 94_894 },
  { desil: [2], kk: 29_052, jiwa: 98_932 },
  { desil: [3], kk: 37_748, jiwa: 117_061 },
  { desil: [4], kk: 38_516, jiwa: 136_590 },
  { desil: [5], kk: 47_235, jiwa: 157_117 },
  { desil: [6, 7, 8, 9, 10], kk: 538_657, jiwa: 1_791_149 },
  { desil: [], kk: 103_463, jiwa: 221_853 },
]
const KK_TABEL = TABEL.reduce((total, golongan) => total + golongan.kk, 0)
const JIWA_TABEL = TABEL.reduce((total, golongan) => total + golongan.jiwa, 0)

// The table gives D6–10 as one figure; cut-offs are national and a city is better off, so the upper ones hold more.
const BAGIAN_ATAS: readonly number[] = [0.15, 0.172, 0.195, 0.225, 0.258]
const UKURAN_ATAS: readonly number[] = [1.03, 1.015, 1, 0.995, 0.98]

/** Largest family the generator makes. */
export const UKURAN_TERBESAR = 12

const BENTUK_UMUM = [0.075, 0.17, 0.255, 0.265, 0.135, 0.058, 0.025, 0.01, 0.004, 0.0016, 0.0007, 0.0003]
const BENTUK_BELUM_DIPERINGKAT = [0.44, 0.23, 0.16, 0.1, 0.045, 0.015, 0.006, 0.0025, 0.001, 0.0003, 0.0001, 0.00005]

/**
 * Families and persons of D1 … D10 and of the unranked (last) for a release of `kk` families: the published table when
 * `kk` is 824,818, in proportion (largest remainder) otherwise. The kk sum to `kk` exactly.
 */
export function computeTarget(kk: number): TargetDesil[] {
  const kkList = shareOut(
    kk,
    TABEL.map((golongan) => golongan.kk),
  )
  const jiwaList = clampJiwa(
    shareOut(
      Math.round((kk * JIWA_TABEL) / KK_TABEL),
      TABEL.map((golongan) => golongan.jiwa),
    ),
    kkList,
  )
  return TABEL.flatMap((golongan, i): TargetDesil[] => {
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
 * How many families of size 1 … {@link UKURAN_TERBESAR} (index 0 is size 1) a group has, so that it holds exactly `kk`
 * families and `jiwa` persons. The shape is tilted smoothly to the mean; the last few persons are moved one by one
 * between the most frequent neighbouring sizes, so no size stands out.
 */
export function computeUkuran({ desil, kk, jiwa }: TargetDesil): Int32Array {
  const ukuran = new Int32Array(UKURAN_TERBESAR)
  if (kk === 0) return ukuran
  const bentuk = tilt(desil === null ? BENTUK_BELUM_DIPERINGKAT : BENTUK_UMUM, jiwa / kk)
  ukuran.set(shareOut(kk, bentuk))
  let kurang = jiwa - ukuran.reduce((total, n, i) => total + n * (i + 1), 0)
  while (kurang !== 0) {
    const arah = kurang > 0 ? 1 : -1
    let dari = -1
    for (let i = 0; i < UKURAN_TERBESAR; i++) {
      const ke = i + arah
      if (ke < 0 || ke >= UKURAN_TERBESAR || ukuran[i] === 0) continue
      if (dari < 0 || (ukuran[i] as number) > (ukuran[dari] as number)) dari = i
    }
    if (dari < 0) throw new Error(`no family sizes give ${jiwa} persons in ${kk} families`)
    ukuran[dari] = (ukuran[dari] as number) - 1
    ukuran[dari + arah] = (ukuran[dari + arah] as number) + 1
    kurang -= arah
  }
  return ukuran
}

/** Whole shares of `jumlah` in proportion to the weights, by largest remainder; they sum to `jumlah` exactly. */
export function shareOut(jumlah: number, bobot: readonly number[]): number[] {
  const total = bobot.reduce((a, b) => a + b, 0)
  if (total === 0) return bobot.map(() => 0)
  const tepat = bobot.map((b) => (jumlah * b) / total)
  const hasil = tepat.map(Math.floor)
  const sisa = jumlah - hasil.reduce((a, b) => a + b, 0)
  tepat
    .map((nilai, i) => ({ i, lebih: nilai - Math.floor(nilai) }))
    .sort((a, b) => b.lebih - a.lebih || a.i - b.i)
    .slice(0, sisa)
    .forEach(({ i }) => {
      hasil[i] = (hasil[i] as number) + 1
    })
  return hasil
}

/** Moves persons between groups until each has between 1 and {@link UKURAN_TERBESAR} per family; matters for tiny releases only. */
function clampJiwa(jiwaList: readonly number[], kkList: readonly number[]): number[] {
  const hasil = [...jiwaList]
  const batas = kkList.map((kk) => [kk, kk * UKURAN_TERBESAR] as const)
  let sisa = 0
  batas.forEach(([min, max], i) => {
    const tepat = Math.min(Math.max(hasil[i] as number, min), max)
    sisa += (hasil[i] as number) - tepat
    hasil[i] = tepat
  })
  for (let i = 0; sisa !== 0 && i < hasil.length; i++) {
    const [min, max] = batas[i] as readonly [number, number]
    const tepat = Math.min(Math.max((hasil[i] as number) + sisa, min), max)
    sisa -= tepat - (hasil[i] as number)
    hasil[i] = tepat
  }
  return hasil
}

/** The shape multiplied by r^size, with r such that its mean is `rata`. */
function tilt(bentuk: readonly number[], rata: number): number[] {
  let [rendah, tinggi] = [0.01, 100]
  let hasil: number[] = [...bentuk]
  for (let putaran = 0; putaran < 60; putaran++) {
    const r = (rendah + tinggi) / 2
    let pangkat = 1
    hasil = bentuk.map((b) => {
      pangkat *= r
      return b * pangkat
    })
    const total = hasil.reduce((a, b) => a + b, 0)
    const mean = hasil.reduce((a, b, i) => a + b * (i + 1), 0) / total
    if (mean < rata) rendah = r
    else tinggi = r
  }
  return hasil
}
