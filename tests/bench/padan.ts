// Matching one release end to end: candidates, scores, proposals stored. The bar holds for a million persons.
import pg from 'pg'
import { serverAktor } from '@/lib/akses/izin'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { ensureImported } from './impor'
import type { BenchContext } from './main'
import { type Measure, measureOf, percentile } from './measure'

const ROUNDS = 3
const SEJUTA = 1_000_000

/** `padan`: milliseconds to match one million persons, scaled from the persons of the release; bar 60,000. */
export async function measure(context: BenchContext): Promise<Measure[]> {
  await ensureImported(context)
  const { kodeKab, note } = context
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    const samples: number[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      note(`padan putaran ${round} dari ${ROUNDS}`)
      // Each round proposes everything anew, as the first one does.
      await client.query('DELETE FROM padan_pasangan WHERE kode_kab = $1', [kodeKab])
      const hasil = await jalankanPadan(serverAktor(kodeKab), { kodeKab })
      if (!hasil.ok) throw new Error(hasil.error.message)
      samples.push((hasil.value.detik * 1000 * SEJUTA) / hasil.value.orang)
    }
    return [measureOf({ nama: 'padan', nilai: percentile(samples, 0.5), satuan: 'ms', n: ROUNDS, batas: 60_000 })]
  } finally {
    await client.end()
  }
}
