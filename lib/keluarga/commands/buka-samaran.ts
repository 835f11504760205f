// Unmasking the numbers of one family: a stated purpose that holds for half an hour, a row in the audit, then the numbers.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { listBukaanKeluarga } from '../queries/find-bukaan'
import { readTerakhir } from '../queries/get-keluarga'
import type { BukaSamaranInput } from '../schema'
import { type NomorTerbuka, readNomor } from './nomor-terbuka'
import { nyatakanTujuan } from './nyatakan-tujuan'

const BUKAN = refuse('keluarga/tidak-ditemukan', 'Keluarga tidak ditemukan di wilayah tugas Anda.')
const LEWAT = refuse('keluarga/tanpa-alasan', 'Alasan yang tadi Anda tulis sudah tidak berlaku. Tuliskan lagi.')

/**
 * Records the purpose, or leans on one that still holds for this family or for a case, list or task it stands in, then reads
 * the numbers. They are never stored with the idempotency key: a repeat reads them again, and is read-logged again. Refusals:
 * `akses/tanpa-izin`, `keluarga/tidak-ditemukan`, `keluarga/tanpa-alasan` (no reason given and none holds any more).
 */
export async function bukaSamaran(aktor: Aktor, input: BukaSamaranInput): Promise<Result<NomorTerbuka>> {
  if (!can(aktor, 'keluarga:buka-samaran'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuka samaran.')
  const recorded = await withAct(aktor, 'keluarga.buka-samaran', input, async (tx) => {
    const keluarga = await readTerakhir(tx, aktor.kodeKab, input.keluargaId)
    if (!keluarga) return BUKAN
    if (input.alasan === '') {
      const bukaan = (await listBukaanKeluarga(tx, aktor, [input.keluargaId], now())).get(input.keluargaId)
      return bukaan ? ok({ bukaanId: bukaan.id }) : LEWAT
    }
    const objek = { objek: 'keluarga', objekId: input.keluargaId } as const
    return ok({ bukaanId: await nyatakanTujuan(tx, aktor, objek, input.alasan, { desa: keluarga.kodeDesa }) })
  })
  if (!recorded.ok) return recorded
  const { bukaanId } = recorded.value
  return withAktor(aktor, async (tx) => {
    // A form sent again finds its act recorded; it opens nothing once the purpose has ended.
    const berlaku = await tx.bukaan.count({
      where: { kodeKab: aktor.kodeKab, aktor: aktor.id, id: bukaanId, ditutupPada: null, berakhirPada: { gt: now() } },
    })
    if (berlaku === 0) return LEWAT
    const nomor = await readNomor(tx, aktor.kodeKab, input.keluargaId, bukaanId)
    if (!nomor) return BUKAN
    const { orangList: _, ...terbuka } = nomor
    return ok(terbuka)
  })
}
