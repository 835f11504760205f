// Who is recorded only here: in a family by an event of this office, and in no row of the release.
import 'server-only'
import { milikLapisan } from '@/lib/padan/commands/lapisan-sql'

/** Rows (orang_id, keluarga_id, kode_desa) of persons of a family here whom the release does not list. Starts at the movements recorded here: few beside a release. */
export function hanyaDiSini(kodeKab: string, rilisId: number): string {
  return `SELECT m.orang_id, m.keluarga_id, m.kode_desa FROM (${milikLapisan(kodeKab)}) m
    WHERE NOT EXISTS (SELECT FROM rilis_anggota a WHERE a.kode_kab = '${kodeKab}' AND a.rilis_id = ${rilisId} AND a.orang_id = m.orang_id)`
}
