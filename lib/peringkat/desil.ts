// From scores to desil: weighted tenths of the families that could be scored. The run does the same in SQL; tests hold
// the two together.
import { createHash } from 'node:crypto'

/** What a family weighs in the tenths: its members, or one. The default is stated in every report. */
export const BOBOT = ['jiwa', 'kk'] as const
export type Bobot = (typeof BOBOT)[number]

export type KeluargaBerskor = { nomorKk: string; kodeDesa: string; jiwa: number; skor: bigint | null }
/** `desil` 1 (lowest score) … 10, null = belum diperingkat; `urutan` 1 = lowest score. */
export type KeluargaBerdesil = KeluargaBerskor & { desil: number | null; urutan: number | null }

/** What breaks a tie between equal scores: chance fixed by the seed of the run and the No. KK, never an id or an order of loading. */
export function undian(benih: string, nomorKk: string): string {
  return createHash('sha256').update(`${benih}|${nomorKk}`, 'utf8').digest('hex')
}

/**
 * Desil of each family: with W the weight of all ranked families and B that of those before it,
 * min(10, floor(10·(B + w/2)/W) + 1). Every tenth then weighs a tenth of W to within half a family at either end.
 * Order of the result: by score.
 */
export function assignDesil(keluargaList: readonly KeluargaBerskor[], bobot: Bobot, benih: string): KeluargaBerdesil[] {
  const berat = (keluarga: KeluargaBerskor) => BigInt(bobot === 'jiwa' ? keluarga.jiwa : 1)
  const berskor = keluargaList
    .flatMap((keluarga) => (keluarga.skor === null ? [] : [{ ...keluarga, skor: keluarga.skor }]))
    .map((keluarga) => ({ keluarga, undi: undian(benih, keluarga.nomorKk) }))
    .toSorted(
      (a, b) =>
        compare(a.keluarga.skor, b.keluarga.skor) ||
        compare(a.undi, b.undi) ||
        compare(a.keluarga.jiwa, b.keluarga.jiwa) ||
        compare(a.keluarga.kodeDesa, b.keluarga.kodeDesa),
    )
  const jumlah = berskor.reduce((total, { keluarga }) => total + berat(keluarga), 0n)
  let sebelum = 0n
  const hasil = berskor.map(({ keluarga }, i): KeluargaBerdesil => {
    const w = berat(keluarga)
    const sepersepuluh = Number((10n * (2n * sebelum + w)) / (2n * jumlah))
    sebelum += w
    return { ...keluarga, desil: Math.min(10, sepersepuluh + 1), urutan: i + 1 }
  })
  const tanpa = keluargaList.filter(({ skor }) => skor === null)
  return [...hasil, ...tanpa.map((keluarga) => ({ ...keluarga, desil: null, urutan: null }))]
}

function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
