// Runs of the simulated ranking: the list, one run with its tables, the models one may choose.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'
import { rangeOf } from '@/lib/wilayah/kode'
import type { Prisma } from '@/prisma/client/client'
import type { Bobot } from '../desil'
import type { Lapis } from '../sql'

/** Runs shown in the list; older ones are reached by their number. */
const LIST_SIZE = 50

const jalanRow = {
  id: true,
  lapis: true,
  bobot: true,
  benih: true,
  acuan: true,
  status: true,
  jumlahKeluarga: true,
  jumlahDiperingkat: true,
  jumlahJiwa: true,
  detik: true,
  hash: true,
  sintetis: true,
  terbitPada: true,
  dibuangPada: true,
  rilis: { select: { id: true, kode: true } },
  model: { select: { kode: true, versi: true, nama: true, asal: true } },
} satisfies Prisma.PeringkatJalanSelect

export type JalanRow = Omit<Prisma.PeringkatJalanGetPayload<{ select: typeof jalanRow }>, 'lapis' | 'bobot'> & {
  lapis: Lapis
  bobot: Bobot
  /** Whether family pages show this run. */
  kini: boolean
}

/** Runs of the aktor's kabupaten/kota, newest first. */
export async function listJalan(aktor: Aktor): Promise<JalanRow[]> {
  return withAktor(aktor, async (tx) => {
    const kini = await findKini(tx, aktor.kodeKab)
    const rows = await tx.peringkatJalan.findMany({
      where: { kodeKab: aktor.kodeKab },
      orderBy: { id: 'desc' },
      take: LIST_SIZE,
      select: jalanRow,
    })
    return rows.map((row) => toJalanRow(row, kini))
  })
}

/** KK and jiwa of one cell: official desil × simulated desil, null = belum diperingkat. */
export type SelBanding = { resmi: number | null; simulasi: number | null; kk: number; jiwa: number }
export type JalanDetail = JalanRow & {
  /** Simulated desil with KK and jiwa inside the area, null last. */
  perDesil: { desil: number | null; kk: number; jiwa: number }[]
  banding: SelBanding[]
}

const selRows = z.array(z.object({ resmi: z.int(), simulasi: z.int(), kk: z.coerce.number(), jiwa: z.coerce.number() }))

/** One run with its rollup below `kodeWilayah` (inside the aktor's own); null when there is no such run here. */
export async function findJalan(aktor: Aktor, id: number, kodeWilayah: string): Promise<JalanDetail | null> {
  return withAktor(aktor, async (tx) => {
    const row = await tx.peringkatJalan.findFirst({ where: { kodeKab: aktor.kodeKab, id }, select: jalanRow })
    if (!row) return null
    const { awal, akhir } = rangeOf(kodeWilayah)
    // How many KK and jiwa in each pair of desil below an area; reads rekap_peringkat by its key.
    const rows = selRows.parse(
      await tx.$queryRaw`
        SELECT desil_nasional AS resmi, desil AS simulasi, SUM(kk)::integer AS kk, SUM(jiwa)::integer AS jiwa FROM rekap_peringkat
        WHERE kode_kab = ${aktor.kodeKab} AND jalan_id = ${id} AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
        GROUP BY desil_nasional, desil ORDER BY desil_nasional, desil`,
    )
    const banding = rows.map(({ resmi, simulasi, kk, jiwa }) => ({
      resmi: resmi === 0 ? null : resmi,
      simulasi: simulasi === 0 ? null : simulasi,
      kk,
      jiwa,
    }))
    const desilList = [...Array.from({ length: 10 }, (_, i) => i + 1), null]
    const perDesil = desilList.map((desil) => {
      const isi = banding.filter((sel) => sel.simulasi === desil)
      return { desil, kk: isi.reduce((n, { kk }) => n + kk, 0), jiwa: isi.reduce((n, { jiwa }) => n + jiwa, 0) }
    })
    return { ...toJalanRow(row, await findKini(tx, aktor.kodeKab)), perDesil, banding }
  })
}

export type ModelRow = { kode: string; versi: number; nama: string; asal: string }

/** The newest active version of each model. */
export async function listModel(aktor: Aktor): Promise<ModelRow[]> {
  return withAktor(aktor, (tx) =>
    tx.peringkatModel.findMany({
      where: { aktif: true },
      orderBy: [{ kode: 'asc' }, { versi: 'desc' }],
      distinct: ['kode'],
      select: { kode: true, versi: true, nama: true, asal: true },
    }),
  )
}

/** Number of the run that family pages show; null before the first. */
export async function findKini(tx: Tx, kodeKab: string): Promise<number | null> {
  const kini = await tx.peringkatKini.findUnique({ where: { kodeKab }, select: { jalanId: true } })
  return kini?.jalanId ?? null
}

function toJalanRow(row: Prisma.PeringkatJalanGetPayload<{ select: typeof jalanRow }>, kini: number | null): JalanRow {
  return { ...row, lapis: row.lapis as Lapis, bobot: row.bobot as Bobot, kini: row.id === kini }
}
