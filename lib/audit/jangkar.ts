// The anchor of the chains: their heads written from time to time into a file outside the database. Who owns the database
// can cut off the end of a chain together with its head; the file still knows the number and the hash it had.
import { z } from 'zod'
import type { Temuan } from './rantai'

/** Head of one chain at one moment; hash in hex. */
export type Jangkar = { pada: string; kodeKab: string; nomor: number; hash: string }

const jangkarSchema = z.tuple([
  z.iso.datetime(),
  z.string().regex(/^\d{4}$/),
  z.coerce.number().int().positive(),
  z.string().regex(/^[0-9a-f]{64}$/),
])

/** One line of the file: moment, kode_kab, number, hash, separated by blanks. */
export function formatJangkar({ pada, kodeKab, nomor, hash }: Jangkar): string {
  return `${pada} ${kodeKab} ${nomor} ${hash}\n`
}

/** The anchors of a file, in its order; a line that is not one (cut by a full disk) is left out. */
export function parseJangkar(text: string): Jangkar[] {
  return text.split('\n').flatMap((line) => {
    const parsed = jangkarSchema.safeParse(line.split(' '))
    if (!parsed.success) return []
    const [pada, kodeKab, nomor, hash] = parsed.data
    return [{ pada, kodeKab, nomor, hash }]
  })
}

/** What the chain of one kabupaten/kota no longer agrees with; `hashByNomor` holds the rows there are of the numbers anchored. */
export function listTemuanJangkar(jangkarList: readonly Jangkar[], hashByNomor: ReadonlyMap<number, string>): Temuan[] {
  const beda = jangkarList.filter(({ nomor, hash }) => hashByNomor.get(nomor) !== hash)
  const first = beda[0]
  if (!first) return []
  const hilang = hashByNomor.get(first.nomor) === undefined
  return [
    {
      jenis: 'jangkar-berbeda',
      nomor: first.nomor,
      keterangan: hilang
        ? 'Baris ini tercatat di luar basis data, tetapi tidak ada lagi dalam rantai: ujung rantai dipotong, atau cadangan lama dipulihkan.'
        : 'Baris ini tercatat di luar basis data dengan hash lain: rantai ditulis ulang sejak sebelum nomor ini.',
    },
  ]
}
