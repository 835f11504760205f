// A condition on a text may name a person or a house: it is kept as a search is, so that the address of the list holds its id alone.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catatBaca } from '@/lib/audit/commands'
import { buildHref } from '@/lib/core/href'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { tampilanOf } from '../kepekaan'
import type { PasangSyaratInput } from '../schema'
import { formatSyarat } from '../syarat'

/**
 * Keeps a condition for a day, for the aktor alone, and records which column was asked, never for what; returns the address of the list
 * with it. Refusals: `akses/tanpa-izin`, `keluarga/syarat-tidak-tampil` (a column the peran does not see).
 */
export async function pasangSyarat(
  aktor: Aktor,
  input: PasangSyaratInput,
): Promise<Result<{ id: string; href: string }>> {
  if (!can(aktor, 'keluarga:lihat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin melihat keluarga.')
  return withAct(aktor, 'keluarga.pasang-syarat', input, async (tx) => {
    const { syarat, params, teks } = input
    if (tampilanOf(aktor, syarat.kolom) !== 'tampil')
      return refuse('keluarga/syarat-tidak-tampil', 'Data ini tidak tampil untuk peran Anda. Pilih data lain.')
    const pencarian = await tx.pencarian.create({
      data: {
        kodeKab: aktor.kodeKab,
        aktor: aktor.id,
        isi: formatSyarat(syarat),
        kodeWilayah: aktor.kodeWilayah,
      },
      select: { id: true },
    })
    await catatBaca(tx, 'keluarga.pasang-syarat', pencarian.id, { siapa: syarat.siapa, kolom: syarat.kolom })
    return ok({ ...pencarian, href: buildHref('/keluarga', { ...params, teks: [...teks, pencarian.id] }) })
  })
}
