// Opening the masked numbers of a case, of one's visits or of a list under one stated purpose: only what is assigned to the aktor.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { nyatakanTujuan } from '@/lib/keluarga/commands/nyatakan-tujuan'
import { withAct } from '@/lib/server/act'
import type { Tx } from '@/lib/server/db'
import { STATUS_AKHIR, type StatusUsulan } from '../alur'
import type { BukaKasusInput } from '../schema/kasus'
import { cekIzinDaftar, isUsulanUntuk } from '../wewenang'

/**
 * Records the purpose for half an hour. Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan` (not there, or not in the aktor's
 * wilayah), `verval/bukan-tugas` (there, and somebody else's).
 */
export async function bukaKasus(aktor: Aktor, input: BukaKasusInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:buka-samaran'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuka samaran.')
  return withAct(aktor, 'verval.buka-samaran', input, async (tx) => {
    const objekId = await cariTugas(tx, aktor, input)
    if (!objekId.ok) return objekId
    const objek = { objek: input.objek, objekId: objekId.value }
    return ok({ id: await nyatakanTujuan(tx, aktor, objek, input.alasan) })
  })
}

/** The id under which the purpose is kept: that of the usulan or daftar, or for visits that of the aktor. */
async function cariTugas(tx: Tx, aktor: Aktor, { objek, id }: BukaKasusInput): Promise<Result<string>> {
  const { kodeKab } = aktor
  switch (objek) {
    case 'usulan': {
      const usulan = await tx.usulan.findFirst({
        where: { kodeKab, id },
        select: {
          status: true,
          kodeDesa: true,
          pengusul: true,
          diverifikasiOleh: true,
          daftarId: true,
          pemeriksaan: { select: { petugasId: true, status: true } },
        },
      })
      if (!usulan) return refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan di wilayah Anda.')
      const { pemeriksaan, ...isi } = usulan
      const status = isi.status as StatusUsulan
      const petugas = pemeriksaan?.petugasId === aktor.id && pemeriksaan.status === 'ditugaskan'
      return petugas || (!STATUS_AKHIR.includes(status) && isUsulanUntuk(aktor, { ...isi, status }))
        ? ok(id)
        : refuse(
            'verval/bukan-tugas',
            'Usulan ini tidak sedang menunggu Anda. Bila perlu, buka samaran di rincian keluarganya dengan alasan.',
          )
    }
    case 'pemeriksaan': {
      const ada =
        aktor.peran === 'server'
          ? null
          : await tx.pemeriksaan.findFirst({
              where: { kodeKab, petugasId: aktor.id, status: 'ditugaskan' },
              select: { id: true },
            })
      return ada ? ok(aktor.id) : refuse('verval/bukan-tugas', 'Tidak ada pemeriksaan yang ditugaskan kepada Anda.')
    }
    case 'daftar': {
      const izin = [cekIzinDaftar(aktor, 'susun'), cekIzinDaftar(aktor, 'kirim')]
      if (!izin.some((satu) => satu.ok))
        return refuse('verval/bukan-tugas', 'Daftar ini tidak disusun atau dikirim oleh peran Anda.')
      const daftar = await tx.daftar.findFirst({ where: { kodeKab, id }, select: { id: true } })
      return daftar ? ok(id) : refuse('verval/tidak-ditemukan', 'Daftar tidak ditemukan di wilayah Anda.')
    }
  }
}
