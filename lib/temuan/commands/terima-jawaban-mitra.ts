// A filled-in file of a request on its way back: small, kept only while it is read.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { storagePath, TooLargeError, writeStored } from '@/lib/server/storage'
import type { BarisDitolak } from '../mitra'
import type { UnggahJawabanInput } from '../schema'
import { bacaJawabanMitra } from './jawab-mitra'

/** Bytes a file of as many answers as a request can have stays well below. */
const TERBESAR = 5_000_000

/**
 * Takes the file of answers to request `id` as it arrives, reads it and lets it go. Refusals of {@link bacaJawabanMitra}, and
 * `temuan/berkas-terlalu-besar` beyond five megabytes, of which no more is read. Returns
 * the sentence to show and the rows that were not taken.
 */
export async function terimaJawabanMitra(
  aktor: Aktor,
  id: string,
  { nama, kunci }: UnggahJawabanInput,
  source: Readable,
  signal?: AbortSignal,
): Promise<Result<{ message: string; ditolakList: BarisDitolak[] }>> {
  const jalur = storagePath(path.join('jawaban', aktor.kodeKab, `${randomUUID()}${path.extname(nama).toLowerCase()}`))
  try {
    await writeStored(jalur, source, { signal, terbesar: TERBESAR })
    const result = await bacaJawabanMitra(aktor, { kunci, id }, { nama, jalur })
    if (!result.ok) return result
    const { disimpan, dijawab, jumlah, ditolak, ditolakList } = result.value
    const tersimpan = `${formatNumber(disimpan)} jawaban tersimpan; ${formatNumber(dijawab)} dari ${formatNumber(jumlah)} baris sudah dijawab.`
    return ok({
      message: ditolak === 0 ? tersimpan : `${tersimpan} ${formatNumber(ditolak)} baris tidak diambil.`,
      ditolakList,
    })
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error
    return refuse(
      'temuan/berkas-terlalu-besar',
      'Berkas jawaban paling besar 5 MB. Kirim hanya berkas yang diunduh dari sini.',
    )
  } finally {
    await rm(jalur, { force: true })
  }
}
