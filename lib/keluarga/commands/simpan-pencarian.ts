// A search is an act that is recorded: it is stored under an id, so that its result has an address without a name or number in it.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catatBaca } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { isWithin } from '@/lib/wilayah/kode'
import { parseIsianCari } from '../isian-cari'
import type { CariInput } from '../schema'

/** Stores a search and records that it was made (kind and area only, never the text). Refused: without izin, an area outside the aktor's wilayah. */
export async function simpanPencarian(aktor: Aktor, input: CariInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:cari')) return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mencari orang.')
  return withAct(aktor, 'keluarga.cari', input, async (tx) => {
    const wilayah = input.wilayah || aktor.kodeWilayah
    if (!isWithin(wilayah, aktor.kodeWilayah))
      return refuse('keluarga/di-luar-wilayah', 'Wilayah pencarian berada di luar wilayah tugas Anda.')
    const pencarian = await tx.pencarian.create({
      data: { kodeKab: aktor.kodeKab, aktor: aktor.id, isi: input.isi, kodeWilayah: wilayah },
      select: { id: true },
    })
    await catatBaca(tx, 'keluarga.cari', pencarian.id, { jenis: parseIsianCari(input.isi).jenis, wilayah })
    return ok(pencarian)
  })
}
