// Recording an event of a family out of its document: births, deaths, moves, new and joined KK, a new head, corrections.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import type { Dampak, Keadaan } from '../dampak'
import { susunDampak } from '../dampak-peristiwa'
import type { MasukanPeristiwa } from '../masukan-peristiwa'
import { HUBUNGAN_KEPALA, type JenisDokumen, KOLOM_PERBAIKAN } from '../peristiwa'
import { findRilis } from '../queries/find-rilis'
import { readTerakhir } from '../queries/get-keluarga'
import type { NilaiKeluarga } from '../queries/get-nilai-keluarga'
import { listKeluargaOrang } from '../queries/list-keluarga-orang'
import { listPerubahanLapisan } from '../queries/list-peristiwa'
import type { CatatPeristiwaInput } from '../schema'
import { catatPenolakan } from './catat-penolakan'
import { kunciKeluarga } from './kunci-keluarga'
import { cekBukti, tautkanBukti } from './tautkan-bukti'
import { findKeluargaByKk, findOrangByNik, listOrang, type Peserta, tulisDampak } from './tulis-dampak'

export type PeristiwaTercatat = { id: string; keluargaId: string; keluargaLainId: string | null }

const BUKAN = refuse('keluarga/tidak-ditemukan', 'Keluarga tidak ditemukan di wilayah tugas Anda.')

/**
 * Records one event with its document and writes what it changes into the local layer, both with since when it holds and
 * since when we know. A new nomor KK leaves the identity of the family as it is. Never blocked by an open usulan.
 * Refusals: `akses/tanpa-izin`, `keluarga/tanggal-mendatang`, `keluarga/tidak-ditemukan`, `keluarga/versi-berubah`
 * (somebody else changed the family since the form was opened), `keluarga/tujuan-tidak-ditemukan`,
 * `keluarga/nik-terpakai`, `keluarga/kk-terpakai`, `keluarga/sudah-anggota`, `keluarga/bukti-tidak-ada`, and those of
 * `susunDampak`.
 */
export async function catatPeristiwa(aktor: Aktor, input: CatatPeristiwaInput): Promise<Result<PeristiwaTercatat>> {
  if (!can(aktor, 'keluarga:catat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mencatat peristiwa keluarga.')
  const hasil = await withAct<PeristiwaTercatat>(aktor, 'keluarga.catat', input, async (tx) => {
    const { kodeKab } = aktor
    const hariIni = today()
    if (input.tanggal > hariIni || input.dokumenTanggal > hariIni)
      return refuse(
        'keluarga/tanggal-mendatang',
        'Tanggal kejadian dan tanggal dokumen tidak boleh sesudah hari ini. Periksa kembali tahunnya.',
      )
    const tujuanId = input.jenis === 'gabung-kk' ? await findTujuan(tx, kodeKab, input.nomorTujuan) : null
    await kunciKeluarga(tx, kodeKab, tujuanId ? [input.keluargaId, tujuanId] : [input.keluargaId])
    const keluarga = await readTerakhir(tx, kodeKab, input.keluargaId)
    if (!keluarga) return BUKAN
    const perubahanList = await listPerubahanLapisan(tx, kodeKab, input.keluargaId)
    if (perubahanList.length !== input.versi)
      return refuse(
        'keluarga/versi-berubah',
        'Catatan keluarga ini berubah sejak Anda membuka formulir. Bandingkan dahulu perubahannya, lalu kirim lagi; isian Anda masih ada.',
      )
    const dampak = susunDampak(toKeadaan(keluarga), input)
    if (!dampak.ok) return dampak
    const tujuan = tujuanId ? await readTerakhir(tx, kodeKab, tujuanId) : null
    if (dampak.value.lain === 'tujuan' && (!tujuan || tujuan.keluargaId === keluarga.keluargaId))
      return refuse(
        'keluarga/tujuan-tidak-ditemukan',
        'Nomor KK tujuan tidak ditemukan di wilayah tugas Anda. Periksa kembali nomornya, atau catat sebagai pindah keluar.',
      )
    const nomor = await cekNomor(tx, dampak.value, keluarga.keluargaId)
    if (!nomor.ok) return nomor
    const datang = await cekPendatang(tx, aktor, input, keluarga)
    if (!datang.ok) return datang
    const tempat = await readTempat(tx, input)
    const pada = now()
    const bukti = await cekBukti(tx, aktor, input.berkas, pada)
    if (!bukti.ok) return bukti

    const orangBaru =
      dampak.value.gerak.length > 0 && (input.jenis === 'kelahiran' || input.jenis === 'pindah-masuk')
        ? (datang.value.orangId ?? (await tx.orang.create({ data: { kodeKab }, select: { id: true } })).id)
        : null
    const lain: Peserta | null =
      dampak.value.lain === 'baru'
        ? {
            id: (await tx.keluarga.create({ data: { kodeKab }, select: { id: true } })).id,
            kodeDesa: keluarga.kodeDesa,
            nilai: null,
          }
        : tujuan && { id: tujuan.keluargaId, kodeDesa: tujuan.kodeDesa, nilai: tujuan }
    const tanggal = new Date(input.tanggal)
    const asalTunggal = datang.value.asal.length === 1 ? datang.value.asal[0]?.id : undefined
    const { id } = await tx.peristiwa.create({
      data: {
        kodeKab,
        jenis: input.jenis,
        keluargaId: keluarga.keluargaId,
        keluargaLainId: lain?.id ?? asalTunggal ?? null,
        kodeDesa: keluarga.kodeDesa,
        tanggal,
        dicatatPada: pada,
        dokumenJenis: input.dokumenJenis,
        dokumenNomor: input.dokumenNomor,
        dokumenTanggal: new Date(input.dokumenTanggal),
        tempatKode: tempat.kode,
        tempat: tempat.teks,
        catatan: input.catatan || null,
        seluruhnya: dampak.value.seluruhnya,
        aktor: aktor.id,
        kunci: input.kunci,
      },
      select: { id: true },
    })
    await tulisDampak(
      tx,
      aktor,
      dampak.value,
      { ini: { id: keluarga.keluargaId, kodeDesa: keluarga.kodeDesa, nilai: keluarga }, lain },
      { peristiwaId: id, tanggal, pada },
      { orangBaru, asal: datang.value.asal },
    )
    const sidik = await tautkanBukti(tx, toDokumen(id, input), bukti.value, pada)
    await catat(tx, 'keluarga.catat', id, {
      jenis: input.jenis,
      keluarga: keluarga.keluargaId,
      ...(lain ? { keluargaLain: lain.id } : {}),
      desa: keluarga.kodeDesa,
      tanggal: input.tanggal,
      dokumen: input.dokumenJenis,
      ...(sidik.length > 0 ? { bukti: sidik } : {}),
      orang: dampak.value.gerak.filter(({ keluarga: milik }) => milik === 'ini').length,
      kolom: [...new Set(dampak.value.nilai.map(({ kolom }) => kolom))],
    })
    return ok({ id, keluargaId: keluarga.keluargaId, keluargaLainId: lain?.id ?? null })
  })
  return catatPenolakan(aktor, input.keluargaId, hasil)
}

/** The paper of an event that was just recorded, for the files that show it. */
export function toDokumen(id: string, input: MasukanPeristiwa) {
  return { id, dokumenJenis: input.dokumenJenis as JenisDokumen, dokumenTanggal: input.dokumenTanggal }
}

/** The family as the rule of effects wants it: who belongs to it, the head first in no particular way. */
function toKeadaan(keluarga: NilaiKeluarga): Keadaan {
  return {
    alamat: keluarga.nilai.alamat?.kini ?? null,
    anggotaList: listOrang(keluarga)
      .filter(({ anggota }) => anggota)
      .map(({ orangId, nilai }) => ({
        orangId,
        nama: nilai.nama?.kini ?? 'tanpa nama',
        nilai: Object.fromEntries(KOLOM_PERBAIKAN.map((kolom) => [kolom, nilai[kolom]?.kini ?? null])),
      })),
  }
}

/** The family a nomor KK names: in the release the aktor may see, else by the numbers ever recorded. */
async function findTujuan(tx: Tx, kodeKab: string, nomorKk: string): Promise<string | null> {
  const rilis = await findRilis(tx, kodeKab)
  const row = rilis
    ? await tx.rilisKeluarga.findFirst({
        where: { kode_kab: kodeKab, rilis_id: rilis.id, nomor_kartu_keluarga: nomorKk },
        select: { keluarga_id: true },
      })
    : null
  return row?.keluarga_id ?? findKeluargaByKk(tx, nomorKk)
}

/** A number that another family or person holds is not recorded a second time. */
async function cekNomor(tx: Tx, dampak: Dampak, keluargaId: string): Promise<Result<null>> {
  for (const { milik, orang, kolom, baru } of dampak.nilai) {
    if (baru === null) continue
    if (kolom === 'nomor_kartu_keluarga') {
      const pemilik = await findKeluargaByKk(tx, baru)
      if (pemilik !== null && (milik === 'lain' || pemilik !== keluargaId))
        return refuse(
          'keluarga/kk-terpakai',
          'Nomor KK itu sudah tercatat untuk keluarga lain. Cocokkan dengan kartu keluarganya; bila keduanya keluarga yang sama, catat gabung KK ke nomor itu.',
        )
    }
    if (kolom === 'nomor_induk_kependudukan' && orang !== null && z.uuid().safeParse(orang).success) {
      const pemilik = await findOrangByNik(tx, baru)
      if (pemilik !== null && pemilik !== orang)
        return refuse(
          'keluarga/nik-terpakai',
          'NIK itu sudah tercatat untuk orang lain. Cocokkan kembali dengan dokumennya.',
        )
    }
  }
  return ok(null)
}

type Pendatang = { orangId: string | null; asal: { id: string; kodeDesa: string }[] }

/** Who is born or comes in: nobody known, or somebody of this kabupaten/kota with the families they leave by it. */
async function cekPendatang(
  tx: Tx,
  aktor: Aktor,
  input: CatatPeristiwaInput,
  keluarga: NilaiKeluarga,
): Promise<Result<Pendatang>> {
  if ((input.jenis !== 'kelahiran' && input.jenis !== 'pindah-masuk') || input.nik === '')
    return ok({ orangId: null, asal: [] })
  if (input.jenis === 'pindah-masuk' && input.hubungan === HUBUNGAN_KEPALA && hasKepala(keluarga))
    return refuse(
      'keluarga/sudah-ada-kepala',
      'Keluarga ini sudah punya kepala keluarga. Pilih hubungan lain, lalu catat ganti kepala keluarga bila perlu.',
    )
  const orangId = await findOrangByNik(tx, input.nik)
  if (orangId === null) return ok({ orangId, asal: [] })
  if (input.jenis === 'kelahiran')
    return refuse(
      'keluarga/nik-terpakai',
      'NIK itu sudah tercatat untuk orang lain. Cocokkan kembali dengan dokumennya.',
    )
  if (listOrang(keluarga).some((satu) => satu.anggota && satu.orangId === orangId))
    return refuse('keluarga/sudah-anggota', 'Orang dengan NIK itu sudah anggota keluarga ini.')
  return ok({ orangId, asal: await listKeluargaOrang(tx, aktor.kodeKab, orangId) })
}

function hasKepala(keluarga: NilaiKeluarga): boolean {
  return listOrang(keluarga).some(
    ({ anggota, nilai }) => anggota && nilai.status_hubungan_keluarga?.kini === HUBUNGAN_KEPALA,
  )
}

const TEMPAT_SINI = 'Desa/kelurahan lain di kabupaten/kota ini'

/** Where somebody went or came from, in words; the code where it is a kabupaten/kota of the list. */
async function readTempat(tx: Tx, input: CatatPeristiwaInput): Promise<{ kode: string | null; teks: string | null }> {
  if (input.jenis === 'pindah-masuk') return { kode: null, teks: input.tempat || null }
  if (input.jenis !== 'pindah-keluar') return { kode: null, teks: null }
  if (input.tempatJenis === 'sini') return { kode: null, teks: input.tempat || TEMPAT_SINI }
  if (input.tempatJenis === 'lain') return { kode: null, teks: input.tempat }
  const kab = await tx.wilayah.findUnique({ where: { kode: input.tempatKode }, select: { kode: true, nama: true } })
  return { kode: kab?.kode ?? null, teks: [kab?.nama, input.tempat].filter(Boolean).join(', ') || null }
}
