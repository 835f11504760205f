// Stating a purpose: from now on for half an hour the masked numbers of one thing are open to who stated it.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { akhirBukaan, type ObjekBukaan } from '../bukaan'

/**
 * Writes the purpose and records it, as the last thing of an act. Whether the thing is the aktor's to open, the room that assigns it
 * has asked before. Returns the id of the bukaan.
 */
export async function nyatakanTujuan(
  tx: Tx,
  aktor: Aktor,
  { objek, objekId }: { objek: ObjekBukaan; objekId: string },
  alasan: string,
  isi: Record<string, unknown> = {},
): Promise<string> {
  const pada = now()
  const { id } = await tx.bukaan.create({
    data: {
      kodeKab: aktor.kodeKab,
      aktor: aktor.id,
      objek,
      objekId,
      tujuan: alasan,
      dibuatPada: pada,
      berakhirPada: akhirBukaan(pada),
    },
    select: { id: true },
  })
  await catat(tx, 'keluarga.buka-samaran', objekId, {
    alasan,
    ...(objek === 'keluarga' ? {} : { objek, bukaan: id }),
    ...isi,
  })
  return id
}
