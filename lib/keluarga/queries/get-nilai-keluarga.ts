// One family's values by layer: what the published release says, what an act here changed, and what holds now.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'
import { chooseLapis, type Prioritas } from '../asal'
import { computeKeanggotaan, type GerakAnggota } from '../keanggotaan'
import { computePengakuan, type Pengakuan } from '../pengakuan'
import type { SebabGerak } from '../peristiwa'
import { findPrioritas } from './find-prioritas'
import { type Pandang, whereBerlaku } from './pandang'

/** A local change in force on one value. Days are `YYYY-MM-DD`. */
export type NilaiPembaruan = {
  nilai: string | null
  nilaiLama: string | null
  berlakuSejak: string
  dicatatPada: Date
  usulanId: string | null
  peristiwaId: string | null
  pengakuan: Pengakuan
}
/** One value in its layers; `kini` is the layer that goes first by the precedence of its column, as shipped the pembaruan where there is one. */
export type NilaiLapis = { rilis: string | null; pembaruan: NilaiPembaruan | null; kini: string | null }

/** Values by column name of DTSEN, all as text: codes, whole numbers, days `YYYY-MM-DD`. */
export type NilaiByKolom = Readonly<Record<string, NilaiLapis>>
/** `anggota` is whether the person belongs to the family now; `gerak` what we recorded of their coming or going. */
export type NilaiAnggota = {
  orangId: string
  urutan: number
  nilai: NilaiByKolom
  anggota: boolean
  gerak: GerakAnggota | null
}
export type NilaiKeluarga = {
  keluargaId: string
  kodeDesa: string
  rilis: { id: number; kode: string; sintetis: boolean }
  nilai: NilaiByKolom
  /** Everybody the release lists, in its order, those who left here too: simulation and kelayakan read the release whole. */
  anggotaList: NilaiAnggota[]
  /** Whom only the local layer knows in this family, in the order they joined; those who left again too. */
  anggotaDaerahList: NilaiAnggota[]
}

const KUNCI_RILIS = new Set(['kode_kab', 'rilis_id', 'keluarga_id', 'orang_id', 'kode_desa', 'urutan', 'sidik', 'jiwa'])
/** Where the family lives by the local layer; not one of the columns of a release row. */
const KOLOM_DESA = 'kode_kelurahan_desa'
/** Members known only here stand behind those of the release. */
const URUTAN_DAERAH = 1000

function toTeks(nilai: unknown): string | null {
  if (nilai === null || nilai === undefined || nilai === '') return null
  return nilai instanceof Date ? nilai.toISOString().slice(0, 10) : String(nilai)
}

type BarisPembaruan = {
  orangId: string | null
  kolom: string
  nilai: string | null
  nilaiLama: string | null
  berlakuSejak: Date
  dicatatPada: Date
  usulanId: string | null
  peristiwaId: string | null
}

function toNilai(baris: object, pembaruanList: readonly BarisPembaruan[], prioritas: Prioritas): NilaiByKolom {
  const nilai: Record<string, NilaiLapis> = {}
  for (const [kolom, isi] of Object.entries(baris)) {
    if (KUNCI_RILIS.has(kolom)) continue
    const rilis = toTeks(isi)
    nilai[kolom] = { rilis, pembaruan: null, kini: rilis }
  }
  // Oldest first, so that the one that holds since the latest day, known last, stays on top.
  for (const baru of pembaruanList) {
    if (baru.kolom === KOLOM_DESA) continue
    const rilis = nilai[baru.kolom]?.rilis ?? null
    const pembaruan: NilaiPembaruan = {
      nilai: baru.nilai,
      nilaiLama: baru.nilaiLama,
      berlakuSejak: baru.berlakuSejak.toISOString().slice(0, 10),
      dicatatPada: baru.dicatatPada,
      usulanId: baru.usulanId,
      peristiwaId: baru.peristiwaId,
      pengakuan: computePengakuan({ nilai: baru.nilai, nilaiLama: baru.nilaiLama, nilaiRilis: rilis }),
    }
    // A KK that has not been issued yet is issued as soon as a release knows another number than before.
    const terbit = baru.kolom === 'nomor_kartu_keluarga' && baru.nilai === null && rilis !== baru.nilaiLama
    const lapis = chooseLapis(prioritas, baru.kolom, { pembaruan: true, rilis: rilis !== null })
    nilai[baru.kolom] = { rilis, pembaruan, kini: lapis === 'pembaruan' && !terbit ? baru.nilai : rilis }
  }
  return nilai
}

/**
 * A family in its layers inside a transaction of the aktor: in a release, only in the local layer, or both. Null when
 * it is outside their wilayah or in neither. `adaDiRilis` is whether the release has it.
 * @param pandang the local layer as it held and as it was known; now when left out
 */
export async function readLapisan(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  rilis: { id: number; kode: string; sintetis: boolean },
  pandang: Pandang = {},
): Promise<(NilaiKeluarga & { adaDiRilis: boolean }) | null> {
  const where = { kode_kab: kodeKab, rilis_id: rilis.id, keluarga_id: keluargaId }
  const keluarga = await tx.rilisKeluarga.findFirst({ where })
  const pembaruanList = await listPembaruan(tx, { kodeKab, keluargaId, ...whereBerlaku(pandang) })
  const desa = pembaruanList.findLast(({ kolom, orangId }) => kolom === KOLOM_DESA && orangId === null)?.nilai
  const kodeDesa = desa ?? keluarga?.kode_desa
  if (!kodeDesa) return null
  const prioritas = await findPrioritas(tx, kodeKab)
  const anggotaList = await tx.rilisAnggota.findMany({ where, orderBy: { urutan: 'asc' } })
  const keanggotaanList = computeKeanggotaan(
    anggotaList.map(({ orang_id }) => orang_id),
    await listGerak(tx, kodeKab, keluargaId, pandang),
  )
  const pendatang = keanggotaanList.filter(({ adaDiRilis }) => !adaDiRilis).map(({ orangId }) => orangId)
  const asal = await listAsal(tx, kodeKab, rilis.id, keluargaId, pendatang, pandang)
  const toAnggota = (orangId: string, urutan: number, baris: object): NilaiAnggota => {
    const keanggotaan = keanggotaanList.find((satu) => satu.orangId === orangId)
    return {
      orangId,
      urutan,
      nilai: toNilai(
        baris,
        [...asal.pembaruanList, ...pembaruanList].filter((satu) => satu.orangId === orangId),
        prioritas,
      ),
      anggota: keanggotaan?.anggota ?? true,
      gerak: keanggotaan?.gerak ?? null,
    }
  }
  return {
    keluargaId,
    kodeDesa,
    rilis,
    adaDiRilis: keluarga !== null,
    nilai: toNilai(
      keluarga ?? {},
      pembaruanList.filter(({ orangId }) => orangId === null),
      prioritas,
    ),
    anggotaList: anggotaList.map((anggota) => toAnggota(anggota.orang_id, anggota.urutan, anggota)),
    anggotaDaerahList: pendatang.map((orangId, ke) =>
      toAnggota(orangId, URUTAN_DAERAH + ke, asal.barisByOrang.get(orangId) ?? {}),
    ),
  }
}

async function listPembaruan(
  tx: Tx,
  where: { kodeKab: string; keluargaId?: string | { not: string }; orangId?: { in: string[] } } & ReturnType<
    typeof whereBerlaku
  >,
): Promise<BarisPembaruan[]> {
  return tx.pembaruan.findMany({
    where,
    select: {
      orangId: true,
      kolom: true,
      nilai: true,
      nilaiLama: true,
      berlakuSejak: true,
      dicatatPada: true,
      usulanId: true,
      peristiwaId: true,
    },
    orderBy: [{ berlakuSejak: 'asc' }, { dicatatPada: 'asc' }, { id: 'asc' }],
  })
}

/** Movements of a family as they held and were known. */
async function listGerak(tx: Tx, kodeKab: string, keluargaId: string, pandang: Pandang): Promise<GerakAnggota[]> {
  const rows = await tx.pembaruanAnggota.findMany({
    where: { kodeKab, keluargaId, ...whereBerlaku(pandang) },
    select: { orangId: true, arah: true, sebab: true, berlakuSejak: true, dicatatPada: true, peristiwaId: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ arah, sebab, berlakuSejak, ...row }) => ({
    ...row,
    arah: arah as GerakAnggota['arah'],
    sebab: sebab as SebabGerak,
    sejak: berlakuSejak.toISOString().slice(0, 10),
  }))
}

/** What the release and the local layer say of persons under the family they came from, where the aktor may see it. */
async function listAsal(
  tx: Tx,
  kodeKab: string,
  rilisId: number,
  keluargaId: string,
  orangIdList: string[],
  pandang: Pandang,
): Promise<{ barisByOrang: Map<string, object>; pembaruanList: BarisPembaruan[] }> {
  if (orangIdList.length === 0) return { barisByOrang: new Map(), pembaruanList: [] }
  const barisList = await tx.rilisAnggota.findMany({
    where: { kode_kab: kodeKab, rilis_id: rilisId, orang_id: { in: orangIdList } },
  })
  return {
    barisByOrang: new Map(barisList.map((baris) => [baris.orang_id, baris])),
    pembaruanList: await listPembaruan(tx, {
      kodeKab,
      orangId: { in: orangIdList },
      keluargaId: { not: keluargaId },
      ...whereBerlaku(pandang),
    }),
  }
}

/**
 * Values of a family inside a transaction of the aktor; null when it is outside their wilayah or not in the release.
 * @param rilisId the published release when left out
 */
export async function readNilaiKeluarga(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  rilisId?: number,
): Promise<NilaiKeluarga | null> {
  const rilis = await tx.rilis.findFirst({
    where: rilisId === undefined ? { kodeKab, rilisKiniList: { some: { kodeKab } } } : { kodeKab, id: rilisId },
    select: { id: true, kode: true, sintetis: true },
  })
  const lapisan = rilis ? await readLapisan(tx, kodeKab, keluargaId, rilis) : null
  if (!lapisan?.adaDiRilis) return null
  const { adaDiRilis: _, ...nilai } = lapisan
  return nilai
}

/** Values of a family in the published release and the local layer; null when out of scope or not in the release. */
export async function findNilaiKeluarga(aktor: Aktor, keluargaId: string): Promise<NilaiKeluarga | null> {
  return withAktor(aktor, (tx) => readNilaiKeluarga(tx, aktor.kodeKab, keluargaId))
}
