// Opening a family page: the family, and a line in the read log that somebody looked.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catatBaca } from '@/lib/audit/commands'
import { withAktor } from '@/lib/server/db'
import { type KeluargaDetail, readKeluarga } from '../queries/get-keluarga'
import type { Pandang } from '../queries/pandang'

/** A family of the aktor's wilayah as its page shows it, recorded as read; null (and nothing recorded) when it is not theirs to see. */
export async function lihatKeluarga(
  aktor: Aktor,
  keluargaId: string,
  at: { rilis?: string; pandang?: Pandang } = {},
): Promise<KeluargaDetail | null> {
  return withAktor(aktor, async (tx) => {
    const keluarga = await readKeluarga(tx, aktor, keluargaId, at)
    if (keluarga)
      await catatBaca(tx, 'keluarga.lihat', keluargaId, { desa: keluarga.kodeDesa, rilis: keluarga.rilisDiminta.kode })
    return keluarga
  })
}
