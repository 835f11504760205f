// Bytes of numbers, dates and signs, read without making a text of them.

const BACKSLASH = 92
const SPACE = 32
const ZERO = 48
const NINE = 57
const DASH = 45

/** `YYYY-MM-DD` of an existing day as the number yyyymmdd, else 0. */
export function readDate(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 10 || bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return 0
  if (!isDigits(bytes, from, from + 4) || !isDigits(bytes, from + 5, from + 7) || !isDigits(bytes, from + 8, to))
    return 0
  const year = numberAt(bytes, from, from + 4)
  const month = numberAt(bytes, from + 5, from + 7)
  const day = numberAt(bytes, from + 8, to)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= last
  return exists ? year * 10_000 + month * 100 + day : 0
}

/** Bytes of an apostrophe or a blank at `i` of a COPY line, typographic ones and tabs included; 0 for any other sign. */
export function signLength(bytes: Uint8Array, i: number, to: number): number {
  const c = bytes[i] as number
  if (c === SPACE || c === 39 || c === 96) return 1
  if (c === BACKSLASH && i + 1 < to && bytes[i + 1] === 116) return 2
  if (c === 0xc2 && bytes[i + 1] === 0xa0) return 2
  if (c !== 0xe2 || bytes[i + 1] !== 0x80) return 0
  const d = bytes[i + 2] as number
  return d === 0x98 || d === 0x99 || d === 0x8b || d === 0xaf ? 3 : 0
}

/** The number that digits spell. */
export function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + (bytes[i] as number) - ZERO
  return value
}

/** Whether all of `bytes[from..to)` are digits. */
export function isDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = bytes[i] as number
    if (c < ZERO || c > NINE) return false
  }
  return true
}

/** `3.27501E+15`, `3,27501E+15`, `3E15`: how spreadsheets write a number that is too long for them. */
export function isScientific(bytes: Uint8Array, from: number, to: number): boolean {
  let text = ''
  for (let i = from; i < to && i < from + 40; i++) text += String.fromCharCode(bytes[i] as number)
  return /^\d+([.,]\d+)?[eE][+-]?\d+$/.test(text)
}
