// What a measure is and how one is told: a line of JSON, or a line of a table.
import { readFile } from 'node:fs/promises'
import { formatNumber } from '@/lib/core/format'

/** Families of the full city: Kota Bekasi as published. */
export const PENUH = 824_818

/**
 * One measured value. `nilai` in `satuan`; `lantai` the raw floor of the same run (null where the bar is absolute),
 * `rasio` = nilai / lantai; `n` repetitions; `batas` the bar, on `rasio` where there is a floor, else on `nilai`.
 */
export type Measure = {
  nama: string
  nilai: number
  satuan: string
  lantai: number | null
  rasio: number | null
  n: number
  batas: number
}

/** A measure with its ratio; numbers rounded to what was really measured. */
export function measureOf(part: Omit<Measure, 'rasio' | 'lantai'> & { lantai?: number }): Measure {
  const lantai = part.lantai ?? null
  return {
    nama: part.nama,
    nilai: round(part.nilai),
    satuan: part.satuan,
    lantai: lantai === null ? null : round(lantai),
    rasio: lantai === null ? null : round(part.nilai / lantai),
    n: part.n,
    batas: part.batas,
  }
}

/** Whether a measure keeps its bar. */
export function isWithinBatas(measure: Measure): boolean {
  return (measure.rasio ?? measure.nilai) <= measure.batas
}

/** A measure as a person reads it. */
export function formatMeasure(measure: Measure): string {
  const lantai =
    measure.lantai === null
      ? ''
      : `, lantai ${formatNumber(measure.lantai, 2)} (${formatNumber(measure.rasio ?? 0, 2)} ×)`
  const batas =
    measure.lantai === null
      ? `${formatNumber(measure.batas, decimals(measure.batas))} ${measure.satuan}`
      : `${formatNumber(measure.batas, decimals(measure.batas))} ×`
  const mark = isWithinBatas(measure) ? 'memenuhi' : 'MELEWATI'
  return `${measure.nama.padEnd(18)} ${formatNumber(measure.nilai, 2)} ${measure.satuan}${lantai}; n ${formatNumber(measure.n)}; ${mark} batas ${batas}`
}

/** The value below which `share` of the samples lie (nearest rank). Throws on no sample. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('tidak ada pengukuran')
  return value
}

/** Milliseconds that `work` takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function decimals(value: number): number {
  return Number.isInteger(value) ? 0 : 1
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Highest resident memory of this process so far, in MB (VmHWM of Linux). */
export async function peakMemory(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
}
