// Applies the migration files through Prisma's own engine, so that the ledger is the one `prisma migrate deploy`
// knows. Forward only: an applied file must stay as it is.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { SetupError } from '@/lib/server/setup-error'
import { lineOfFault, type ScriptFault } from './fault-line'

export const MIGRATIONS = path.join(import.meta.dirname, 'migrations')
const SCHEMA = path.join(import.meta.dirname, 'schema')
const NO_FILTER = { externalTables: [], externalEnums: [] }

export type MigrationFile = { name: string; script: string; checksum: string }

/** Migration files in the order they are applied, with the checksum the ledger keeps (SHA-256 of the file, hex). */
export function listMigration(folder = MIGRATIONS): MigrationFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}

/**
 * Names of the files not yet applied, read from the ledger without loading the engine (about a millisecond).
 * Throws SetupError when an applied file was changed afterwards or the database is ahead of this program.
 */
export async function listUnapplied(client: pg.Client, folder = MIGRATIONS): Promise<string[]> {
  const files = listMigration(folder)
  const { rows: found } = await client.query<{ ada: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS ada`,
  )
  if (!found[0]?.ada) return files.map(({ name }) => name)
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]))
  const unapplied: string[] = []
  for (const { name, checksum } of files) {
    const known = applied.get(name)
    applied.delete(name)
    if (known === undefined) unapplied.push(name)
    else if (known !== checksum) {
      throw new SetupError(
        'server/migrasi-gagal',
        `Migrasi ${name} sudah diterapkan pada basis data ini lalu berkasnya berubah; perubahan skema selalu berupa berkas baru.`,
      )
    }
  }
  if (applied.size > 0) {
    throw new SetupError(
      'server/migrasi-gagal',
      `Basis data ini dibuat oleh versi Sahih yang lebih baru (${[...applied.keys()].join(', ')}); perbarui programnya.`,
    )
  }
  return unapplied
}

/**
 * Applies what is missing and returns the names applied. Each file is one transaction together with its line in the
 * ledger: killed or failing in the middle, it leaves nothing behind and can be tried again.
 * Throws SetupError with file, line and the server's own words when a file fails.
 */
export async function migrate(ownerUrl: string, folder = MIGRATIONS): Promise<string[]> {
  const fault: { last?: ScriptFault } = {}
  return withEngine(ownerUrl, undefined, fault, async (engine) => {
    const migrationsList = toMigrationList(folder)
    try {
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTER,
      })
      for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER })
      return appliedMigrationNames
    } catch (error) {
      throw toSetupError(error, fault.last, folder)
    }
  })
}

/** SQL that would turn the database into what prisma/schema describes; empty when both say the same. */
export async function diffSchema(ownerUrl: string): Promise<string> {
  const files = readdirSync(SCHEMA)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: path.join(SCHEMA, name), content: readFileSync(path.join(SCHEMA, name), 'utf8') }))
  return withEngine(
    ownerUrl,
    files.map((file) => [file.path, file.content]),
    {},
    async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: import.meta.dirname },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: { ...NO_FILTER, externalTables: ['public._prisma_migrations'] },
      })
      return stdout?.replace('-- This is an empty migration.', '').trim() ?? ''
    },
  )
}

async function withEngine<T>(
  ownerUrl: string,
  datamodels: [string, string][] | undefined,
  fault: { last?: ScriptFault },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine()
  const factory = new PrismaPg({ connectionString: ownerUrl, max: 2 })
  const connect = factory.connect.bind(factory)
  const adapters: Awaited<ReturnType<typeof connect>>[] = []
  factory.connect = async () => {
    const adapter = await connect()
    adapters.push(adapter)
    passCharColumns(adapter)
    adapter.executeScript = (script) => runWholeScript(adapter.underlyingDriver(), script, fault)
    return adapter
  }
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory))
  try {
    return await work(engine)
  } finally {
    engine.free()
    // The engine holds its advisory lock until the connection ends; left to the pool that would be ten seconds.
    await Promise.all(adapters.map((adapter) => adapter.dispose()))
  }
}

// Comparing schemas reads the catalogue's one-letter columns of type "char", which the adapter refuses. It does know
// their arrays, which the catalogue queries never return: the columns pass as those and are named rightly afterwards.
const CHAR_OID = 18
const CHAR_ARRAY_OID = 1002

function passCharColumns(adapter: Awaited<ReturnType<PrismaPg['connect']>>): void {
  const pool = adapter.underlyingDriver()
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
  Object.assign(pool, {
    query: async (config: pg.QueryConfig) => {
      const result = await query(config)
      for (const field of result.fields ?? []) if (field.dataTypeID === CHAR_OID) field.dataTypeID = CHAR_ARRAY_OID
      return result
    },
  })
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (asked) => {
    const result = await queryRaw(asked)
    const named = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes: named }
  }
}

// The adapter would split a script at every semicolon, also inside function bodies. Sent whole it is also one
// transaction; the line of the ledger is finished inside it, so that no moment exists with the one but not the other.
async function runWholeScript(pool: pg.Pool, script: string, fault: { last?: ScriptFault }): Promise<void> {
  const checksum = createHash('sha256').update(script).digest('hex')
  const client = await pool.connect()
  let completed = 0
  const count = () => {
    completed++
  }
  // The protocol reports each statement that went through: with it a fault without a position still has a line.
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter }
  connection.on('commandComplete', count)
  try {
    await client.query(
      `${script}\n;UPDATE _prisma_migrations SET finished_at = now() WHERE checksum = '${checksum}' AND finished_at IS NULL AND rolled_back_at IS NULL`,
    )
  } catch (error) {
    if (error instanceof pg.DatabaseError) fault.last = { script, checksum, completed, error }
    throw error
  } finally {
    connection.off('commandComplete', count)
    client.release()
  }
}

// The engine's published entry needs a bundler that understands WebAssembly imports; this does the same by hand, once.
let loading: ReturnType<typeof loadGlue> | undefined
function loadEngine() {
  loading ??= loadGlue()
  return loading
}

async function loadGlue() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  // Where a panic of the engine leaves its words; without it the panic would be a TypeError of the glue.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return glue
}

function toMigrationList(folder: string): MigrationList {
  const lock = path.join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: listMigration(folder).map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  }
}

function toSetupError(error: unknown, fault: ScriptFault | undefined, folder: string): SetupError {
  if (!fault) {
    const said = error instanceof Error ? error.message : String(error)
    return new SetupError('server/migrasi-gagal', `Migrasi basis data gagal: ${said.split('\n')[0]}`, { cause: error })
  }
  const file = listMigration(folder).find(({ checksum }) => checksum === fault.checksum)
  const where = file ? `${file.name}/migration.sql baris ${lineOfFault(fault)}` : `baris ${lineOfFault(fault)}`
  return new SetupError('server/migrasi-gagal', `Migrasi gagal di ${where}: ${fault.error.message}`, {
    cause: fault.error,
  })
}
