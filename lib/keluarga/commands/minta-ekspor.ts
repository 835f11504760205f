// Asking for an export: recorded with its purpose, made by a job in the name of who asked.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { antrekan } from '@/lib/server/jobs'
import { isWithin } from '@/lib/wilayah/kode'
import { findRilis } from '../queries/find-rilis'
import { catatSaringan } from '../saringan'
import type { EksporInput } from '../schema'
import { titipSaringan } from './titip-saringan'
import { pilihKolom } from './tulis-ekspor'

/** Queues an export and records who, what and why. Refused: without izin, an area outside the wilayah, an unknown delivery, a column the peran does not take along. */
export async function mintaEkspor(aktor: Aktor, input: EksporInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:ekspor'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mengekspor data.')
  return withAct(aktor, 'keluarga.ekspor', input, async (tx) => {
    const wilayah = input.wilayah || aktor.kodeWilayah
    if (!isWithin(wilayah, aktor.kodeWilayah))
      return refuse('keluarga/di-luar-wilayah', 'Wilayah ekspor berada di luar wilayah tugas Anda.')
    const rilis = await findRilis(tx, aktor.kodeKab, input.rilis)
    if (!rilis) return refuse('keluarga/rilis-tidak-ada', 'Rilis yang diminta tidak ada atau belum terbit.')
    const { jenis, desil, tujuan, format, pilihan } = input
    const kolom = pilihKolom(aktor, jenis, input.kolom)
    if (!kolom.ok) return kolom
    const saringan = input.saringan ? await titipSaringan(tx, aktor, input.saringan) : undefined
    const id = await antrekan(tx, aktor, 'ekspor', {
      jenis,
      rilisId: rilis.id,
      rilis: rilis.kode,
      wilayah,
      desil,
      tujuan,
      format,
      ...(kolom.value ? { kolom: kolom.value } : {}),
      ...(saringan ? { saringan } : {}),
      ...(pilihan === 'id' ? { idList: input.id } : {}),
      ...(pilihan === 'kecuali' ? { kecuali: input.kecuali } : {}),
      sintetis: rilis.sintetis,
    })
    await catat(tx, 'keluarga.ekspor', id, {
      jenis,
      rilis: rilis.kode,
      wilayah,
      desil,
      tujuan,
      format,
      kolom: kolom.value ?? 'semua',
      saringan: input.saringan && catatSaringan(input.saringan),
      // How many were ticked or left out; the pekerjaan holds which.
      ...(pilihan === 'id' ? { dipilih: input.id.length } : {}),
      ...(pilihan === 'kecuali' ? { kecuali: input.kecuali.length } : {}),
    })
    return ok({ id })
  })
}
