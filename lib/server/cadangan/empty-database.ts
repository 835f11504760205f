// A database that a restore may fill: finding out that it is empty, marking it as unfinished, taking it back to nothing.
import type pg from 'pg'
import { SetupError } from '../setup-error'
import { OURS } from './read-catalog'

/** While this schema stands, nobody may use the database: what is in it has not been proven. A table would stop the first migration. */
const MARK = 'pemulihan_berjalan'

/** Whether a restore is under way in this database or stopped in the middle of it. */
export async function isBeingRestored(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ ada: boolean }>(`SELECT to_regnamespace('${MARK}') IS NOT NULL AS ada`)
  return rows[0]?.ada === true
}

/** Makes this connection the only restore of the database until it ends. Throws SetupError when another one is at work. */
export async function lockRestore(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_lock(hashtextextended('sahih:pulihkan', 0)) AS mine`,
  )
  if (!rows[0]?.mine)
    throw new SetupError('cadangan/sedang-berjalan', 'Pemulihan lain ke basis data ini sedang berjalan.')
}

/** Marks an empty database as being restored; what a stopped restore left is removed first. Throws SetupError when it holds anything else. */
export async function claimEmpty(client: pg.Client): Promise<void> {
  if (await isBeingRestored(client)) await emptyDatabase(client)
  const { rows } = await client.query<{ nama: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS nama FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     LIMIT 1`,
  )
  if (rows.length > 0) {
    throw new SetupError(
      'cadangan/tidak-kosong',
      'Basis data tujuan sudah berisi; cadangan hanya dipulihkan ke basis data dan folder data yang kosong. Tidak ada yang diubah.',
    )
  }
  await client.query(`CREATE SCHEMA ${MARK}`)
}

/** Lifts the mark; in the transaction that records the restore. */
export async function liftMark(client: pg.Client): Promise<void> {
  await client.query(`DROP SCHEMA ${MARK}`)
}

/** Removes every schema of ours with all that is in it, the mark last. Only for a database that carries the mark. */
export async function emptyDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ nama: string }>(
    `SELECT quote_ident(n.nspname) AS nama FROM pg_namespace n WHERE ${OURS} ORDER BY n.nspname = '${MARK}'`,
  )
  for (const { nama } of rows) {
    await client.query(
      nama === 'public'
        ? 'BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT'
        : `DROP SCHEMA ${nama} CASCADE`,
    )
  }
}
