// Reading deliveries and imports.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { formatPeriode, nextPeriode, periodeOf } from '@/lib/core/date'
import { findRilis, type RilisRow, rilisRow } from '@/lib/keluarga/queries/find-rilis'
import { today } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import type { Prisma } from '@/prisma/client/client'
import { type BentukBerkas, bentukBerkasSchema } from './bentuk'
import { withBerkasSisihan } from './berkas-sisihan'
import { KODE_CEK, type KodeCek } from './cek'
import { kodeRilisSchema } from './schema'
import { STATUS_IMPOR, type StatusImpor } from './status'
import { type AlasanTahan, alasanTahanSchema } from './tahan'

/**
 * A published delivery of the aktor's kabupaten/kota: without `kode` the present one, `2025-TW3` the newest of that
 * quarter, `2025-TW3.2` exactly that one. Null when there is none or the text names none.
 */
export async function resolveRilis(aktor: Aktor, kode?: string): Promise<RilisRow | null> {
  const parsed = kode === undefined ? undefined : kodeRilisSchema.safeParse(kode)
  if (parsed?.success === false) return null
  return withAktor(aktor, (tx) => findRilis(tx, aktor.kodeKab, parsed?.data))
}

const rilisSumberRow = { ...rilisRow, imporId: true, dibuangPada: true } satisfies Prisma.RilisSelect

/** A published delivery with the import that brought it; `kini` marks the one that is read as the present. */
export type RilisSumberRow = Prisma.RilisGetPayload<{ select: typeof rilisSumberRow }> & { kini: boolean }

/** All published deliveries, newest first, with the counts loaded + held + faulty = delivered. */
export async function listRilis(aktor: Aktor): Promise<RilisSumberRow[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  return withAktor(aktor, async (tx) => {
    const kini = await tx.rilisKini.findUnique({ where: { kodeKab: aktor.kodeKab }, select: { rilisId: true } })
    const rows = await tx.rilis.findMany({
      where: { kodeKab: aktor.kodeKab, status: 'terbit' },
      orderBy: [{ periode: 'desc' }, { pengiriman: 'desc' }],
      take: 100,
      select: rilisSumberRow,
    })
    return rows.map((row) => ({ ...row, kini: row.id === kini?.rilisId }))
  })
}

const imporRow = {
  id: true,
  jenis: true,
  periode: true,
  sistem: true,
  status: true,
  tahap: true,
  selesai: true,
  total: true,
  keluargaBaru: true,
  keluargaBerubah: true,
  keluargaSama: true,
  keluargaDitahan: true,
  keluargaSalah: true,
  anggotaBaru: true,
  anggotaBerubah: true,
  anggotaSama: true,
  anggotaDitahan: true,
  anggotaSalah: true,
  detik: true,
  samaDengan: true,
  catatan: true,
  pesan: true,
  berkasSalahId: true,
  berkasPerbaikanId: true,
  perbaikanDari: true,
  asalPerbaikan: { select: { rilis: { select: { kode: true } } } },
  aktor: true,
  dibuatPada: true,
  mulaiPada: true,
  selesaiPada: true,
  coba: true,
  alasanTahan: true,
  rilis: {
    select: {
      id: true,
      kode: true,
      status: true,
      dibuangPada: true,
      susulanList: { select: { kode: true, imporId: true }, where: { status: 'terbit' }, orderBy: { id: 'asc' } },
    },
  },
  putusanList: { select: { putusan: true, alasan: true, nama: true, pada: true }, orderBy: { id: 'asc' } },
  berkasList: {
    select: { ke: true, nama: true, jenis: true, ukuran: true, baris: true, kolomTambahan: true, bentuk: true },
    orderBy: { ke: 'asc' },
  },
  peringatanList: { select: { cek: true, jumlah: true } },
} satisfies Prisma.ImporSelect

type ImporRecord = Prisma.ImporGetPayload<{ select: typeof imporRow }>

/** An import as pages show it; sizes in bytes, selesai of total in thousandths, warnings in the order of the checks. */
export type ImporRow = Omit<
  ImporRecord,
  'status' | 'selesai' | 'total' | 'detik' | 'berkasList' | 'alasanTahan' | 'peringatanList'
> & {
  status: StatusImpor
  peringatanList: { cek: KodeCek; jumlah: number }[]
  alasanTahan: AlasanTahan[]
  selesai: number
  total: number
  detik: number | null
  berkasList: (Omit<ImporRecord['berkasList'][number], 'ukuran' | 'bentuk'> & {
    ukuran: number
    bentuk: BentukBerkas | null
  })[]
}

function toImporRow(row: ImporRecord): ImporRow {
  return {
    ...row,
    status: z.enum(STATUS_IMPOR).parse(row.status),
    alasanTahan: alasanTahanSchema.array().parse(row.alasanTahan),
    selesai: Number(row.selesai),
    total: Number(row.total),
    detik: row.detik === null ? null : Number(row.detik),
    berkasList: row.berkasList.map((berkas) => ({
      ...berkas,
      ukuran: Number(berkas.ukuran),
      bentuk: bentukBerkasSchema.nullable().catch(null).parse(berkas.bentuk),
    })),
    peringatanList: KODE_CEK.flatMap((cek) => row.peringatanList.filter((satu) => satu.cek === cek)).map(
      ({ cek, jumlah }) => ({ cek: cek as KodeCek, jumlah }),
    ),
  }
}

/** An import in the list of the latest ones; `ditarik` when what it published is withdrawn. */
export type ImporTerakhir = ImporRow & { ditarik: boolean }

/** The latest imports, newest first; empty without the izin to see them. */
export async function listImpor(aktor: Aktor, take = 30): Promise<ImporTerakhir[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  const { kodeKab } = aktor
  return withAktor(aktor, async (tx) => {
    const rows = await tx.impor.findMany({ where: { kodeKab }, orderBy: { id: 'desc' }, take, select: imporRow })
    const muatanList = await tx.sumberMuatan.findMany({
      where: { kodeKab, imporId: { in: rows.map(({ id }) => id) }, status: 'ditarik' },
      select: { imporId: true },
    })
    const ditarik = new Set(muatanList.map(({ imporId }) => imporId))
    return rows.map((row) => ({ ...toImporRow(row), ditarik: row.rilis?.status === 'ditarik' || ditarik.has(row.id) }))
  })
}

/** One import; null when there is none of that id here. */
export async function findImpor(aktor: Aktor, id: string): Promise<ImporRow | null> {
  if (!can(aktor, 'sumber:lihat')) return null
  const row = await withAktor(aktor, (tx) =>
    tx.impor.findUnique({ where: { kodeKab_id: { kodeKab: aktor.kodeKab, id } }, select: imporRow }),
  )
  return row && toImporRow(row)
}

/** Rows set aside by an import, counted by reason, column and file (ke 1 keluarga, 2 anggota); most frequent first. */
export async function listSisihan(
  aktor: Aktor,
  imporId: string,
): Promise<{ ke: number; kelas: string; kolom: string; alasan: string; jumlah: number; barisPertama: number }[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  const rows = await withAktor(aktor, (tx) =>
    tx.imporSalah.groupBy({
      by: ['ke', 'kelas', 'kolom', 'alasan'],
      where: { kodeKab: aktor.kodeKab, imporId },
      _count: { _all: true },
      _min: { baris: true },
      orderBy: { _count: { alasan: 'desc' } },
    }),
  )
  return rows.map(({ _count, _min, ...row }) => ({ ...row, jumlah: _count._all, barisPertama: _min.baris ?? 0 }))
}

/** Whether a published delivery repeats the one of this import and carries its rows set aside. */
async function hasPenerus(tx: Tx, kodeKab: string, imporId: string): Promise<boolean> {
  const penerus = await tx.rilis.findFirst({
    where: { kodeKab, status: 'terbit', asalSusulan: { imporId } },
    select: { id: true },
  })
  return penerus !== null
}

/** Held rows of an import by the area code that is not known; both files together, most frequent first, at most 200 codes. */
export async function listKodeDitahan(
  aktor: Aktor,
  imporId: string,
): Promise<{ sistem: string; kodeResmi: string; alasan: string; jumlah: number }[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  const rows = await withAktor(aktor, async (tx) => {
    if (await hasPenerus(tx, aktor.kodeKab, imporId)) return []
    return tx.imporDitahan.groupBy({
      by: ['sistem', 'kodeResmi', 'alasan'],
      where: { kodeKab: aktor.kodeKab, imporId },
      _count: { kodeResmi: true },
      orderBy: { _count: { kodeResmi: 'desc' } },
      take: 200,
    })
  })
  return rows.map(({ _count, ...row }) => ({ ...row, jumlah: _count.kodeResmi }))
}

/** Area codes of an import that are not known and whose rows still wait, with what they may be; most families first. */
export async function listWilayahAsing(aktor: Aktor, imporId: string) {
  if (!can(aktor, 'sumber:lihat')) return []
  return withAktor(aktor, async (tx) => {
    if (await hasPenerus(tx, aktor.kodeKab, imporId)) return []
    const rows = await tx.imporWilayah.findMany({
      where: { kodeKab: aktor.kodeKab, imporId, dimuatPada: null },
      orderBy: [{ kk: 'desc' }, { kodeResmi: 'asc' }],
      take: 200,
      select: {
        kodeResmi: true,
        sistem: true,
        nama: true,
        kecamatan: true,
        kk: true,
        jiwa: true,
        usulKode: true,
        usulKk: true,
        usulNamaSama: true,
        usulKecamatanSama: true,
        cara: true,
        kode: true,
        namaResmi: true,
      },
    })
    const kodeList = rows.flatMap(({ usulKode, kode }) => [usulKode ?? [], kode ?? []].flat())
    const wilayahList = await tx.wilayah.findMany({
      where: { kode: { in: kodeList } },
      select: { kode: true, nama: true },
    })
    const namaOf = (kode: string | null) => wilayahList.find((satu) => satu.kode === kode)?.nama ?? null
    // What another delivery has made known meanwhile needs nobody to decide.
    const dikenal = await tx.wilayahKode.findMany({
      where: {
        kodeResmi: { in: rows.flatMap(({ cara, kodeResmi }) => (cara === null ? [kodeResmi] : [])) },
        kode: { startsWith: aktor.kodeKab },
        berlakuSampai: null,
      },
      select: { sistem: true, kodeResmi: true, kode: true, namaResmi: true },
    })
    const dikenalOf = (row: { sistem: string; kodeResmi: string }) =>
      dikenal.find(
        ({ sistem, kodeResmi, kode }) => kode.length === 10 && sistem === row.sistem && kodeResmi === row.kodeResmi,
      )?.namaResmi ?? null
    return rows.map((row) => ({
      ...row,
      usulNama: namaOf(row.usulKode),
      kodeNama: namaOf(row.kode),
      dikenal: dikenalOf(row),
    }))
  })
}
export type WilayahAsingRow = Awaited<ReturnType<typeof listWilayahAsing>>[number]

/** Kecamatan and desa of the aktor's kabupaten/kota to choose from, by code. */
export async function listPilihanDesa(aktor: Aktor): Promise<{ kecamatan: Pilihan[]; desa: Pilihan[] }> {
  if (!can(aktor, 'sumber:padankan')) return { kecamatan: [], desa: [] }
  const rows = await withAktor(aktor, (tx) =>
    tx.wilayah.findMany({
      where: { kode: { startsWith: aktor.kodeKab } },
      orderBy: { kode: 'asc' },
      select: { kode: true, nama: true, induk: true },
    }),
  )
  const namaOf = (kode: string | null) => rows.find((row) => row.kode === kode)?.nama ?? ''
  return {
    kecamatan: rows.filter(({ kode }) => kode.length === 6).map(({ kode, nama }) => ({ value: kode, label: nama })),
    desa: rows
      .filter(({ kode }) => kode.length === 10)
      .map(({ kode, nama, induk }) => ({ value: kode, label: `${nama}, ${namaOf(induk)}` })),
  }
}
type Pilihan = { value: string; label: string }

/** Everything the page of one import shows; null when there is none of that id here. */
export async function findImporDetail(aktor: Aktor, id: string) {
  const impor = await findImpor(aktor, id)
  if (!impor) return null
  const [sisihan, kodeDitahan, wilayahAsing] = await Promise.all([
    listSisihan(aktor, id),
    listKodeDitahan(aktor, id),
    listWilayahAsing(aktor, id),
  ])
  const pilihan = wilayahAsing.length > 0 ? await listPilihanDesa(aktor) : null
  return { impor: withBerkasSisihan(aktor, impor), sisihan, kodeDitahan, wilayahAsing, pilihan }
}
export type ImporDetail = NonNullable<Awaited<ReturnType<typeof findImporDetail>>>

/** Quarters an upload may be for: the present one and the two years before it, newest first. */
export function listPeriodePilihan(): { value: string; label: string }[] {
  const kini = periodeOf(today())
  return Array.from({ length: 9 }, (_, i) => nextPeriode(kini, -i)).map((value) => ({
    value,
    label: formatPeriode(value),
  }))
}
