// What other rooms do once a delivery was withdrawn. They enlist themselves where command line and worker are put together.
import 'server-only'
import type pg from 'pg'
import { log } from '@/lib/server/log'

/** A delivery that is no longer published, and the one that is the present now; null when there is none. */
export type RilisDitarik = { kodeKab: string; rilisId: number; kode: string; kini: { id: number; kode: string } | null }

type SetelahTarik = { nama: string; work: (rilis: RilisDitarik) => Promise<void> }

const daftar: SetelahTarik[] = []

/** Enlists work for after each withdrawal; the same name again replaces it. Each must stand being run twice. */
export function setelahTarik(nama: string, work: SetelahTarik['work']): void {
  const ada = daftar.findIndex((satu) => satu.nama === nama)
  if (ada >= 0) daftar.splice(ada, 1)
  daftar.push({ nama, work })
}

/** Runs what is enlisted, one after the other. A failure is logged: the withdrawal stands. */
export async function sesudahTarik(
  client: pg.Client,
  kodeKab: string,
  rilis: { rilisId: number; kode: string },
): Promise<void> {
  const { rows } = await client.query<{ id: number; kode: string }>(
    'SELECT r.id, r.kode FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = $1',
    [kodeKab],
  )
  for (const { nama, work } of daftar) {
    try {
      await work({ ...rilis, kodeKab, kini: rows[0] ?? null })
    } catch (error) {
      log.error(
        { setelahTarik: nama, rilis: rilis.rilisId, kind: error instanceof Error ? error.name : typeof error },
        'tindak lanjut penarikan gagal',
      )
    }
  }
}
