// Families of one cell of the comparison: ranked here in one desil, by BPS in another. One keyset page by family id.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'

/** Official and simulated desil of the families asked for; 0 = belum diperingkat. `kursor` is the last family id shown. */
export type PindahFilter = { resmi: number; simulasi: number; kursor?: string | undefined; ukuran: number }

const pindahRows = z.array(
  z.object({
    keluargaId: z.string(),
    kodeDesa: z.string(),
    desa: z.string(),
    kepala: z.string().nullable(),
    jiwa: z.int(),
    skor: z.coerce.number().nullable(),
  }),
)
/** `skor` in the unit of the model. */
export type PindahRow = z.output<typeof pindahRows>[number]

/** Families below `kodeWilayah` in one cell of a run. Counts on peringkat_hasil_banding_idx and the key of the release. */
export async function listPindah(
  aktor: Aktor,
  jalanId: number,
  kodeWilayah: string,
  filter: PindahFilter,
): Promise<Page<PindahRow>> {
  const { awal, akhir } = rangeOf(kodeWilayah)
  return withAktor(aktor, async (tx) => {
    const jalan = await tx.peringkatJalan.findFirst({
      where: { kodeKab: aktor.kodeKab, id: jalanId },
      select: { rilisId: true },
    })
    if (!jalan) return { rows: [], next: null, prev: null }
    const sesudah = filter.kursor ?? '00000000-0000-0000-0000-000000000000'
    const rows = pindahRows.parse(
      await tx.$queryRaw`
        SELECT h.keluarga_id::text AS "keluargaId", h.kode_desa AS "kodeDesa", w.nama AS desa,
          k.nama_anggota_keluarga AS kepala, h.jiwa, (h.skor / 1000000.0)::float8 AS skor
        FROM peringkat_hasil h
        JOIN rilis_keluarga k ON k.kode_kab = h.kode_kab AND k.rilis_id = ${jalan.rilisId} AND k.keluarga_id = h.keluarga_id
        JOIN wilayah w ON w.kode = h.kode_desa
        WHERE h.kode_kab = ${aktor.kodeKab} AND h.jalan_id = ${jalanId} AND h.kode_desa >= ${awal} AND h.kode_desa <= ${akhir}
          AND ${filter.resmi === 0 ? Prisma.sql`h.desil_nasional IS NULL` : Prisma.sql`h.desil_nasional = ${filter.resmi}`}
          AND ${filter.simulasi === 0 ? Prisma.sql`h.desil IS NULL` : Prisma.sql`h.desil = ${filter.simulasi}`}
          AND h.keluarga_id > ${sesudah}::uuid
        ORDER BY h.keluarga_id LIMIT ${filter.ukuran + 1}`,
    )
    const halaman = rows.slice(0, filter.ukuran)
    return {
      rows: halaman,
      next: rows.length > filter.ukuran ? (halaman.at(-1)?.keluargaId ?? null) : null,
      prev: null,
    }
  })
}
