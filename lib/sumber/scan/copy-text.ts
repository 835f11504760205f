// The text format of COPY, byte by byte: what must be escaped, what must be widened to UTF-8.

const NEWLINE = 10
const RETURN = 13
const TAB = 9
const SPACE = 32
const BACKSLASH = 92
const ZERO = 48
const DASH = 45

/** Letters of Windows-1252 at 0x80–0x9f; 0 where the code page has none. */
const W1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
]

/** Classes of bytes: as it is, to be escaped, a letter of Windows-1252. */
export const ORDINARY = 0
const CONTROL = 1
const HIGH = 2

/** Class of every byte in a file of this encoding. */
export function buildClasses(encoding: 'utf-8' | 'windows-1252'): Uint8Array {
  const classes = new Uint8Array(256)
  classes.fill(CONTROL, 0, 32)
  classes[BACKSLASH] = CONTROL
  if (encoding === 'windows-1252') classes.fill(HIGH, 128)
  return classes
}

/** Writes a decimal and a tab. */
export function putNumber(out: Uint8Array, at: number, value: number): number {
  let o = at
  let rest = value
  if (rest < 0) {
    out[o++] = DASH
    rest = -rest
  }
  let digits = 1
  for (let limit = 10; limit <= rest; limit *= 10) digits++
  for (let i = o + digits - 1; i >= o; i--) {
    const next = Math.floor(rest / 10)
    out[i] = ZERO + (rest - next * 10)
    rest = next
  }
  o += digits
  out[o++] = TAB
  return o
}

/** Writes a byte that COPY would misread, or a letter of Windows-1252. */
export function putSpecial(out: Uint8Array, at: number, c: number): number {
  let o = at
  if (c < 128) {
    if (c === BACKSLASH) {
      out[o++] = BACKSLASH
      out[o++] = BACKSLASH
    } else if (c === TAB || c === NEWLINE || c === RETURN) {
      out[o++] = BACKSLASH
      out[o++] = c === TAB ? 116 : c === NEWLINE ? 110 : 114
    } else if (c === 0) out[o++] = SPACE
    else out[o++] = c
    return o
  }
  const code = c >= 0xa0 ? c : (W1252[c - 0x80] as number) || 0xfffd
  if (code < 0x800) {
    out[o++] = 0xc0 | (code >> 6)
    out[o++] = 0x80 | (code & 63)
  } else {
    out[o++] = 0xe0 | (code >> 12)
    out[o++] = 0x80 | ((code >> 6) & 63)
    out[o++] = 0x80 | (code & 63)
  }
  return o
}

/** Takes blanks away on both sides; returns the new end. */
export function trim(out: Uint8Array, from: number, to: number): number {
  let start = from
  let end = to
  while (start < end && out[start] === SPACE) start++
  while (end > start && out[end - 1] === SPACE) end--
  if (start > from) out.copyWithin(from, start, end)
  return from + end - start
}
