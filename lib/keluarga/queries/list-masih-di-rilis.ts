// Who died or left by an event recorded here and is listed by the published release all the same: two layers that disagree.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import type { Page } from '@/lib/core/page'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { SEBAB_GERAK } from '../peristiwa'

const masihRows = z.array(
  z.object({
    id: z.string(),
    keluargaId: z.string(),
    orangId: z.string(),
    peristiwaId: z.string(),
    kodeDesa: z.string(),
    desa: z.string().nullable(),
    nama: z.string().nullable(),
    sebab: z.enum(SEBAB_GERAK),
    sejak: z.string(),
    sesudah: z.boolean(),
  }),
)
/** `sejak` is the day they left; `sesudah` whether the release was published after we recorded it, so that BPS could have known. */
export type MasihDiRilisRow = z.output<typeof masihRows>[number]

/**
 * The rows of a kabupaten/kota as a FROM … WHERE …, `g` the movement, `a` the row of the release: the last movement of a
 * person out of a family that the release still lists them in; who died counts wherever they are listed. Also for a job on
 * a connection of the owner (`text` and `values`). Starts at pembaruan_anggota_keluar_idx, looks persons up by rilis_anggota_orang_idx.
 */
export function masihDiRilisSql(kodeKab: string): Prisma.Sql {
  return Prisma.sql`
    FROM pembaruan_anggota g
    JOIN rilis_kini n ON n.kode_kab = g.kode_kab
    JOIN rilis r ON r.id = n.rilis_id
    JOIN rilis_anggota a ON a.kode_kab = g.kode_kab AND a.rilis_id = n.rilis_id AND a.orang_id = g.orang_id
      AND (g.sebab = 'meninggal' OR a.keluarga_id = g.keluarga_id)
    WHERE g.kode_kab = ${kodeKab} AND g.arah = 'keluar' AND g.dicabut_pada IS NULL
      AND NOT EXISTS (
        SELECT FROM pembaruan_anggota l
        WHERE l.kode_kab = g.kode_kab AND l.orang_id = g.orang_id AND l.dicabut_pada IS NULL
          AND (g.sebab = 'meninggal' OR l.keluarga_id = g.keluarga_id)
          AND (l.berlaku_sejak, l.dicatat_pada, l.id) > (g.berlaku_sejak, g.dicatat_pada, g.id))`
}

/** Persons inside the aktor's wilayah who are no member here any more but stand in the release, first recorded first; one keyset page. */
export async function listMasihDiRilis(
  aktor: Aktor,
  filter: { wilayah?: string; kursor?: string; ukuran: number },
): Promise<Page<MasihDiRilisRow>> {
  const wilayah =
    filter.wilayah !== undefined && isWithin(filter.wilayah, aktor.kodeWilayah) ? filter.wilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(wilayah)
  const sesudah = filter.kursor === undefined ? Prisma.empty : Prisma.sql`AND g.id > ${filter.kursor}::uuid`
  return withAktor(aktor, async (tx) => {
    const found = await tx.$queryRaw`
      SELECT g.id::text, g.keluarga_id::text AS "keluargaId", g.orang_id::text AS "orangId", g.peristiwa_id::text AS "peristiwaId",
        g.kode_desa AS "kodeDesa", (SELECT nama FROM wilayah WHERE kode = g.kode_desa) AS desa, a.nama, g.sebab,
        g.berlaku_sejak::text AS sejak, coalesce(r.terbit_pada > g.dicatat_pada, false) AS sesudah
      ${masihDiRilisSql(aktor.kodeKab)}
        AND g.kode_desa >= ${awal} AND g.kode_desa <= ${akhir} ${sesudah}
      ORDER BY g.id LIMIT ${filter.ukuran + 1}`
    const rows = masihRows.parse(found)
    const shown = rows.slice(0, filter.ukuran)
    const last = shown.at(-1)
    return { rows: shown, next: rows.length > filter.ukuran && last ? last.id : null, prev: null }
  })
}
