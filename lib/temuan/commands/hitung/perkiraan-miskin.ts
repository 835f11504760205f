// Families our own simulation holds for poor, whose official desil says otherwise. A simulation, never a decision of BPS.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** Reads the results of the run family pages show. A decision rests on both desil. */
export function cariPerkiraanMiskin({ kodeKab, jalanId, ambang }: Bahan): Pencari {
  return {
    sql: `SELECT keluarga_id::text AS kunci, keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, kode_desa, desil_nasional AS desil,
        desil || '|' || desil_nasional AS nilai, hashtextextended(desil || '|' || desil_nasional, 0) AS sidik
      FROM peringkat_hasil WHERE kode_kab = $1 AND jalan_id = $2 AND desil <= $3 AND desil_nasional >= $4`,
    values: [kodeKab, jalanId, ambang.simulasiMiskin, ambang.resmiTidakMiskin],
  }
}
