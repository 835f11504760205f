// One uploaded file to disk as it arrives; a file sent again takes the place of the one before.
import 'server-only'
import type { Readable } from 'node:stream'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'
import { storagePath, writeStored } from '@/lib/server/storage'
import type { UnggahInput } from '../schema'

/** Where file `ke` of an upload lies, relative to the store. */
export function jalurUnggahan(kodeKab: string, imporId: string, ke: number): string {
  return `unggahan/${kodeKab}/${imporId}/${ke}.csv`
}

/**
 * Streams a file of an upload into the store. Refused without izin, for an import of somebody else, and once it has been
 * started. Returns the size in bytes.
 */
export async function simpanUnggahan(
  aktor: Aktor,
  imporId: string,
  { ke, nama }: UnggahInput,
  source: Readable,
  signal?: AbortSignal,
): Promise<Result<{ ukuran: number }>> {
  if (!can(aktor, 'sumber:impor', aktor.kodeKab))
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor rilis.')
  const isTerbuka = () =>
    withAktor(aktor, async (tx) => {
      const impor = await tx.impor.findUnique({
        where: { kodeKab_id: { kodeKab: aktor.kodeKab, id: imporId } },
        select: { status: true, aktor: true },
      })
      return impor?.status === 'unggah' && impor.aktor === aktor.id
    })
  const tutup = refuse('sumber/unggahan-tertutup', 'Unggahan ini tidak ada atau sudah dimulai.')
  if (!(await isTerbuka())) return tutup
  const jalur = jalurUnggahan(aktor.kodeKab, imporId, ke)
  const { ukuran, sha256 } = await writeStored(storagePath(jalur), source, signal)
  // Started meanwhile: what was read then is not what lies here now.
  if (!(await isTerbuka())) return tutup
  await withAktor(aktor, (tx) =>
    tx.imporBerkas.upsert({
      where: { kodeKab_imporId_ke: { kodeKab: aktor.kodeKab, imporId, ke } },
      create: { kodeKab: aktor.kodeKab, imporId, ke, nama, jenis: 'belum-dibaca', ukuran, sha256, jalur },
      update: { nama, ukuran, sha256, jalur },
      select: { ke: true },
    }),
  )
  return ok({ ukuran })
}
