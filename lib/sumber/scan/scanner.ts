// Reads release files byte by byte: splits records, judges each value by itself and writes the lines that COPY takes.
// A general CSV reader makes a string of every value, which is what makes it five times too slow for a whole city.
import { MASALAH } from '../alasan'
import type { AmbangCek } from '../cek'
import { NOMOR_URUT_SINTETIS } from '../generator/nomor'
import { CekBaris } from './cek-baris'
import { KIND, type Plan, TANDA, TANDA_SEL } from './plan'

const QUOTE = 34
const NEWLINE = 10
const RETURN = 13
const TAB = 9
const SPACE = 32
const BACKSLASH = 92
const ZERO = 48
const NINE = 57
const DASH = 45
const DOT = 46

/** Longest record in bytes; a longer one is a quote that was never closed. */
export const MAX_RECORD = 65_536
/** Longest text in bytes; above it an index over the column could not hold the row. */
const MAX_TEXT = 2000
/** Longest name in bytes: 500 letters, as the column is declared at the source. */
const MAX_NAME = 500
/** Room one record may need in the output: every byte escaped or widened, and the numbers around it. */
export const MAX_OUTPUT = MAX_RECORD * 3 + 4096

/** Limits that depend on the import and not on the file. Dates as the number yyyymmdd. */
export type ScanLimits = {
  /** Official codes of the kabupaten/kota being imported, digits only. */
  kabList: readonly string[]
  /** Latest birth date that is no fault. */
  lahirTerakhir: number
  /** Day on which an age of more than 120 years is counted. */
  umurPada: number
  ambang: AmbangCek
}

/** Letters of Windows-1252 at 0x80–0x9f; 0 where the code page has none. */
const W1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
]

const ORDINARY = 0
const CONTROL = 1
const HIGH = 2

function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function saltOf(kolom: string, seed: number): number {
  let h = seed
  for (let i = 0; i < kolom.length; i++) h = Math.imul(h ^ kolom.charCodeAt(i), 0x01000193)
  return mix(h)
}

/**
 * One pass over one file. Each record becomes one line in the text format of COPY (tab, backslash escapes, empty = NULL):
 * `baris, posisi, kept columns in file order, panjang, sidik_a, sidik_b, masalah, kolom, rincian`.
 * A record with a fault keeps only its numbers that are readable, so that its members can be found; the original stays in
 * the file at `posisi` (bytes from its start) over `panjang` bytes.
 *
 * sidik is the sum over all non-empty kept values, areas excepted, of a hash of (column, value): it depends neither on the
 * order of the columns nor on quoting or encoding, and a column that is missing counts like an empty one.
 */
export class Scanner {
  readonly out: Uint8Array
  /** Bytes of `out` that are filled. */
  outLength = 0
  /** Records read, blank lines not counted. */
  recordCount = 0
  faultCount = 0
  /** Of the records read so far, how many cannot be split into the columns of the header. */
  shapeFaultCount = 0
  /** Line of the first such record, and its number of columns; null when a quote is what is wrong. */
  firstShapeFault: { baris: number; kolom: number | null } | null = null
  /** Numbers of sixteen digits, and those among them whose serial only the generator uses. */
  numberCount = 0
  syntheticCount = 0
  /** By column: a number in scientific notation was seen, or one whose serial is 0000. */
  readonly damaged: Uint8Array
  /** By column: numbers of sixteen digits that stood between apostrophes, blanks or dots. */
  readonly tidied: Int32Array

  private readonly kinds: Uint8Array
  private readonly saltA: Int32Array
  private readonly saltB: Int32Array
  private readonly classes: Uint8Array
  private readonly delimiter: number
  private readonly kabList: readonly Uint8Array[]
  private readonly kkColumn: number
  private readonly nikColumn: number
  private readonly isDecodable: ((bytes: Uint8Array) => boolean) | null
  /** Warnings about the rows without a fault. */
  readonly cek: CekBaris
  private baris: number
  private readonly lembar: boolean
  private readonly kk = new Uint8Array(16)
  private readonly nik = new Uint8Array(16)
  private fault = 0
  private faultColumn = -1
  private faultDetail = -1

  /**
   * @param isDecodable asked for each record when the file is known to hold bytes that are no UTF-8, else null
   * @param capacity bytes of the output; more than MAX_OUTPUT
   */
  constructor(
    plan: Plan,
    private readonly limits: ScanLimits,
    isDecodable: ((bytes: Uint8Array) => boolean) | null,
    out: Uint8Array,
  ) {
    this.out = out
    this.kinds = plan.kindList
    this.saltA = Int32Array.from(plan.kolomList, (kolom) => saltOf(kolom, 0x811c9dc5))
    this.saltB = Int32Array.from(plan.kolomList, (kolom) => saltOf(kolom, 0x9747b28c))
    this.delimiter = plan.dialect.delimiter
    this.damaged = new Uint8Array(plan.kolomList.length)
    this.tidied = new Int32Array(plan.kolomList.length)
    this.cek = new CekBaris(plan.jenis, plan.kolomList, limits.ambang, limits.umurPada)
    this.baris = plan.barisAwal
    this.lembar = plan.lembar
    this.kabList = limits.kabList.map((kode) => new TextEncoder().encode(kode))
    this.kkColumn = plan.kolomList.indexOf('nomor_kartu_keluarga')
    this.nikColumn = plan.kolomList.indexOf('nomor_induk_kependudukan')
    this.isDecodable = isDecodable
    this.classes = new Uint8Array(256)
    this.classes.fill(CONTROL, 0, 32)
    this.classes[BACKSLASH] = CONTROL
    if (plan.dialect.encoding === 'windows-1252') this.classes.fill(HIGH, 128)
  }

  /** Whether the caller must take `out` away before scanning on. */
  get isFull(): boolean {
    return this.out.length - this.outLength < MAX_OUTPUT
  }

  /**
   * Reads whole records from `buf[from..to)` until they or the output end; returns where it stopped. Bytes from there on
   * must be handed in again, with more behind them. `buf` needs two spare bytes behind `to`.
   * @param base offset in the file of `buf[0]`
   */
  scan(buf: Uint8Array, from: number, to: number, isLast: boolean, base: number): number {
    // A newline behind the bytes ends every loop over plain values without a test of the bound.
    buf[to] = NEWLINE
    buf[to + 1] = QUOTE
    const end = isLast ? to + 1 : to
    const { out, kinds, classes, delimiter, saltA, saltB, cek } = this
    const { watch, from: nilaiDari, to: nilaiSampai } = cek
    const columns = kinds.length
    let start = from
    while (start < to) {
      if (this.isFull) return start
      // Blank lines are no records.
      if (buf[start] === NEWLINE || (buf[start] === RETURN && buf[start + 1] === NEWLINE)) {
        if (buf[start] === RETURN) {
          if (start + 1 >= end) return start
          start++
        }
        start++
        this.baris++
        continue
      }
      const rowOut = this.outLength
      let o = this.putNumber(this.putNumber(rowOut, this.baris), base + start)
      const valuesOut = o
      let p = start
      let column = 0
      let lines = 1
      let sumA = 0
      let sumB = 0
      let incomplete = false
      let broken = false
      this.fault = 0
      this.faultColumn = -1
      this.faultDetail = -1
      let kkOut = -1
      let nikOut = -1
      for (;;) {
        const valueOut = o
        let c = buf[p] as number
        if (c === QUOTE) {
          let from = ++p
          for (;;) {
            let special = 0
            // A quote behind the bytes ends this loop without a test of the bound.
            for (c = buf[p] as number; c !== QUOTE; c = buf[++p] as number) special |= classes[c] as number
            if (p >= to || p - start > MAX_RECORD) break
            if (special !== 0) {
              for (let i = from; i < p; i++) {
                c = buf[i] as number
                if (classes[c] === ORDINARY) out[o++] = c
                else {
                  if (c === NEWLINE) lines++
                  o = this.putSpecial(o, c)
                }
              }
            } else for (let i = from; i < p; i++) out[o++] = buf[i] as number
            if (buf[++p] !== QUOTE) break
            out[o++] = QUOTE
            from = ++p
            if (p - start > MAX_RECORD) break
          }
          if (p >= end) {
            incomplete = true
            break
          }
          c = buf[p] as number
          if (c === RETURN) {
            if (p + 1 >= end) {
              incomplete = true
              break
            }
            if (buf[p + 1] === NEWLINE) c = buf[++p] as number
          }
          if (c !== delimiter && c !== NEWLINE) {
            broken = true
            break
          }
        } else {
          while (c !== delimiter && c !== NEWLINE) {
            if (classes[c] === ORDINARY) out[o++] = c
            else if (c === RETURN && buf[p + 1] === NEWLINE) {
              if (p + 1 >= end) incomplete = true
              p++
              c = NEWLINE
              break
            } else o = this.putSpecial(o, c)
            c = buf[++p] as number
          }
          if (p >= end) incomplete = true
          if (incomplete) break
        }
        if (p - start > MAX_RECORD) {
          broken = true
          break
        }
        if (column < columns) {
          const kind = kinds[column] as number
          if (kind === KIND.SKIP) o = valueOut
          else {
            if (o > valueOut) {
              const awal = out[valueOut] as number
              if (awal <= SPACE || out[o - 1] === SPACE)
                o = awal === TANDA_SEL && this.lembar ? this.judgeTanda(column, valueOut, o) : this.trim(valueOut, o)
              if (kind !== KIND.TEXT || o - valueOut > MAX_TEXT) o = this.judge(kind, column, valueOut, o)
              if (kind < KIND.KAB && o > valueOut) {
                let a = saltA[column] as number
                let b = saltB[column] as number
                for (let i = valueOut; i < o; i++) {
                  const byte = out[i] as number
                  a = Math.imul(a ^ byte, 0x01000193)
                  b = Math.imul(b + byte, 0x5bd1e995) ^ (b >>> 15)
                }
                sumA = (sumA + mix(a)) | 0
                sumB = (sumB + mix(b)) | 0
              }
              if (kind === KIND.NUMBER16 && o - valueOut === 16) {
                if (column === this.kkColumn) kkOut = valueOut
                else nikOut = valueOut
              }
            } else if (kind !== KIND.TEXT) o = this.judge(kind, column, valueOut, o)
            const slot = watch[column] as number
            if (slot !== 0) {
              nilaiDari[slot] = valueOut
              nilaiSampai[slot] = o
            }
            // What was compared need not be stored: the import knows its kabupaten/kota.
            if (kind === KIND.KAB) o = valueOut
            else out[o++] = TAB
          }
        }
        column++
        p++
        if (c === NEWLINE) break
      }
      if (incomplete && !broken && isLast) broken = true
      if (incomplete && !broken) {
        if (to - start <= MAX_RECORD) return start
        broken = true
      }
      if (broken) {
        // The quote cannot be trusted: only the line it stands on is set aside, reading goes on with the next.
        const newline = buf.indexOf(NEWLINE, start)
        p = newline + 1
        lines = 1
        this.fault = MASALAH.kutip
        this.faultColumn = Math.min(column, columns - 1)
        this.shapeFaultCount++
        this.firstShapeFault ??= { baris: this.baris, kolom: null }
        kkOut = -1
        nikOut = -1
      } else if (column !== columns) {
        this.fault = MASALAH['jumlah-kolom']
        this.faultColumn = -1
        this.faultDetail = column
        this.shapeFaultCount++
        this.firstShapeFault ??= { baris: this.baris, kolom: column }
        kkOut = -1
        nikOut = -1
      } else if (this.isDecodable && !this.isDecodable(buf.subarray(start, p - 1))) {
        this.fault = MASALAH.enkode
        this.faultColumn = -1
        kkOut = -1
        nikOut = -1
      }
      if (this.fault !== 0) {
        this.faultCount++
        o = this.putEmpty(valuesOut, kkOut, nikOut)
        sumA = 0
        sumB = 0
      } else cek.run(out)
      o = this.putNumber(o, Math.min(p, to) - start)
      o = this.putNumber(o, sumA)
      o = this.putNumber(o, sumB)
      if (this.fault === 0) {
        out[o++] = TAB
        out[o++] = TAB
      } else {
        o = this.putNumber(o, this.fault)
        if (this.faultColumn >= 0) o = this.putNumber(o, this.faultColumn)
        else out[o++] = TAB
        if (this.faultDetail >= 0) o = this.putNumber(o, this.faultDetail) - 1
      }
      out[o++] = NEWLINE
      this.outLength = o
      this.recordCount++
      this.baris += this.lembar ? 1 : lines
      start = p
    }
    return Math.min(start, to)
  }

  /** Writes a decimal and a tab. */
  private putNumber(at: number, value: number): number {
    const { out } = this
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
  private putSpecial(at: number, c: number): number {
    const { out } = this
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
  private trim(from: number, to: number): number {
    const { out } = this
    let start = from
    let end = to
    while (start < end && out[start] === SPACE) start++
    while (end > start && out[end - 1] === SPACE) end--
    if (start > from) out.copyWithin(from, start, end)
    return from + end - start
  }

  /** The line of a record with a fault: empty values but for readable numbers. */
  private putEmpty(at: number, kkOut: number, nikOut: number): number {
    const { out, kinds, kk, nik } = this
    // Copied aside first: the values lie where the empty line is written.
    if (kkOut >= 0) kk.set(out.subarray(kkOut, kkOut + 16))
    if (nikOut >= 0) nik.set(out.subarray(nikOut, nikOut + 16))
    const isKk = kkOut >= 0 && isDigits(kk, 0, 16)
    const isNik = nikOut >= 0 && isDigits(nik, 0, 16)
    let o = at
    for (let column = 0; column < kinds.length; column++) {
      if (kinds[column] === KIND.SKIP || kinds[column] === KIND.KAB) continue
      if (isKk && column === this.kkColumn) {
        out.set(kk, o)
        o += 16
      } else if (isNik && column === this.nikColumn) {
        out.set(nik, o)
        o += 16
      }
      out[o++] = TAB
    }
    return o
  }

  private blame(fault: number, column: number, detail = -1): void {
    // The first fault in the order of the columns is the one told.
    if (this.fault !== 0) return
    this.fault = fault
    this.faultColumn = column
    this.faultDetail = detail
  }

  /** Judges `out[from..to)` as a value of its column; returns the new end, which moves when the value means "none". */
  private judge(kind: number, column: number, from: number, to: number): number {
    const { out } = this
    const length = to - from
    switch (kind) {
      case KIND.NUMBER16:
        return this.judgeNumber16(column, from, to)
      case KIND.INTEGER:
        if (length > 9 || !isDigits(out, from, to)) {
          const negatif = length > 1 && length < 20 && out[from] === DASH && isDigits(out, from + 1, to)
          this.blame(negatif ? MASALAH['bilangan-negatif'] : MASALAH.bilangan, column)
        }
        return to
      case KIND.DESIL:
        return this.judgeDesil(column, from, to)
      case KIND.DATE:
        if (length > 0) this.judgeDate(column, from, to)
        return to
      case KIND.NAME:
        if (length === 0) this.blame(MASALAH['nama-kosong'], column)
        else if (length > MAX_NAME) this.blame(MASALAH['terlalu-panjang'], column)
        else {
          for (let i = from; i < to; i++) {
            const c = out[i] as number
            if (c >= ZERO && c <= NINE) {
              this.blame(MASALAH['nama-angka'], column)
              break
            }
          }
        }
        return to
      case KIND.KAB: {
        const end = this.dropDots(from, to)
        if (!this.kabList.some((kode) => kode.length === end - from && kode.every((c, i) => out[from + i] === c)))
          this.blame(MASALAH.kabupaten, column)
        return end
      }
      case KIND.DESA:
      case KIND.AREA: {
        const end = this.dropDots(from, to)
        if (kind === KIND.DESA && end === from) this.blame(MASALAH['desa-kosong'], column)
        if (end - from > 32) this.blame(MASALAH['terlalu-panjang'], column)
        return end
      }
      default:
        if (length > MAX_TEXT) this.blame(MASALAH['terlalu-panjang'], column)
        return to
    }
  }

  private dropDots(from: number, to: number): number {
    const { out } = this
    let end = from
    for (let i = from; i < to; i++) if (out[i] !== DOT) out[end++] = out[i] as number
    return end
  }

  /** A cell that cannot be trusted is no value, whatever stands in it. */
  private judgeTanda(column: number, from: number, to: number): number {
    const { out } = this
    this.blame(out[from + 1] === TANDA.angka ? MASALAH['nomor-sel'] : MASALAH['sel-galat'], column)
    out.copyWithin(from, from + 2, to)
    return to - 2
  }

  /** Sixteen digits; returns the new end, which moves when signs around them were taken away. */
  private judgeNumber16(column: number, from: number, end: number): number {
    const { out } = this
    let to = end
    if (to > from && !isDigits(out, from, to)) {
      to = this.tidy(from, end)
      if (to < end && to - from === 16) this.tidied[column] = (this.tidied[column] as number) + 1
    }
    const length = to - from
    if (length === 0) this.blame(MASALAH['nomor-kosong'], column)
    else if (isDigits(out, from, to)) {
      if (length !== 16) this.blame(MASALAH['nomor-panjang'], column, length)
      else {
        this.numberCount++
        if (numberAt(out, to - 4, to) >= NOMOR_URUT_SINTETIS) this.syntheticCount++
      }
      // A serial runs from 0001: 0000 is what a spreadsheet leaves of digits it could not hold.
      if (length === 16 && out[to - 1] === ZERO && out[to - 2] === ZERO && out[to - 3] === ZERO && out[to - 4] === ZERO)
        this.damaged[column] = 1
    } else if (isScientific(out, from, to)) {
      this.damaged[column] = 1
      this.blame(MASALAH['nomor-rusak'], column)
    } else this.blame(MASALAH['nomor-angka'], column)
    return to
  }

  /**
   * Takes apostrophes, blanks and dots out of a number; returns the new end, or the old one when other signs are in it. One
   * dot with one or two digits behind it is left: `3275010101900001.0` and `327501010190000.1` are what a machine made of
   * a number, and which digits were there cannot be told.
   */
  private tidy(from: number, to: number): number {
    const { out } = this
    if (to - from > 40) return to
    let dots = 0
    let behind = 0
    let digits = 0
    for (let i = from; i < to; i++) {
      const c = out[i] as number
      if (c >= ZERO && c <= NINE) {
        digits++
        behind++
      } else if (c === DOT) {
        dots++
        behind = 0
      } else {
        const wide = signLength(out, i, to)
        if (wide === 0) return to
        i += wide - 1
      }
    }
    if (digits === 0 || (dots === 1 && behind < 3)) return to
    let o = from
    for (let i = from; i < to; i++) {
      const c = out[i] as number
      if (c >= ZERO && c <= NINE) out[o++] = c
    }
    return o
  }

  /** Empty, `-` and 0 mean belum diperingkat and are stored as nothing. Dasar: DOMAIN §0.3. */
  private judgeDesil(column: number, from: number, to: number): number {
    const { out } = this
    const length = to - from
    if (length === 0 || (length === 1 && (out[from] === DASH || out[from] === ZERO))) return from
    if (length <= 2 && isDigits(out, from, to)) {
      const desil =
        length === 1
          ? (out[from] as number) - ZERO
          : ((out[from] as number) - ZERO) * 10 + (out[from + 1] as number) - ZERO
      if (desil === 0) return from
      if (desil <= 10) return to
    }
    this.blame(MASALAH.desil, column)
    return to
  }

  private judgeDate(column: number, from: number, to: number): void {
    const date = readDate(this.out, from, to)
    if (date === 0) this.blame(MASALAH['tanggal-bentuk'], column)
    else if (
      date > this.limits.lahirTerakhir ||
      this.limits.umurPada - date >= (this.limits.ambang.umurTerbanyak + 1) * 10_000
    )
      this.blame(MASALAH['tanggal-umur'], column, this.limits.ambang.umurTerbanyak)
  }
}

/** `YYYY-MM-DD` of an existing day as the number yyyymmdd, else 0. */
function readDate(bytes: Uint8Array, from: number, to: number): number {
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
function signLength(bytes: Uint8Array, i: number, to: number): number {
  const c = bytes[i] as number
  if (c === SPACE || c === 39 || c === 96) return 1
  if (c === BACKSLASH && i + 1 < to && bytes[i + 1] === 116) return 2
  if (c === 0xc2 && bytes[i + 1] === 0xa0) return 2
  if (c !== 0xe2 || bytes[i + 1] !== 0x80) return 0
  const d = bytes[i + 2] as number
  return d === 0x98 || d === 0x99 || d === 0x8b || d === 0xaf ? 3 : 0
}

function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + (bytes[i] as number) - ZERO
  return value
}

function isDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = bytes[i] as number
    if (c < ZERO || c > NINE) return false
  }
  return true
}

/** `3.27501E+15`, `3,27501E+15`, `3E15`: how spreadsheets write a number that is too long for them. */
function isScientific(bytes: Uint8Array, from: number, to: number): boolean {
  let text = ''
  for (let i = from; i < to && i < from + 40; i++) text += String.fromCharCode(bytes[i] as number)
  return /^\d+([.,]\d+)?[eE][+-]?\d+$/.test(text)
}
