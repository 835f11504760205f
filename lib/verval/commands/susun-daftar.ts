// Freezes verified usulan into a list for pengesahan and penetapan.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { dateAt, partsOf } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { BARIS_TERBANYAK, sidikOf, toIsi } from '../daftar'
import type { SusunDaftarInput } from '../schema/daftar'
import { nilaiAkhirOf } from '../usulan'
import { cekIzinDaftar } from '../wewenang'
import { bekukanBaris, gerakkanBaris } from './daftar-baris'
import { nextNomor } from './langkah'

const calon = z.array(
  z.object({
    id: z.string(),
    nomor: z.string(),
    keluargaId: z.string(),
    kodeDesa: z.string(),
    asal: z.string(),
    berlakuSejak: z.string(),
  }),
)

/**
 * Version 1 of a new list: every verified usulan in no list, at most BARIS_TERBANYAK, ordered by desa and number.
 * Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan` (not bound to the whole kabupaten/kota, or an area outside it),
 * `verval/daftar-kosong`, `verval/rilis-tidak-ada`.
 */
export async function susunDaftar(
  aktor: Aktor,
  input: SusunDaftarInput,
): Promise<Result<{ id: string; nomor: string; jumlah: number }>> {
  return withAct(aktor, 'verval.susun', input, async (tx) => {
    const izin = cekIzinDaftar(aktor, 'susun')
    if (!izin.ok) return izin
    const { kodeKab } = aktor
    const pada = now()
    const wilayah = input.kodeWilayah ?? kodeKab
    if (!isWithin(wilayah, aktor.kodeWilayah))
      return refuse('verval/tidak-ditemukan', 'Wilayah yang dipilih di luar wilayah Anda.')
    const { awal, akhir } = rangeOf(wilayah)
    // Who composes at the same time takes what is left: locked rows are skipped. Reads usulan_status_idx.
    const rows = await tx.$queryRaw`
      SELECT u.id::text, u.nomor, u.keluarga_id::text AS "keluargaId", u.kode_desa AS "kodeDesa", u.asal,
        to_char(COALESCE(p.tanggal, u.diajukan_pada::date), 'YYYY-MM-DD') AS "berlakuSejak"
      FROM usulan u LEFT JOIN pemeriksaan p ON p.kode_kab = u.kode_kab AND p.id = u.pemeriksaan_id
      WHERE u.kode_kab = ${kodeKab} AND u.status = 'diverifikasi' AND u.daftar_id IS NULL
        AND u.kode_desa >= ${awal} AND u.kode_desa <= ${akhir}
      ORDER BY u.kode_desa, u.nomor LIMIT ${BARIS_TERBANYAK} FOR UPDATE OF u SKIP LOCKED`
    const usulanList = calon.parse(rows)
    if (usulanList.length === 0)
      return refuse('verval/daftar-kosong', 'Tidak ada usulan terverifikasi yang belum masuk daftar di wilayah ini.')
    const rilis = await tx.rilisKini.findFirst({ where: { kodeKab }, select: { rilisId: true } })
    if (!rilis) return refuse('verval/rilis-tidak-ada', 'Belum ada rilis yang berlaku.')

    const perubahanById = await listPerubahanAkhir(
      tx,
      kodeKab,
      usulanList.map(({ id }) => id),
    )
    const barisList = usulanList.map(({ id, ...usulan }, ke) => ({
      urutan: ke + 1,
      usulanId: id,
      keluargaId: usulan.keluargaId,
      kodeDesa: usulan.kodeDesa,
      isi: toIsi({ usulanId: id, ...usulan, perubahan: perubahanById.get(id) ?? [] }),
    }))
    const nomor = await nextNomor(tx, aktor, 'daftar', partsOf(dateAt(pada)).year)
    const versi = 1
    const sha256 = sidikOf(
      { kodeKab, nomor, versi },
      barisList.map(({ isi }) => isi),
    )
    const daftar = await tx.daftar.create({
      data: {
        kodeKab,
        nomor,
        judul: input.judul,
        sha256,
        jumlah: barisList.length,
        rilisId: rilis.rilisId,
        disusunOleh: aktor.id,
        disusunPada: pada,
        statusPada: pada,
      },
      select: { id: true },
    })
    await tx.daftarVersi.create({
      data: {
        kodeKab,
        daftarId: daftar.id,
        versi,
        sha256,
        jumlah: barisList.length,
        aktor: aktor.id,
        nama: aktor.nama,
        pada,
      },
    })
    await bekukanBaris(tx, aktor, daftar.id, barisList)
    await tx.usulan.updateMany({
      where: { kodeKab, id: { in: usulanList.map(({ id }) => id) } },
      data: { daftarId: daftar.id, diubahPada: pada },
    })
    await gerakkanBaris(tx, aktor, pada, daftar.id, {
      tindakan: 'susun',
      dari: 'diverifikasi',
      ke: 'diverifikasi',
      rujukan: nomor,
    })
    await catat(tx, 'verval.susun', daftar.id, { nomor, versi, sha256, jumlah: barisList.length, kodeWilayah: wilayah })
    return ok({ id: daftar.id, nomor, jumlah: barisList.length })
  })
}

type PerubahanAkhir = { orangId: string | null; kolom: string; lama: string | null; baru: string | null }

async function listPerubahanAkhir(
  tx: Tx,
  kodeKab: string,
  idList: readonly string[],
): Promise<Map<string, PerubahanAkhir[]>> {
  const byId = new Map<string, PerubahanAkhir[]>()
  const perubahanList = await tx.usulanPerubahan.findMany({
    where: { kodeKab, usulanId: { in: [...idList] } },
    select: {
      usulanId: true,
      orangId: true,
      kolom: true,
      nilaiLama: true,
      nilaiBaru: true,
      hasilPeriksa: true,
      nilaiTemuan: true,
    },
  })
  for (const perubahan of perubahanList) {
    const akhir = nilaiAkhirOf(perubahan)
    if (!akhir) continue
    const list = byId.get(perubahan.usulanId) ?? []
    list.push({ orangId: perubahan.orangId, kolom: perubahan.kolom, lama: perubahan.nilaiLama, baru: akhir.nilai })
    byId.set(perubahan.usulanId, list)
  }
  return byId
}
