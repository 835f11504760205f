// A delivery of answers of the Disdukcapil was withdrawn: what it had said beside people is said no more.
import 'server-only'
import { serverAktor } from '@/lib/akses/izin'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'

/** Removes the answers that came with a load; its rows stay with it. Running it again changes nothing. Returns how many. */
export async function batalkanHasilDukcapil(kodeKab: string, muatanId: string): Promise<number> {
  return withOwner((client) =>
    inTransaction(client, async () => {
      const { rowCount } = await client.query(
        `DELETE FROM hasil_dukcapil WHERE kode_kab = $1 AND cara = 'impor' AND rujukan = $2`,
        [kodeKab, muatanId],
      )
      const jumlah = rowCount ?? 0
      if (jumlah > 0) await catatOwner(client, serverAktor(kodeKab), 'padan.batalkan-dukcapil', muatanId, { jumlah })
      return jumlah
    }),
  )
}
