// What other rooms do once another source has been loaded. They enlist themselves where command line and worker are put together.
import 'server-only'
import type pg from 'pg'
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

/** Does what follows a load that holds now and notes on its import what came of it. Returns the sentences. */
export async function lanjutkanMuatan(
  client: pg.Client,
  aktor: Aktor,
  { imporId, ...muatan }: SumberDimuat & { imporId: string },
): Promise<string[]> {
  const catatan = await jalankanSetelahMuat(aktor, muatan)
  if (catatan.length > 0)
    await client.query('UPDATE impor SET catatan = catatan || $3::text[] WHERE kode_kab = $1 AND id = $2::uuid', [
      muatan.kodeKab,
      imporId,
      catatan,
    ])
  return catatan
}

/** Runs what is enlisted, one after the other. A failure is logged: the load stands. */
async function jalankanSetelahMuat(aktor: Aktor, muatan: SumberDimuat): Promise<string[]> {
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
