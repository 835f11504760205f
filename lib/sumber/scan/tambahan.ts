// What a record says in columns nobody knows: one JSON object by header as delivered, in the text format of COPY.
import { type Plan, TANDA_SEL } from './plan'

const TAB = 9
const SPACE = 32
const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const BRACE = 123
const BRACE_END = 125

/** Keys ready to be copied, by column; null for columns that are no extra ones. */
function buildKunci(plan: Plan): (Uint8Array | null)[] {
  const ada = new Set(plan.tambahanKe)
  const encoder = new TextEncoder()
  return plan.kolomList.map((_, ke) => {
    if (!ada.has(ke)) return null
    // By its place, because two may be without a name.
    const nama = plan.headerList[ke]?.replaceAll('\0', ' ').trim() || `(kolom ke-${ke + 1})`
    return encoder.encode(`${JSON.stringify(nama).replaceAll('\\', '\\\\')}:`)
  })
}

/** Collects the extra values of one record at a time. Empty ones are left out, and a record without any has none. */
export class Tambahan {
  /** Records written with at least one value. */
  jumlah = 0
  private readonly kunci: readonly (Uint8Array | null)[]
  private readonly buffer: Uint8Array
  private readonly lembar: boolean
  private end = 0

  /** @param maxRecord longest record in bytes */
  constructor(plan: Plan, maxRecord: number) {
    this.kunci = buildKunci(plan)
    this.lembar = plan.lembar
    this.buffer = new Uint8Array(Tambahan.capacityOf(plan, maxRecord))
  }

  /** Bytes the object of one record may have: keys, signs around them, and values of which each byte is a backslash. */
  static capacityOf(plan: Plan, maxRecord: number): number {
    return buildKunci(plan).reduce((sum, kunci) => sum + (kunci === null ? 0 : kunci.length + 4), maxRecord * 4 + 4)
  }

  /** A new record begins, or the same once more with more bytes behind it. */
  reset(): void {
    this.end = 0
  }

  /** Takes the value of a column from `out[from..to)`, which is in the text format of COPY; one of a known column is passed over. */
  take(column: number, out: Uint8Array, from: number, to: number): void {
    const kunci = this.kunci[column]
    if (!kunci) return
    let start = from
    let stop = to
    // What is wrong with a cell is told of columns that mean something; here its text is kept as it stands.
    if (this.lembar && out[start] === TANDA_SEL) start += 2
    while (start < stop && out[start] === SPACE) start++
    while (stop > start && out[stop - 1] === SPACE) stop--
    if (start >= stop) return
    const { buffer } = this
    let p = this.end
    buffer[p] = p === 0 ? BRACE : COMMA
    p++
    buffer.set(kunci, p)
    p += kunci.length
    buffer[p++] = QUOTE
    for (let i = start; i < stop; i++) {
      const c = out[i] as number
      if (c === BACKSLASH) {
        // COPY has written a backslash, tab or line end as two signs; JSON wants the same two, each backslash doubled for COPY.
        const berikut = out[++i] as number
        buffer[p++] = BACKSLASH
        buffer[p++] = BACKSLASH
        if (berikut === BACKSLASH) buffer[p++] = BACKSLASH
        buffer[p++] = berikut
      } else if (c === QUOTE) {
        buffer[p++] = BACKSLASH
        buffer[p++] = BACKSLASH
        buffer[p++] = QUOTE
      } else buffer[p++] = Math.max(c, SPACE)
    }
    buffer[p++] = QUOTE
    this.end = p
  }

  /** Writes the object of the record and a tab to `out`, nothing but the tab for a record with a fault; returns the new end. */
  put(out: Uint8Array, at: number, isFault: boolean): number {
    let o = at
    if (this.end > 0 && !isFault) {
      out.set(this.buffer.subarray(0, this.end), o)
      o += this.end
      out[o++] = BRACE_END
      this.jumlah++
    }
    out[o++] = TAB
    return o
  }
}
