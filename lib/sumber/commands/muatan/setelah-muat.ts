// What other rooms do once another source has been loaded. They enlist themselves where command line and worker are put together.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { log } from '@/lib/server/log'
import type { JenisSumber } from '../../jenis'

/** A load that holds now. */
export type SumberDimuat = { kodeKab: string; muatanId: string; jenis: JenisSumber }

/** `work` answers with sentences for whoever loaded, such as how many usulan were answered. */
type SetelahMuat = { nama: string; work: (aktor: Aktor, muatan: SumberDimuat) => Promise<string[]> }

const daftar: SetelahMuat[] = []

/** Enlists work for after each load; the same name again replaces it. */
export function setelahMuat(nama: string, work: SetelahMuat['work']): void {
  const ada = daftar.findIndex((satu) => satu.nama === nama)
  if (ada >= 0) daftar.splice(ada, 1)
  daftar.push({ nama, work })
}

/** Runs what is enlisted, one after the other. A failure is logged: the load stands. */
export async function jalankanSetelahMuat(aktor: Aktor, muatan: SumberDimuat): Promise<string[]> {
  const catatan: string[] = []
  for (const { nama, work } of daftar) {
    try {
      catatan.push(...(await work(aktor, muatan)))
    } catch (error) {
      log.error(
        { setelahMuat: nama, muatan: muatan.muatanId, kind: error instanceof Error ? error.name : typeof error },
        'tindak lanjut muatan gagal',
      )
    }
  }
  return catatan
}
