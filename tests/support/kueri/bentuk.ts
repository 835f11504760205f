// What every part of the list of reads is written in, and what they reach for.
import type { Aktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { DESA, DESA_LAIN, KAB } from '../factories'
import { DESA_ASING, KAB_ASING, type Kota } from '../kota'

/** Ids of everything there is, whoever it belongs to, as an attacker would try them. */
export type Sasaran = {
  kota: Kota
  idByTabel: Record<string, string[]>
}

/** One read, asked for everything in the city, inside the aktor's wilayah and out. */
export type Kueri = { nama: string; run: (aktor: Aktor, sasaran: Sasaran) => Promise<unknown> }

/** Asks for some of the ids in turn, evenly spread: the city is written desa by desa, so every desa is among them. */
export async function each<T>(idList: readonly string[] | undefined, ask: (id: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  const step = Math.max(1, Math.floor((idList?.length ?? 0) / SEBANYAK))
  for (const [at, id] of (idList ?? []).entries()) if (at % step === 0) answers.push(await ask(id))
  return answers
}
const SEBANYAK = 6

/** A day after the releases of the city. */
export const HARI = '2025-10-15' as IsoDate
/** A wilayah of every level, own and foreign. */
export const KODE = [KAB, '327501', DESA, DESA_LAIN, KAB_ASING, DESA_ASING]
/** The same for a filter that may be empty. */
export const AREA = [undefined, ...KODE]
