// Chance for the generator: a small seeded stream of numbers, the same on every machine. Only integer arithmetic and
// the four basic operations of doubles are used; exp, log and the like may differ between engines in the last bit.

/** A seeded stream (sfc32). The same seed text gives the same numbers everywhere. */
export class Acak {
  private a: number
  private b: number
  private c: number
  private d = 1

  constructor(benih: string) {
    const [a, b, c] = hash3(benih)
    this.a = a
    this.b = b
    this.c = c
    for (let i = 0; i < 15; i++) this.uint()
  }

  /** The next whole number, 0 … 2^32 − 1. */
  uint(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0
    return t >>> 0
  }

  /** The next fraction, 0 ≤ x < 1. */
  pecahan(): number {
    return this.uint() / 4294967296
  }

  /** A whole number 0 … n − 1. */
  sampai(n: number): number {
    return Math.floor(this.pecahan() * n)
  }

  /** A whole number from `awal` to `akhir`, both included; `awal` when the range is empty. */
  antara(awal: number, akhir: number): number {
    return akhir <= awal ? awal : awal + this.sampai(akhir - awal + 1)
  }

  /** True with probability `p`. */
  mungkin(p: number): boolean {
    return this.pecahan() < p
  }

  /** Noise around 0, triangular, between −`lebar` and `lebar`. */
  derau(lebar: number): number {
    return (this.pecahan() + this.pecahan() - 1) * lebar
  }
}

/** A weighted choice prepared once: cumulative weights, drawn by {@link drawBobot}. */
export type Bobot<T> = { readonly pilihan: readonly T[]; readonly kumulatif: Float64Array }

/** Prepares a weighted choice; weights need not sum to anything. */
export function toBobot<T>(pasangan: readonly (readonly [T, number])[]): Bobot<T> {
  const jumlah = pasangan.reduce((total, [, bobot]) => total + bobot, 0)
  const kumulatif = new Float64Array(pasangan.length)
  let total = 0
  pasangan.forEach(([, bobot], i) => {
    total += bobot / jumlah
    kumulatif[i] = total
  })
  return { pilihan: pasangan.map(([nilai]) => nilai), kumulatif }
}

/** One of the choices, by weight. */
export function drawBobot<T>(acak: Acak, bobot: Bobot<T>): T {
  const x = acak.pecahan()
  const { pilihan, kumulatif } = bobot
  const akhir = pilihan.length - 1
  for (let i = 0; i < akhir; i++) if (x < (kumulatif[i] as number)) return pilihan[i] as T
  return pilihan[akhir] as T
}

/** Value at `w` (0 … 1) of the line through five points at 0, ¼, ½, ¾ and 1. */
export function interpolate(titik: readonly [number, number, number, number, number], w: number): number {
  const x = Math.min(Math.max(w, 0), 1) * 4
  const i = Math.min(Math.floor(x), 3)
  const awal = titik[i] as number
  return awal + ((titik[i + 1] as number) - awal) * (x - i)
}

/** A fraction 0 ≤ x < 1 that depends on the text alone. */
export function pecahanOf(teks: string): number {
  return (hash3(teks)[0] >>> 0) / 4294967296
}

function hash3(teks: string): [number, number, number] {
  let a = 1779033703
  let b = 3144134277 | 0
  let c = 1013904242
  for (let i = 0; i < teks.length; i++) {
    const k = teks.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, 597399067)
    b = c ^ Math.imul(b ^ k, 2869860233)
    c = a ^ Math.imul(c ^ k, 951274213)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(a ^ (b >>> 22), 2869860233)
  c = Math.imul(b ^ (c >>> 17), 951274213)
  return [a ^ b ^ c, b ^ a, c ^ a]
}
