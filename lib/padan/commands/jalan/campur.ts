// Numbers that stand for values while rows are grouped. Two values may meet under one: their pair is then compared in vain.
import 'server-only'

/** Mixes a number into another; 32 bits, unsigned. */
export function campur(sejauh: number, nilai: number): number {
  let h = Math.imul(sejauh ^ nilai, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13) ^ (sejauh << 5)) >>> 0
}

/** The number of a text; never 0, which is no text. */
export function nomorTeks(teks: string | null | undefined): number {
  if (!teks) return 0
  let h = 0x811c9dc5
  for (let i = 0; i < teks.length; i++) h = Math.imul(h ^ teks.charCodeAt(i), 0x01000193)
  return campur(h, teks.length) || 1
}
