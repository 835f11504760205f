// Records what the visit found; a finding may correct or drop a proposed value.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { labelKolom } from '@/lib/keluarga/kode'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import { isWithin } from '@/lib/wilayah/kode'
import { isNilaiSama } from '../hasil'
import type { PeriksaUsulanInput } from '../schema/pemeriksaan'
import type { Putusan } from '../sebutan'
import { namaIsian } from '../usulan'
import { cekWewenang } from '../wewenang'
import { sidikTeks, writeLangkah } from './langkah'
import { lockPemeriksaan, lockUsulanList } from './lock'
import { cekPemisahan } from './pemisahan'

const TANPA_PEMERIKSAAN = 'Pemeriksaan tidak ditemukan di wilayah Anda.'

/**
 * Closes a pemeriksaan and moves its usulan on. Every proposed value needs a finding when the family was met; otherwise
 * none. Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`, `verval/bukan-petugasnya`, `verval/pemeriksaan-selesai`,
 * `verval/tanggal-mendatang`, `verval/temuan-kurang`, those of `cekWewenang`.
 */
export async function periksaUsulan(
  aktor: Aktor,
  input: PeriksaUsulanInput,
): Promise<Result<{ id: string; putusan: Putusan }>> {
  return withAct(aktor, 'verval.periksa', input, async (tx) => {
    if (!can(aktor, 'verval:periksa'))
      return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
    const { kodeKab } = aktor
    const pada = now()
    // Usulan first, then the visit: the same order in which a return locks them.
    const idList = await tx.usulan.findMany({
      where: { kodeKab, pemeriksaanId: input.id, status: 'dimusyawarahkan' },
      select: { id: true },
    })
    const usulanList = (
      await lockUsulanList(
        tx,
        aktor,
        idList.map(({ id }) => id),
      )
    ).filter(({ pemeriksaanId, status }) => pemeriksaanId === input.id && status === 'dimusyawarahkan')
    const pemeriksaan = await lockPemeriksaan(tx, aktor, input.id)
    if (!pemeriksaan || !isWithin(pemeriksaan.kodeDesa, aktor.kodeWilayah))
      return refuse('verval/tidak-ditemukan', TANPA_PEMERIKSAAN)
    if (pemeriksaan.petugasId !== aktor.id)
      return refuse('verval/bukan-petugasnya', 'Pemeriksaan ini ditugaskan kepada petugas lain.')
    if (pemeriksaan.status !== 'ditugaskan')
      return refuse(
        'verval/pemeriksaan-selesai',
        pemeriksaan.status === 'selesai'
          ? 'Hasil pemeriksaan ini sudah dicatat.'
          : 'Penugasan pemeriksaan ini sudah dibatalkan.',
      )
    if (input.tanggal > today()) return refuse('verval/tanggal-mendatang', 'Tanggal pemeriksaan belum terjadi.')
    for (const usulan of usulanList) {
      const wewenang = cekWewenang(aktor, 'periksa', usulan)
      if (!wewenang.ok) return wewenang
    }
    const pemisahan = await cekPemisahan(
      tx,
      aktor,
      'periksa',
      usulanList.map(({ id }) => id),
    )
    if (!pemisahan.ok) return pemisahan
    const perubahanList = await tx.usulanPerubahan.findMany({
      where: { kodeKab, usulanId: { in: usulanList.map(({ id }) => id) } },
      select: { id: true, orangId: true, kolom: true, nilaiLama: true, nilaiBaru: true },
    })
    const ditemui = input.keberadaan === 'ditemukan'
    const pilihan = new Map(input.pilihan.map((satu) => [namaIsian(satu.kolom, satu.orangId), satu.pilihan]))
    const lain = new Map(input.lain.map((satu) => [namaIsian(satu.kolom, satu.orangId), satu.nilai]))
    const temuanList = ditemui
      ? perubahanList.map((perubahan) => {
          const nama = namaIsian(perubahan.kolom, perubahan.orangId)
          const dipilih = pilihan.get(nama)
          const ditemukan =
            dipilih === 'lain'
              ? (lain.get(nama) ?? null)
              : dipilih === 'register'
                ? perubahan.nilaiLama
                : perubahan.nilaiBaru
          const hasil = isNilaiSama(ditemukan, perubahan.nilaiBaru)
            ? ('sesuai' as const)
            : isNilaiSama(ditemukan, perubahan.nilaiLama)
              ? ('tidak-berubah' as const)
              : ('dikoreksi' as const)
          return { ...perubahan, terisi: dipilih !== undefined, ditemukan, hasil }
        })
      : []
    const kurang = temuanList.find(({ terisi }) => !terisi)
    if (kurang) return refuse('verval/temuan-kurang', `Pilih temuan untuk ${labelKolom(kurang.kolom)}.`)
    const sesuai = temuanList.filter(({ hasil }) => hasil === 'sesuai').length
    const putusan: Putusan =
      perubahanList.length === 0
        ? ditemui
          ? 'sesuai'
          : 'tidak-sesuai'
        : !ditemui || temuanList.every(({ hasil }) => hasil === 'tidak-berubah')
          ? 'tidak-sesuai'
          : sesuai === temuanList.length
            ? 'sesuai'
            : 'sebagian'

    await tx.pemeriksaan.update({
      where: { kodeKab_id: { kodeKab, id: pemeriksaan.id } },
      data: {
        status: 'selesai',
        tanggal: new Date(input.tanggal),
        keberadaan: input.keberadaan,
        putusan,
        catatan: input.catatan ?? null,
        diperiksaOleh: aktor.id,
        selesaiPada: pada,
      },
    })
    await tx.pemeriksaanTemuan.createMany({
      data: temuanList.map(({ orangId, kolom, nilaiBaru, ditemukan }) => ({
        kodeKab,
        pemeriksaanId: pemeriksaan.id,
        kodeDesa: pemeriksaan.kodeDesa,
        orangId,
        kolom,
        nilaiDiusulkan: nilaiBaru,
        nilaiDitemukan: ditemukan,
      })),
    })
    for (const { id, hasil, ditemukan } of temuanList)
      await tx.usulanPerubahan.update({
        where: { kodeKab_id: { kodeKab, id } },
        data: { hasilPeriksa: hasil, nilaiTemuan: hasil === 'dikoreksi' ? ditemukan : null },
      })
    await tx.usulan.updateMany({
      where: { kodeKab, id: { in: usulanList.map(({ id }) => id) } },
      data: {
        status: 'diperiksa',
        statusPada: pada,
        diubahPada: pada,
        dikembalikan: false,
        alasan: null,
        versi: { increment: 1 },
      },
    })
    await writeLangkah(
      tx,
      aktor,
      pada,
      usulanList.map((usulan) => ({
        usulanId: usulan.id,
        kodeDesa: usulan.kodeDesa,
        tindakan: 'periksa',
        dari: usulan.status,
        ke: 'diperiksa',
        catatan: input.catatan,
        rujukan: putusan,
      })),
    )
    await catat(tx, 'verval.periksa', pemeriksaan.id, {
      usulan: usulanList.map(({ id }) => id),
      tanggal: input.tanggal,
      keberadaan: input.keberadaan,
      putusan,
      catatan: sidikTeks(input.catatan),
      temuan: temuanList.map(({ orangId, kolom, hasil }) => ({ ...(orangId ? { orangId } : {}), kolom, hasil })),
    })
    return ok({ id: pemeriksaan.id, putusan })
  })
}
