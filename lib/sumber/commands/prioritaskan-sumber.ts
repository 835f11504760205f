// Deciding which of the two layers of the register a value is read from.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { chooseLapis, KOLOM_BPS, LAPIS_ASAL } from '@/lib/keluarga/asal'
import { findPrioritas } from '@/lib/keluarga/queries/find-prioritas'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { tingkatOf } from '@/lib/wilayah/kode'
import type { PrioritaskanSumberInput } from '../schema/prioritas'

/**
 * Sets which layer goes first for a column, or for all without an order of their own, in this kabupaten/kota. Pages read by it at once; no
 * stored value changes. Refusals: `akses/tanpa-izin`, `sumber/prioritas-bps` (a desil), `sumber/prioritas-sama`, `sumber/prioritas-berubah` (somebody was first).
 */
export async function prioritaskanSumber(
  aktor: Aktor,
  input: PrioritaskanSumberInput,
): Promise<Result<{ kolom: string }>> {
  const { kolom, dahulu, alasan } = input
  if (!can(aktor, 'sumber:prioritaskan') || tingkatOf(aktor.kodeWilayah) !== 'kabupaten')
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup urutan sumber di kabupaten/kota ini.')
  if (KOLOM_BPS.some((satu) => satu === kolom))
    return refuse('sumber/prioritas-bps', 'Desil resmi hanya dari BPS, jadi urutannya tidak dapat diubah.')
  return withAct(aktor, 'sumber.prioritaskan', input, async (tx) => {
    const { kodeKab } = aktor
    const kini = await findPrioritas(tx, kodeKab)
    const dulu = chooseLapis(kini, kolom, { pembaruan: true, rilis: true })
    if (dulu === dahulu)
      return refuse('sumber/prioritas-sama', 'Urutan itu sudah berlaku untuk data ini, jadi tidak ada yang diubah.')
    const urutan = [dahulu, ...LAPIS_ASAL.filter((lapis) => lapis !== dahulu)]
    const { _max } = await tx.prioritasDaerah.aggregate({ where: { kodeKab, kolom }, _max: { versi: true } })
    const { count } = await tx.prioritasDaerah.createMany({
      data: [
        {
          kodeKab,
          kolom,
          versi: (_max.versi ?? 0) + 1,
          urutan,
          alasan,
          aktor: aktor.id,
          aktorNama: aktor.nama,
          ditetapkanPada: now(),
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0)
      return refuse(
        'sumber/prioritas-berubah',
        'Urutan data ini baru saja diubah orang lain. Muat ulang halaman untuk melihatnya.',
      )
    await catat(tx, 'sumber.prioritaskan', kolom, { dari: dulu, ke: dahulu, alasan })
    return ok({ kolom })
  })
}
