// Which rows of an earlier delivery a susulan takes up: those held under decided codes, and those that come corrected.
import 'server-only'
import { rujukanSql } from '../../rujukan'
import { type Kerja, type Susulan, tabelKerja } from './kerja'

const SEKALI = 5000

/**
 * Leaves `j`: each row that is taken up, by its place among the rows set aside of the earlier delivery (dasar_ke,
 * dasar_baris) and its reference; ke and baris are its place in the files of this import where it is known.
 */
export async function catatDiambil(kerja: Kerja, susulan: Susulan): Promise<void> {
  const { a, kodeKab, rilisId } = kerja
  const j = tabelKerja(rilisId, 'j')
  await a.query(
    `CREATE UNLOGGED TABLE ${j} (ke smallint, baris integer, rujukan text COLLATE "C" NOT NULL,
       dasar_ke smallint NOT NULL, dasar_baris integer NOT NULL, PRIMARY KEY (dasar_ke, dasar_baris))`,
  )
  const { barisList, kodeList, imporId } = susulan
  for (let i = 0; i < barisList.length; i += SEKALI) {
    const bagian = barisList.slice(i, i + SEKALI)
    await a.query(
      `INSERT INTO ${j} SELECT * FROM unnest($1::smallint[], $2::integer[], $3::text[], $4::smallint[], $5::integer[])`,
      [
        bagian.map(({ ke }) => ke),
        bagian.map(({ baris }) => baris),
        bagian.map(({ rujukan }) => rujukan),
        bagian.map(({ dasarKe }) => dasarKe),
        bagian.map(({ dasarBaris }) => dasarBaris),
      ],
    )
  }
  if (kodeList.length > 0)
    await a.query(
      `INSERT INTO ${j} (rujukan, dasar_ke, dasar_baris)
       SELECT ${RUJUKAN_SALAH}, t.ke, t.baris
       FROM impor_ditahan t JOIN impor_salah s USING (kode_kab, impor_id, ke, baris)
       WHERE t.kode_kab = $1 AND t.impor_id = $2 AND t.kode_resmi = ANY ($3::text[]) AND t.alasan IN ('desa-tidak-dikenal', 'keluarga-ditahan')`,
      [kodeKab, imporId, kodeList],
    )
  await a.query(`CREATE INDEX ON ${j} (rujukan)`)
  await a.query(`CREATE INDEX ON ${j} (ke, baris)`)
  await a.query(`ANALYZE ${j}`)
}

/** SQL of the reference of a row `s` of impor_salah on the import that first set it aside. */
export const RUJUKAN_SALAH = `coalesce(s.rujukan, ${rujukanSql('s.impor_id', 's.ke', 's.baris')})`

/** SQL condition on a row `s` of impor_salah of the earlier delivery: it is not taken up. */
export function tetap({ rilisId }: Kerja): string {
  return `NOT EXISTS (SELECT FROM ${tabelKerja(rilisId, 'j')} j WHERE j.dasar_ke = s.ke AND j.dasar_baris = s.baris)`
}
