// Looking at the families of a list one after the other, as long as a page may take, when conditions are asked that no index holds.
import 'server-only'

/** Families a step grows by: what a list says it looked at is a round figure. */
const BULAT = 500
/** A step is at most so many times what was looked at before it, whose pace it trusts. */
const TUMBUH = 4

/** What a step brought: whether that is enough, else the last family it looked at, null at the end of the list. */
type Langkah = { cukup: boolean; henti: string | null }

/**
 * Takes steps through a list, the first of `pertama` families, each later one as large as the pace so far lets it be within `waktu`
 * milliseconds. Returns how many families were looked at and the last of them; null when there was enough, or nothing is left.
 */
export async function lihatBertahap(
  { waktu, pertama, dari }: { waktu: number; pertama: number; dari: string | null },
  langkah: (sesudah: string | null, banyak: number) => Promise<Langkah>,
): Promise<{ dilihat: number; henti: string | null }> {
  const mulai = performance.now()
  let dilihat = 0
  let sesudah = dari
  let banyak = pertama
  while (banyak >= BULAT) {
    const { cukup, henti } = await langkah(sesudah, banyak)
    dilihat += banyak
    if (cukup || henti === null) return { dilihat, henti: null }
    sesudah = henti
    const lalu = performance.now() - mulai
    const muat = ((waktu - lalu) * dilihat) / lalu
    banyak = Math.floor(Math.min(muat, dilihat * TUMBUH) / BULAT) * BULAT
  }
  return { dilihat, henti: sesudah }
}
