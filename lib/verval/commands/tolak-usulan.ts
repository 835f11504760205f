// Refuses an usulan for good, with the reason.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { TolakUsulanInput } from '../schema/usulan'
import { cekIzin, cekWewenang } from '../wewenang'
import { sidikTeks, writeLangkah } from './langkah'
import { lockUsulan } from './lock'
import { pindahkanUsulan } from './pindah'

/** Rejects an usulan. The reason is shown to the proposer and kept. Refusals: `verval/tidak-ditemukan`, those of `cekWewenang`. */
export async function tolakUsulan(aktor: Aktor, input: TolakUsulanInput): Promise<Result<{ id: string }>> {
  return withAct(aktor, 'verval.tolak', input, async (tx) => {
    const izin = cekIzin(aktor, 'tolak')
    if (!izin.ok) return izin
    const pada = now()
    const usulan = await lockUsulan(tx, aktor, input.id)
    if (!usulan) return refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan di wilayah Anda.')
    const ke = cekWewenang(aktor, 'tolak', usulan)
    if (!ke.ok) return ke

    await pindahkanUsulan(tx, aktor, [usulan], ke.value, input.alasan, pada)
    await writeLangkah(tx, aktor, pada, [
      {
        usulanId: usulan.id,
        kodeDesa: usulan.kodeDesa,
        tindakan: 'tolak',
        dari: usulan.status,
        ke: ke.value,
        catatan: input.alasan,
      },
    ])
    await catat(tx, 'verval.tolak', usulan.id, { dari: usulan.status, ke: ke.value, alasan: sidikTeks(input.alasan) })
    return ok({ id: usulan.id })
  })
}
