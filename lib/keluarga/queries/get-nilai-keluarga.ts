// One family's values by layer: what the published release says, what an act here changed, and what holds now.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'
import type { Prisma } from '@/prisma/client/client'
import { computePengakuan, type Pengakuan } from '../pengakuan'

/** A local change in force on one value. Days are `YYYY-MM-DD`. */
export type NilaiPembaruan = {
  nilai: string | null
  nilaiLama: string | null
  berlakuSejak: string
  dicatatPada: Date
  usulanId: string | null
  pengakuan: Pengakuan
}
/** One value in its layers; `kini` is the pembaruan where there is one, else the rilis. */
export type NilaiLapis = { rilis: string | null; pembaruan: NilaiPembaruan | null; kini: string | null }

/** Values by column name of DTSEN, all as text: codes, whole numbers, days `YYYY-MM-DD`. */
export type NilaiByKolom = Readonly<Record<string, NilaiLapis>>
export type NilaiAnggota = { orangId: string; urutan: number; nilai: NilaiByKolom }
export type NilaiKeluarga = {
  keluargaId: string
  kodeDesa: string
  rilis: { id: number; kode: string; sintetis: boolean }
  nilai: NilaiByKolom
  /** In the order of the release. */
  anggotaList: NilaiAnggota[]
}

const KUNCI_RILIS = new Set(['kode_kab', 'rilis_id', 'keluarga_id', 'orang_id', 'kode_desa', 'urutan', 'sidik', 'jiwa'])

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
}

function toNilai(baris: object, pembaruanList: readonly BarisPembaruan[]): NilaiByKolom {
  const nilai: Record<string, NilaiLapis> = {}
  for (const [kolom, isi] of Object.entries(baris)) {
    if (KUNCI_RILIS.has(kolom)) continue
    const rilis = toTeks(isi)
    nilai[kolom] = { rilis, pembaruan: null, kini: rilis }
  }
  // Oldest first, so that the one that holds since the latest day, known last, stays on top.
  for (const baru of pembaruanList) {
    const rilis = nilai[baru.kolom]?.rilis ?? null
    const pembaruan: NilaiPembaruan = {
      nilai: baru.nilai,
      nilaiLama: baru.nilaiLama,
      berlakuSejak: baru.berlakuSejak.toISOString().slice(0, 10),
      dicatatPada: baru.dicatatPada,
      usulanId: baru.usulanId,
      pengakuan: computePengakuan({ nilai: baru.nilai, nilaiLama: baru.nilaiLama, nilaiRilis: rilis }),
    }
    nilai[baru.kolom] = { rilis, pembaruan, kini: baru.nilai }
  }
  return nilai
}

/**
 * Values of a family inside a transaction of the aktor; null when it is outside their wilayah or not in the release.
 * @param rilisId the published release when left out
 * @param diketahuiPada the local layer as it was known at that instant; now when left out
 */
export async function readNilaiKeluarga(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  rilisId?: number,
  diketahuiPada?: Date,
): Promise<NilaiKeluarga | null> {
  const rilis = await tx.rilis.findFirst({
    where: rilisId === undefined ? { kodeKab, rilisKiniList: { some: { kodeKab } } } : { kodeKab, id: rilisId },
    select: { id: true, kode: true, sintetis: true },
  })
  if (!rilis) return null
  const where = { kode_kab: kodeKab, rilis_id: rilis.id, keluarga_id: keluargaId }
  const keluarga = await tx.rilisKeluarga.findFirst({ where })
  if (!keluarga) return null
  const anggotaList = await tx.rilisAnggota.findMany({ where, orderBy: { urutan: 'asc' } })
  const pembaruanList = await tx.pembaruan.findMany({
    where: { kodeKab, keluargaId, ...knownAt(diketahuiPada) },
    select: {
      orangId: true,
      kolom: true,
      nilai: true,
      nilaiLama: true,
      berlakuSejak: true,
      dicatatPada: true,
      usulanId: true,
    },
    orderBy: [{ berlakuSejak: 'asc' }, { dicatatPada: 'asc' }, { id: 'asc' }],
  })
  return {
    keluargaId,
    kodeDesa: keluarga.kode_desa,
    rilis,
    nilai: toNilai(
      keluarga,
      pembaruanList.filter(({ orangId }) => orangId === null),
    ),
    anggotaList: anggotaList.map((anggota) => ({
      orangId: anggota.orang_id,
      urutan: anggota.urutan,
      nilai: toNilai(
        anggota,
        pembaruanList.filter(({ orangId }) => orangId === anggota.orang_id),
      ),
    })),
  }
}

function knownAt(instant: Date | undefined): Prisma.PembaruanWhereInput {
  if (instant === undefined) return { dicabutPada: null }
  return { dicatatPada: { lte: instant }, OR: [{ dicabutPada: null }, { dicabutPada: { gt: instant } }] }
}

/** Values of a family in the published release and the local layer; null when out of scope or not in the release. */
export async function findNilaiKeluarga(aktor: Aktor, keluargaId: string): Promise<NilaiKeluarga | null> {
  return withAktor(aktor, (tx) => readNilaiKeluarga(tx, aktor.kodeKab, keluargaId))
}
