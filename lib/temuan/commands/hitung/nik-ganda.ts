// Persons whose NIK stands in more than one row of the release.
import 'server-only'
import { type Bahan, type Pencari, tabelTemuan } from './bahan'

/** One row per person and family; a decision rests on all rows that share the number. */
export function cariNikGanda({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT g.orang_id::text || ':' || g.keluarga_id::text AS kunci, g.keluarga_id, g.orang_id, NULL::uuid AS catatan_id, g.kode_desa,
        coalesce(k.desil_nasional, 0) AS desil, g.baris || '|' || f.keluarga AS nilai, g.sidik
      FROM ${tabelTemuan(kodeKab, 'nik')} g
      JOIN (SELECT nik, count(DISTINCT keluarga_id) AS keluarga FROM ${tabelTemuan(kodeKab, 'nik')} GROUP BY 1) f USING (nik)
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = g.keluarga_id`,
    values: [kodeKab, rilisId],
  }
}
