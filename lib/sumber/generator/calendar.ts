// Days as small numbers with their bytes ready: birth dates, and the six digits of NIK and nomor KK.
import { fromDayNumber, type IsoDate, type Periode, partsOfPeriode, toDayNumber } from '@/lib/core/date'
import type { RowWriter } from './row-writer'

const DAY_COUNT = 366 * 112

/** Last day of a triwulan, the day a release describes. */
export function akhirPeriode(periode: Periode): IsoDate {
  const { tahun, triwulan } = partsOfPeriode(periode)
  const end = ['03-31', '06-30', '09-30', '12-31'][triwulan - 1] ?? '12-31'
  return `${tahun}-${end}` as IsoDate
}

/** The 112 years before a day. A day is counted backwards from it: 0 is the day itself. */
export class Calendar {
  /** Number of the days known. */
  readonly jumlah = DAY_COUNT
  private readonly iso = new Uint8Array(DAY_COUNT * 10)
  private readonly tahunList = new Uint16Array(DAY_COUNT)
  private readonly end: number

  constructor(readonly pada: IsoDate) {
    this.end = toDayNumber(pada)
    for (let daysAgo = 0; daysAgo < DAY_COUNT; daysAgo++) {
      const text = fromDayNumber(this.end - daysAgo)
      for (let i = 0; i < 10; i++) this.iso[daysAgo * 10 + i] = text.charCodeAt(i)
      this.tahunList[daysAgo] = Number(text.slice(0, 4))
    }
  }

  /** Calendar year of a day. */
  tahun(daysAgo: number): number {
    return this.tahunList[daysAgo] as number
  }

  /** The day as text. */
  tanggal(daysAgo: number): IsoDate {
    return fromDayNumber(this.end - daysAgo)
  }

  /** Writes `YYYY-MM-DD`, unquoted. */
  putIso(writer: RowWriter, daysAgo: number): void {
    const start = daysAgo * 10
    for (let i = 0; i < 10; i++) writer.byte(this.iso[start + i] as number)
  }

  /** Writes DDMMYY, unquoted; 40 is added to the day of a woman. */
  putDdmmyy(writer: RowWriter, daysAgo: number, perempuan: boolean): void {
    const a = daysAgo * 10
    writer.byte((this.iso[a + 8] as number) + (perempuan ? 4 : 0))
    writer.byte(this.iso[a + 9] as number)
    writer.byte(this.iso[a + 5] as number)
    writer.byte(this.iso[a + 6] as number)
    writer.byte(this.iso[a + 2] as number)
    writer.byte(this.iso[a + 3] as number)
  }
}
