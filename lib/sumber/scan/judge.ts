// Judges values by themselves, where they lie in the output of the scanner.
import { MASALAH } from '../alasan'
import { NOMOR_URUT_SINTETIS } from '../generator/nomor'
import { isDigits, isScientific, numberAt, readDate, signLength } from './byte'
import type { ScanLimits } from './limits'
import { KIND, TANDA } from './plan'

const ZERO = 48
const NINE = 57
const DASH = 45
const DOT = 46

/** Longest text in bytes; above it an index over the column could not hold the row. */
export const MAX_TEXT = 2000
/** Longest name in bytes: 500 letters, as the column is declared at the source. */
const MAX_NAME = 500

/** The faults of one record at a time, and what is counted over a whole file. */
export class Judge {
  /** Numbers of sixteen digits, and those among them whose serial only the generator uses. */
  numberCount = 0
  syntheticCount = 0
  /** By column: a number in scientific notation was seen, or one whose serial is 0000. */
  readonly damaged: Uint8Array
  /** By column: numbers of sixteen digits that stood between apostrophes, blanks or dots. */
  readonly tidied: Int32Array
  /** First fault of the present record, 0 for none; its column and its number, -1 for none. */
  fault = 0
  faultColumn = -1
  faultDetail = -1

  private readonly kabList: readonly Uint8Array[]

  constructor(
    columns: number,
    private readonly limits: ScanLimits,
    private readonly out: Uint8Array,
  ) {
    this.damaged = new Uint8Array(columns)
    this.tidied = new Int32Array(columns)
    this.kabList = limits.kabList.map((kode) => new TextEncoder().encode(kode))
  }

  /** A new record begins. */
  reset(): void {
    this.fault = 0
    this.faultColumn = -1
    this.faultDetail = -1
  }

  /** The record as a whole cannot be read: whatever its values were found to be no longer counts. */
  condemn(fault: number, column: number, detail = -1): void {
    this.fault = fault
    this.faultColumn = column
    this.faultDetail = detail
  }

  /** Notes a fault of the present record. */
  blame(fault: number, column: number, detail = -1): void {
    // The first fault in the order of the columns is the one told.
    if (this.fault !== 0) return
    this.fault = fault
    this.faultColumn = column
    this.faultDetail = detail
  }

  /** Judges `out[from..to)` as a value of its column; returns the new end, which moves when the value means "none". */
  judge(kind: number, column: number, from: number, to: number): number {
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
  judgeTanda(column: number, from: number, to: number): number {
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
