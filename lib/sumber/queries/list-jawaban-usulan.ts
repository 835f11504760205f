// Which usulan a load of answers names.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'

const nomorRows = z.array(z.object({ nomor: z.string() }))

/** Numbers of the usulan that rows of a load name, without doubles; empty without the izin to see sources. */
export async function listJawabanUsulan(aktor: Aktor, muatanId: string): Promise<string[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  const rows = nomorRows.parse(
    await withAktor(
      aktor,
      // Which numbers stand in this load? Reads sumber_catatan_muatan_idx.
      (tx) => tx.$queryRaw`
        SELECT DISTINCT nomor_usulan AS nomor FROM sumber_catatan
        WHERE kode_kab = ${aktor.kodeKab} AND muatan_id = ${muatanId}::uuid AND nomor_usulan IS NOT NULL ORDER BY 1`,
    ),
  )
  return rows.map(({ nomor }) => nomor)
}
