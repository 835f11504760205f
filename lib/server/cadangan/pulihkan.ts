// Restores a backup into an empty database and data folder, and lets nobody use it before everything was compared.
import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { KAB_PELADEN, serverAktor } from '@/lib/akses/izin'
import { parseJangkar } from '@/lib/audit/jangkar'
import { type HasilPeriksa, verifyJejakOwner } from '@/lib/audit/queries/verify-jejak'
import { listMigration, MIGRATIONS, migrate } from '@/prisma/migrate'
import { connectOwner } from '../database'
import { env } from '../env'
import { JANGKAR } from '../jangkar'
import { prepareQueue } from '../jobs'
import { catatOwner, inTransaction } from '../owner'
import { adoptSessionSecret, openSecrets } from '../secrets'
import { hasCode, SetupError } from '../setup-error'
import { storageFolder } from '../storage'
import { type Contents, fileHeadSchema, nameOf, tableHeadSchema } from './contents'
import { claimEmpty, emptyDatabase, liftMark, lockRestore } from './empty-database'
import { KIND } from './entry-stream'
import { TableLoader } from './load-table'
import { type Backup, openBackup } from './read-backup'
import { listChain, quoted, readQueueVersion } from './read-catalog'
import { expectSameProofs, expectSameShape, proveTables } from './verify-restore'

export type PulihkanInput = {
  ownerUrl: string
  dataDir: string
  file: string
  key: Buffer
  /** What readBackup proved of the same file. */
  backup: Backup
  signal?: AbortSignal
  /** Words of the stage, bytes read so far of all bytes of tables and files. */
  progress?: (stage: string, bytes: number, total: number) => void
}

/** What was restored and compared. */
export type HasilPemulihan = {
  id: string
  dibuatPada: string
  tabel: number
  baris: number
  berkas: number
  berkasHilang: number
  /** Verification of each audit chain: a chain that was broken before the backup is restored as it was. */
  audit: Pick<HasilPeriksa, 'kodeKab' | 'utuh' | 'jejak' | 'kepala'>[]
}

/**
 * Makes the schema of a backup in a database that is empty: exactly its migrations, and the queue. For openDatabase in place
 * of its own preparing. Throws SetupError: the target holds something, or the backup needs migrations this program does not have.
 */
export async function prepareRestore(
  client: pg.Client,
  ownerUrl: string,
  dataDir: string,
  contents: Contents,
): Promise<void> {
  const names = expectMigrations(contents)
  if (listNames(storageFolder(dataDir)).length > 0) {
    throw new SetupError(
      'cadangan/tidak-kosong',
      `Folder ${storageFolder(dataDir)} sudah berisi; cadangan hanya dipulihkan ke basis data dan folder data yang kosong. Tidak ada yang diubah.`,
    )
  }
  await lockRestore(client)
  await claimEmpty(client)
  try {
    await makeSchema(client, ownerUrl, contents, names)
  } catch (error) {
    await emptyDatabase(client).catch(() => undefined)
    throw restoreError(dataDir, error)
  }
}

async function makeSchema(client: pg.Client, ownerUrl: string, contents: Contents, names: string[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-migrasi-'))
  try {
    await copyMigrations(names, folder)
    await migrate(ownerUrl, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await prepareQueue(ownerUrl, (sql) => client.query(sql))
  if ((await readQueueVersion(client)) !== contents.queueVersion) {
    throw new SetupError(
      'cadangan/versi-lain',
      'Antrean pekerjaan di dalam cadangan berasal dari versi lain; pulihkan dengan versi Sahih yang membuatnya, lalu perbarui.',
    )
  }
}

/**
 * Fills the prepared database and the storage folder, compares rows, checksums, shape, sequences and audit chains with the
 * backup, and only then lets the database be used. Recorded as `server.pulihkan`. On any fault everything is taken away again;
 * a killed restore leaves a database that every other command refuses.
 */
export async function pulihkan(input: PulihkanInput): Promise<HasilPemulihan> {
  const { ownerUrl, dataDir, backup, signal } = input
  const { contents, end } = backup
  const files = storageFolder(dataDir)
  const draft = `${files}.pemulihan-${randomUUID()}`
  const first = await connectOwner(ownerUrl)
  try {
    await lockRestore(first)
  } catch (error) {
    await first.end()
    throw error
  }
  const second = await connectOwner(ownerUrl)
  const cut = () => void Promise.allSettled([first.end(), second.end()])
  signal?.addEventListener('abort', cut, { once: true })
  try {
    await fill(input, first, second, draft)
    input.progress?.('Menyusun statistik', 1, 1)
    await first.query('ANALYZE')
    input.progress?.('Membandingkan dengan cadangan', 1, 1)
    await expectSameShape(first, contents)
    expectSameProofs(await proveTables([first, second], contents.tables), end.tables)
    const audit = await verifyJejakOwner(first, null, parseJangkar(contents.anchors))
    // Not when the installation takes its key from its environment.
    if (contents.sessionSecret !== null && env().NEXTAUTH_SECRET === openSecrets(dataDir).rahasiaSesi)
      adoptSessionSecret(dataDir, contents.sessionSecret)
    if (contents.anchors !== '') writeFileSync(path.join(dataDir, JANGKAR), contents.anchors, { mode: 0o600 })
    if (existsSync(draft)) {
      rmSync(files, { recursive: true, force: true })
      await rename(draft, files)
    }
    const baris = Object.values(end.tables).reduce((sum, { rows }) => sum + rows, 0)
    const hasil = { tabel: contents.tables.length, baris, berkas: Object.keys(end.files).length }
    await inTransaction(first, async () => {
      await liftMark(first)
      const chains = (await listChain(first)).map(({ kodeKab }) => kodeKab)
      for (const kodeKab of chains.length > 0 ? chains : [KAB_PELADEN])
        await catatOwner(first, serverAktor(kodeKab), 'server.pulihkan', contents.id, {
          ...hasil,
          dibuat: contents.madeAt,
        })
    })
    return {
      id: contents.id,
      dibuatPada: contents.madeAt,
      ...hasil,
      berkasHilang: end.filesMissing,
      audit: audit.map(({ kodeKab, utuh, jejak, kepala }) => ({ kodeKab, utuh, jejak, kepala })),
    }
  } catch (error) {
    signal?.removeEventListener('abort', cut)
    await rm(draft, { recursive: true, force: true }).catch(() => undefined)
    await Promise.allSettled([first.end(), second.end()])
    await takeAway(ownerUrl)
    if (signal?.aborted) throw signal.reason
    throw restoreError(dataDir, error)
  } finally {
    signal?.removeEventListener('abort', cut)
    await Promise.allSettled([first.end(), second.end()])
  }
}

async function fill(input: PulihkanInput, first: pg.Client, second: pg.Client, draft: string): Promise<void> {
  const { contents, end } = input.backup
  const total = [...Object.values(end.tables), ...Object.values(end.files)].reduce((sum, { bytes }) => sum + bytes, 0)
  const shapes = new Map(contents.tables.map((table) => [nameOf(table), table]))
  const loader = new TableLoader(first, second)
  await loader.prepare()
  let done = 0
  for await (const { kind, head, body } of openBackup(input.file, input.key, input.signal)) {
    if (kind === KIND.table) {
      const name = nameOf(tableHeadSchema.parse(head))
      const shape = shapes.get(name)
      if (!shape) throw new SetupError('cadangan/rusak', 'Isi cadangan tidak lengkap; pakai salinan lain.')
      const proof = await loader.load(shape, body)
      expectSameProofs({ [name]: proof }, { [name]: end.tables[name] ?? proof })
      done += proof.bytes
      input.progress?.('Memuat tabel', done, total)
    }
    if (kind === KIND.file) {
      const name = fileHeadSchema.parse(head).path
      const wrote = await writeFile(path.join(draft, name), draft, body)
      if (wrote.sha256 !== end.files[name]?.sha256)
        throw new SetupError(
          'cadangan/tidak-cocok',
          'Sebuah berkas tidak sama dengan cadangan; hasil pemulihan dibuang.',
        )
      done += wrote.bytes
      input.progress?.('Menulis berkas', done, total)
    }
  }
  input.progress?.('Menyusun indeks dan kunci tamu', done, total)
  await loader.finish()
  for (const { schema, name, value, called } of contents.sequences) {
    await first.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`)
    await first.query(`CREATE SEQUENCE IF NOT EXISTS ${quoted({ schema, name })}`)
    await first.query('SELECT setval($1::regclass, $2::bigint, $3)', [quoted({ schema, name }), value, called])
  }
}

async function writeFile(full: string, root: string, body: AsyncIterable<Buffer>) {
  if (!path.resolve(full).startsWith(root + path.sep)) throw new Error('jalur berkas keluar dari folder data')
  await mkdir(path.dirname(full), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  async function* seen() {
    for await (const piece of body) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  await pipeline(Readable.from(seen(), { objectMode: false }), createWriteStream(full, { mode: 0o600, flush: true }))
  return { bytes, sha256: hash.digest('hex') }
}

/** The migrations a backup needs; refused when this program does not have them, or has others under their names. */
function expectMigrations(contents: Contents): string[] {
  const known = new Map(listMigration().map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of contents.migrations) {
    if (known.get(name) === checksum) continue
    throw new SetupError(
      'cadangan/versi-lain',
      known.has(name)
        ? `Migrasi ${name} di dalam cadangan berbeda dari milik program ini; pulihkan dengan versi Sahih yang membuatnya.`
        : `Cadangan ini dibuat oleh versi Sahih yang lebih baru (${name}); perbarui programnya.`,
    )
  }
  return contents.migrations.map(({ name }) => name)
}

async function copyMigrations(names: readonly string[], folder: string): Promise<void> {
  copyFileSync(path.join(MIGRATIONS, 'migration_lock.toml'), path.join(folder, 'migration_lock.toml'))
  for (const name of names) {
    await mkdir(path.join(folder, name))
    copyFileSync(path.join(MIGRATIONS, name, 'migration.sql'), path.join(folder, name, 'migration.sql'))
  }
}

/** Back to an empty database. When even that fails, the mark keeps everybody out. */
async function takeAway(ownerUrl: string): Promise<void> {
  try {
    const client = await connectOwner(ownerUrl)
    try {
      await emptyDatabase(client)
    } finally {
      await client.end()
    }
  } catch {
    // The fault that led here is the one to tell.
  }
}

function listNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function restoreError(dataDir: string, error: unknown): unknown {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', '53100'))
    return new SetupError(
      'server/disk-penuh',
      `Ruang disk untuk ${dataDir} atau basis datanya habis; pemulihan dibatalkan dan tidak ada yang tertinggal.`,
      { cause: error },
    )
  return error
}
