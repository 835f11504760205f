// What a backup says about itself: the schema it needs and what lies in it. Read again with zod, whoever wrote it.
import { z } from 'zod'

const column = z.object({
  name: z.string(),
  /** Type as SQL writes it, with its collation when that is not the type's own. */
  type: z.string(),
  notNull: z.boolean(),
  /** Expression of the default, null when there is none. */
  fallback: z.string().nullable(),
})

const named = z.object({ name: z.string(), definition: z.string() })

const table = z.object({
  schema: z.string(),
  name: z.string(),
  /** Columns whose values are carried, in order: all but the computed ones. */
  columns: z.array(column),
  /** Bytes on disk without indexes: big tables are loaded without theirs. */
  bytes: z.coerce.number(),
  /** The partitioned table it is attached to, and for which values. */
  parent: z.object({ schema: z.string(), name: z.string(), bound: z.string() }).nullable(),
  /** Keys, unique and check constraints; foreign keys come with the schema. */
  constraints: z.array(named),
  /** Indexes that belong to no constraint. */
  indexes: z.array(named),
})
/** A table whose rows a backup carries. */
export type TableShape = z.output<typeof table>

export const contentsSchema = z.object({
  id: z.uuid(),
  madeAt: z.string(),
  /** Migrations applied, in order, with the SHA-256 of their files. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Version of the queue's own schema. */
  queueVersion: z.number(),
  tables: z.array(table),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() })),
  /** Head of each audit chain: number and hash in hex. */
  chains: z.array(z.object({ kodeKab: z.string(), number: z.string(), hash: z.string() })),
  /** Heads of the chains as they were anchored beside the database, one a line, none newer than the rows. */
  anchors: z.string(),
  /** Key of sessions and of keyed hashes in the rows; null when the installation takes it from its environment. */
  sessionSecret: z.string().nullable(),
  synthetic: z.boolean(),
})
/** First entry of a backup. */
export type Contents = z.output<typeof contentsSchema>

const proof = z.object({ rows: z.number(), bytes: z.number(), sha256: z.string() })
/** Rows, bytes and SHA-256 of the binary COPY of a table. */
export type TableProof = z.output<typeof proof>

export const tableHeadSchema = z.object({ schema: z.string(), name: z.string() })
export const fileHeadSchema = z.object({ path: z.string() })

export const endSchema = z.object({
  /** Proof of each table by `schema.name`. */
  tables: z.record(z.string(), proof),
  /** Bytes and SHA-256 of each file by its path below the storage folder. */
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
  /** Files that rows name but that were not there: not lost by the backup. */
  filesMissing: z.number(),
})
/** Last entry of a backup: without it the backup is not whole. */
export type End = z.output<typeof endSchema>

/** Name of a table or sequence as the end of a backup lists it. */
export function nameOf({ schema, name }: { schema: string; name: string }): string {
  return `${schema}.${name}`
}
