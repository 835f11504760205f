// Loads of the other sources and the imports that brought them.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { withAktor } from '@/lib/server/db'
import type { Prisma } from '@/prisma/client/client'
import { withBerkasSisihan } from '../berkas-sisihan'
import { JENIS_SUMBER, type JenisSumber } from '../jenis'
import { STATUS_IMPOR, type StatusImpor } from '../status'
import { alasanTahanSchema } from '../tahan'

const muatanRow = {
  id: true,
  jenis: true,
  perTanggal: true,
  program: true,
  periode: true,
  status: true,
  baris: true,
  baru: true,
  berubah: true,
  sama: true,
  ditahan: true,
  salah: true,
  hilang: true,
  tertaut: true,
  imporId: true,
  dimuatPada: true,
  dibuangPada: true,
} satisfies Prisma.SumberMuatanSelect

/** A load with its counts; `perTanggal` is the day it speaks for. */
export type MuatanRow = Omit<MuatanRecord, 'jenis' | 'perTanggal'> & { jenis: JenisSumber; perTanggal: IsoDate }

type MuatanRecord = Prisma.SumberMuatanGetPayload<{ select: typeof muatanRow }>

const jenisSumber = z.enum(JENIS_SUMBER)
const toHari = (date: Date) => date.toISOString().slice(0, 10) as IsoDate

function toMuatanRow(row: MuatanRecord): MuatanRow {
  return { ...row, jenis: jenisSumber.parse(row.jenis), perTanggal: toHari(row.perTanggal) }
}

/** Loads of the aktor's kabupaten/kota: those that wait for somebody, those that hold, the others; newest first, at most 200 beside the waiting. Empty without the izin. */
export async function listMuatan(aktor: Aktor): Promise<MuatanRow[]> {
  if (!can(aktor, 'sumber:lihat')) return []
  const { kodeKab } = aktor
  const rows = await withAktor(aktor, async (tx) => {
    const tunggu = await tx.sumberMuatan.findMany({
      where: { kodeKab, status: 'menunggu' },
      orderBy: { id: 'desc' },
      select: muatanRow,
    })
    const lain = await tx.sumberMuatan.findMany({
      where: { kodeKab, status: { not: 'menunggu' } },
      orderBy: [{ status: 'asc' }, { id: 'desc' }],
      take: 200,
      select: muatanRow,
    })
    return [...tunggu, ...lain]
  })
  return rows.map(toMuatanRow)
}

const imporRow = {
  id: true,
  jenis: true,
  periode: true,
  perTanggal: true,
  program: true,
  status: true,
  tahap: true,
  selesai: true,
  total: true,
  detik: true,
  catatan: true,
  pesan: true,
  berkasSalahId: true,
  berkasPerbaikanId: true,
  muatanId: true,
  sintetis: true,
  alasanTahan: true,
  perbaikanDari: true,
  anggotaBaru: true,
  anggotaBerubah: true,
  anggotaSama: true,
  anggotaDitahan: true,
  anggotaSalah: true,
  putusanList: { select: { putusan: true, alasan: true, nama: true, pada: true }, orderBy: { id: 'asc' } },
  aktor: true,
  dibuatPada: true,
  selesaiPada: true,
  berkasList: {
    select: { ke: true, nama: true, jenis: true, ukuran: true, kolomTambahan: true },
    orderBy: { ke: 'asc' },
  },
} satisfies Prisma.ImporSelect

/** One import of another source with the load it made, null until it has one or when there is no such import here. */
export async function findImporSumber(aktor: Aktor, id: string) {
  if (!can(aktor, 'sumber:lihat')) return null
  return withAktor(aktor, async (tx) => {
    const row = await tx.impor.findUnique({
      where: { kodeKab_id: { kodeKab: aktor.kodeKab, id } },
      select: imporRow,
    })
    const jenis = jenisSumber.safeParse(row?.jenis)
    if (!row || !jenis.success) return null
    const muatan = row.muatanId
      ? await tx.sumberMuatan.findUnique({
          where: { kodeKab_id: { kodeKab: aktor.kodeKab, id: row.muatanId } },
          select: muatanRow,
        })
      : null
    const { anggotaBaru, anggotaBerubah, anggotaSama, anggotaDitahan, anggotaSalah, ...isi } = row
    return {
      ...withBerkasSisihan(aktor, isi),
      jenis: jenis.data,
      alasanTahan: alasanTahanSchema.array().parse(row.alasanTahan),
      /** Rows of this import alone; those of a load move on with corrections. */
      hitungan: {
        baru: anggotaBaru,
        berubah: anggotaBerubah,
        sama: anggotaSama,
        ditahan: anggotaDitahan,
        salah: anggotaSalah,
      },
      status: z.enum(STATUS_IMPOR).parse(row.status) as StatusImpor,
      selesai: Number(row.selesai),
      total: Number(row.total),
      detik: row.detik === null ? null : Number(row.detik),
      berkasList: row.berkasList.map((berkas) => ({ ...berkas, ukuran: Number(berkas.ukuran) })),
      perTanggal: row.perTanggal && toHari(row.perTanggal),
      muatan: muatan && toMuatanRow(muatan),
    }
  })
}
export type ImporSumber = NonNullable<Awaited<ReturnType<typeof findImporSumber>>>
