// Families and persons seen for the first time, under the ids their rows were given.
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/server/owner'
import { ORANG_BEDA } from '../selisih/susun-selisih'
import { type Kerja, tabelKerja } from './kerja'
import { type CaraOrang, namaPartisi } from './susun'

/** Identities of families seen for the first time, and since when their No. KK holds. */
export async function catatKeluargaBaru(client: pg.Client, kerja: Kerja, berlakuSejak: string): Promise<void> {
  const f2 = tabelKerja(kerja.rilisId, 'f2')
  await inTransaction(client, async () => {
    await client.query(`INSERT INTO keluarga (kode_kab, id) SELECT $1, keluarga_id FROM ${f2} WHERE baru`, [
      kerja.kodeKab,
    ])
    // In the order of the index: half the work of a random one.
    await client.query(
      `INSERT INTO riwayat_kk (kode_kab, nomor_kk, keluarga_id, berlaku_sejak, rilis_id)
       SELECT $1, nomor_kk, keluarga_id, $2::date, $3 FROM ${f2} WHERE baru ORDER BY nomor_kk`,
      [kerja.kodeKab, berlakuSejak, kerja.rilisId],
    )
  })
  // The next delivery looks everybody up here; it must not wait for the server to notice how many there are.
  await client.query('ANALYZE riwayat_kk')
}

/**
 * Identities of persons seen for the first time; a NIK that others carry already gets the next `ke`. After the member rows:
 * who is new is told by an id that this import gave. Where the members were compared with the delivery before
 * (`dibandingkan`), the new ones are among those who appeared, and the rows need not all be read for them.
 */
export async function catatOrangBaru(
  client: pg.Client,
  kerja: Kerja,
  { ganda }: CaraOrang,
  dibandingkan: boolean,
): Promise<void> {
  const { kodeKab, rilisId, awalId } = kerja
  const o = tabelKerja(rilisId, 'o')
  const dari = dibandingkan
    ? tabelKerja(rilisId, ORANG_BEDA)
    : `(SELECT orang_id, nomor_induk_kependudukan AS nik FROM ${namaPartisi('rilis_anggota', rilisId)})`
  await client.query(
    `CREATE UNLOGGED TABLE ${o} AS
     SELECT l.nik, ${ganda ? 'coalesce(p.ke, 1::smallint)' : '1::smallint'} AS ke, l.orang_id
     FROM ${dari} l ${ganda ? `LEFT JOIN ${ganda} p ON p.orang_id = l.orang_id` : ''}
     WHERE l.orang_id >= '${awalId.orang}00000000' AND l.orang_id <= '${awalId.orang}ffffffff'`,
  )
  await inTransaction(client, async () => {
    await client.query(`INSERT INTO orang (kode_kab, id) SELECT $1, orang_id FROM ${o}`, [kodeKab])
    await client.query(
      `INSERT INTO riwayat_nik (kode_kab, nik, ke, orang_id, rilis_id) SELECT $1, nik, ke, orang_id, $2 FROM ${o} ORDER BY nik`,
      [kodeKab, rilisId],
    )
  })
  await client.query('ANALYZE riwayat_nik')
}
