// The encoding of every text table of a file, told once from all its bytes, so that looking into it again is quick.
import 'server-only'
import { SentenceError } from '@/lib/server/worker'
import { bacaAwal, listIsi } from './arsip'
import { type Asal, asalTeks, type BerkasTabel, type EnkodeByNama, isArsip, isIsiTeks, namaIsi } from './buka-tabel'
import { bukaCsv } from './csv'
import type { EnkodeTeks } from './enkode'

/**
 * Reads a file whole and answers which letters its text tables are in: the file itself, or the text files of an archive.
 * What cannot be read is left out: whoever opens it is told why. Throws when `signal` fires.
 */
export async function readEnkode({ nama, jalur }: BerkasTabel, signal?: AbortSignal): Promise<EnkodeByNama> {
  const hasil: Record<string, EnkodeTeks> = {}
  try {
    for (const { nama: tabel, alirkan } of await listAsal(nama, jalur)) {
      const dibuka = await bukaCsv({ nama: tabel, alirkan: () => alirkan(signal) }, {})
      if (dibuka.ok && dibuka.value.dialek) hasil[tabel] = dibuka.value.dialek.enkode
    }
  } catch (error) {
    // A damaged archive: what was told before the damage holds.
    if (!(error instanceof SentenceError)) throw error
  }
  return hasil
}

async function listAsal(nama: string, jalur: string): Promise<Asal[]> {
  if (!isArsip(await bacaAwal(jalur, 4))) return [asalTeks({ nama, jalur })]
  const isiList = await listIsi(nama, jalur)
  if (!isiList.ok) return []
  return isiList.value
    .filter((isi) => isIsiTeks(isi.nama))
    .map((isi) => ({ nama: namaIsi(nama, isi.nama), alirkan: isi.alirkan }))
}
