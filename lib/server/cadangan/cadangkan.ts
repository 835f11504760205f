// Makes a backup: everything the database and the storage folder hold, seen in one snapshot, as one encrypted file.
import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { KAB_PELADEN, serverAktor } from '@/lib/akses/izin'
import { formatJangkar } from '@/lib/audit/jangkar'
import { connectOwner } from '../database'
import { env } from '../env'
import { JANGKAR, readJangkar } from '../jangkar'
import { catatOwner, inTransaction } from '../owner'
import { openSecrets } from '../secrets'
import { readSetting } from '../settings'
import { hasCode, SetupError } from '../setup-error'
import { storageFolder, UNFINISHED } from '../storage'
import { type Contents, type End, nameOf, type TableShape } from './contents'
import { KIND, writeEntry } from './entry-stream'
import {
  copyOut,
  listApplied,
  listChain,
  listSequence,
  listTable,
  quoted,
  readQueueVersion,
  refuseForeignKinds,
} from './read-catalog'
import { SealStream } from './sealed-stream'
import { compress } from './zstd'

/** One backup at a time: two would only slow each other and the office. */
const LOCK = `hashtextextended('sahih:cadangkan', 0)`
const TURN_WAIT = '5s'
const TRIES = 5

export type CadangkanInput = {
  ownerUrl: string
  /** Absolute path of the data folder. */
  dataDir: string
  /** Absolute path of the file to make; must not exist. */
  file: string
  /** 32 bytes, see readKunciCadangan. */
  key: Buffer
  signal?: AbortSignal
  /** Bytes of the database and the files read so far. */
  progress?: (bytes: number) => void
}

/** A finished backup: bytes and SHA-256 of the file, and what lies in it. */
export type HasilCadangan = {
  id: string
  ukuran: number
  sha256: string
  tabel: number
  baris: number
  berkas: number
  /** Files that rows name but that are not in the storage folder. */
  berkasHilang: number
}

/**
 * Writes a backup while the application serves. The file appears under its name when it is whole and with the disk; until then
 * `FILE.sebagian`. Memory does not grow with the register. Recorded as `server.cadangkan` in every chain, before the first row
 * is read and when it is done. Throws SetupError: the file exists, its folder does not, disk full, another backup is running,
 * something in the database that could not be brought back.
 */
export async function cadangkan(input: CadangkanInput): Promise<HasilCadangan> {
  const draft = `${input.file}.sebagian`
  checkTarget(input.file)
  const client = await connectOwner(input.ownerUrl)
  // A row of COPY may be long in coming: without the connection it never comes.
  const cut = () => void client.end().catch(() => undefined)
  input.signal?.addEventListener('abort', cut, { once: true })
  try {
    await takeTurn(client)
    await refuseForeignKinds(client)
    const id = randomUUID()
    const chains = (await listChain(client)).map(({ kodeKab }) => kodeKab)
    await catatSemua(client, chains, id, { tahap: 'mulai' })
    const { contents, written, end } = await writeBackup(client, input, id, draft)
    await client.query('COMMIT')
    await rename(draft, input.file)
    const hasil = {
      id,
      ...written,
      tabel: contents.tables.length,
      baris: Object.values(end.tables).reduce((sum, { rows: n }) => sum + n, 0),
      berkas: Object.keys(end.files).length,
      berkasHilang: end.filesMissing,
    }
    const { tabel, baris, berkas, ukuran, sha256 } = hasil
    await catatSemua(client, chains, id, { tahap: 'selesai', tabel, baris, berkas, ukuran, sha256 })
    return hasil
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    if (input.signal?.aborted) throw input.signal.reason
    throw targetError(input.file, error)
  } finally {
    input.signal?.removeEventListener('abort', cut)
    await client.end().catch(() => undefined)
  }
}

/** Takes the lock of backups. One that was just stopped gives it back only when its server process has noticed: waited for. */
async function takeTurn(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = '${TURN_WAIT}'`)
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`)
  } catch (error) {
    if (!hasCode(error, '55P03')) throw error
    throw new SetupError(
      'cadangan/sedang-berjalan',
      'Pencadangan lain sedang berjalan; tunggu sampai selesai, lalu jalankan lagi.',
      { cause: error },
    )
  }
  await client.query('SET lock_timeout = 0')
}

async function writeBackup(client: pg.Client, input: CadangkanInput, id: string, draft: string) {
  const tables = await openSnapshot(client)
  const { rahasiaSesi } = openSecrets(input.dataDir)
  const chains = await listChain(client)
  const contents: Contents = {
    id,
    madeAt: new Date().toISOString(),
    migrations: await listApplied(client),
    queueVersion: await readQueueVersion(client),
    tables,
    sequences: await listSequence(client),
    chains,
    anchors: await readAnchors(input.dataDir, chains),
    sessionSecret: env().NEXTAUTH_SECRET === rahasiaSesi ? rahasiaSesi : null,
    synthetic: (await readSetting(client, 'sintetis')) === true,
  }
  const end: End = { tables: {}, files: {}, filesMissing: 0 }
  const hash = createHash('sha256')
  let ukuran = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      ukuran += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(
    [
      Readable.from(backupBytes(client, contents, end, input), { objectMode: false, highWaterMark: 2 << 20 }),
      compress(),
      new SealStream(input.key),
      measure,
      createWriteStream(draft, { mode: 0o600, highWaterMark: 4 << 20, flush: true }),
    ],
    { signal: input.signal },
  )
  return { contents, end, written: { ukuran, sha256: hash.digest('hex') } }
}

/** The anchors of the data folder as text, without those taken after the snapshot: they would say that rows are missing. */
async function readAnchors(dataDir: string, chains: Contents['chains']): Promise<string> {
  const file = path.join(dataDir, JANGKAR)
  if (!existsSync(file)) return ''
  const heads = new Map(chains.map(({ kodeKab, number }) => [kodeKab, Number(number)]))
  const anchors = await readJangkar(file)
  return anchors
    .filter(({ kodeKab, nomor }) => nomor <= (heads.get(kodeKab) ?? 0))
    .map(formatJangkar)
    .join('')
}

/** Contents, tables, files, end; `end` is filled on the way. */
async function* backupBytes(
  client: pg.Client,
  contents: Contents,
  end: End,
  { dataDir, progress }: CadangkanInput,
): AsyncGenerator<Buffer> {
  let total = 0
  const count = (bytes: number) => {
    total += bytes
    progress?.(total)
  }
  yield* writeEntry(KIND.contents, contents)
  for (const table of contents.tables) {
    const stream = client.query(copyTo(copyOut(table)))
    const hash = createHash('sha256')
    let bytes = 0
    yield* writeEntry(KIND.table, { schema: table.schema, name: table.name }, stream, (piece) => {
      hash.update(piece)
      bytes += piece.length
      count(piece.length)
    })
    end.tables[nameOf(table)] = { rows: stream.rowCount, bytes, sha256: hash.digest('hex') }
  }
  const folder = storageFolder(dataDir)
  for (const name of await listFile(folder)) {
    const body = await openFile(path.join(folder, name))
    if (!body) continue
    const hash = createHash('sha256')
    let bytes = 0
    yield* writeEntry(KIND.file, { path: name }, body, (piece) => {
      hash.update(piece)
      bytes += piece.length
      count(piece.length)
    })
    end.files[name] = { bytes, sha256: hash.digest('hex') }
  }
  const { rows } = await client.query<{ jalur: string }>(
    'SELECT jalur FROM berkas WHERE dihapus_pada IS NULL AND (kedaluwarsa_pada IS NULL OR kedaluwarsa_pada > now())',
  )
  end.filesMissing = rows.filter(({ jalur }) => !(jalur in end.files)).length
  yield* writeEntry(KIND.end, end)
}

/**
 * Opens the one snapshot everything is read in, with every table held so that nobody drops, empties or attaches one meanwhile.
 * Held before the snapshot: what emptied a table between the two would leave it empty in an older snapshot too.
 */
async function openSnapshot(client: pg.Client): Promise<TableShape[]> {
  for (let attempt = 1; ; attempt++) {
    const wanted = (await listTable(client)).map(quoted)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    try {
      await client.query(`LOCK TABLE ${wanted.map((name) => `ONLY ${name}`).join(', ')} IN ACCESS SHARE MODE`)
      // The order of rows is part of the checksum: a scan must not begin where another one happens to be.
      await client.query('SET LOCAL synchronize_seqscans = off')
      await client.query('SET LOCAL statement_timeout = 0')
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
      const tables = await listTable(client)
      if (tables.every((table) => wanted.includes(quoted(table)))) return tables
      await client.query('ROLLBACK')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      if (!hasCode(error, '42P01')) throw error
    }
    if (attempt === TRIES) throw new Error('daftar tabel berubah terus')
  }
}

async function listFile(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(UNFINISHED))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

/** A stored file for reading; null when its time was over between listing and reading. */
async function openFile(full: string): Promise<AsyncIterable<Buffer> | null> {
  try {
    const handle = await open(full, 'r')
    return createReadStream(full, { fd: handle, highWaterMark: 256 * 1024 })
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Records in the chain of each kabupaten/kota, or in the server's own when there is none yet. */
async function catatSemua(
  client: pg.Client,
  chains: readonly string[],
  id: string,
  isi: Record<string, unknown>,
): Promise<void> {
  await inTransaction(client, async () => {
    for (const kodeKab of chains.length > 0 ? chains : [KAB_PELADEN])
      await catatOwner(client, serverAktor(kodeKab), 'server.cadangkan', id, isi)
  })
}

function checkTarget(file: string): void {
  if (existsSync(file))
    throw new SetupError('cadangan/berkas', `Berkas ${file} sudah ada dan tidak ditimpa; pilih nama lain.`)
  if (!statSync(path.dirname(file), { throwIfNoEntry: false })?.isDirectory())
    throw new SetupError('cadangan/berkas', `Folder ${path.dirname(file)} tidak ada; buat lebih dulu.`)
}

function targetError(file: string, error: unknown): unknown {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG'))
    return new SetupError(
      'server/disk-penuh',
      `Ruang untuk ${file} habis; cadangan tidak jadi dibuat. Sediakan ruang atau pilih tempat lain.`,
      { cause: error },
    )
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'EISDIR'))
    return new SetupError('cadangan/berkas', `Berkas ${file} tidak dapat ditulis.`, { cause: error })
  return error
}
