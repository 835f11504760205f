// Sends an usulan back to a named earlier step, with the reason.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { KembalikanUsulanInput } from '../schema/usulan'
import { cekIzin, cekWewenang } from '../wewenang'
import { sidikTeks, writeLangkah } from './langkah'
import { lockUsulan } from './lock'
import { pindahkanUsulan } from './pindah'

/** Returns an usulan to `ke`. Refusals: `verval/tidak-ditemukan`, those of `cekWewenang` (an usulan in a daftar is first taken out of it). */
export async function kembalikanUsulan(
  aktor: Aktor,
  input: KembalikanUsulanInput,
): Promise<Result<{ id: string; ke: string }>> {
  return withAct(aktor, 'verval.kembalikan', input, async (tx) => {
    const izin = cekIzin(aktor, 'kembalikan')
    if (!izin.ok) return izin
    const pada = now()
    const usulan = await lockUsulan(tx, aktor, input.id)
    if (!usulan) return refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan di wilayah Anda.')
    const ke = cekWewenang(aktor, 'kembalikan', usulan, input.ke)
    if (!ke.ok) return ke

    await pindahkanUsulan(tx, aktor, [usulan], ke.value, input.alasan, pada)
    await writeLangkah(tx, aktor, pada, [
      {
        usulanId: usulan.id,
        kodeDesa: usulan.kodeDesa,
        tindakan: 'kembalikan',
        dari: usulan.status,
        ke: ke.value,
        catatan: input.alasan,
      },
    ])
    await catat(tx, 'verval.kembalikan', usulan.id, {
      dari: usulan.status,
      ke: ke.value,
      alasan: sidikTeks(input.alasan),
    })
    return ok({ id: usulan.id, ke: ke.value })
  })
}
