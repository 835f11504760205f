// `npm run demo`: a whole city of synthetic families, made, imported and ranked through the product's own ways, then
// served. Each step is done once and remembered, so that a second start takes seconds and a stopped one goes on.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { AKUN_DEMO } from '@/lib/akses/akun-demo'
import { LABEL_PERAN } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { folderError } from '@/lib/server/data-folder'
import { connectOwner } from '@/lib/server/database'
import { childEnv, setEnv, startEnv } from '@/lib/server/env'
import { readSetting, writeSetting } from '@/lib/server/settings'
import { buildWhenNeeded } from './build'
import { type DemoCity, STEPS } from './demo-steps'
import { serve } from './layani'
import { checkPort } from './serve'
import {
  type CommandContext,
  CommandError,
  keepStdoutClean,
  orStop,
  type SharedOptions,
  setOfficeClock,
  step,
  wholeNumber,
  withDatabase,
  withShared,
} from './support'

const KK_BAWAAN = 20_000
/** Families of Kota Bekasi in the published table. */
const KK_PENUH = 824_818

/** Milliseconds a step gets to end by itself when the demo is asked to stop. */
const STEP_PATIENCE = 10_000

type Options = SharedOptions & {
  kk?: number
  penuh?: boolean
  port: number
  host: string
  reset?: boolean
  jam?: string
}

export function register(program: Command): void {
  withShared(program.command('demo').description('Menyiapkan dan menjalankan kota peragaan dengan data sintetis.'))
    .option('--kk <angka>', `jumlah keluarga (bawaan: ${formatNumber(KK_BAWAAN)})`, wholeNumber('--kk', 100, 2_000_000))
    .option('--penuh', `seluruh kota: ${formatNumber(KK_PENUH)} keluarga`)
    .option('--port <angka>', 'port HTTP', wholeNumber('--port', 1, 65_535), 3000)
    .option('--host <alamat>', 'alamat tempat mendengarkan', '127.0.0.1')
    .option('--reset', 'menghapus data peragaan yang ada dan memulai dari awal')
    .option('--jam <waktu>', 'jam kantor, misalnya 2025-11-03T08:00:00+07:00; hanya untuk data sintetis')
    .action(runDemo)
}

async function runDemo(options: Options): Promise<void> {
  if (options.json) keepStdoutClean()
  // Progress is told by the steps; lines of the log between them only when something is wrong or somebody asked.
  if (childEnv({}).SAHIH_LOG === undefined) setEnv({ SAHIH_LOG: 'warn' })
  if (options.kk && options.penuh) throw new CommandError('Pilih salah satu: --kk atau --penuh.', 'cli/pilihan', 2)
  setOfficeClock(options.jam)
  await checkPort(options.port, options.host)
  const asked = options.penuh ? KK_PENUH : options.kk
  if (options.reset) await resetDemo(path.resolve(options.data))
  await withDatabase(
    options,
    async (context) => {
      const city = await claimCity(context, asked)
      for (const { kunci, label, run } of STEPS) {
        await runOnce(context, kunci, label, (note) => run(context, city, note))
      }
      await step('Bangun aplikasi', (note) => orStop(context.signal, buildWhenNeeded(note, context.signal)))
      await serve(context, { ...options, dataDir: context.dataDir, mode: 'start' }, () => printAccounts(city))
    },
    { graceful: true, keepRunning: true, around: (label, work) => step(label, work) },
  )
}

/** Marks the database as synthetic before anything is put into it; refuses one that holds something else. */
async function claimCity(context: CommandContext, asked: number | undefined): Promise<DemoCity> {
  const client = await connectOwner(context.ownerUrl)
  try {
    const known = (await readSetting(client, 'demo')) as DemoCity | undefined
    if (known) {
      if (asked !== undefined && asked !== known.kk) {
        throw new CommandError(
          `Folder data ini berisi kota peragaan dengan ${formatNumber(known.kk)} keluarga; pakai --reset untuk membuat yang baru atau --data untuk folder lain.`,
          'demo/kota-lain',
        )
      }
      return known
    }
    const { rows } = await client.query<{ ada: boolean }>('SELECT EXISTS (SELECT FROM rilis) AS ada')
    if ((await readSetting(client, 'sintetis')) === false || rows[0]?.ada) {
      throw new CommandError(
        'Basis data ini berisi data yang bukan peragaan; pakai --data dengan folder lain untuk peragaan.',
        'demo/bukan-sintetis',
      )
    }
    const city: DemoCity = { kab: '3275', periode: '2025-TW3', kk: asked ?? KK_BAWAAN, benih: 'sahih' }
    markFolder(context.dataDir)
    await writeSetting(client, 'sintetis', true)
    await writeSetting(client, 'demo', city)
    return city
  } finally {
    await client.end()
  }
}

/** Runs a step unless it is recorded as done; it is recorded after it succeeded. */
async function runOnce(
  context: CommandContext,
  kunci: string,
  label: string,
  run: (note: (text: string) => void) => Promise<unknown>,
): Promise<void> {
  const key = `demo:${kunci}`
  const client = await connectOwner(context.ownerUrl)
  try {
    if ((await readSetting(client, key)) !== undefined) return
    const nilai = await step(label, (note) => orStop(context.signal, run(note), STEP_PATIENCE))
    await writeSetting(client, key, nilai ?? true)
  } finally {
    await client.end()
  }
}

const MARK = 'sintetis.txt'

function markFolder(dataDir: string): void {
  writeFileSync(path.join(dataDir, MARK), 'Folder data ini berisi data sintetis; demo --reset boleh menghapusnya.\n')
}

/** Empties a demo's data folder or its database. Refuses a folder that no demo made. */
async function resetDemo(dataDir: string): Promise<void> {
  const { databaseUrl } = startEnv()
  if (databaseUrl) return resetSchema(databaseUrl)
  const entries = existsSync(dataDir) ? listFolder(dataDir) : []
  if (entries.length === 0) return
  if (!entries.includes(MARK)) {
    throw new CommandError(
      `Folder ${dataDir} tidak dibuat oleh peragaan, jadi tidak dihapus; pilih folder lain dengan --data.`,
      'demo/bukan-sintetis',
    )
  }
  const { removeServer } = await import('@/lib/server/embedded/remove-server')
  await step('Hapus peragaan lama', () => removeServer(dataDir))
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw folderError(folder, error)
  }
}

async function resetSchema(databaseUrl: string): Promise<void> {
  const client = await connectOwner(databaseUrl)
  try {
    const { rows } = await client.query<{ ada: boolean }>(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS ada`,
    )
    if (!rows[0]?.ada) return
    const { rows: known } = await client.query<{ ada: boolean }>(
      `SELECT to_regclass('public.pengaturan') IS NOT NULL AS ada`,
    )
    if (!known[0]?.ada || (await readSetting(client, 'sintetis')) !== true) {
      throw new CommandError(
        'Basis data pada DATABASE_URL tidak dibuat oleh peragaan, jadi tidak dihapus.',
        'demo/bukan-sintetis',
      )
    }
    // Every schema of ours: public, the queue's, the import's, and whatever a later migration makes.
    const { rows: schemas } = await client.query<{ perintah: string }>(
      `SELECT format('DROP SCHEMA %I CASCADE', nspname) AS perintah FROM pg_namespace
       WHERE nspname = 'public' OR (nspname !~ '^pg_' AND pg_get_userbyid(nspowner) = current_user AND nspname <> 'information_schema')`,
    )
    const commands = [...schemas.map(({ perintah }) => perintah), 'CREATE SCHEMA public']
    await step('Hapus peragaan lama', () => client.query(commands.join('; ')))
  } finally {
    await client.end()
  }
}

function printAccounts(city: DemoCity): void {
  const width = Math.max(...AKUN_DEMO.map(({ namaPengguna }) => namaPengguna.length))
  const secret = Math.max(...AKUN_DEMO.map(({ sandi }) => sandi.length))
  const lines = AKUN_DEMO.map(
    ({ namaPengguna, sandi, peran }) =>
      `  ${namaPengguna.padEnd(width)}  ${sandi.padEnd(secret)}  ${LABEL_PERAN[peran]}`,
  )
  process.stdout.write(
    `\nKota peragaan dengan ${formatNumber(city.kk)} keluarga; semua data sintetis.\nAkun (nama pengguna, kata sandi, peran):\n${lines.join('\n')}\n\n`,
  )
}
