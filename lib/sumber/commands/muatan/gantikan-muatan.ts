// One load of a kind (of recipients: kind, programme and period) is read at a time, and one may wait to become it.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { catatOwner } from '@/lib/server/owner'
import type { Muatan } from './susun-muatan'

/** What loads of one place share. */
type Tempat = Pick<Muatan, 'kodeKab' | 'jenis' | 'program' | 'periode'>

// The reference of PBI JK is one list whatever its day; lists of recipients stand side by side by period.
const SAMA = `kode_kab = $1 AND jenis = $2 AND ($2 <> 'kpm' OR (program = $3::text AND periode = $4::text))`
const nilaiOf = ({ kodeKab, jenis, program, periode }: Tempat) => [kodeKab, jenis, program, periode]

/** Ends the load that is read, because `oleh` takes its place; inside a transaction. */
export async function gantikan(client: pg.Client, kodeKab: string, lama: string | null, oleh: string): Promise<void> {
  await client.query(
    `UPDATE sumber_muatan SET status = 'digantikan', digantikan_oleh = $3 WHERE kode_kab = $1 AND id = $2::uuid AND status = 'berlaku'`,
    [kodeKab, lama, oleh],
  )
}

/** Gives up a load that still waits when the next of its place comes; inside a transaction. */
export async function gantikanTunggu(client: pg.Client, aktor: Aktor, tempat: Tempat): Promise<void> {
  const { rows } = await client.query<{ id: string; impor_id: string }>(
    `SELECT id, impor_id FROM sumber_muatan WHERE ${SAMA} AND status = 'menunggu'`,
    nilaiOf(tempat),
  )
  for (const { id, impor_id } of rows) {
    await buangMuatan(
      client,
      tempat.kodeKab,
      { id, imporId: impor_id },
      'Kiriman ini digantikan oleh kiriman berikutnya sebelum dikonfirmasi; isinya sudah dibuang.',
    )
    await catatOwner(client, aktor, 'sumber.ganti', impor_id, { muatan: id })
  }
}

/** Removes a load that was never read, and says why on its import; inside a transaction. */
export async function buangMuatan(
  client: pg.Client,
  kodeKab: string,
  { id, imporId }: { id: string; imporId: string },
  pesan: string,
): Promise<void> {
  for (const tabel of ['kepesertaan', 'sumber_catatan'])
    await client.query(`DELETE FROM ${tabel} WHERE kode_kab = $1 AND muatan_id = $2::uuid`, [kodeKab, id])
  for (const tabel of ['impor_ditahan', 'impor_wilayah'])
    await client.query(`DELETE FROM ${tabel} WHERE kode_kab = $1 AND impor_id = $2::uuid`, [kodeKab, imporId])
  await client.query('DELETE FROM sumber_muatan WHERE kode_kab = $1 AND id = $2::uuid', [kodeKab, id])
  await client.query(
    `UPDATE impor SET status = 'ditolak', muatan_id = NULL, selesai_pada = now(), pesan = $3 WHERE kode_kab = $1 AND id = $2::uuid`,
    [kodeKab, imporId, pesan],
  )
}

/** The load that is read at a place, null for none. */
export async function findBerlaku(client: pg.Client, tempat: Tempat): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM sumber_muatan WHERE ${SAMA} AND status = 'berlaku'`,
    nilaiOf(tempat),
  )
  return rows[0]?.id ?? null
}

/** Lets the newest load that was replaced at a place be read again; null when there is none. Inside a transaction. */
export async function pulihkanSebelumnya(client: pg.Client, tempat: Tempat): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE sumber_muatan SET status = 'berlaku', digantikan_oleh = NULL
     WHERE kode_kab = $1 AND id = (SELECT id FROM sumber_muatan WHERE ${SAMA} AND status = 'digantikan' AND dibuang_pada IS NULL ORDER BY id DESC LIMIT 1) RETURNING id`,
    nilaiOf(tempat),
  )
  return rows[0]?.id ?? null
}
