// Rows of a backup back into their tables: loaded without indexes where they are many, indexed beside the next table.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { inTransaction } from '../owner'
import { SetupError } from '../setup-error'
import { nameOf, type TableProof, type TableShape } from './contents'
import { columnList, listTable, OURS, quoted } from './read-catalog'

/** From this size on a table is loaded without its indexes: building them once is a third of the work. */
const BIG = 8 << 20

/** A foreign key that was taken off for the loading. */
type ForeignKey = { tabel: string; nama: string; definisi: string }

/** Loads tables one after the other on one connection while another builds indexes. */
export class TableLoader {
  private building: Promise<void> = Promise.resolve()
  private fault: unknown
  private foreignKeys: ForeignKey[] = []
  private existing = new Map<string, TableShape>()

  constructor(
    private readonly loading: pg.Client,
    private readonly indexing: pg.Client,
  ) {}

  /** Reads which tables the migrations made and takes their foreign keys off until everything is loaded. */
  async prepare(): Promise<void> {
    for (const client of [this.loading, this.indexing]) {
      for (const setting of [
        `maintenance_work_mem = '384MB'`,
        'max_parallel_maintenance_workers = 1',
        'synchronous_commit = off',
        'statement_timeout = 0',
      ])
        await client.query(`SET ${setting}`)
    }
    this.existing = new Map((await listTable(this.loading)).map((table) => [nameOf(table), table]))
    const { rows } = await this.loading.query<ForeignKey>(
      `SELECT k.conrelid::regclass::text AS tabel, quote_ident(k.conname) AS nama, pg_get_constraintdef(k.oid) AS definisi
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE k.contype = 'f' AND k.conparentid = 0 AND ${OURS} ORDER BY 1, 2`,
    )
    this.foreignKeys = rows
    for (const { tabel, nama } of rows) await this.loading.query(`ALTER TABLE ${tabel} DROP CONSTRAINT ${nama}`)
  }

  /** Replaces what is in a table by `body`, a binary COPY; makes the table when no migration did. Returns what was loaded. */
  async load(table: TableShape, body: AsyncIterable<Buffer>): Promise<TableProof> {
    if (this.fault) throw this.fault
    const known = this.existing.get(nameOf(table))
    if (known) expectColumns(known, table)
    const later: string[] = []
    const proof = await inTransaction(this.loading, async () => {
      if (known) await this.loading.query(`TRUNCATE ONLY ${quoted(table)}`)
      else await this.create(table)
      // An index of an attached partition belongs to its parent and stays.
      const without = known && known.parent === null && table.bytes >= BIG
      if (without) later.push(...(await this.dropIndexes(known)))
      return this.copy(table, body)
    })
    if (!known) later.push(...indexesOf(table))
    if (later.length > 0) this.build(later)
    return proof
  }

  /** Waits for the indexes and puts the foreign keys back, each checked against all rows. */
  async finish(): Promise<void> {
    await this.building
    if (this.fault) throw this.fault
    for (const { tabel, nama, definisi } of this.foreignKeys)
      await this.loading.query(`ALTER TABLE ${tabel} ADD CONSTRAINT ${nama} ${definisi}`)
  }

  private async copy(table: TableShape, body: AsyncIterable<Buffer>): Promise<TableProof> {
    const hash = createHash('sha256')
    let bytes = 0
    // Made or emptied in this transaction: rows can be written as old ones at once, and need not be logged.
    const sink = this.loading.query(
      copyFrom(`COPY ${quoted(table)} (${columnList(table)}) FROM STDIN (FORMAT binary, FREEZE)`),
    )
    async function* seen() {
      for await (const piece of body) {
        hash.update(piece)
        bytes += piece.length
        yield piece
      }
    }
    await pipeline(Readable.from(seen(), { objectMode: false, highWaterMark: 1 << 20 }), sink)
    return { rows: sink.rowCount, bytes, sha256: hash.digest('hex') }
  }

  private async create(table: TableShape): Promise<void> {
    const name = quoted(table)
    if (table.parent) {
      const parent = quoted(table.parent)
      await this.loading.query(
        `CREATE TABLE ${name} (LIKE ${parent} INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING GENERATED INCLUDING COMPRESSION)`,
      )
    } else {
      const columns = table.columns.map(
        (column) =>
          `${pg.escapeIdentifier(column.name)} ${column.type}${column.notNull ? ' NOT NULL' : ''}${column.fallback === null ? '' : ` DEFAULT ${column.fallback}`}`,
      )
      await this.loading.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(table.schema)}`)
      await this.loading.query(`CREATE TABLE ${name} (${columns.join(', ')})`)
    }
    for (const { name: constraint, definition } of table.constraints.filter(isCheck))
      await this.loading.query(`ALTER TABLE ${name} ADD CONSTRAINT ${pg.escapeIdentifier(constraint)} ${definition}`)
  }

  private async dropIndexes(known: TableShape): Promise<string[]> {
    for (const { name } of known.constraints.filter((one) => !isCheck(one)))
      await this.loading.query(`ALTER TABLE ${quoted(known)} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`)
    for (const { name } of known.indexes)
      await this.loading.query(`DROP INDEX ${quoted({ schema: known.schema, name })}`)
    return rebuildOf(known)
  }

  private build(statements: string[]): void {
    this.building = this.building.then(async () => {
      if (this.fault) return
      try {
        for (const statement of statements) await this.indexing.query(statement)
      } catch (error) {
        this.fault = error
      }
    })
  }
}

/** Statements that give a table made here its keys and indexes and attach it where it belongs. */
function indexesOf(table: TableShape): string[] {
  const attach = table.parent
    ? [`ALTER TABLE ${quoted(table.parent)} ATTACH PARTITION ${quoted(table)} ${table.parent.bound}`]
    : []
  return [...rebuildOf(table), ...attach]
}

function rebuildOf(table: TableShape): string[] {
  const keys = table.constraints
    .filter((one) => !isCheck(one))
    .map(
      ({ name, definition }) =>
        `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`,
    )
  return [...keys, ...table.indexes.map(({ definition }) => definition)]
}

function isCheck({ definition }: { definition: string }): boolean {
  return definition.startsWith('CHECK')
}

/** Throws when the table as the migrations made it cannot take the columns of the backup. */
function expectColumns(known: TableShape, wanted: TableShape): void {
  const types = new Map(known.columns.map(({ name, type }) => [name, type]))
  const wrong = wanted.columns.find(({ name, type }) => types.get(name) !== type)
  if (wrong || known.columns.length !== wanted.columns.length) {
    throw new SetupError(
      'cadangan/versi-lain',
      `Tabel ${nameOf(wanted)} di dalam cadangan berbeda dari yang dikenal versi Sahih ini; pulihkan dengan versi yang membuatnya, lalu perbarui.`,
    )
  }
}
