// Persons here whose NIK another kabupaten/kota of this installation delivers too, as matching left them.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** Says how many others there are and nothing else of them. A decision rests on that number. */
export function cariNikLintas({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT p.id::text AS kunci, k.keluarga_id, p.orang_id, NULL::uuid AS catatan_id, k.kode_desa, coalesce(k.desil_nasional, 0) AS desil,
        p.lain::text AS nilai, hashtextextended(p.lain::text, 0) AS sidik
      FROM padan_silang p
      JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = p.keluarga_id
      WHERE p.kode_kab = $1 AND p.berakhir_pada IS NULL
        AND EXISTS (SELECT FROM rilis_anggota a WHERE a.kode_kab = $1 AND a.rilis_id = $2 AND a.orang_id = p.orang_id)`,
    values: [kodeKab, rilisId],
  }
}
