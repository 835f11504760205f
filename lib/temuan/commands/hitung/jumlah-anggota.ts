// Families whose stated number of members is not that of the member rows.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** Reads the families alone: jiwa was counted when the release was loaded. */
export function cariJumlahAnggota({ kodeKab, rilisId }: Bahan): Pencari {
  return {
    sql: `SELECT keluarga_id::text AS kunci, keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, kode_desa,
        coalesce(desil_nasional, 0) AS desil, coalesce(jumlah_anggota_keluarga::text, '') || '|' || jiwa AS nilai,
        hashtextextended(coalesce(jumlah_anggota_keluarga::text, '') || '|' || jiwa, 0) AS sidik
      FROM rilis_keluarga WHERE kode_kab = $1 AND rilis_id = $2 AND jumlah_anggota_keluarga IS DISTINCT FROM jiwa`,
    values: [kodeKab, rilisId],
  }
}
