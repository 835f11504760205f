// Unmasking the numbers of one family: a stated reason, a row in the audit, then the numbers.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat, catatBaca } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { withAktor } from '@/lib/server/db'
import { findRilis } from '../queries/find-rilis'
import type { BukaSamaranInput } from '../schema'

/** Whole numbers of a family: its nomor KK and the NIK by position of the member. */
export type NomorTerbuka = { nomorKk: string; nikByUrutan: Record<number, string> }

/** Records the unmasking, then reads the numbers. They are never stored with the idempotency key: a repeat reads them again, and is read-logged again. */
export async function bukaSamaran(aktor: Aktor, input: BukaSamaranInput): Promise<Result<NomorTerbuka>> {
  if (!can(aktor, 'keluarga:buka-samaran'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuka samaran.')
  const recorded = await withAct(aktor, 'keluarga.buka-samaran', input, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab)
    const keluarga = rilis
      ? await tx.rilisKeluarga.findFirst({
          where: { kode_kab: aktor.kodeKab, rilis_id: rilis.id, keluarga_id: input.keluargaId },
          select: { kode_desa: true },
        })
      : null
    if (!rilis || !keluarga)
      return refuse('keluarga/tidak-ditemukan', 'Keluarga tidak ditemukan di wilayah tugas Anda.')
    await catat(tx, 'keluarga.buka-samaran', input.keluargaId, { alasan: input.alasan, desa: keluarga.kode_desa })
    return ok({ rilisId: rilis.id })
  })
  if (!recorded.ok) return recorded
  const { rilisId } = recorded.value
  return withAktor(aktor, async (tx) => {
    const where = { kode_kab: aktor.kodeKab, rilis_id: rilisId, keluarga_id: input.keluargaId }
    const keluarga = await tx.rilisKeluarga.findFirst({ where, select: { nomor_kartu_keluarga: true } })
    const anggotaList = await tx.rilisAnggota.findMany({
      where,
      select: { urutan: true, nomor_induk_kependudukan: true },
    })
    if (!keluarga) return refuse('keluarga/tidak-ditemukan', 'Keluarga tidak ditemukan di wilayah tugas Anda.')
    // Each time the numbers leave, also when a form sent again finds its act already recorded.
    await catatBaca(tx, 'keluarga.buka-samaran', input.keluargaId, { anggota: anggotaList.length })
    return ok({
      nomorKk: keluarga.nomor_kartu_keluarga,
      nikByUrutan: Object.fromEntries(anggotaList.map((anggota) => [anggota.urutan, anggota.nomor_induk_kependudukan])),
    })
  })
}
