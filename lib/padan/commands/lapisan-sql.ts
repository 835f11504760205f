// The local layer as sets: what was put right of a person, and the family somebody belongs to by what was recorded here. Text of
// SQL for statements over a whole kabupaten/kota; one family is read by readLapisan.
import 'server-only'

const TERAKHIR = 'ORDER BY berlaku_sejak DESC, dicatat_pada DESC, id DESC'

/** The newest value in force of some columns: an aggregate over rows of `pembaruan`. `kolom` are names of the register. */
export function kolomLapisan(kolom: Readonly<Record<string, string>>): string {
  return Object.entries(kolom)
    .map(([alias, nama]) => `(array_agg(nilai ${TERAKHIR}) FILTER (WHERE kolom = '${nama}'))[1] AS ${alias}`)
    .join(', ')
}

/** Rows (orang_id and the aliases) of persons of whom any of the columns was put right here. */
export function nilaiLapisan(kodeKab: string, kolom: Readonly<Record<string, string>>): string {
  return `SELECT orang_id, ${kolomLapisan(kolom)} FROM pembaruan
    WHERE kode_kab = '${kodeKab}' AND orang_id IS NOT NULL AND dicabut_pada IS NULL AND kolom IN ('${Object.values(kolom).join("', '")}')
    GROUP BY orang_id`
}

/** Rows (orang_id, keluarga_id, kode_desa) of persons who joined a family here and have not left it: the last movement decides, the latest family counts. */
export function milikLapisan(kodeKab: string): string {
  return `SELECT DISTINCT ON (orang_id) orang_id, keluarga_id, kode_desa FROM (
      SELECT DISTINCT ON (orang_id, keluarga_id) orang_id, keluarga_id, kode_desa, arah, berlaku_sejak, dicatat_pada
      FROM pembaruan_anggota WHERE kode_kab = '${kodeKab}' AND dicabut_pada IS NULL
      ORDER BY orang_id, keluarga_id, berlaku_sejak DESC, dicatat_pada DESC) gerak
    WHERE arah = 'masuk' ORDER BY orang_id, berlaku_sejak DESC, dicatat_pada DESC`
}
