// Enters a village deliberation with its decision on each usulan, whole and closed.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { partsOf } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import type { CatatMusyawarahInput } from '../schema/musyawarah'
import { jenisMusyawarahOf, labelMusyawarah } from '../sebutan'
import { cekIzinDesa, cekWewenang } from '../wewenang'
import { sidikTeks, writeLangkah } from './langkah'
import { lockUsulanList } from './lock'
import { pindahkanUsulan } from './pindah'

/**
 * Records a musdes or muskel of one desa/kelurahan. Agreed usulan go on, rejected ones end with the reason.
 * Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`, `verval/tanggal-mendatang`, `verval/alasan-kosong`,
 * `verval/beda-desa`, those of `cekWewenang`, `verval/nomor-terpakai` (a number is unique per desa and year).
 */
export async function catatMusyawarah(
  aktor: Aktor,
  input: CatatMusyawarahInput,
): Promise<Result<{ id: string; disetujui: number; ditolak: number }>> {
  return withAct(aktor, 'verval.musyawarahkan', input, async (tx) => {
    const izin = cekIzinDesa(aktor, 'musyawarahkan', input.kodeDesa)
    if (!izin.ok) return izin
    const pada = now()
    if (input.tanggal > today()) return refuse('verval/tanggal-mendatang', 'Tanggal musyawarah belum terjadi.')
    if (!(input.jumlahHadir > 0)) return refuse('verval/jumlah-hadir', 'Jumlah hadir paling sedikit 1 orang.')
    const keputusanById = new Map(input.keputusan.map((satu) => [satu.usulanId, satu]))
    const usulanList = await lockUsulanList(tx, aktor, [...keputusanById.keys()])
    if (usulanList.length !== keputusanById.size)
      return refuse('verval/tidak-ditemukan', 'Salah satu usulan tidak ditemukan di wilayah Anda.')
    for (const usulan of usulanList) {
      const keputusan = keputusanById.get(usulan.id)
      if (usulan.kodeDesa !== input.kodeDesa)
        return refuse('verval/beda-desa', `${usulan.nomor ?? 'Salah satu usulan'} bukan dari desa/kelurahan ini.`)
      const ke = cekWewenang(
        aktor,
        'musyawarahkan',
        usulan,
        keputusan?.keputusan === 'ditolak' ? 'ditolak' : 'dimusyawarahkan',
      )
      if (!ke.ok) return refuse(ke.error.code, `${usulan.nomor ?? ''}: ${ke.error.message}`)
      if (keputusan?.keputusan === 'ditolak' && (keputusan.alasan ?? '').length < 5)
        return refuse(
          'verval/alasan-kosong',
          `${usulan.nomor ?? ''}: tulis alasan penolakannya, paling sedikit 5 huruf.`,
        )
    }

    const jenis = jenisMusyawarahOf(input.kodeDesa)
    const tahun = partsOf(input.tanggal).year
    // Capitals do not make another number; two who type it at the same moment meet at the unique key or, written differently, not at all.
    const kembar = await tx.musyawarah.count({
      where: {
        kodeKab: aktor.kodeKab,
        kodeDesa: input.kodeDesa,
        tahun,
        nomorBeritaAcara: { equals: input.nomorBeritaAcara, mode: 'insensitive' },
      },
    })
    if (kembar > 0) return nomorTerpakai(input.nomorBeritaAcara, tahun)
    const rows = await tx.$queryRaw`
      INSERT INTO musyawarah (kode_kab, kode_desa, jenis, tanggal, tahun, nomor_berita_acara, jumlah_hadir, pimpinan, catatan, dicatat_oleh, dicatat_nama, ditutup_pada)
      VALUES (${aktor.kodeKab}, ${input.kodeDesa}, ${jenis}, ${input.tanggal}::date, ${tahun}, ${input.nomorBeritaAcara}, ${input.jumlahHadir},
        ${input.pimpinan ?? null}, ${input.catatan ?? null}, ${aktor.id}, ${aktor.nama}, ${pada})
      ON CONFLICT ON CONSTRAINT musyawarah_nomor_key DO NOTHING RETURNING id::text`
    const musyawarahId = z.array(z.object({ id: z.string() })).parse(rows)[0]?.id
    if (musyawarahId === undefined) return nomorTerpakai(input.nomorBeritaAcara, tahun)
    await tx.musyawarahUsulan.createMany({
      data: input.keputusan.map(({ usulanId, keputusan, alasan }) => ({
        kodeKab: aktor.kodeKab,
        musyawarahId,
        usulanId,
        kodeDesa: input.kodeDesa,
        keputusan,
        alasan: alasan ?? null,
      })),
    })
    const disetujui = usulanList.filter(({ id }) => keputusanById.get(id)?.keputusan === 'disetujui')
    const ditolak = usulanList.filter(({ id }) => keputusanById.get(id)?.keputusan === 'ditolak')
    await tx.usulan.updateMany({
      where: { kodeKab: aktor.kodeKab, id: { in: disetujui.map(({ id }) => id) } },
      data: {
        status: 'dimusyawarahkan',
        statusPada: pada,
        diubahPada: pada,
        dikembalikan: false,
        alasan: null,
        versi: { increment: 1 },
      },
    })
    for (const usulan of ditolak)
      await pindahkanUsulan(tx, aktor, [usulan], 'ditolak', keputusanById.get(usulan.id)?.alasan ?? null, pada)
    await writeLangkah(
      tx,
      aktor,
      pada,
      usulanList.map((usulan) => ({
        usulanId: usulan.id,
        kodeDesa: usulan.kodeDesa,
        tindakan: 'musyawarahkan',
        dari: usulan.status,
        ke: keputusanById.get(usulan.id)?.keputusan === 'ditolak' ? 'ditolak' : 'dimusyawarahkan',
        catatan: keputusanById.get(usulan.id)?.alasan,
        rujukan: `${labelMusyawarah(jenis)} ${input.nomorBeritaAcara}`,
      })),
    )
    await catat(tx, 'verval.musyawarahkan', musyawarahId, {
      kodeDesa: input.kodeDesa,
      jenis,
      tanggal: input.tanggal,
      nomorBeritaAcara: input.nomorBeritaAcara,
      jumlahHadir: input.jumlahHadir,
      catatan: sidikTeks(input.catatan),
      disetujui: disetujui.map(({ id }) => id),
      ditolak: ditolak.map(({ id }) => id),
    })
    return ok({ id: musyawarahId, disetujui: disetujui.length, ditolak: ditolak.length })
  })
}

function nomorTerpakai(nomor: string, tahun: number): Result<never> {
  return refuse(
    'verval/nomor-terpakai',
    `Nomor berita acara ${nomor} sudah dipakai tahun ${tahun} di desa/kelurahan ini.`,
  )
}
