// The comparison of two deliveries that stand already, as a job of the worker.
import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction } from '@/lib/server/owner'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { buangKerja } from '../impor/bersihkan'
import { openKerja, tuneKerja } from '../impor/kerja'
import { withKunciImpor } from '../impor/kunci'
import { pasangSelisih, susunSelisih } from './susun-selisih'

const masukanSchema = z.object({ lama: z.int(), baru: z.int() })
/** Milliseconds between two tries while an import of the same kabupaten/kota runs. */
const GILIRAN = 2_000

/** Compares unless that was done before. Refusals: sumber/sedang-berjalan, sumber/rilis-tidak-ada. */
export async function bandingkanRilis(
  kodeKab: string,
  pasangan: { lama: number; baru: number },
): Promise<Result<{ id: number }>> {
  return withKunciImpor(kodeKab, async (pusat) => {
    const { rows } = await pusat.query<{ id: number | null; ada: number }>(
      `SELECT (SELECT id FROM selisih WHERE kode_kab = $1 AND lama = $2 AND baru = $3 AND status = 'siap') AS id,
         (SELECT count(*)::integer FROM rilis WHERE kode_kab = $1 AND id IN ($2, $3) AND status IN ('terbit', 'ditarik') AND dibuang_pada IS NULL) AS ada`,
      [kodeKab, pasangan.lama, pasangan.baru],
    )
    if (rows[0]?.id) return ok({ id: rows[0].id })
    if (rows[0]?.ada !== 2)
      return refuse('sumber/rilis-tidak-ada', 'Salah satu kiriman itu tidak ada atau isinya sudah dibuang.')
    const kedua = await openKerja('sahih-selisih')
    try {
      await tuneKerja(pusat)
      await tuneKerja(kedua)
      const { id } = await susunSelisih(pusat, kedua, { kodeKab, ...pasangan })
      await inTransaction(pusat, () => pasangSelisih(pusat, kodeKab, id))
      return ok({ id })
    } finally {
      await kedua.end()
      await buangKerja(pusat, pasangan.baru)
    }
  })
}

/** The job. */
export const jalankanSelisih: Handler = async ({ aktor, masukan, lapor, signal }) => {
  const pasangan = masukanSchema.parse(masukan)
  for (;;) {
    await lapor('Membandingkan', 0, 0)
    const hasil = await bandingkanRilis(aktor.kodeKab, pasangan)
    if (hasil.ok) return hasil.value
    if (hasil.error.code !== 'sumber/sedang-berjalan') throw new SentenceError(hasil.error.message)
    await delay(GILIRAN, undefined, { signal })
  }
}
