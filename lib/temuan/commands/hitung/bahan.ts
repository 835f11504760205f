// What the kinds are counted from, and the shape of what each gives.
import 'server-only'
import type pg from 'pg'

/** What a run reads: one release, and what goes with it where it is there. */
export type Bahan = {
  kodeKab: string
  rilisId: number
  /** Run of the ranking over this very release that family pages show; null: there is none. */
  jalanId: number | null
  /** Day of the rules of programmes. */
  tanggal: string
  ambang: Ambang
}

/** Thresholds as data (pengaturan `temuan`). */
export type Ambang = {
  /** Highest simulated desil that counts as poor. */
  simulasiMiskin: number
  /** Lowest official desil at which that is a finding. */
  resmiTidakMiskin: number
  /** Lowest simulated desil that counts as not poor. */
  simulasiMampu: number
  /** Highest official desil at which that is a finding. */
  resmiMiskin: number
}

/**
 * Rows of one kind: `SELECT kunci, keluarga_id, orang_id, catatan_id, kode_desa, desil, nilai, sidik`. kunci is unique in the
 * kind and stays from release to release; nilai names no person; sidik is a 64-bit hash of all that a decision rests on.
 */
export type Pencari = { sql: string; values: unknown[] }

/** Working table of a kabupaten/kota: `calon` holds the rows of all kinds, `nik` the numbers that stand in several rows. */
export function tabelTemuan(kodeKab: string, nama: 'calon' | 'nik'): string {
  return `kerja.t${kodeKab}_${nama}`
}

export const TABEL_TEMUAN = ['calon', 'nik'] as const

/** NIK that several rows of the release carry, with how many rows and families. Two kinds read it. */
export async function susunNik(client: pg.Client, { kodeKab, rilisId }: Bahan): Promise<void> {
  const nik = tabelTemuan(kodeKab, 'nik')
  await client.query(
    `CREATE UNLOGGED TABLE ${nik} AS
     WITH ganda AS (
       SELECT nomor_induk_kependudukan AS nik FROM rilis_anggota WHERE kode_kab = $1 AND rilis_id = $2 GROUP BY 1 HAVING count(*) > 1)
     SELECT a.nomor_induk_kependudukan AS nik, a.orang_id, a.keluarga_id, a.kode_desa,
       count(*) OVER w AS baris,
       hashtextextended(string_agg(a.orang_id::text || a.keluarga_id::text, ',') OVER (PARTITION BY a.nomor_induk_kependudukan
         ORDER BY a.orang_id, a.keluarga_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), 0) AS sidik
     FROM rilis_anggota a JOIN ganda g ON g.nik = a.nomor_induk_kependudukan
     WHERE a.kode_kab = $1 AND a.rilis_id = $2
     WINDOW w AS (PARTITION BY a.nomor_induk_kependudukan)`,
    [kodeKab, rilisId],
  )
  await client.query(`ANALYZE ${nik}`)
}
