// A family taken apart into its values, to be changed and put together again. Only changed families go through here:
// all others are copied byte for byte.
import { KOLOM_ANGGOTA, KOLOM_KELUARGA, type KolomAnggota, type KolomKeluarga } from '../kolom'

const KELUARGA_INDEX = new Map<string, number>(KOLOM_KELUARGA.map((kolom, i) => [kolom, i]))
const ANGGOTA_INDEX = new Map<string, number>(KOLOM_ANGGOTA.map((kolom, i) => [kolom, i]))

/** Values of one row, by column name. */
export class Row<K extends string> {
  constructor(
    private readonly index: ReadonlyMap<string, number>,
    readonly valueList: string[],
  ) {}

  get(kolom: K): string {
    return this.valueList[this.index.get(kolom) ?? -1] ?? ''
  }

  set(kolom: K, value: string): void {
    const i = this.index.get(kolom)
    if (i === undefined) throw new RangeError(`no column ${kolom}`)
    this.valueList[i] = value
  }

  copy(): Row<K> {
    return new Row<K>(this.index, [...this.valueList])
  }

  /** The row as the file has it, line end included. */
  toText(): string {
    return `${this.valueList.map((value) => `"${value.replaceAll('"', '""')}"`).join('|')}\n`
  }
}

export type KeluargaRow = Row<KolomKeluarga>
export type AnggotaRow = Row<KolomAnggota>

/** A family of a release with its members, the kepala keluarga first. */
export type KeluargaRows = { keluarga: KeluargaRow; anggotaList: AnggotaRow[] }

/** Whether the family file has this column. */
export function isKolomKeluarga(kolom: string): kolom is KolomKeluarga {
  return KELUARGA_INDEX.has(kolom)
}

/** Whether the member file has this column. */
export function isKolomAnggota(kolom: string): kolom is KolomAnggota {
  return ANGGOTA_INDEX.has(kolom)
}

/** One line of the family file, without its line end. */
export function parseKeluargaRow(text: string): KeluargaRow {
  return new Row<KolomKeluarga>(KELUARGA_INDEX, split(text))
}

/** One line of the member file, without its line end. */
export function parseAnggotaRow(text: string): AnggotaRow {
  return new Row<KolomAnggota>(ANGGOTA_INDEX, split(text))
}

function split(text: string): string[] {
  return text
    .slice(1, -1)
    .split('"|"')
    .map((value) => (value.includes('""') ? value.replaceAll('""', '"') : value))
}
