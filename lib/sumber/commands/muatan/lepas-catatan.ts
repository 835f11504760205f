// A file of corrections: the rows set aside of a load, with notes before and behind their own columns, handed back.
import 'server-only'
import { isKolomRujukan, KOLOM_RUJUKAN } from '../../rujukan'
import type { BarisTabel, Tabel } from '../tabel/buka-tabel'

/** Notes before the columns of the delivery, as {@link tulisSalah} writes them. */
export const CATATAN_DEPAN = [KOLOM_RUJUKAN, 'kelas', 'berkas', 'baris', 'sel', 'kolom', 'alasan'] as const
/** Note behind them: the row as it stood when its fields could not be told apart. */
export const CATATAN_BELAKANG = 'baris_asli'

/** A row of a file of corrections, with what stands in its column of reference. */
export type BarisPerbaikan = BarisTabel & { rujukan: string }

/** Whether a row comes from a file of corrections. */
export function isPerbaikan(baris: BarisTabel | BarisPerbaikan): baris is BarisPerbaikan {
  return 'rujukan' in baris
}

/** A table of corrections without its notes. */
export type TabelPerbaikan = Omit<Tabel, 'barisList'> & {
  barisList(signal?: AbortSignal): AsyncGenerator<BarisPerbaikan[]>
}

/** The table without its notes when it is one of corrections, else null. Who took the notes away loses nothing but them. */
export function lepasCatatan(tabel: Tabel): TabelPerbaikan | null {
  const { kolom } = tabel
  const rujukan = kolom.findIndex(isKolomRujukan)
  if (rujukan < 0) return null
  const dipakai = listDipakai(kolom, rujukan)
  const posisi = new Map(dipakai.map((dari, ke) => [dari, ke]))
  const toBaris = (satu: BarisTabel): BarisPerbaikan => {
    const rusak = satu.rusak?.flatMap(({ kolom: at, alasan }) => {
      const ke = at < 0 ? at : posisi.get(at)
      return ke === undefined ? [] : [{ kolom: ke, alasan }]
    })
    const utuh = satu.nilai.length <= kolom.length
    return {
      baris: satu.baris,
      nilai: utuh ? dipakai.map((at) => satu.nilai[at] ?? '') : satu.nilai,
      rujukan: satu.nilai[rujukan] ?? '',
      ...(rusak && rusak.length > 0 && { rusak }),
    }
  }
  return {
    ...tabel,
    kolom: dipakai.map((at) => kolom[at] ?? ''),
    async *barisList(signal) {
      for await (const batch of tabel.barisList(signal)) yield batch.map(toBaris)
    },
  }
}

/** Places of the columns of the delivery: notes stand in one run from the reference on, each once, and one at the end. */
function listDipakai(kolom: readonly string[], rujukan: number): number[] {
  const catatan = new Set<number>()
  const bebas = new Set<string>(CATATAN_DEPAN)
  for (let at = rujukan; bebas.delete(at === rujukan ? KOLOM_RUJUKAN : (kolom[at] ?? '')); at++) catatan.add(at)
  if (kolom.at(-1) === CATATAN_BELAKANG) catatan.add(kolom.length - 1)
  return kolom.map((_, at) => at).filter((at) => !catatan.has(at))
}
