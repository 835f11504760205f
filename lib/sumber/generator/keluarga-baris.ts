// A family taken apart into its values, to be changed and put together again. Only changed families go through here:
// all others are copied byte for byte.
import { KOLOM_ANGGOTA, KOLOM_KELUARGA, type KolomAnggota, type KolomKeluarga } from '../kolom'

const INDEKS_KELUARGA = new Map<string, number>(KOLOM_KELUARGA.map((kolom, i) => [kolom, i]))
const INDEKS_ANGGOTA = new Map<string, number>(KOLOM_ANGGOTA.map((kolom, i) => [kolom, i]))

/** Values of one row, by column name. */
export class Baris<K extends string> {
  constructor(
    private readonly indeks: ReadonlyMap<string, number>,
    readonly nilaiList: string[],
  ) {}

  get(kolom: K): string {
    return this.nilaiList[this.indeks.get(kolom) ?? -1] ?? ''
  }

  set(kolom: K, nilai: string): void {
    const i = this.indeks.get(kolom)
    if (i === undefined) throw new RangeError(`no column ${kolom}`)
    this.nilaiList[i] = nilai
  }

  salin(): Baris<K> {
    return new Baris<K>(this.indeks, [...this.nilaiList])
  }

  /** The row as the file has it, line end included. */
  toTeks(): string {
    return `${this.nilaiList.map((nilai) => `"${nilai.replaceAll('"', '""')}"`).join('|')}\n`
  }
}

export type BarisKeluarga = Baris<KolomKeluarga>
export type BarisAnggota = Baris<KolomAnggota>

/** A family of a release with its members, the kepala keluarga first. */
export type KeluargaBaris = { keluarga: BarisKeluarga; anggotaList: BarisAnggota[] }

/** Whether the family file has this column. */
export function isKolomKeluarga(kolom: string): kolom is KolomKeluarga {
  return INDEKS_KELUARGA.has(kolom)
}

/** Whether the member file has this column. */
export function isKolomAnggota(kolom: string): kolom is KolomAnggota {
  return INDEKS_ANGGOTA.has(kolom)
}

/** One line of the family file, without its line end. */
export function parseBarisKeluarga(teks: string): BarisKeluarga {
  return new Baris<KolomKeluarga>(INDEKS_KELUARGA, split(teks))
}

/** One line of the member file, without its line end. */
export function parseBarisAnggota(teks: string): BarisAnggota {
  return new Baris<KolomAnggota>(INDEKS_ANGGOTA, split(teks))
}

function split(teks: string): string[] {
  return teks
    .slice(1, -1)
    .split('"|"')
    .map((nilai) => (nilai.includes('""') ? nilai.replaceAll('""', '"') : nilai))
}
