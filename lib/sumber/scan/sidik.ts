// The hash that tells whether a row of one delivery is the row of the last.

/** Spreads the bits of a 32-bit hash. */
export function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** What the hash of a column's values starts from: its name, so that the order of the columns does not count. */
export function saltOf(kolom: string, seed: number): number {
  let h = seed
  for (let i = 0; i < kolom.length; i++) h = Math.imul(h ^ kolom.charCodeAt(i), 0x01000193)
  return mix(h)
}
