// How strong a new password must be: long rather than ornate.

// Dasar: NIST SP 800-63B 5.1.1.2: length, no rules of composition, no known words, no forced change by date.
export const SANDI_TERPENDEK = 12

/** Beginnings and wholes that lists of stolen passwords begin with, here and abroad. */
const TERKENAL = [
  'password',
  'katasandi',
  'rahasia',
  'bismillah',
  'indonesia',
  'sayangku',
  'qwertyuiop',
  'administrator',
  'dinassosial',
  'dinsos',
  'sahih',
  'admin',
  'dtsen',
  'siks',
]

/** What is weak about a password as a sentence, or null. Length is counted in characters as people see them. */
export function findKelemahanSandi(sandi: string): string | null {
  const letters = [...sandi]
  if (letters.length < SANDI_TERPENDEK) return `Kata sandi paling sedikit ${SANDI_TERPENDEK} huruf.`
  if (new Set(letters).size < 5) return 'Kata sandi terlalu sering mengulang huruf yang sama.'
  if (/^\d+$/.test(sandi)) return 'Kata sandi tidak boleh hanya angka.'
  if (isSequence(letters)) return 'Kata sandi tidak boleh berupa urutan huruf atau angka.'
  const bare = sandi.toLowerCase().replace(/[^a-z]/g, '')
  if (TERKENAL.includes(bare)) return 'Kata sandi ini mudah ditebak. Rangkai beberapa kata yang tidak berhubungan.'
  return null
}

function isSequence(letters: string[]): boolean {
  const steps = letters.slice(1).map((letter, at) => (letter.codePointAt(0) ?? 0) - (letters[at]?.codePointAt(0) ?? 0))
  return steps.every((step) => step === 1) || steps.every((step) => step === -1)
}
