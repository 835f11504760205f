// Who belongs to a family: the members of the release, with what we recorded over them. The last recorded movement wins,
// whatever a later release lists: who died here does not come back by a delivery.
import type { SebabGerak } from './peristiwa'

/** A recorded movement of a person into or out of one family. `sejak` is a day `YYYY-MM-DD`. */
export type GerakAnggota = {
  orangId: string
  arah: 'masuk' | 'keluar'
  sebab: SebabGerak
  sejak: string
  dicatatPada: Date
  peristiwaId: string
}

/** A person of a family: in the release, in the local layer, or both; `anggota` is what holds. */
export type Keanggotaan = { orangId: string; adaDiRilis: boolean; gerak: GerakAnggota | null; anggota: boolean }

/**
 * Everybody the release lists (in its order), then those only we know, in the order they joined. `gerakList` may come in
 * any order: the movement that holds since the latest day, known last, decides.
 */
export function computeKeanggotaan(rilis: readonly string[], gerakList: readonly GerakAnggota[]): Keanggotaan[] {
  const terakhir = new Map<string, GerakAnggota>()
  for (const gerak of gerakList.toSorted(compareGerak)) {
    // Set anew so that the map keeps the order of joining.
    const dulu = terakhir.get(gerak.orangId)
    if (dulu && dulu.arah !== gerak.arah) terakhir.delete(gerak.orangId)
    terakhir.set(gerak.orangId, gerak)
  }
  const diRilis = new Set(rilis)
  return [
    ...rilis.map((orangId) => toKeanggotaan(orangId, true, terakhir.get(orangId) ?? null)),
    ...[...terakhir.values()]
      .filter(({ orangId }) => !diRilis.has(orangId))
      .map((gerak) => toKeanggotaan(gerak.orangId, false, gerak)),
  ]
}

function toKeanggotaan(orangId: string, adaDiRilis: boolean, gerak: GerakAnggota | null): Keanggotaan {
  return { orangId, adaDiRilis, gerak, anggota: gerak ? gerak.arah === 'masuk' : adaDiRilis }
}

function compareGerak(a: GerakAnggota, b: GerakAnggota): number {
  if (a.sejak !== b.sejak) return a.sejak < b.sejak ? -1 : 1
  return a.dicatatPada.getTime() - b.dicatatPada.getTime()
}
