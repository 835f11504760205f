// Withdraws an usulan before anybody has checked it.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { BatalkanUsulanInput } from '../schema/usulan'
import { cekIzin, cekWewenang } from '../wewenang'
import { sidikTeks, writeLangkah } from './langkah'
import { lockUsulan } from './lock'
import { pindahkanUsulan } from './pindah'

/** Withdraws an usulan; a reason is needed once it was submitted. Refusals: `verval/tidak-ditemukan`, `verval/alasan-kosong`, those of `cekWewenang`. */
export async function batalkanUsulan(aktor: Aktor, input: BatalkanUsulanInput): Promise<Result<{ id: string }>> {
  return withAct(aktor, 'verval.batalkan', input, async (tx) => {
    const izin = cekIzin(aktor, 'batalkan')
    if (!izin.ok) return izin
    const pada = now()
    const usulan = await lockUsulan(tx, aktor, input.id)
    if (!usulan) return refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan di wilayah Anda.')
    const ke = cekWewenang(aktor, 'batalkan', usulan)
    if (!ke.ok) return ke
    if (usulan.status !== 'draf' && (input.alasan ?? '').length < 5)
      return refuse(
        'verval/alasan-kosong',
        'Usulan yang sudah diajukan perlu alasan pembatalan, paling sedikit 5 huruf.',
      )

    await pindahkanUsulan(tx, aktor, [usulan], ke.value, input.alasan ?? null, pada)
    await writeLangkah(tx, aktor, pada, [
      {
        usulanId: usulan.id,
        kodeDesa: usulan.kodeDesa,
        tindakan: 'batalkan',
        dari: usulan.status,
        ke: ke.value,
        catatan: input.alasan,
      },
    ])
    await catat(tx, 'verval.batalkan', usulan.id, {
      dari: usulan.status,
      ke: ke.value,
      alasan: sidikTeks(input.alasan),
    })
    return ok({ id: usulan.id })
  })
}
