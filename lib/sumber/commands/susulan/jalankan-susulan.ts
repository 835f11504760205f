// Loading held rows as a job of the worker.
import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { muatMenurutJenis } from './muat-menurut-jenis'

const masukanSchema = z.object({ imporId: z.uuid() })
/** Milliseconds between two tries while an import of the same kabupaten/kota runs. */
const GILIRAN = 2_000

/** Loads the rows of decided codes: of a release as the next delivery, of another source into its load. */
export const jalankanSusulan: Handler = async ({ aktor, masukan, lapor, signal }) => {
  const { imporId } = masukanSchema.parse(masukan)
  for (;;) {
    const hasil = await muatMenurutJenis(aktor, imporId, { lapor, signal })
    if (hasil.ok) {
      const { batch, baris, baru, ditahan, salah } = hasil.value
      const tempat = hasil.value.rilis !== undefined ? { rilis: hasil.value.rilis } : { muatan: hasil.value.muatan }
      return { batch, ...tempat, baris, baru, ditahan, salah }
    }
    if (hasil.error.code !== 'sumber/sedang-berjalan') throw new SentenceError(hasil.error.message)
    await lapor('Menunggu impor lain selesai', 0, 0)
    await delay(GILIRAN, undefined, { signal })
  }
}
