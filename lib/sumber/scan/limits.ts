// What an import sets for every file it reads.
import type { AmbangCek } from '../cek'

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
