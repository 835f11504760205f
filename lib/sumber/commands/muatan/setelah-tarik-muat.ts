// What other rooms do once a load of another source was withdrawn. They enlist themselves where command line and worker are
// put together.
import 'server-only'
import { log } from '@/lib/server/log'
import type { SumberDimuat } from './setelah-muat'

/** A load that is no longer read, and the one of its kind that is; null when there is none. */
export type MuatanDitarik = SumberDimuat & { kini: string | null }

type SetelahTarikMuat = { nama: string; work: (muatan: MuatanDitarik) => Promise<void> }

const daftar: SetelahTarikMuat[] = []

/** Enlists work for after each withdrawal; the same name again replaces it. Each must stand being run twice. */
export function setelahTarikMuat(nama: string, work: SetelahTarikMuat['work']): void {
  const ada = daftar.findIndex((satu) => satu.nama === nama)
  if (ada >= 0) daftar.splice(ada, 1)
  daftar.push({ nama, work })
}

/** Runs what is enlisted, one after the other. A failure is logged: the withdrawal stands. */
export async function jalankanSetelahTarikMuat(muatan: MuatanDitarik): Promise<void> {
  for (const { nama, work } of daftar) {
    try {
      await work(muatan)
    } catch (error) {
      log.error(
        { setelahTarikMuat: nama, muatan: muatan.muatanId, kind: error instanceof Error ? error.name : typeof error },
        'tindak lanjut penarikan muatan gagal',
      )
    }
  }
}
