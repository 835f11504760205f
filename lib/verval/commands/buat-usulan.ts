// Begins an usulan as a draft.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { BuatUsulanInput } from '../schema/usulan'
import { cekIzinDesa } from '../wewenang'
import { cekMasihAda, toJejakPerubahan, toPerubahan, writePerubahan } from './isi-usulan'
import { writeLangkah } from './langkah'

/**
 * A draft for one family of the aktor's wilayah; values equal to the register are left out, none at all is allowed.
 * Refusals: `akses/tanpa-izin`, `verval/keluarga-tidak-ditemukan` (out of the wilayah or not in the published release),
 * those of `cekMasihAda` and `toPerubahan`.
 */
export async function buatUsulan(
  aktor: Aktor,
  input: BuatUsulanInput,
): Promise<Result<{ id: string; versi: number; jumlahPerubahan: number }>> {
  return withAct(aktor, 'verval.buat', input, async (tx) => {
    const pada = now()
    const register = await readNilaiKeluarga(tx, aktor.kodeKab, input.keluargaId)
    const izin = cekIzinDesa(aktor, 'ajukan', register?.kodeDesa ?? aktor.kodeWilayah)
    if (!izin.ok) return izin
    if (!register)
      return refuse(
        'verval/keluarga-tidak-ditemukan',
        'Keluarga tidak ditemukan di wilayah Anda pada rilis yang berlaku.',
      )
    const ada = cekMasihAda(register)
    if (!ada.ok) return ada
    const perubahan = toPerubahan(register, input.perubahan)
    if (!perubahan.ok) return perubahan

    const usulan = await tx.usulan.create({
      data: {
        kodeKab: aktor.kodeKab,
        keluargaId: register.keluargaId,
        kodeDesa: register.kodeDesa,
        asal: input.asal ?? null,
        catatan: input.catatan ?? null,
        statusPada: pada,
        jumlahPerubahan: perubahan.value.length,
        pengusul: aktor.id,
        pengusulNama: aktor.nama,
        rilisId: register.rilis.id,
        dibuatPada: pada,
        diubahPada: pada,
      },
      select: { id: true, kodeDesa: true, versi: true },
    })
    await writePerubahan(tx, aktor, usulan, perubahan.value)
    await writeLangkah(tx, aktor, pada, [
      { usulanId: usulan.id, kodeDesa: usulan.kodeDesa, tindakan: 'buat', dari: 'draf', ke: 'draf' },
    ])
    await catat(tx, 'verval.buat', usulan.id, {
      keluargaId: register.keluargaId,
      kodeDesa: usulan.kodeDesa,
      asal: input.asal,
      perubahan: toJejakPerubahan(usulan.id, perubahan.value),
    })
    return ok({ id: usulan.id, versi: usulan.versi, jumlahPerubahan: perubahan.value.length })
  })
}
