// Links between persons that somebody decided, for the page of a family.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { withAktor } from '@/lib/server/db'

/** Persons of a family that somebody said are the same as others, for its page. */
export type TautanRow = {
  id: string
  pasanganId: string
  nama: string
  keluargaLain: string | null
  sumber: string | null
  pada: Date
}

/** Links in force that touch a family of the aktor's wilayah, both of whose sides lie in it. */
export async function listTautanKeluarga(aktor: Aktor, keluargaId: string): Promise<TautanRow[]> {
  return withAktor(aktor, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab)
    const rows = await tx.$queryRaw`
      SELECT t.id::text, t.pasangan_id::text AS pasangan, t.sumber, t.dibuat_pada AS pada,
        CASE WHEN t.keluarga_id = ${keluargaId}::uuid THEN t.keluarga_lain ELSE t.keluarga_id END::text AS keluarga_lain,
        coalesce((SELECT b.nilai FROM pembaruan b WHERE b.kode_kab = t.kode_kab AND b.kolom = 'nama' AND b.dicabut_pada IS NULL
            AND b.orang_id = CASE WHEN t.keluarga_id = ${keluargaId}::uuid THEN t.orang_id ELSE t.orang_lain END
            ORDER BY b.berlaku_sejak DESC, b.dicatat_pada DESC, b.id DESC LIMIT 1),
          (SELECT a.nama FROM rilis_anggota a WHERE a.kode_kab = t.kode_kab AND a.rilis_id = ${rilis?.id ?? 0}
            AND a.orang_id = CASE WHEN t.keluarga_id = ${keluargaId}::uuid THEN t.orang_id ELSE t.orang_lain END LIMIT 1), '') AS nama
      FROM (
        SELECT * FROM padan_tautan WHERE kode_kab = ${aktor.kodeKab} AND keluarga_id = ${keluargaId}::uuid AND dicabut_pada IS NULL
        UNION
        SELECT * FROM padan_tautan WHERE kode_kab = ${aktor.kodeKab} AND keluarga_lain = ${keluargaId}::uuid AND dicabut_pada IS NULL) t
      ORDER BY t.id LIMIT 50`
    return z
      .array(
        z.object({
          id: z.string(),
          pasangan: z.string(),
          sumber: z.string().nullable(),
          pada: z.date(),
          keluarga_lain: z.string().nullable(),
          nama: z.string(),
        }),
      )
      .parse(rows)
      .map(({ pasangan, keluarga_lain, ...row }) => ({ ...row, pasanganId: pasangan, keluargaLain: keluarga_lain }))
  })
}
