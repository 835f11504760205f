// Asks for a run: by the button, and after a release was published or another source was loaded.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { type Tx, withAktor } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { tingkatOf } from '@/lib/wilayah/kode'
import type { MintaCapaianInput, MintaTemuanInput } from '../schema'

/** Queues a run in the name of the aktor. Refusals: `akses/tanpa-izin`, `temuan/sudah-antre`. */
export async function mintaTemuan(aktor: Aktor, input: MintaTemuanInput): Promise<Result<{ id: string }>> {
  if (!isBoleh(aktor))
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penghitungan temuan di sini.')
  return withAct(aktor, 'temuan.minta', input, async (tx) => {
    if (await isAntre(tx, aktor.kodeKab, ['antre', 'berjalan']))
      return refuse('temuan/sudah-antre', 'Penghitungan sudah antre atau sedang berjalan. Hasilnya muncul di sini.')
    const id = await antrekan(tx, aktor, 'temuan', {})
    await catat(tx, 'temuan.minta', id)
    return ok({ id })
  })
}

/** Queues a pull of capaian in the name of the aktor. Refusals: `akses/tanpa-izin`, `temuan/sudah-antre`. */
export async function mintaCapaian(aktor: Aktor, input: MintaCapaianInput): Promise<Result<{ id: string }>> {
  if (!isBoleh(aktor))
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penghitungan capaian di sini.')
  return withAct(aktor, 'temuan.minta-capaian', input, async (tx) => {
    if (await isAntre(tx, aktor.kodeKab, ['antre', 'berjalan'], 'capaian'))
      return refuse('temuan/sudah-antre', 'Tarikan sudah antre atau sedang berjalan. Hasilnya muncul di sini.')
    const id = await antrekan(tx, aktor, 'capaian', {})
    await catat(tx, 'temuan.minta-capaian', id)
    return ok({ id })
  })
}

/** Queues a run unless one is waiting. Nothing without the izin. */
export async function antrekanTemuan(aktor: Aktor): Promise<void> {
  if (!isBoleh(aktor)) return
  await withAktor(aktor, async (tx) => {
    if (!(await isAntre(tx, aktor.kodeKab, ['antre']))) await antrekan(tx, aktor, 'temuan', {})
  })
}

function isBoleh(aktor: Aktor): boolean {
  return can(aktor, 'temuan:hitung', aktor.kodeKab) && tingkatOf(aktor.kodeWilayah) === 'kabupaten'
}

async function isAntre(tx: Tx, kodeKab: string, status: string[], jenis = 'temuan'): Promise<boolean> {
  return (await tx.pekerjaan.count({ where: { kodeKab, jenis, status: { in: status } } })) > 0
}
