// KK and jiwa per programme and answer, for an area and the areas below it. Reads rollups only.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { withAktor } from '@/lib/server/db'
import { rangeOf } from '@/lib/wilayah/kode'
import { HASIL_KELAYAKAN, type HasilKelayakan } from '../aturan'

export type JumlahHasil = Readonly<Record<HasilKelayakan, { kk: number; jiwa: number }>>
export type RekapKelayakan = {
  rilis: string
  sintetis: boolean
  tanggal: IsoDate
  /** The whole area, by programme. */
  jumlah: Readonly<Record<string, JumlahHasil>>
  /** Areas one level below with their counts; empty for a desa. */
  bawah: { kode: string; nama: string; jumlah: Readonly<Record<string, JumlahHasil>> }[]
}

const rekapRows = z.array(
  z.object({
    program: z.string(),
    kode: z.string(),
    nama: z.string(),
    hasil: z.enum(HASIL_KELAYAKAN),
    kk: z.coerce.number(),
    jiwa: z.coerce.number(),
  }),
)

/**
 * The newest rollup whose day is not after `tanggal`, below `kodeWilayah` (inside the aktor's own); null when none has
 * been counted. The day it was counted for is part of the answer.
 */
export async function findRekapKelayakan(
  aktor: Aktor,
  filter: { kodeWilayah: string; tanggal: IsoDate },
): Promise<RekapKelayakan | null> {
  return withAktor(aktor, async (tx) => {
    const rekap = await tx.rekapKelayakan.findFirst({
      where: { kodeKab: aktor.kodeKab, tanggal: { lte: new Date(filter.tanggal) } },
      orderBy: [{ tanggal: 'desc' }, { rilisId: 'desc' }],
      select: { tanggal: true, rilisId: true, rilis: { select: { kode: true, sintetis: true } } },
    })
    const tanggal = rekap && parseDate(rekap.tanggal.toISOString().slice(0, 10))
    if (!rekap || !tanggal) return null
    const { awal, akhir } = rangeOf(filter.kodeWilayah)
    const panjang = filter.kodeWilayah.length === 4 ? 6 : 10
    // KK and jiwa per area one level down, programme and answer; reads rekap_kelayakan by its key.
    const rows = rekapRows.parse(
      await tx.$queryRaw`
        SELECT r.program, w.kode, w.nama, r.hasil, SUM(r.kk)::integer AS kk, SUM(r.jiwa)::integer AS jiwa
        FROM rekap_kelayakan r JOIN wilayah w ON w.kode = left(r.kode_desa, ${panjang}::integer)
        WHERE r.kode_kab = ${aktor.kodeKab} AND r.rilis_id = ${rekap.rilisId} AND r.tanggal = ${tanggal}::date
          AND r.kode_desa >= ${awal} AND r.kode_desa <= ${akhir}
        GROUP BY r.program, w.kode, w.nama, r.hasil ORDER BY w.kode`,
    )
    const kodeList = filter.kodeWilayah.length === 10 ? [] : [...new Set(rows.map(({ kode }) => kode))]
    return {
      rilis: rekap.rilis.kode,
      sintetis: rekap.rilis.sintetis,
      tanggal,
      jumlah: sumByProgram(rows),
      bawah: kodeList.map((kode) => {
        const isi = rows.filter((row) => row.kode === kode)
        return { kode, nama: isi[0]?.nama ?? kode, jumlah: sumByProgram(isi) }
      }),
    }
  })
}

function sumByProgram(rows: z.output<typeof rekapRows>): Record<string, JumlahHasil> {
  const jumlah: Record<string, Record<HasilKelayakan, { kk: number; jiwa: number }>> = {}
  for (const { program, hasil, kk, jiwa } of rows) {
    jumlah[program] ??= {
      'memenuhi-syarat': { kk: 0, jiwa: 0 },
      'tidak-memenuhi-syarat': { kk: 0, jiwa: 0 },
      'belum-dapat-dinilai': { kk: 0, jiwa: 0 },
    }
    const sel = jumlah[program][hasil]
    sel.kk += kk
    sel.jiwa += jiwa
  }
  return jumlah
}
