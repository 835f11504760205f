// One uploaded file to disk as it arrives; a file sent again takes the place of the one before.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Aktor, can } from '@/lib/akses/izin'
import { formatBytes } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'
import { storagePath, type Tersimpan, TooLargeError, writeStored } from '@/lib/server/storage'
import type { UnggahInput } from '../schema'
import { kunciImpor } from './kunci-impor'
import type { EnkodeByNama } from './tabel/buka-tabel'
import { readEnkode } from './tabel/read-enkode'

/** Most bytes of one file: three times what a city of three million delivers. */
export const UNGGAHAN_TERBESAR = 4 * 1024 ** 3

/** Where file `ke` of an upload lies, relative to the store. */
export function jalurUnggahan(kodeKab: string, imporId: string, ke: number): string {
  return `unggahan/${kodeKab}/${imporId}/${ke}.csv`
}

/**
 * Streams a file of an upload into the store. Refused without izin, for an import of somebody else, and once it has been
 * started; `sumber/unggahan-terlalu-besar` beyond `terbesar` bytes. Returns the size in bytes.
 */
export async function simpanUnggahan(
  aktor: Aktor,
  imporId: string,
  { ke, nama }: UnggahInput,
  source: Readable,
  signal?: AbortSignal,
  terbesar = UNGGAHAN_TERBESAR,
): Promise<Result<{ ukuran: number }>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  const where = { kodeKab_id: { kodeKab: aktor.kodeKab, id: imporId } }
  const isTerbuka = (impor: { status: string; aktor: string } | null) =>
    impor?.status === 'unggah' && impor.aktor === aktor.id
  const select = { status: true, aktor: true } as const
  const tutup = refuse('sumber/unggahan-tertutup', 'Unggahan ini tidak ada atau sudah dimulai.')
  if (!isTerbuka(await withAktor(aktor, (tx) => tx.impor.findUnique({ where, select })))) return tutup
  const jalur = jalurUnggahan(aktor.kodeKab, imporId, ke)
  // Beside its place until it is known that nobody reads there yet.
  const sementara = storagePath(`${jalur}.${randomUUID()}.sebagian`)
  let tersimpan: Tersimpan
  try {
    tersimpan = await writeStored(sementara, source, { signal, terbesar })
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error
    return refuse(
      'sumber/unggahan-terlalu-besar',
      `Berkas ini lebih besar dari ${formatBytes(terbesar)}. Berkas rilis satu kabupaten/kota tidak sebesar itu; periksa berkasnya.`,
    )
  }
  try {
    // Told here once: the pages that look into the file would read all of it on each view.
    const enkode: EnkodeByNama = await readEnkode({ nama, jalur: sementara }, signal)
    return await withAktor(aktor, async (tx) => {
      // Held until the file is in its place: whoever starts the import waits here, and afterwards nothing comes in.
      await kunciImpor(tx, aktor.kodeKab, imporId)
      if (!isTerbuka(await tx.impor.findUnique({ where, select }))) return tutup
      await tx.imporBerkas.upsert({
        where: { kodeKab_imporId_ke: { kodeKab: aktor.kodeKab, imporId, ke } },
        create: { kodeKab: aktor.kodeKab, imporId, ke, nama, jenis: 'belum-dibaca', ...tersimpan, jalur, enkode },
        update: { nama, ...tersimpan, jalur, enkode },
        select: { ke: true },
      })
      await rename(sementara, storagePath(jalur))
      return ok({ ukuran: tersimpan.ukuran })
    })
  } finally {
    await rm(sementara, { force: true })
  }
}
