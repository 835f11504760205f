// Who is led to the files of rows that were set aside: they hold whole rows of people, and whoever may not take them sees no link.
import type { Aktor } from '@/lib/akses/izin'
import { JENIS_BERKAS, maySee } from '@/lib/berkas/jenis'

type BerkasSisihan = { berkasSalahId: string | null; berkasPerbaikanId: string | null; aktor: string }

/** The row with the ids of its files, or with none when the aktor may not take them along. */
export function withBerkasSisihan<T extends BerkasSisihan>(aktor: Aktor, impor: T): T {
  return maySee(aktor, JENIS_BERKAS['baris-salah'], impor.aktor)
    ? impor
    : { ...impor, berkasSalahId: null, berkasPerbaikanId: null }
}
