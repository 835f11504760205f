// Sends somebody to look: a pemeriksaan for usulan, or for a family with a reason of its own.
import 'server-only'
import { type Aktor, IZIN_PERAN, PERAN, type Peran } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { isWithin } from '@/lib/wilayah/kode'
import type { TugaskanPemeriksaanInput } from '../schema/pemeriksaan'
import type { AlasanPemeriksaan } from '../sebutan'
import { cekIzin, cekIzinDesa, cekWewenang } from '../wewenang'
import { writeLangkah } from './langkah'
import { lockUsulanList } from './lock'

type Petugas = { id: string; nama: string; kodeWilayah: string }

/**
 * Assigns one visit per family to a petugas who may check there; assigning again changes the petugas.
 * Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`, `verval/petugas-tidak-berwenang`, `verval/pemisahan-tugas`
 * (who proposed does not check), `verval/keluarga-tidak-ditemukan`, those of `cekWewenang`.
 */
export async function tugaskanPemeriksaan(
  aktor: Aktor,
  input: TugaskanPemeriksaanInput,
): Promise<Result<{ pemeriksaanIdList: string[] }>> {
  return withAct(aktor, 'verval.tugaskan', input, async (tx) => {
    const izin = cekIzin(aktor, 'tugaskan')
    if (!izin.ok) return izin
    const petugas = await findPetugas(tx, aktor, input.petugasId)
    if (!petugas)
      return refuse(
        'verval/petugas-tidak-berwenang',
        'Petugas yang dipilih tidak aktif atau tidak bertugas melakukan pemeriksaan.',
      )
    return input.id === undefined
      ? tugaskanKeluarga(tx, aktor, petugas, input.keluargaId ?? '', input.alasan ?? 'temuan')
      : tugaskanUsulan(tx, aktor, petugas, input.id)
  })
}

async function findPetugas(tx: Tx, aktor: Aktor, id: string): Promise<Petugas | null> {
  const pengguna = await tx.pengguna.findFirst({
    where: { id, kodeKab: aktor.kodeKab, aktif: true },
    select: { id: true, nama: true, peran: true, kodeWilayah: true },
  })
  if (!pengguna || !PERAN.includes(pengguna.peran as Peran)) return null
  return IZIN_PERAN[pengguna.peran as Peran].includes('verval:periksa') ? pengguna : null
}

const luarWilayah = (petugas: Petugas) =>
  refuse('verval/petugas-tidak-berwenang', `Wilayah tugas ${petugas.nama} tidak mencakup keluarga yang dipilih.`)

async function tugaskanUsulan(
  tx: Tx,
  aktor: Aktor,
  petugas: Petugas,
  idList: readonly string[],
): Promise<Result<{ pemeriksaanIdList: string[] }>> {
  const pada = now()
  const { kodeKab } = aktor
  const unik = [...new Set(idList)]
  const usulanList = await lockUsulanList(tx, aktor, unik)
  if (usulanList.length !== unik.length)
    return refuse('verval/tidak-ditemukan', 'Salah satu usulan tidak ditemukan di wilayah Anda.')
  for (const usulan of usulanList) {
    const wewenang = cekWewenang(aktor, 'tugaskan', usulan)
    if (!wewenang.ok) return refuse(wewenang.error.code, `${usulan.nomor ?? ''}: ${wewenang.error.message}`)
    if (!isWithin(usulan.kodeDesa, petugas.kodeWilayah)) return luarWilayah(petugas)
    if (usulan.pengusul === petugas.id)
      return refuse('verval/pemisahan-tugas', `${petugas.nama} yang mengusulkan ${usulan.nomor}; pilih petugas lain.`)
  }

  const idByKeluarga = new Map<string, string>()
  for (const usulan of usulanList) {
    const ada = idByKeluarga.get(usulan.keluargaId) ?? usulan.pemeriksaanId
    if (ada !== null && ada !== undefined) {
      idByKeluarga.set(usulan.keluargaId, ada)
      continue
    }
    const { id } = await tx.pemeriksaan.create({
      data: {
        kodeKab,
        keluargaId: usulan.keluargaId,
        kodeDesa: usulan.kodeDesa,
        alasan: 'usulan',
        petugasId: petugas.id,
        petugasNama: petugas.nama,
        ditugaskanOleh: aktor.id,
        ditugaskanPada: pada,
      },
      select: { id: true },
    })
    idByKeluarga.set(usulan.keluargaId, id)
  }
  for (const usulan of usulanList)
    await tx.usulan.update({
      where: { kodeKab_id: { kodeKab, id: usulan.id } },
      data: {
        pemeriksaanId: idByKeluarga.get(usulan.keluargaId) ?? null,
        dikembalikan: false,
        versi: { increment: 1 },
        diubahPada: pada,
      },
    })
  const pemeriksaanIdList = [...new Set(idByKeluarga.values())]
  await tx.pemeriksaan.updateMany({
    where: { kodeKab, id: { in: pemeriksaanIdList }, status: 'ditugaskan' },
    data: { petugasId: petugas.id, petugasNama: petugas.nama },
  })
  await writeLangkah(
    tx,
    aktor,
    pada,
    usulanList.map((usulan) => ({
      usulanId: usulan.id,
      kodeDesa: usulan.kodeDesa,
      tindakan: 'tugaskan',
      dari: usulan.status,
      ke: usulan.status,
      rujukan: petugas.nama,
    })),
  )
  await catat(tx, 'verval.tugaskan', pemeriksaanIdList[0] ?? '', {
    petugasId: petugas.id,
    pemeriksaan: pemeriksaanIdList,
    usulan: usulanList.map(({ id }) => id),
  })
  return ok({ pemeriksaanIdList })
}

async function tugaskanKeluarga(
  tx: Tx,
  aktor: Aktor,
  petugas: Petugas,
  keluargaId: string,
  alasan: AlasanPemeriksaan,
): Promise<Result<{ pemeriksaanIdList: string[] }>> {
  const keluarga = await readNilaiKeluarga(tx, aktor.kodeKab, keluargaId)
  const izin = cekIzinDesa(aktor, 'tugaskan', keluarga?.kodeDesa ?? aktor.kodeWilayah)
  if (!izin.ok) return izin
  if (!keluarga)
    return refuse(
      'verval/keluarga-tidak-ditemukan',
      'Keluarga tidak ditemukan di wilayah Anda pada rilis yang berlaku.',
    )
  if (!isWithin(keluarga.kodeDesa, petugas.kodeWilayah)) return luarWilayah(petugas)
  const { id } = await tx.pemeriksaan.create({
    data: {
      kodeKab: aktor.kodeKab,
      keluargaId,
      kodeDesa: keluarga.kodeDesa,
      alasan,
      petugasId: petugas.id,
      petugasNama: petugas.nama,
      ditugaskanOleh: aktor.id,
      ditugaskanPada: now(),
    },
    select: { id: true },
  })
  await catat(tx, 'verval.tugaskan', id, { petugasId: petugas.id, keluargaId, alasan })
  return ok({ pemeriksaanIdList: [id] })
}
