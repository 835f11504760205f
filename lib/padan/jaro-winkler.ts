// How alike two words are when letters were mistyped.

/** Weight of each of the first four letters that agree: people err at the beginning least. */
const AWALAN = 0.1

/** Likeness of Jaro and Winkler, 0 (nothing in common) … 1 (equal). Source: Winkler 1990, prefix scale 0.1 over four letters. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const jarak = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  // Words are short: the letters already paired are bits of a number.
  let terpakaiA = 0
  let terpakaiB = 0
  let sama = 0
  const n = Math.min(a.length, 30)
  const m = Math.min(b.length, 30)
  for (let i = 0; i < n; i++)
    for (let j = Math.max(0, i - jarak); j < Math.min(m, i + jarak + 1); j++) {
      if (terpakaiB & (1 << j) || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      terpakaiA |= 1 << i
      terpakaiB |= 1 << j
      sama++
      break
    }
  if (sama === 0) return 0
  let tukar = 0
  for (let i = 0, j = 0; i < n; i++) {
    if (!(terpakaiA & (1 << i))) continue
    while (!(terpakaiB & (1 << j))) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) tukar++
    j++
  }
  const jaro = (sama / n + sama / m + (sama - tukar / 2) / sama) / 3
  let awalan = 0
  while (awalan < 4 && awalan < n && awalan < m && a.charCodeAt(awalan) === b.charCodeAt(awalan)) awalan++
  return jaro + awalan * AWALAN * (1 - jaro)
}
