// Days as small numbers with their bytes ready: birth dates, and the six digits of NIK and nomor KK.
import { fromDayNumber, type IsoDate, type Periode, partsOfPeriode, toDayNumber } from '@/lib/core/date'
import type { Penulis } from './penulis'

const HARI = 366 * 112

/** Last day of a triwulan, the day a release describes. */
export function akhirPeriode(periode: Periode): IsoDate {
  const { tahun, triwulan } = partsOfPeriode(periode)
  const akhir = ['03-31', '06-30', '09-30', '12-31'][triwulan - 1] ?? '12-31'
  return `${tahun}-${akhir}` as IsoDate
}

/** The 112 years before a day. A day is counted backwards from it: 0 is the day itself. */
export class Kalender {
  /** Number of the days known. */
  readonly jumlah = HARI
  private readonly iso = new Uint8Array(HARI * 10)
  private readonly tahunList = new Uint16Array(HARI)
  private readonly akhir: number

  constructor(readonly pada: IsoDate) {
    this.akhir = toDayNumber(pada)
    for (let lalu = 0; lalu < HARI; lalu++) {
      const teks = fromDayNumber(this.akhir - lalu)
      for (let i = 0; i < 10; i++) this.iso[lalu * 10 + i] = teks.charCodeAt(i)
      this.tahunList[lalu] = Number(teks.slice(0, 4))
    }
  }

  /** Calendar year of a day. */
  tahun(lalu: number): number {
    return this.tahunList[lalu] as number
  }

  /** The day as text. */
  tanggal(lalu: number): IsoDate {
    return fromDayNumber(this.akhir - lalu)
  }

  /** The day for a text, clamped into the years known. */
  laluOf(tanggal: IsoDate): number {
    return Math.min(Math.max(this.akhir - toDayNumber(tanggal), 0), HARI - 1)
  }

  /** Writes `YYYY-MM-DD`, unquoted. */
  putIso(penulis: Penulis, lalu: number): void {
    const awal = lalu * 10
    for (let i = 0; i < 10; i++) penulis.byte(this.iso[awal + i] as number)
  }

  /** Writes DDMMYY, unquoted; 40 is added to the day of a woman. */
  putDdmmyy(penulis: Penulis, lalu: number, perempuan: boolean): void {
    const a = lalu * 10
    penulis.byte((this.iso[a + 8] as number) + (perempuan ? 4 : 0))
    penulis.byte(this.iso[a + 9] as number)
    penulis.byte(this.iso[a + 5] as number)
    penulis.byte(this.iso[a + 6] as number)
    penulis.byte(this.iso[a + 2] as number)
    penulis.byte(this.iso[a + 3] as number)
  }
}
