// Carrying out a decision as a job of the worker.
import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { laksanakanPutusan } from './laksanakan'

const masukanSchema = z.object({ imporId: z.uuid(), putusan: z.enum(['setujui', 'tolak', 'tarik']) })
/** Milliseconds between two tries while an import of the same kabupaten/kota runs. */
const GILIRAN = 2_000

/** Publishes, takes away or withdraws what somebody decided about. */
export const jalankanPutusan: Handler = async ({ aktor, masukan, lapor, signal }) => {
  const { imporId, putusan } = masukanSchema.parse(masukan)
  for (;;) {
    const hasil = await laksanakanPutusan(aktor, imporId, putusan)
    if (hasil.ok) return hasil.value
    if (hasil.error.code !== 'sumber/sedang-berjalan') throw new SentenceError(hasil.error.message)
    await lapor('Menunggu impor lain selesai', 0, 0)
    await delay(GILIRAN, undefined, { signal })
  }
}
