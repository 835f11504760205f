// Saving a filter of the family list under a name, for oneself or for the office.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { catatSaringan, formatSaringan, isSaringanAktif } from '../saringan'
import type { SimpanSaringanInput } from '../schema'
import { isSyaratTeks } from '../syarat'

/** Saved filters somebody may keep. */
const TERBANYAK = 50

/**
 * Keeps a filter. Refusals: `akses/tanpa-izin`, `keluarga/saringan-kosong`, `keluarga/saringan-nama` (a filter of this name
 * is there), `keluarga/saringan-banyak` (50 are), `keluarga/saringan-teks-bagi` (a condition on a text is not shared).
 */
export async function simpanSaringan(aktor: Aktor, input: SimpanSaringanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:lihat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin melihat keluarga.')
  return withAct(aktor, 'keluarga.simpan-saringan', input, async (tx) => {
    if (!isSaringanAktif(input.saringan))
      return refuse('keluarga/saringan-kosong', 'Pasang saringan lebih dulu, lalu simpan.')
    if (input.dibagikan && input.saringan.syarat.some(isSyaratTeks))
      return refuse(
        'keluarga/saringan-teks-bagi',
        'Saringan dengan isian teks hanya dapat disimpan untuk diri sendiri, karena isiannya dapat menyebut orang atau rumah.',
      )
    const milik = await tx.saringan.findMany({
      where: { kodeKab: aktor.kodeKab, aktor: aktor.id },
      select: { nama: true },
    })
    if (milik.some(({ nama }) => nama.toLowerCase() === input.nama.toLowerCase()))
      return refuse('keluarga/saringan-nama', 'Anda sudah punya saringan dengan nama ini. Pakai nama lain.')
    if (milik.length >= TERBANYAK)
      return refuse('keluarga/saringan-banyak', `Anda sudah menyimpan ${TERBANYAK} saringan. Hapus yang tidak dipakai.`)
    // Not create(): the application may not set the id or the moment, and Prisma would.
    const rows = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO saringan (kode_kab, aktor, nama, dibagikan, isi)
      VALUES (${aktor.kodeKab}, ${aktor.id}, ${input.nama}, ${input.dibagikan}, ${formatSaringan(input.saringan)}::jsonb)
      RETURNING id::text`
    const id = rows[0]?.id ?? ''
    await catat(tx, 'keluarga.simpan-saringan', id, {
      dibagikan: input.dibagikan,
      saringan: catatSaringan(input.saringan),
    })
    return ok({ id })
  })
}
