// A small file on its way in: kept only while it is read.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import { type Result, refuse } from '@/lib/core/result'
import { storagePath, TooLargeError, writeStored } from '@/lib/server/storage'
import { SentenceError } from '@/lib/server/worker'

/** Bytes a file of as many answers as a request can have, or of the desa of a kabupaten, stays well below. */
const TERBESAR = 5_000_000

/**
 * Takes a file as it arrives, has it read and lets it go. Refusals of `baca`, `temuan/berkas-tidak-terbaca` when it is damaged, and
 * `temuan/berkas-terlalu-besar` beyond five megabytes, of which no more is read.
 */
export async function terimaBerkas<T>(
  aktor: Aktor,
  { folder, nama }: { folder: 'jawaban' | 'penduduk'; nama: string },
  source: Readable,
  baca: (berkas: { nama: string; jalur: string }) => Promise<Result<T>>,
  signal?: AbortSignal,
): Promise<Result<T>> {
  const jalur = storagePath(path.join(folder, aktor.kodeKab, `${randomUUID()}${path.extname(nama).toLowerCase()}`))
  try {
    await writeStored(jalur, source, { signal, terbesar: TERBESAR })
    return await baca({ nama, jalur })
  } catch (error) {
    // A file that breaks in the middle says so in a sentence, here as in a job.
    if (error instanceof SentenceError) return refuse('temuan/berkas-tidak-terbaca', error.message)
    if (!(error instanceof TooLargeError)) throw error
    return refuse(
      'temuan/berkas-terlalu-besar',
      'Berkas ini paling besar 5 MB. Kirim hanya berkas yang diunduh dari sini.',
    )
  } finally {
    await rm(jalur, { force: true })
  }
}
