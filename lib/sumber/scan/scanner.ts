// Reads release files byte by byte: splits records, judges each value by itself and writes the lines that COPY takes.
// A general CSV reader makes a string of every value, which is what makes it five times too slow for a whole city.
import { MASALAH } from '../alasan'
import { isDigits } from './byte'
import { CekBaris } from './cek-baris'
import { buildClasses, ORDINARY, putNumber, putSpecial, trim } from './copy-text'
import { Judge, MAX_TEXT } from './judge'
import type { ScanLimits } from './limits'
import { KIND, type Plan, TANDA_SEL } from './plan'
import { mix, saltOf } from './sidik'
import { Tambahan } from './tambahan'

const QUOTE = 34
const NEWLINE = 10
const RETURN = 13
const TAB = 9
const SPACE = 32

/** Longest record in bytes; a longer one is a quote that was never closed. */
export const MAX_RECORD = 65_536
/** Room the known columns of one record may need in the output: every byte escaped or widened, and the numbers around it. */
export const MAX_OUTPUT = MAX_RECORD * 3 + 4096

/** Room one record of a file may need in the output. */
export function maxOutput(plan: Plan): number {
  return MAX_OUTPUT + (plan.tambahanKe.length === 0 ? 0 : Tambahan.capacityOf(plan, MAX_RECORD))
}

/**
 * One pass over one file. Each record becomes one line in the text format of COPY (tab, backslash escapes, empty = NULL):
 * `baris, posisi, kept columns in file order, [tambahan,] panjang, sidik_a, sidik_b, masalah, kolom, rincian`; tambahan stands
 * there only when the file has columns nobody knows, and holds their values as JSON ({@link Tambahan}).
 * A record with a fault keeps only its numbers that are readable, so that its members can be found; the original stays in
 * the file at `posisi` (bytes from its start) over `panjang` bytes.
 *
 * sidik is the sum over all non-empty kept values, areas excepted, of a hash of (column, value): it depends neither on the
 * order of the columns nor on quoting or encoding, and a column that is missing counts like an empty one. Columns nobody
 * knows do not count: with a new one every row would differ from the last delivery in nothing anybody could be shown.
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
  /** Faults, and the numbers seen. */
  readonly judge: Judge

  private readonly kinds: Uint8Array
  private readonly saltA: Int32Array
  private readonly saltB: Int32Array
  private readonly classes: Uint8Array
  private readonly delimiter: number
  private readonly kkColumn: number
  private readonly nikColumn: number
  private readonly isDecodable: ((bytes: Uint8Array) => boolean) | null
  /** Warnings about the rows without a fault. */
  readonly cek: CekBaris
  /** Values in columns nobody knows; null when the file has none. */
  readonly tambahan: Tambahan | null
  private readonly room: number
  private baris: number
  private readonly lembar: boolean
  private readonly kk = new Uint8Array(16)
  private readonly nik = new Uint8Array(16)

  /**
   * @param isDecodable asked for each record when the file is known to hold bytes that are no UTF-8, else null
   * @param out where the lines go; more bytes than {@link maxOutput} of the plan
   */
  constructor(plan: Plan, limits: ScanLimits, isDecodable: ((bytes: Uint8Array) => boolean) | null, out: Uint8Array) {
    this.out = out
    this.kinds = plan.kindList
    this.saltA = Int32Array.from(plan.kolomList, (kolom) => saltOf(kolom, 0x811c9dc5))
    this.saltB = Int32Array.from(plan.kolomList, (kolom) => saltOf(kolom, 0x9747b28c))
    this.delimiter = plan.dialect.delimiter
    this.judge = new Judge(plan.kolomList.length, limits, out)
    this.cek = new CekBaris(plan.jenis, plan.kolomList, limits.ambang, limits.umurPada)
    this.tambahan = plan.tambahanKe.length === 0 ? null : new Tambahan(plan, MAX_RECORD)
    this.room = maxOutput(plan)
    this.baris = plan.barisAwal
    this.lembar = plan.lembar
    this.kkColumn = plan.kolomList.indexOf('nomor_kartu_keluarga')
    this.nikColumn = plan.kolomList.indexOf('nomor_induk_kependudukan')
    this.isDecodable = isDecodable
    this.classes = buildClasses(plan.dialect.encoding)
  }

  /** Whether the caller must take `out` away before scanning on. */
  get isFull(): boolean {
    return this.out.length - this.outLength < this.room
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
    const { out, kinds, classes, delimiter, saltA, saltB, cek, judge, tambahan } = this
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
      let o = putNumber(out, putNumber(out, rowOut, this.baris), base + start)
      const valuesOut = o
      let p = start
      let column = 0
      let lines = 1
      let sumA = 0
      let sumB = 0
      let incomplete = false
      let broken = false
      judge.reset()
      if (tambahan !== null) tambahan.reset()
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
                  o = putSpecial(out, o, c)
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
            } else o = putSpecial(out, o, c)
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
          if (kind === KIND.SKIP) {
            if (tambahan !== null && o > valueOut) tambahan.take(column, out, valueOut, o)
            o = valueOut
          } else {
            if (o > valueOut) {
              const awal = out[valueOut] as number
              if (awal <= SPACE || out[o - 1] === SPACE)
                o = awal === TANDA_SEL && this.lembar ? judge.judgeTanda(column, valueOut, o) : trim(out, valueOut, o)
              if (kind !== KIND.TEXT || o - valueOut > MAX_TEXT) o = judge.judge(kind, column, valueOut, o)
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
            } else if (kind !== KIND.TEXT) o = judge.judge(kind, column, valueOut, o)
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
        judge.condemn(MASALAH.kutip, Math.min(column, columns - 1))
        this.shapeFaultCount++
        this.firstShapeFault ??= { baris: this.baris, kolom: null }
        kkOut = -1
        nikOut = -1
      } else if (column !== columns) {
        judge.condemn(MASALAH['jumlah-kolom'], -1, column)
        this.shapeFaultCount++
        this.firstShapeFault ??= { baris: this.baris, kolom: column }
        kkOut = -1
        nikOut = -1
      } else if (this.isDecodable && !this.isDecodable(buf.subarray(start, p - 1))) {
        judge.condemn(MASALAH.enkode, -1)
        kkOut = -1
        nikOut = -1
      }
      if (judge.fault !== 0) {
        this.faultCount++
        o = this.putEmpty(valuesOut, kkOut, nikOut)
        sumA = 0
        sumB = 0
      } else cek.run(out)
      if (tambahan !== null) o = tambahan.put(out, o, judge.fault !== 0)
      o = putNumber(out, o, Math.min(p, to) - start)
      o = putNumber(out, o, sumA)
      o = putNumber(out, o, sumB)
      if (judge.fault === 0) {
        out[o++] = TAB
        out[o++] = TAB
      } else {
        o = putNumber(out, o, judge.fault)
        if (judge.faultColumn >= 0) o = putNumber(out, o, judge.faultColumn)
        else out[o++] = TAB
        if (judge.faultDetail >= 0) o = putNumber(out, o, judge.faultDetail) - 1
      }
      out[o++] = NEWLINE
      this.outLength = o
      this.recordCount++
      this.baris += this.lembar ? 1 : lines
      start = p
    }
    return Math.min(start, to)
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
}
