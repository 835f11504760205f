// The import of an uploaded source as a job of the worker.
import 'server-only'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { withAktor } from '@/lib/server/db'
import { storagePath } from '@/lib/server/storage'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { pemetaanSchema } from '../profil/profil'
import { imporSumberSchema } from '../schema/sumber'
import { imporSumber } from './impor-sumber'

const masukanSchema = z.object({ imporId: z.uuid() })
/** Milliseconds between two tries while another import of the same kabupaten/kota runs. */
const GILIRAN = 2_000

/** Runs an uploaded import; a restarted worker begins it anew. What was uploaded is removed once it has an outcome. */
export const jalankanImporSumber: Handler = async ({ aktor, masukan, lapor, signal }) => {
  const { imporId } = masukanSchema.parse(masukan)
  const impor = await withAktor(aktor, (tx) =>
    tx.impor.findUnique({
      where: { kodeKab_id: { kodeKab: aktor.kodeKab, id: imporId } },
      select: {
        jenis: true,
        periode: true,
        perTanggal: true,
        program: true,
        sintetis: true,
        status: true,
        coba: true,
        pemetaan: true,
        berkasList: { select: { ke: true, nama: true, jalur: true }, orderBy: { ke: 'asc' } },
      },
    }),
  )
  if (!impor || !['antre', 'berjalan', 'gagal'].includes(impor.status))
    throw new SentenceError('Impor ini tidak ada atau sudah selesai.')
  const berkasList = impor.berkasList.flatMap(({ ke, nama, jalur }) =>
    jalur === null ? [] : [{ ke, nama, jalur: storagePath(jalur) }],
  )
  const pemetaan = pemetaanSchema.parse(impor.pemetaan ?? {})
  const input = imporSumberSchema.parse({
    kodeKab: aktor.kodeKab,
    jenis: impor.jenis,
    perTanggal: impor.perTanggal?.toISOString().slice(0, 10),
    periode: impor.jenis === 'kpm' ? impor.periode : undefined,
    program: impor.program ?? undefined,
    sistem: pemetaan.sistem,
    sintetis: impor.sintetis,
  })
  for (;;) {
    const hasil = await imporSumber(aktor, input, berkasList, {
      imporId,
      lapor,
      signal,
      pemetaan,
      coba: impor.coba,
    })
    if (hasil.ok || hasil.error.code !== 'sumber/sedang-berjalan') {
      const folder = berkasList[0] && path.dirname(berkasList[0].jalur)
      // After a trial the same files may be loaded.
      const selesai = !hasil.ok || hasil.value.status !== 'diperiksa'
      if (folder && selesai) await rm(folder, { recursive: true, force: true })
      if (!hasil.ok) throw new SentenceError(hasil.error.message)
      const { batch, muatan, status, baris, baru, berubah, sama, ditahan, salah, terulang } = hasil.value
      return { imporId, batch, muatan, status, baris, baru, berubah, sama, ditahan, salah, terulang }
    }
    await lapor('Menunggu impor lain selesai', 0, 0)
    await delay(GILIRAN, undefined, { signal })
  }
}
