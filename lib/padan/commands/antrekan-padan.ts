// Asks for a run of matching: by the button, and after each published release.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { type Tx, withAktor } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { tingkatOf } from '@/lib/wilayah/kode'
import type { MintaPadanInput } from '../schema'

/** Queues a run in the name of the aktor. Refusals: `akses/tanpa-izin`, `padan/sudah-antre`. */
export async function mintaPadan(aktor: Aktor, input: MintaPadanInput): Promise<Result<{ id: string }>> {
  const izin = cekIzin(aktor)
  if (!izin.ok) return izin
  return withAct(aktor, 'padan.minta', input, async (tx) => {
    if (await isAntre(tx, aktor.kodeKab))
      return refuse('padan/sudah-antre', 'Pemadanan sudah antre atau sedang berjalan. Hasilnya muncul di halaman ini.')
    const id = await antrekan(tx, aktor, 'padan', {})
    await catat(tx, 'padan.minta', id)
    return ok({ id })
  })
}

/** After a release was published: a run is queued unless one is waiting. Nothing without the izin. */
export async function antrekanPadan(aktor: Aktor): Promise<void> {
  if (!cekIzin(aktor).ok) return
  await withAktor(aktor, async (tx) => {
    const antre = await tx.pekerjaan.count({ where: { kodeKab: aktor.kodeKab, jenis: 'padan', status: 'antre' } })
    if (antre === 0) await antrekan(tx, aktor, 'padan', {})
  })
}

function cekIzin(aktor: Aktor): Result<null> {
  return can(aktor, 'padan:jalankan', aktor.kodeKab) && tingkatOf(aktor.kodeWilayah) === 'kabupaten'
    ? ok(null)
    : refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup pemadanan di kabupaten/kota ini.')
}

async function isAntre(tx: Tx, kodeKab: string): Promise<boolean> {
  const jumlah = await tx.pekerjaan.count({ where: { kodeKab, jenis: 'padan', status: { in: ['antre', 'berjalan'] } } })
  return jumlah > 0
}
