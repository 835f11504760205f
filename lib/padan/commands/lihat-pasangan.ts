// Opening a pair: both sides, and a line in the read log that somebody looked.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catatBaca } from '@/lib/audit/commands'
import { withAktor } from '@/lib/server/db'
import { type PasanganDetail, readPasangan } from '../queries/read-pasangan'

/** A pair as its page shows it, recorded as read; null (and nothing recorded) when it is not theirs to see. */
export async function lihatPasangan(aktor: Aktor, id: string): Promise<PasanganDetail | null> {
  return withAktor(aktor, async (tx) => {
    const pasangan = await readPasangan(tx, aktor, id)
    if (pasangan) await catatBaca(tx, 'padan.lihat', id, { jenis: pasangan.jenis })
    return pasangan
  })
}
