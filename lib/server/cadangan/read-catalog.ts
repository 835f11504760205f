// What there is to carry, asked of the catalogue and not of a list: a table somebody adds tomorrow is in tomorrow's backup.
import pg from 'pg'
import { SetupError } from '../setup-error'
import type { Contents, TableShape } from './contents'

/** Schemas of ours: public, and whatever the owner of the database made. */
export const OURS = `(n.nspname = 'public' OR (n.nspowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'))`
/** Made by an extension, and made again with it. */
const OF_EXTENSION = `EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

/**
 * Refuses what a backup could not bring back, naming it: large objects, foreign tables, materialised views, partitions of
 * partitions, tables in which an extension keeps settings. None of these is ours today; the first one must not be lost in silence.
 */
export async function refuseForeignKinds(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ apa: string }>(`
    SELECT 'large object' AS apa WHERE EXISTS (SELECT FROM pg_largeobject_metadata)
    UNION ALL
    SELECT format('%s %I.%I', CASE c.relkind WHEN 'f' THEN 'tabel asing' WHEN 'm' THEN 'tampilan tersimpan' ELSE 'partisi bertingkat' END,
      n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND NOT ${OF_EXTENSION} AND (c.relkind IN ('f', 'm') OR (c.relkind = 'p' AND c.relispartition))
    UNION ALL
    SELECT format('tabel pengaturan ekstensi %I', e.extname) FROM pg_extension e
    WHERE e.extconfig IS NOT NULL AND e.extowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)`)
  const first = rows[0]
  if (first) {
    throw new SetupError(
      'cadangan/tidak-tercakup',
      `Basis data memuat ${first.apa}, yang belum dapat dicadangkan; hapus atau pindahkan lebih dulu.`,
    )
  }
}

/**
 * All tables with rows to carry, biggest first: plain tables and partitions, also those that no migration made (a delivery
 * that is still being loaded). Unlogged tables are working tables that a crash empties as well.
 */
export async function listTable(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    SELECT n.nspname AS schema, c.relname AS name, pg_relation_size(c.oid) AS bytes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', a.attname,
           'type', format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation <> t.typcollation
             THEN (SELECT format(' COLLATE %I.%I', cn.nspname, co.collname) FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                   WHERE co.oid = a.attcollation) ELSE '' END,
           'notNull', a.attnotnull,
           'fallback', (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum))
         ORDER BY a.attnum), '[]')
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT jsonb_build_object('schema', pn.nspname, 'name', p.relname, 'bound', pg_get_expr(c.relpartbound, c.oid))
       FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
       WHERE i.inhrelid = c.oid AND c.relispartition) AS parent,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid)) ORDER BY k.conname), '[]')
       FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'c', 'x')) AS constraints,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.relname, 'definition', pg_get_indexdef(i.indexrelid)) ORDER BY x.relname), '[]')
       FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
       WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))) AS indexes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND c.relkind = 'r' AND c.relpersistence = 'p' AND NOT ${OF_EXTENSION}
    ORDER BY pg_relation_size(c.oid) DESC, n.nspname, c.relname`)
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }))
}

/** Where each sequence stands. Sequences are outside of snapshots: the value is that of now, never below the rows. */
export async function listSequence(client: pg.Client): Promise<Contents['sequences']> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND c.relkind = 'S' AND c.relpersistence = 'p' AND NOT ${OF_EXTENSION} ORDER BY 1, 2`,
  )
  const sequences: Contents['sequences'] = []
  for (const { schema, name } of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${quoted({ schema, name })}`,
    )
    sequences.push({ schema, name, value: state[0]?.value ?? '1', called: state[0]?.called ?? false })
  }
  return sequences
}

/** Head of each audit chain. */
export async function listChain(client: pg.Client): Promise<Contents['chains']> {
  const { rows } = await client.query<Contents['chains'][number]>(
    `SELECT kode_kab AS "kodeKab", nomor::text AS number, encode(hash, 'hex') AS hash FROM jejak_kepala ORDER BY kode_kab`,
  )
  return rows
}

/** Migrations of the ledger that took effect, in order. */
export async function listApplied(client: pg.Client): Promise<Contents['migrations']> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

/** Version of the queue's tables. */
export async function readQueueVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>('SELECT version FROM pgboss.version')
  return Number(rows[0]?.version)
}

/** Name of a table or sequence for SQL. */
export function quoted({ schema, name }: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

/** `COPY … TO STDOUT` of the carried columns in binary. */
export function copyOut(table: TableShape): string {
  return `COPY ${quoted(table)} (${columnList(table)}) TO STDOUT (FORMAT binary)`
}

/** The carried columns for SQL; a table may have none. */
export function columnList({ columns }: TableShape): string {
  return columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
}
