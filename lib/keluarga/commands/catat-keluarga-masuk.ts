// Recording a whole family that moves in: an identity with its head; who is known here already is linked, not doubled.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import { isWithin } from '@/lib/wilayah/kode'
import { susunKeluargaMasuk } from '../dampak-pendatang'
import { readTerakhir } from '../queries/get-keluarga'
import { listKeluargaOrang } from '../queries/list-keluarga-orang'
import type { CatatKeluargaMasukInput } from '../schema'
import { catatPenolakan } from './catat-penolakan'
import { type PeristiwaTercatat, toDokumen } from './catat-peristiwa'
import { kunciKeluarga } from './kunci-keluarga'
import { cekBukti, tautkanBukti } from './tautkan-bukti'
import { findKeluargaByKk, findOrangByNik, listOrang, tulisDampak } from './tulis-dampak'

/**
 * Records a family that came from elsewhere, begun with its head. A nomor KK that was held here before names the same
 * family again; a NIK that is known in the kabupaten/kota names the same person. Refusals: `akses/tanpa-izin`,
 * `keluarga/di-luar-wilayah`, `keluarga/tanggal-mendatang`, `keluarga/kk-terpakai` (that family still has members here,
 * or is known in an area the aktor does not see), `keluarga/bukti-tidak-ada`.
 */
export async function catatKeluargaMasuk(
  aktor: Aktor,
  input: CatatKeluargaMasukInput,
): Promise<Result<PeristiwaTercatat>> {
  if (!can(aktor, 'keluarga:catat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mencatat peristiwa keluarga.')
  const hasil = await withAct<PeristiwaTercatat>(aktor, 'keluarga.catat', input, async (tx) => {
    const { kodeKab } = aktor
    const { kodeDesa } = input
    const desa = await tx.wilayah.findUnique({ where: { kode: kodeDesa }, select: { kode: true } })
    if (!desa || kodeDesa.length !== 10 || !isWithin(kodeDesa, aktor.kodeWilayah))
      return refuse('keluarga/di-luar-wilayah', 'Desa/kelurahan itu berada di luar wilayah tugas Anda.')
    const hariIni = today()
    if (input.tanggal > hariIni || input.dokumenTanggal > hariIni || input.tanggalLahir > hariIni)
      return refuse(
        'keluarga/tanggal-mendatang',
        'Tanggal kejadian, dokumen, dan lahir tidak boleh sesudah hari ini. Periksa kembali tahunnya.',
      )
    const dikenal = input.caraKk === 'terbit' ? await findKeluargaByKk(tx, input.nomorKk) : null
    if (dikenal) await kunciKeluarga(tx, kodeKab, [dikenal])
    const dulu = dikenal ? await readTerakhir(tx, kodeKab, dikenal) : null
    // Whether anybody still lives there is not for this office to see: naming a number must not take the family from its desa.
    if (dikenal && !dulu && aktor.kodeWilayah !== kodeKab)
      return refuse(
        'keluarga/kk-terpakai',
        'Nomor KK itu tercatat untuk keluarga di desa/kelurahan lain. Periksa kembali nomornya. Mintalah Dinas Sosial mencatat kepindahannya bila keluarga itu memang pindah ke sini.',
      )
    if (dulu && listOrang(dulu).some(({ anggota }) => anggota))
      return refuse(
        'keluarga/kk-terpakai',
        'Keluarga dengan nomor KK itu sudah tercatat di sini. Cari keluarganya, lalu catat peristiwanya di sana.',
      )
    const orangId = await findOrangByNik(tx, input.nik)
    const asal = orangId ? await listKeluargaOrang(tx, kodeKab, orangId) : []
    const pada = now()
    const bukti = await cekBukti(tx, aktor, input.berkas, pada)
    if (!bukti.ok) return bukti

    const keluargaId = dikenal ?? (await tx.keluarga.create({ data: { kodeKab }, select: { id: true } })).id
    const orangBaru = orangId ?? (await tx.orang.create({ data: { kodeKab }, select: { id: true } })).id
    const dampak = susunKeluargaMasuk(input)
    const tanggal = new Date(input.tanggal)
    const { id } = await tx.peristiwa.create({
      data: {
        kodeKab,
        jenis: 'pindah-masuk',
        keluargaId,
        keluargaLainId: asal.length === 1 ? (asal[0]?.id ?? null) : null,
        kodeDesa,
        tanggal,
        dicatatPada: pada,
        dokumenJenis: input.dokumenJenis,
        dokumenNomor: input.dokumenNomor,
        dokumenTanggal: new Date(input.dokumenTanggal),
        tempat: input.tempat || null,
        catatan: input.catatan || null,
        aktor: aktor.id,
        kunci: input.kunci,
      },
      select: { id: true },
    })
    dampak.nilai.push({ milik: 'ini', orang: null, kolom: 'kode_kelurahan_desa', baru: kodeDesa })
    await tulisDampak(
      tx,
      aktor,
      dampak,
      { ini: { id: keluargaId, kodeDesa, nilai: dulu }, lain: null },
      { peristiwaId: id, tanggal, pada },
      { orangBaru, asal },
    )
    const sidik = await tautkanBukti(tx, toDokumen(id, input), bukti.value, pada)
    await catat(tx, 'keluarga.catat', id, {
      jenis: 'pindah-masuk',
      keluarga: keluargaId,
      desa: kodeDesa,
      tanggal: input.tanggal,
      dokumen: input.dokumenJenis,
      ...(sidik.length > 0 ? { bukti: sidik } : {}),
      orang: 1,
    })
    return ok({ id, keluargaId, keluargaLainId: null })
  })
  return catatPenolakan(aktor, input.kodeDesa, hasil)
}
