// Chance for the generator: a small seeded stream of numbers, the same on every machine. Only integer arithmetic and
// the four basic operations of doubles are used; exp, log and the like may differ between engines in the last bit.

/** A seeded stream (sfc32). The same seed text gives the same numbers everywhere. */
export class Random {
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
  fraction(): number {
    return this.uint() / 4294967296
  }

  /** A whole number 0 … n − 1. */
  below(n: number): number {
    return Math.floor(this.fraction() * n)
  }

  /** A whole number from `start` to `end`, both included; `start` when the range is empty. */
  between(start: number, end: number): number {
    return end <= start ? start : start + this.below(end - start + 1)
  }

  /** True with probability `p`. */
  chance(p: number): boolean {
    return this.fraction() < p
  }

  /** Noise around 0, triangular, between −`width` and `width`. */
  noise(width: number): number {
    return (this.fraction() + this.fraction() - 1) * width
  }
}

/** A weighted choice prepared once: cumulative weights, drawn by {@link drawWeighted}. */
export type Weights<T> = { readonly choices: readonly T[]; readonly cumulative: Float64Array }

/** Prepares a weighted choice; weights need not sum to anything. */
export function toWeights<T>(pasangan: readonly (readonly [T, number])[]): Weights<T> {
  const jumlah = pasangan.reduce((total, [, bobot]) => total + bobot, 0)
  const cumulative = new Float64Array(pasangan.length)
  let total = 0
  pasangan.forEach(([, bobot], i) => {
    total += bobot / jumlah
    cumulative[i] = total
  })
  return { choices: pasangan.map(([value]) => value), cumulative }
}

/** One of the choices, by weight. */
export function drawWeighted<T>(random: Random, bobot: Weights<T>): T {
  const x = random.fraction()
  const { choices, cumulative } = bobot
  const end = choices.length - 1
  for (let i = 0; i < end; i++) if (x < (cumulative[i] as number)) return choices[i] as T
  return choices[end] as T
}

/** Value at `w` (0 … 1) of the line through five points at 0, ¼, ½, ¾ and 1. */
export function interpolate(points: readonly [number, number, number, number, number], w: number): number {
  const x = Math.min(Math.max(w, 0), 1) * 4
  const i = Math.min(Math.floor(x), 3)
  const start = points[i] as number
  return start + ((points[i + 1] as number) - start) * (x - i)
}

/** A fraction 0 ≤ x < 1 that depends on the text alone. */
export function fractionOf(text: string): number {
  return (hash3(text)[0] >>> 0) / 4294967296
}

function hash3(text: string): [number, number, number] {
  let a = 1779033703
  let b = 3144134277 | 0
  let c = 1013904242
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, 597399067)
    b = c ^ Math.imul(b ^ k, 2869860233)
    c = a ^ Math.imul(c ^ k, 951274213)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(a ^ (b >>> 22), 2869860233)
  c = Math.imul(b ^ (c >>> 17), 951274213)
  return [a ^ b ^ c, b ^ a, c ^ a]
}
