// The family page: one family in its two layers, its desil through the deliveries, its events and local changes.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { today } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import { computeKelengkapan, type Kelengkapan } from '../kelengkapan'
import { samarkan, tampilanOf } from '../kepekaan'
import { HUBUNGAN_KEPALA } from '../peristiwa'
import { computeStatus, type StatusKeluarga } from '../status-keluarga'
import { findRilis, type RilisRow } from './find-rilis'
import { type NilaiAnggota, type NilaiByKolom, type NilaiKeluarga, readLapisan } from './get-nilai-keluarga'
import { listPeristiwaKeluarga, type PeristiwaRow } from './list-peristiwa'
import { findRilisPer, type Pandang, whereTerbit } from './pandang'

export type RiwayatDesil = {
  rilis: string
  terbitPada: Date | null
  nasional: number | null
  provinsi: number | null
  kabupatenKota: number | null
  jiwa: number
  kodeDesa: string
}

/** One family for its page; numbers the aktor's peran does not see whole are already masked in it. */
export type KeluargaDetail = NilaiKeluarga & {
  /** The delivery the page was asked for; the values may be from an earlier one. */
  rilisDiminta: RilisRow
  /** The family is not in the delivery asked for; its values are those of the last one it was in. */
  tidakAdaDiRilis: boolean
  /** The family is in no delivery at all: it was made by an event recorded here. */
  hanyaDaerah: boolean
  /** In every delivery, newest first. A delivery without the family is not in the list. */
  riwayatDesil: RiwayatDesil[]
  /** Who belongs to the family, the release's members first. */
  anggotaKini: NilaiAnggota[]
  /** Who left by an event recorded here, whatever the release still lists. */
  anggotaKeluar: NilaiAnggota[]
  status: StatusKeluarga
  /** A new KK is awaited: its number has not been recorded yet. */
  kkBelumTerbit: boolean
  tanpaKepala: boolean
  /** Members who are recorded in another family of the kabupaten/kota, perhaps of another desa, since that day; for this office to act on. */
  masukLainList: { orangId: string; sejak: IsoDate }[]
  peristiwaList: PeristiwaRow[]
  /** How much of what matters is filled, of the family and those who belong to it now; counted before anything is masked. */
  kelengkapan: Kelengkapan
}

/**
 * A family of the aktor's wilayah; null when it does not exist or lies elsewhere (the two look the same on purpose), or
 * when nothing was known of it in that view.
 */
export async function readKeluarga(
  tx: Tx,
  aktor: Aktor,
  keluargaId: string,
  at: { rilis?: string; pandang?: Pandang } = {},
): Promise<KeluargaDetail | null> {
  const { kodeKab } = aktor
  const pandang = at.pandang ?? {}
  const dahulu = pandang.berlaku !== undefined || pandang.dicatat !== undefined
  const rilisDiminta = dahulu ? await findRilisPer(tx, kodeKab, pandang) : await findRilis(tx, kodeKab, at.rilis)
  if (!rilisDiminta) return null
  const riwayatDesil = await listRiwayatDesil(tx, kodeKab, keluargaId, pandang)
  const ada = riwayatDesil.find((row) => row.rilisId === rilisDiminta.id) ?? riwayatDesil[0]
  const rilis = ada ? { id: ada.rilisId, kode: ada.rilis, sintetis: rilisDiminta.sintetis } : rilisDiminta
  const nilai = await readLapisan(tx, kodeKab, keluargaId, rilis, pandang)
  if (!nilai) return null
  const { adaDiRilis, ...lapisan } = masked(aktor, nilai)
  const semua = [...lapisan.anggotaList, ...lapisan.anggotaDaerahList]
  const anggotaKini = semua.filter(({ anggota }) => anggota)
  const peristiwaList = await listPeristiwaKeluarga(tx, kodeKab, keluargaId, pandang)
  const nomorKk = lapisan.nilai.nomor_kartu_keluarga
  return {
    ...lapisan,
    rilisDiminta,
    tidakAdaDiRilis: adaDiRilis && rilis.id !== rilisDiminta.id,
    hanyaDaerah: !adaDiRilis,
    riwayatDesil: riwayatDesil.map(({ rilisId: _, ...row }) => row),
    anggotaKini,
    anggotaKeluar: semua.filter(({ anggota }) => !anggota),
    status: computeStatus(anggotaKini.length, peristiwaList),
    kkBelumTerbit: nomorKk?.pembaruan != null && nomorKk.kini === null,
    tanpaKepala:
      anggotaKini.length > 0 &&
      peristiwaList.length > 0 &&
      !anggotaKini.some((satu) => satu.nilai.status_hubungan_keluarga?.kini === HUBUNGAN_KEPALA),
    masukLainList: dahulu ? [] : await listMasukLain(tx, keluargaId, anggotaKini),
    peristiwaList,
    kelengkapan: computeKelengkapan(
      getter(nilai.nilai),
      [...nilai.anggotaList, ...nilai.anggotaDaerahList]
        .filter(({ anggota }) => anggota)
        .map((satu) => getter(satu.nilai)),
      pandang.berlaku ?? today(),
    ),
  }
}

const getter = (nilai: NilaiByKolom) => (kolom: string) => nilai[kolom]?.kini ?? null

/**
 * Any family of the aktor's wilayah as it stood on a day (`berlaku`) and as we knew it at an instant (`dicatat`); null
 * when it is not theirs to see or nothing was known of it. Combines the deliveries known then with the local layer.
 */
export async function getKeluargaPer(
  aktor: Aktor,
  keluargaId: string,
  pandang: Pandang,
): Promise<KeluargaDetail | null> {
  return withAktor(aktor, (tx) => readKeluarga(tx, aktor, keluargaId, { pandang }))
}

/**
 * The whole values of a family as it stands, nothing masked, for commands: in the present release, in the last one that had
 * it, or in the local layer alone. Null when it is outside the scope.
 */
export async function readTerakhir(tx: Tx, kodeKab: string, keluargaId: string): Promise<NilaiKeluarga | null> {
  const kini = await findRilis(tx, kodeKab)
  if (!kini) return null
  const lapisan = await readLapisan(tx, kodeKab, keluargaId, kini)
  if (lapisan?.adaDiRilis) return lapisan
  const ada = (await listRiwayatDesil(tx, kodeKab, keluargaId, {}))[0]
  return ada ? readLapisan(tx, kodeKab, keluargaId, { ...kini, id: ada.rilisId, kode: ada.rilis }) : lapisan
}

const masukLainRows = z.array(z.object({ orangId: z.string(), sejak: z.string() }))

/** Of those who belong to the family here: who was recorded elsewhere. masuk_lain() says since when, not where. */
async function listMasukLain(
  tx: Tx,
  keluargaId: string,
  anggotaKini: readonly NilaiAnggota[],
): Promise<KeluargaDetail['masukLainList']> {
  const found =
    await tx.$queryRaw`SELECT orang_id::text AS "orangId", sejak::text FROM masuk_lain(${keluargaId}::uuid) ORDER BY 1`
  return masukLainRows
    .parse(found)
    .filter(({ orangId }) => anggotaKini.some((satu) => satu.orangId === orangId))
    .map(({ orangId, sejak }) => ({ orangId, sejak: sejak as IsoDate }))
}

async function listRiwayatDesil(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  pandang: Pandang,
): Promise<(RiwayatDesil & { rilisId: number })[]> {
  const rilisList = await tx.rilis.findMany({
    where: whereTerbit(kodeKab, pandang),
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

/** The values as the peran of the aktor may see them (lib/keluarga/kepekaan.ts); columns not for them are gone. */
function masked<T extends NilaiKeluarga>(aktor: Aktor, keluarga: T): T {
  const hide = (nilai: NilaiByKolom): NilaiByKolom =>
    Object.fromEntries(
      Object.entries(nilai)
        .filter(([kolom]) => tampilanOf(aktor, kolom) !== 'tidak')
        .map(([kolom, lapis]) => {
          if (tampilanOf(aktor, kolom) === 'tampil') return [kolom, lapis]
          const { pembaruan } = lapis
          const rapat = {
            rilis: samarkan(aktor, kolom, lapis.rilis),
            kini: samarkan(aktor, kolom, lapis.kini),
            pembaruan: pembaruan && {
              ...pembaruan,
              nilai: samarkan(aktor, kolom, pembaruan.nilai),
              nilaiLama: samarkan(aktor, kolom, pembaruan.nilaiLama),
            },
          }
          return [kolom, rapat]
        }),
    )
  const orang = (list: NilaiAnggota[]) => list.map((satu) => ({ ...satu, nilai: hide(satu.nilai) }))
  return {
    ...keluarga,
    nilai: hide(keluarga.nilai),
    anggotaList: orang(keluarga.anggotaList),
    anggotaDaerahList: orang(keluarga.anggotaDaerahList),
  }
}
