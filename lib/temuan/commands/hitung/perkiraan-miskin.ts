// Families whose official desil says otherwise than our own simulation, both ways (left out who should be in, and the reverse). A simulation,
// never a decision of BPS.
import 'server-only'
import type { Bahan, Pencari } from './bahan'

/** Simulated poor, officially not. */
export function cariPerkiraanMiskin(bahan: Bahan): Pencari {
  return cari(bahan, 'desil <= $3 AND desil_nasional >= $4', [
    bahan.ambang.simulasiMiskin,
    bahan.ambang.resmiTidakMiskin,
  ])
}

/** Simulated above what any programme reaches, officially among the poor. */
export function cariPerkiraanMampu(bahan: Bahan): Pencari {
  return cari(bahan, 'desil >= $3 AND desil_nasional <= $4', [bahan.ambang.simulasiMampu, bahan.ambang.resmiMiskin])
}

/** Reads the results of the run family pages show. A decision rests on both desil. */
function cari({ kodeKab, jalanId }: Bahan, syarat: string, ambang: number[]): Pencari {
  return {
    sql: `SELECT keluarga_id::text AS kunci, keluarga_id, NULL::uuid AS orang_id, NULL::uuid AS catatan_id, kode_desa, desil_nasional AS desil,
        desil || '|' || desil_nasional AS nilai, hashtextextended(desil || '|' || desil_nasional, 0) AS sidik
      FROM peringkat_hasil WHERE kode_kab = $1 AND jalan_id = $2 AND ${syarat}`,
    values: [kodeKab, jalanId, ...ambang],
  }
}
