// Writes rows as bytes into one reused buffer. Values are prepared once as quoted segments and copied, because joining
// 126 million strings is what would make a whole city slow.

const ENCODER = new TextEncoder()
const QUOTE = 34
const SEPARATOR = 124
const NEWLINE = 10
const ZERO = 48

/** The bytes of a text, unquoted. */
export function toBytes(text: string): Uint8Array {
  return ENCODER.encode(text)
}

/** The bytes of one value as a release file writes it: quoted, inner quotes doubled, separator behind. */
export function toSegment(value: string): Uint8Array {
  return ENCODER.encode(`"${value.replaceAll('"', '""')}"|`)
}

/** The bytes of several values side by side. */
export function toSegments(valueList: readonly string[]): Uint8Array {
  return ENCODER.encode(valueList.map((value) => `"${value.replaceAll('"', '""')}"|`).join(''))
}

/** `""|` */
export const EMPTY = toSegment('')

/** Segments of the codes `0` … `99` without leading zero, by number. */
export const ONE_DIGIT: readonly Uint8Array[] = Array.from({ length: 100 }, (_, i) => toSegment(String(i)))

/** Segments of the codes `00` … `99` with two digits, by number. */
export const TWO_DIGITS: readonly Uint8Array[] = Array.from({ length: 100 }, (_, i) =>
  toSegment(String(i).padStart(2, '0')),
)

/** A growing run of rows in a buffer that is used again and again. */
export class RowWriter {
  readonly buffer: Uint8Array
  used = 0

  constructor(capacity: number) {
    this.buffer = new Uint8Array(capacity)
  }

  /** Whether fewer than `needed` bytes are left. */
  isFull(needed: number): boolean {
    return this.used + needed > this.buffer.length
  }

  /** Copies bytes as they are. */
  put(byte: Uint8Array): void {
    const { buffer } = this
    const used = byte.length
    let ke = this.used
    if (used > 48) buffer.set(byte, ke)
    else for (let i = 0; i < used; i++) buffer[ke++] = byte[i] as number
    this.used += used
  }

  /** Copies bytes `start` … `end − 1` of another buffer. */
  putSlice(sumber: Uint8Array, start: number, end: number): void {
    const { buffer } = this
    let ke = this.used
    for (let i = start; i < end; i++) buffer[ke++] = sumber[i] as number
    this.used = ke
  }

  /** Copies all that another one holds. */
  copy(sumber: RowWriter): void {
    this.putSlice(sumber.buffer, 0, sumber.used)
  }

  /** The code `n` (0 … 99) as a value. */
  code(n: number): void {
    this.put(ONE_DIGIT[n] as Uint8Array)
  }

  /** The code `n` (0 … 99) as a value of two digits. */
  codeTwo(n: number): void {
    this.put(TWO_DIGITS[n] as Uint8Array)
  }

  /** A value of several parts starts here. */
  open(): void {
    this.buffer[this.used++] = QUOTE
  }

  /** … and ends here. */
  close(): void {
    this.buffer[this.used++] = QUOTE
    this.buffer[this.used++] = SEPARATOR
  }

  /** One unquoted byte. */
  byte(value: number): void {
    this.buffer[this.used++] = value
  }

  /** A whole number in exactly `width` digits, unquoted. */
  digits(value: number, width: number): void {
    let left = value
    for (let i = this.used + width - 1; i >= this.used; i--) {
      const lanjut = Math.floor(left / 10)
      this.buffer[i] = ZERO + (left - lanjut * 10)
      left = lanjut
    }
    this.used += width
  }

  /** A whole number 0 … 9999 as a value, without leading zeros. */
  integer(value: number): void {
    if (value < 100) this.put(ONE_DIGIT[value] as Uint8Array)
    else {
      this.open()
      this.digits(value, value < 1000 ? 3 : 4)
      this.close()
    }
  }

  /** Ends the row: the separator behind the last value becomes the line end. */
  endRow(): void {
    this.buffer[this.used - 1] = NEWLINE
  }

  /** The bytes so far as text (ASCII); the buffer goes on. */
  toText(): string {
    let text = ''
    for (let i = 0; i < this.used; i++) text += String.fromCharCode(this.buffer[i] as number)
    return text
  }

  /** The bytes so far, to be used before the next write; the buffer starts over. */
  take(): Uint8Array {
    const content = this.buffer.subarray(0, this.used)
    this.used = 0
    return content
  }
}
