// Streets, lanes, kampung and housing estates: where a family lives, by how well off it is.
import { DAFTAR_JALAN } from './daftar-nama'
import type { Random } from './random'
import { type RowWriter, toBytes } from './row-writer'

const JALAN = DAFTAR_JALAN.map((jalan) => toBytes(`JL. ${jalan} NO. `))
const GANG = DAFTAR_JALAN.map((jalan) => toBytes(`GG. ${jalan} NO. `))
const KAMPUNG = DAFTAR_JALAN.map((jalan) => toBytes(`KP. ${jalan} NO. `))
const PERUMAHAN = DAFTAR_JALAN.map((jalan) => toBytes(`PERUM ${jalan} BLOK `))
const NO = toBytes(' NO. ')

/** Writes an address without RT and RW, bare of quotes; `welfare` 0 … 1. Estates are for the better off, kampung for the villages. */
export function putAlamat(writer: RowWriter, random: Random, pedesaan: boolean, welfare: number): void {
  const jalan = random.below(JALAN.length)
  const x = random.fraction()
  if (x < welfare * 0.55) {
    writer.put(PERUMAHAN[jalan] as Uint8Array)
    writer.byte(65 + random.below(14))
    writer.digits(random.between(1, 9), 1)
    writer.put(NO)
  } else {
    const awalan = pedesaan || x > 0.86 ? KAMPUNG : x > 0.72 ? GANG : JALAN
    writer.put(awalan[jalan] as Uint8Array)
  }
  const rumah = random.between(1, 160)
  writer.digits(rumah, rumah < 10 ? 1 : rumah < 100 ? 2 : 3)
}
