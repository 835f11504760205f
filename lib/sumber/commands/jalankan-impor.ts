// The import of an upload as a job of the worker.
import 'server-only'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { storagePath } from '@/lib/server/storage'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { pemetaanRilisSchema } from '../pemetaan-rilis'
import { imporRilisSchema } from '../schema'
import { imporRilis } from './impor-rilis'

const masukanSchema = z.object({ imporId: z.uuid() })
/** Milliseconds between two tries while another import of the same kabupaten/kota runs. */
const GILIRAN = 2_000

/** Runs an uploaded import; a restarted worker begins it anew. What was uploaded is removed once it has an outcome. */
export const jalankanImpor: Handler = async ({ aktor, masukan, lapor, signal }) => {
  const { imporId } = masukanSchema.parse(masukan)
  const { berkasList, coba, perbaikanDari, peta, ...asal } = await readUnggahan(aktor, imporId)
  const input = imporRilisSchema.parse({ ...asal, kodeKab: aktor.kodeKab })
  for (;;) {
    const hasil = await imporRilis(aktor, input, berkasList, {
      imporId,
      coba,
      perbaikan: perbaikanDari !== null,
      peta,
      lapor,
      signal,
    })
    if (hasil.ok) {
      // After a trial the same files may be published.
      if (hasil.value.status !== 'diperiksa') await removeUnggahan(berkasList)
      const { batch, rilis, status, baris, baru, berubah, sama, ditahan, salah, terulang } = hasil.value
      return { imporId, batch, rilis, status, baris, baru, berubah, sama, ditahan, salah, terulang }
    }
    if (hasil.error.code !== 'sumber/sedang-berjalan') {
      await removeUnggahan(berkasList)
      throw new SentenceError(hasil.error.message)
    }
    await lapor('Menunggu impor lain selesai', 0, 0)
    await delay(GILIRAN, undefined, { signal })
  }
}

async function readUnggahan(aktor: Aktor, imporId: string) {
  const impor = await withAktor(aktor, (tx) =>
    tx.impor.findUnique({
      where: { kodeKab_id: { kodeKab: aktor.kodeKab, id: imporId } },
      select: {
        jenis: true,
        periode: true,
        sistem: true,
        sintetis: true,
        coba: true,
        perbaikanDari: true,
        pemetaan: true,
        status: true,
        berkasList: { select: { ke: true, nama: true, jalur: true }, orderBy: { ke: 'asc' } },
      },
    }),
  )
  if (!impor || !['antre', 'berjalan', 'gagal'].includes(impor.status))
    throw new SentenceError('Impor ini tidak ada atau sudah selesai.')
  const { kolom, ...dialek } = pemetaanRilisSchema.catch({ kolom: {} }).parse(impor.pemetaan ?? {})
  const berkasList = impor.berkasList.flatMap(({ ke, nama, jalur }) =>
    jalur === null ? [] : [{ ke, nama, jalur: storagePath(jalur), dialek }],
  )
  return { ...impor, berkasList, peta: kolom }
}

async function removeUnggahan(berkasList: readonly { jalur: string }[]): Promise<void> {
  for (const { jalur } of berkasList) await rm(jalur, { force: true })
  const folder = berkasList[0] && path.dirname(berkasList[0].jalur)
  if (folder) await rm(folder, { recursive: true, force: true })
}
