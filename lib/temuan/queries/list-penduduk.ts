// The population coverage is held against, desa by desa: the newest of each, and which have none.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { rangeOf } from '@/lib/wilayah/kode'

const rows = z.array(
  z.object({
    kodeDesa: z.string(),
    desa: z.string(),
    kecamatan: z.string().nullable(),
    kk: z.number().nullable(),
    jiwa: z.number().nullable(),
    perTanggal: z.string().nullable(),
    sumber: z.string().nullable(),
  }),
)
/** A desa with its newest population; null where none was loaded. */
export type PendudukRow = z.output<typeof rows>[number]

/** Every desa of the aktor's wilayah, by code. */
export async function listPenduduk(aktor: Aktor): Promise<PendudukRow[]> {
  const { awal, akhir } = rangeOf(aktor.kodeWilayah)
  // Which desa are there, and what was said of each last? The key of wilayah, then that of penduduk_acuan.
  const found = await withAktor(
    aktor,
    (tx) => tx.$queryRaw`
      SELECT d.kode AS "kodeDesa", d.nama AS desa, (SELECT nama FROM wilayah WHERE kode = d.induk) AS kecamatan,
        p.kk, p.jiwa, to_char(p.per_tanggal, 'YYYY-MM-DD') AS "perTanggal", p.sumber
      FROM wilayah d LEFT JOIN LATERAL (
        SELECT kk, jiwa, per_tanggal, sumber FROM penduduk_acuan
        WHERE kode_kab = ${aktor.kodeKab} AND kode_desa = d.kode ORDER BY per_tanggal DESC LIMIT 1) p ON true
      WHERE d.kode >= ${awal} AND d.kode <= ${akhir} AND length(d.kode) = 10 ORDER BY d.kode`,
  )
  return rows.parse(found)
}
