// Backup of everything beside its floor, and the drill: the same file restored into an empty server and compared.
import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { cadangkan } from '@/lib/server/cadangan/cadangkan'
import { buatKunciCadangan, readKunciCadangan } from '@/lib/server/cadangan/kunci-cadangan'
import { removeServer } from '@/lib/server/embedded/remove-server'
import { childEnv } from '@/lib/server/env'
import { ensureImported } from './impor'
import type { BenchContext } from './main'
import { type Measure, measureOf, peakMemory, time } from './measure'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** Every logged table in binary, in one snapshot, through gzip -1 into files. */
async function copyAll(client: pg.Client, folder: string): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const { rows } = await client.query<{ nama: string }>(
    `SELECT c.oid::regclass::text AS nama FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind = 'r' AND c.relpersistence = 'p'`,
  )
  const file = path.join(folder, 'lantai.gz')
  for (const { nama } of rows) {
    const stream = client.query(copyTo(`COPY ${nama} TO STDOUT (FORMAT binary)`))
    await pipeline(stream, createGzip({ level: 1, chunkSize: 1 << 18 }), createWriteStream(file, { flags: 'a' }))
  }
  await client.query('COMMIT')
  await rm(file)
}

/** cadangkan: seconds against the floor, bar 1.5 ×; its memory in MB, bar 512. pulihkan: ms of the whole command with its comparing, bar 600,000. */
export async function measure(context: BenchContext): Promise<Measure[]> {
  await ensureImported(context)
  const folder = context.dataDir
  const target = `${folder}-pulih`
  const file = path.join(folder, 'bench.cadangan')
  const kunci = path.join(folder, 'bench.kunci')
  await rm(file, { force: true })
  await rm(kunci, { force: true })
  buatKunciCadangan(kunci)
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    const lantai = (await time(() => copyAll(client, folder))) / 1000
    context.note(`lantai ${lantai.toFixed(1)} s`)
    const { ownerUrl } = context.database
    const key = readKunciCadangan(kunci)
    const nilai = (await time(() => cadangkan({ ownerUrl, dataDir: folder, file, key }))) / 1000
    const memori = await peakMemory()
    const command = ['lib/cli/main.ts', 'pulihkan', file, '--kunci', kunci, '--data', target, '--json']
    const pulih = await time(() =>
      promisify(execFile)(process.execPath, ['--conditions=react-server', '--import', 'tsx', ...command], {
        cwd: ROOT,
        // A place of its own, as after a disaster.
        env: childEnv({ DATABASE_URL: undefined, NEXTAUTH_SECRET: undefined, NODE_OPTIONS: undefined }),
      }),
    )
    return [
      measureOf({ nama: 'cadangkan', nilai, satuan: 's', lantai, n: 1, batas: 1.5 }),
      measureOf({ nama: 'cadangkan.memori', nilai: memori, satuan: 'MB', n: 1, batas: 512 }),
      measureOf({ nama: 'pulihkan', nilai: pulih, satuan: 'ms', n: 1, batas: 600_000 }),
    ]
  } finally {
    await client.end()
    await removeServer(target)
    for (const leftover of [target, file, kunci]) await rm(leftover, { recursive: true, force: true })
  }
}
