// The family page: one family in its two layers, its desil through the deliveries, its local changes.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { maskNik, maskNomorKk } from '../nik'
import { findRilis, type RilisRow } from './find-rilis'
import { type NilaiKeluarga, readNilaiKeluarga } from './get-nilai-keluarga'

export type RiwayatDesil = {
  rilis: string
  terbitPada: Date | null
  nasional: number | null
  provinsi: number | null
  kabupatenKota: number | null
  jiwa: number
  kodeDesa: string
}

/** One family for its page; NIK and nomor KK in `nilai` are already masked. */
export type KeluargaDetail = NilaiKeluarga & {
  /** The delivery the page was asked for; the values may be from an earlier one. */
  rilisDiminta: RilisRow
  /** The family is not in the delivery asked for; its values are those of the last one it was in. */
  tidakAdaDiRilis: boolean
  /** In every delivery, newest first. A delivery without the family is not in the list. */
  riwayatDesil: RiwayatDesil[]
}

/**
 * A family of the aktor's wilayah; null when it does not exist or lies elsewhere (the two look the same on purpose).
 * `diketahuiPada` shows what was known at that instant: the delivery published by then and the local layer of then.
 */
export async function readKeluarga(
  tx: Tx,
  aktor: Aktor,
  keluargaId: string,
  at: { rilis?: string; diketahuiPada?: Date } = {},
): Promise<KeluargaDetail | null> {
  const rilisDiminta = at.diketahuiPada
    ? await findRilisPada(tx, aktor.kodeKab, at.diketahuiPada)
    : await findRilis(tx, aktor.kodeKab, at.rilis)
  if (!rilisDiminta) return null
  const riwayatDesil = await listRiwayatDesil(tx, aktor.kodeKab, keluargaId, at.diketahuiPada)
  const ada = riwayatDesil.find((row) => row.rilisId === rilisDiminta.id) ?? riwayatDesil[0]
  if (!ada) return null
  const nilai = await readNilaiKeluarga(tx, aktor.kodeKab, keluargaId, ada.rilisId, at.diketahuiPada)
  if (!nilai) return null
  return {
    ...masked(nilai),
    rilisDiminta,
    tidakAdaDiRilis: ada.rilisId !== rilisDiminta.id,
    riwayatDesil: riwayatDesil.map(({ rilisId: _, ...row }) => row),
  }
}

/** The delivery that was the newest one published at an instant. */
async function findRilisPada(tx: Tx, kodeKab: string, instant: Date): Promise<RilisRow | null> {
  const row = await tx.rilis.findFirst({
    where: { kodeKab, status: 'terbit', terbitPada: { lte: instant } },
    orderBy: { terbitPada: 'desc' },
    select: { kode: true },
  })
  return row ? findRilis(tx, kodeKab, row.kode) : null
}

async function listRiwayatDesil(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  until: Date | undefined,
): Promise<(RiwayatDesil & { rilisId: number })[]> {
  const rilisList = await tx.rilis.findMany({
    where: { kodeKab, status: 'terbit', ...(until ? { terbitPada: { lte: until } } : {}) },
    orderBy: { terbitPada: 'desc' },
    select: { id: true, kode: true, terbitPada: true },
    take: 24,
  })
  const rows = await tx.rilisKeluarga.findMany({
    where: { kode_kab: kodeKab, keluarga_id: keluargaId, rilis_id: { in: rilisList.map((rilis) => rilis.id) } },
    select: {
      rilis_id: true,
      desil_nasional: true,
      desil_provinsi: true,
      desil_kabupaten_kota: true,
      jiwa: true,
      kode_desa: true,
    },
  })
  const byRilis = new Map(rows.map((row) => [row.rilis_id, row]))
  return rilisList.flatMap((rilis) => {
    const row = byRilis.get(rilis.id)
    if (!row) return []
    return {
      rilisId: rilis.id,
      rilis: rilis.kode,
      terbitPada: rilis.terbitPada,
      nasional: row.desil_nasional,
      provinsi: row.desil_provinsi,
      kabupatenKota: row.desil_kabupaten_kota,
      jiwa: row.jiwa,
      kodeDesa: row.kode_desa,
    }
  })
}

function masked(keluarga: NilaiKeluarga): NilaiKeluarga {
  const hide = (
    nilai: NilaiKeluarga['nilai'],
    kolom: string,
    mask: (nomor: string) => string,
  ): NilaiKeluarga['nilai'] => {
    const lapis = nilai[kolom]
    const teks = (isi: string | null) => (isi === null ? null : mask(isi))
    return lapis ? { ...nilai, [kolom]: { ...lapis, rilis: teks(lapis.rilis), kini: teks(lapis.kini) } } : nilai
  }
  return {
    ...keluarga,
    nilai: hide(keluarga.nilai, 'nomor_kartu_keluarga', maskNomorKk),
    anggotaList: keluarga.anggotaList.map((anggota) => ({
      ...anggota,
      nilai: hide(hide(anggota.nilai, 'nomor_induk_kependudukan', maskNik), 'nomor_kartu_keluarga', maskNomorKk),
    })),
  }
}
