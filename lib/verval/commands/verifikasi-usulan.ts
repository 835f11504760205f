// The first check at the office: the usulan with what the visit found.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { VerifikasiUsulanInput } from '../schema/usulan'
import { cekIzin, cekWewenang } from '../wewenang'
import { sidikTeks, writeLangkah } from './langkah'
import { lockUsulanList } from './lock'
import { cekPemisahan } from './pemisahan'

/**
 * Verifies one or up to 500 usulan, all or none. Refusals name the usulan: `verval/tidak-ditemukan`, those of
 * `cekWewenang` and `cekPemisahan`, `verval/keluarga-tidak-ditemukan` when the visit did not meet the family, `verval/tanpa-perubahan` when
 * it found everything as the register has it.
 */
export async function verifikasiUsulan(
  aktor: Aktor,
  input: VerifikasiUsulanInput,
): Promise<Result<{ idList: string[] }>> {
  return withAct(aktor, 'verval.verifikasi', input, async (tx) => {
    const izin = cekIzin(aktor, 'verifikasi')
    if (!izin.ok) return izin
    const { kodeKab } = aktor
    const pada = now()
    const unik = [...new Set(input.id)]
    const usulanList = await lockUsulanList(tx, aktor, unik)
    if (usulanList.length !== unik.length)
      return refuse(
        'verval/tidak-ditemukan',
        unik.length === 1
          ? 'Usulan tidak ditemukan di wilayah Anda.'
          : 'Salah satu usulan tidak ditemukan di wilayah Anda.',
      )
    const nama = (nomor: string | null) => (unik.length === 1 ? 'Usulan ini' : (nomor ?? 'Usulan ini'))
    for (const usulan of usulanList) {
      const wewenang = cekWewenang(aktor, 'verifikasi', usulan)
      if (!wewenang.ok)
        return refuse(
          wewenang.error.code,
          unik.length === 1 ? wewenang.error.message : `${usulan.nomor}: ${wewenang.error.message}`,
        )
    }
    const pemisahan = await cekPemisahan(tx, aktor, 'verifikasi', unik)
    if (!pemisahan.ok) return pemisahan
    const pemeriksaanList = await tx.pemeriksaan.findMany({
      where: { kodeKab, id: { in: usulanList.flatMap(({ pemeriksaanId }) => pemeriksaanId ?? []) } },
      select: { id: true, keberadaan: true },
    })
    const keberadaanById = new Map(pemeriksaanList.map(({ id, keberadaan }) => [id, keberadaan]))
    const tersisa = await tx.usulanPerubahan.groupBy({
      by: ['usulanId'],
      where: { kodeKab, usulanId: { in: unik }, hasilPeriksa: { in: ['sesuai', 'dikoreksi'] } },
      _count: { _all: true },
    })
    const adaSisa = new Set(tersisa.map(({ usulanId }) => usulanId))
    for (const { id, nomor, pemeriksaanId } of usulanList) {
      if (pemeriksaanId === null || keberadaanById.get(pemeriksaanId) !== 'ditemukan')
        return refuse(
          'verval/keluarga-tidak-ditemukan',
          `${nama(nomor)} tidak dapat diverifikasi karena pemeriksaan lapangan tidak menemui keluarganya. Kembalikan untuk diperiksa lagi, atau tolak.`,
        )
      if (!adaSisa.has(id))
        return refuse(
          'verval/tanpa-perubahan',
          `${nama(nomor)} tidak memuat perubahan lagi: pemeriksaan menemukan keadaan yang sama dengan data sekarang. Tolak usulan ini beserta alasannya.`,
        )
    }

    await tx.usulan.updateMany({
      where: { kodeKab, id: { in: unik } },
      data: {
        status: 'diverifikasi',
        statusPada: pada,
        diubahPada: pada,
        diverifikasiOleh: aktor.id,
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
        tindakan: 'verifikasi',
        dari: usulan.status,
        ke: 'diverifikasi',
        catatan: input.catatan,
      })),
    )
    const [pertama] = unik
    await catat(tx, 'verval.verifikasi', unik.length === 1 && pertama ? pertama : 'banyak', {
      usulan: unik,
      ke: 'diverifikasi',
      catatan: sidikTeks(input.catatan),
    })
    return ok({ idList: unik })
  })
}
