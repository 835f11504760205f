// Which old deliveries other rooms still read. They enlist themselves where command line and worker are put together.
import 'server-only'

type PakaiRilis = { nama: string; work: (kodeKab: string) => Promise<number[]> }

const daftar: PakaiRilis[] = []

/** Enlists a room that says which deliveries (ids) of a kabupaten/kota it needs row by row; the same name again replaces it. */
export function pakaiRilis(nama: string, work: PakaiRilis['work']): void {
  const ada = daftar.findIndex((satu) => satu.nama === nama)
  if (ada >= 0) daftar.splice(ada, 1)
  daftar.push({ nama, work })
}

/** All deliveries that somebody needs. A room that cannot answer throws: then nothing is dropped. */
export async function collectRilisDipakai(kodeKab: string): Promise<Set<number>> {
  const dipakai = new Set<number>()
  for (const { work } of daftar) for (const id of await work(kodeKab)) dipakai.add(id)
  return dipakai
}
