// A filled-in file of a request on its way back: small, kept only while it is read.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { storagePath, TooLargeError, writeStored } from '@/lib/server/storage'
import type { UnggahJawabanInput } from '../schema'
import { bacaJawabanMitra } from './jawab-mitra'

/** Bytes a file of a thousand answers stays well below. */
const TERBESAR = 5_000_000

/**
 * Takes the file of answers to request `id` as it arrives, reads it and lets it go. Refusals of {@link bacaJawabanMitra}, and
 * `temuan/berkas-terlalu-besar` beyond five megabytes, of which no more is read. Returns the sentence to show.
 */
export async function terimaJawabanMitra(
  aktor: Aktor,
  id: string,
  { nama, kunci }: UnggahJawabanInput,
  source: Readable,
  signal?: AbortSignal,
): Promise<Result<{ message: string }>> {
  const jalur = storagePath(path.join('jawaban', aktor.kodeKab, `${randomUUID()}${path.extname(nama).toLowerCase()}`))
  try {
    await writeStored(jalur, source, { signal, terbesar: TERBESAR })
    const result = await bacaJawabanMitra(aktor, { kunci, id }, { nama, jalur })
    if (!result.ok) return result
    const { disimpan, dijawab, jumlah } = result.value
    return ok({ message: `${disimpan} jawaban tersimpan; ${dijawab} dari ${jumlah} baris sudah dijawab.` })
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
