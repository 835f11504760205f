// Finds the areas somebody means by a name typed by hand, among the areas they may see.
import { tingkatOf } from './kode'

type Area = { kode: string; nama: string }

const rapi = (nama: string) => nama.toLowerCase().replace(/[^a-z]/g, '')

/** Letters that must be changed to make one word the other, counted up to 3; neighbours exchanged count once. */
function countBeda(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let dua: number[] = []
  let satu = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const kini = [i]
    for (let j = 1; j <= b.length; j++) {
      const sama = a[i - 1] === b[j - 1]
      let nilai = Math.min((satu[j - 1] ?? 0) + (sama ? 0 : 1), (satu[j] ?? 0) + 1, (kini[j - 1] ?? 0) + 1)
      if (!sama && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) nilai = Math.min(nilai, (dua[j - 2] ?? 0) + 1)
      kini.push(nilai)
    }
    dua = satu
    satu = kini
  }
  return Math.min(3, satu[b.length] ?? 3)
}

/**
 * Codes of the areas a typed name means: those called so, else those whose name begins so (from four letters), else those
 * one letter off (two from eight letters). An area inside another one found is left out. Empty when no area is meant.
 */
export function cariWilayah(
  areaList: readonly Area[],
  teks: string,
  tingkat: 'kecamatan' | 'desa' | null = null,
): string[] {
  const dicari = rapi(teks)
  if (dicari.length < 3) return []
  const calon = areaList.filter(({ kode }) => tingkat === null || tingkatOf(kode) === tingkat)
  const beda = dicari.length >= 8 ? 2 : dicari.length >= 5 ? 1 : 0
  const cara: ((nama: string) => boolean)[] = [
    (nama) => nama === dicari,
    (nama) => dicari.length >= 4 && nama.startsWith(dicari),
    (nama) => beda > 0 && countBeda(nama, dicari) <= beda,
  ]
  for (const cocok of cara) {
    const kodeList = calon.filter(({ nama }) => cocok(rapi(nama))).map(({ kode }) => kode)
    if (kodeList.length > 0)
      return kodeList.filter((kode) => !kodeList.some((lain) => lain !== kode && kode.startsWith(lain)))
  }
  return []
}
