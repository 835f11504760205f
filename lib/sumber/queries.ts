// Reading deliveries and imports.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { formatPeriode, nextPeriode, periodeOf } from '@/lib/core/date'
import { findRilis, type RilisRow, rilisRow } from '@/lib/keluarga/queries/find-rilis'
import { today } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import type { Prisma } from '@/prisma/client/client'
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

const rilisSumberRow = { ...rilisRow, imporId: true } satisfies Prisma.RilisSelect

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
  aktor: true,
  dibuatPada: true,
  mulaiPada: true,
  selesaiPada: true,
  coba: true,
  alasanTahan: true,
  rilis: { select: { id: true, kode: true, status: true, dibuangPada: true } },
  putusanList: { select: { putusan: true, alasan: true, nama: true, pada: true }, orderBy: { id: 'asc' } },
  berkasList: {
    select: { ke: true, nama: true, jenis: true, ukuran: true, baris: true, kolomTambahan: true },
    orderBy: { ke: 'asc' },
  },
} satisfies Prisma.ImporSelect

type ImporRecord = Prisma.ImporGetPayload<{ select: typeof imporRow }>

/** An import as pages show it; sizes in bytes, selesai of total in thousandths. */
export type ImporRow = Omit<ImporRecord, 'status' | 'selesai' | 'total' | 'detik' | 'berkasList' | 'alasanTahan'> & {
  status: StatusImpor
  alasanTahan: AlasanTahan[]
  selesai: number
  total: number
  detik: number | null
  berkasList: (Omit<ImporRecord['berkasList'][number], 'ukuran'> & { ukuran: number })[]
}

function toImporRow(row: ImporRecord): ImporRow {
  return {
    ...row,
    status: z.enum(STATUS_IMPOR).parse(row.status),
    alasanTahan: alasanTahanSchema.array().parse(row.alasanTahan),
    selesai: Number(row.selesai),
    total: Number(row.total),
    detik: row.detik === null ? null : Number(row.detik),
    berkasList: row.berkasList.map((berkas) => ({ ...berkas, ukuran: Number(berkas.ukuran) })),
  }
}

/** The latest imports, newest first; empty without the izin to see them. */
export async function listImpor(aktor: Aktor, take = 30): Promise<ImporRow[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  const rows = await withAktor(aktor, (tx) =>
    tx.impor.findMany({ where: { kodeKab: aktor.kodeKab }, orderBy: { id: 'desc' }, take, select: imporRow }),
  )
  return rows.map(toImporRow)
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

/** Held rows of an import by the area code that is not known; both files together, most frequent first, at most 200 codes. */
export async function listKodeDitahan(
  aktor: Aktor,
  imporId: string,
): Promise<{ sistem: string; kodeResmi: string; alasan: string; jumlah: number }[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  const rows = await withAktor(aktor, (tx) =>
    tx.imporDitahan.groupBy({
      by: ['sistem', 'kodeResmi', 'alasan'],
      where: { kodeKab: aktor.kodeKab, imporId },
      _count: { kodeResmi: true },
      orderBy: { _count: { kodeResmi: 'desc' } },
      take: 200,
    }),
  )
  return rows.map(({ _count, ...row }) => ({ ...row, jumlah: _count.kodeResmi }))
}

/** Everything the page of one import shows; null when there is none of that id here. */
export async function findImporDetail(aktor: Aktor, id: string) {
  const impor = await findImpor(aktor, id)
  if (!impor) return null
  const [sisihan, kodeDitahan] = await Promise.all([listSisihan(aktor, id), listKodeDitahan(aktor, id)])
  return { impor, sisihan, kodeDitahan }
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
