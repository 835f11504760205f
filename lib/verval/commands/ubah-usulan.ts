// Saves a draft as it stands in the form.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import type { UbahUsulanInput } from '../schema/usulan'
import { cekIzin, cekWewenang } from '../wewenang'
import { toJejakPerubahan, toPerubahan, writePerubahan } from './isi-usulan'
import { writeLangkah } from './langkah'
import { lockUsulan, type UsulanTerkunci } from './lock'

/**
 * Replaces the proposed values, asal and note of a draft. Refusals: `verval/tidak-ditemukan`, those of `cekWewenang`,
 * `verval/versi-berubah` when somebody saved in between, `verval/keluarga-tidak-ditemukan`, those of `toPerubahan`.
 */
export async function ubahUsulan(
  aktor: Aktor,
  input: UbahUsulanInput,
): Promise<Result<{ id: string; versi: number; jumlahPerubahan: number }>> {
  return withAct(aktor, 'verval.ubah', input, async (tx) => {
    const izin = cekIzin(aktor, 'ubah')
    if (!izin.ok) return izin
    const pada = now()
    const usulan = await lockUsulan(tx, aktor, input.id)
    if (!usulan) return refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan di wilayah Anda.')
    const wewenang = cekWewenang(aktor, 'ubah', usulan)
    if (!wewenang.ok) return wewenang
    if (usulan.versi !== input.versi)
      return refuse(
        'verval/versi-berubah',
        'Draf ini sudah disimpan dari tempat lain. Muat ulang halaman untuk melihat isian terakhir.',
      )
    const register = await readNilaiKeluarga(tx, aktor.kodeKab, usulan.keluargaId)
    if (!register)
      return refuse('verval/keluarga-tidak-ditemukan', 'Keluarga ini tidak ada lagi pada rilis yang berlaku.')
    const perubahan = toPerubahan(register, input.perubahan)
    if (!perubahan.ok) return perubahan

    await writePerubahan(tx, aktor, usulan, perubahan.value)
    const { versi } = await tx.usulan.update({
      where: { kodeKab_id: { kodeKab: aktor.kodeKab, id: usulan.id } },
      data: {
        asal: input.asal ?? null,
        catatan: input.catatan ?? null,
        jumlahPerubahan: perubahan.value.length,
        rilisId: register.rilis.id,
        versi: { increment: 1 },
        diubahPada: pada,
      },
      select: { versi: true },
    })
    if (usulan.pengusul !== aktor.id) await tandatanganiIsian(tx, aktor, pada, usulan)
    await catat(tx, 'verval.ubah', usulan.id, {
      asal: input.asal,
      perubahan: toJejakPerubahan(usulan.id, perubahan.value),
    })
    return ok({ id: usulan.id, versi, jumlahPerubahan: perubahan.value.length })
  })
}

/** Whoever fills in somebody else's draft signs for it once, or the separation of duties would not know of them. */
async function tandatanganiIsian(tx: Tx, aktor: Aktor, pada: Date, usulan: UsulanTerkunci): Promise<void> {
  const ada = await tx.usulanLangkah.findFirst({
    where: { kodeKab: aktor.kodeKab, usulanId: usulan.id, tindakan: 'ubah', aktor: aktor.id },
    select: { id: true },
  })
  if (ada) return
  await writeLangkah(tx, aktor, pada, [
    { usulanId: usulan.id, kodeDesa: usulan.kodeDesa, tindakan: 'ubah', dari: usulan.status, ke: usulan.status },
  ])
}
