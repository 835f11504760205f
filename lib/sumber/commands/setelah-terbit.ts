// What other rooms do once a release is published. They enlist themselves where command line and worker are put together.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { log } from '@/lib/server/log'

/** A release that has just become visible. */
export type RilisTerbit = { kodeKab: string; rilisId: number; kode: string; sintetis: boolean }

type SetelahTerbit = { nama: string; work: (aktor: Aktor, rilis: RilisTerbit) => Promise<void> }

const daftar: SetelahTerbit[] = []

/** Enlists work for after each publication; the same name again replaces it. */
export function setelahTerbit(nama: string, work: SetelahTerbit['work']): void {
  const ada = daftar.findIndex((satu) => satu.nama === nama)
  if (ada >= 0) daftar.splice(ada, 1)
  daftar.push({ nama, work })
}

/** Runs what is enlisted, one after the other. A failure is logged: the release stands. */
export async function jalankanSetelahTerbit(aktor: Aktor, rilis: RilisTerbit): Promise<void> {
  for (const { nama, work } of daftar) {
    try {
      await work(aktor, rilis)
    } catch (error) {
      log.error(
        { setelahTerbit: nama, rilis: rilis.rilisId, kind: error instanceof Error ? error.name : typeof error },
        'tindak lanjut rilis gagal',
      )
    }
  }
}
