// `npm run bench`: speeds and memory at a chosen size, each beside its raw floor of the same run. Never part of the tests.
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import type { Database } from '@/lib/server/database'
import { openDatabase } from '@/lib/server/database'
import { formatMeasure, type Measure, PENUH } from './measure'

/** What every group gets: the opened database of the bench and the size of its city. */
export type BenchContext = {
  database: Database
  dataDir: string
  kk: number
  kodeKab: string
  periode: string
  /** Folder with the release files of this size, made when missing. */
  rilisDir: string
  note: (text: string) => void
}

/** Groups in the order they must run: each later one reads what an earlier one left in the database. */
const GROUPS: Record<string, () => Promise<{ measure: (context: BenchContext) => Promise<Measure[]> }>> = {
  impor: () => import('./impor'),
  xlsx: () => import('./impor-xlsx'),
  bunuh: () => import('./bunuh'),
  peringkat: () => import('./peringkat'),
  padan: () => import('./padan'),
  temuan: () => import('./temuan'),
  keluarga: () => import('./keluarga'),
  halaman: () => import('./halaman'),
  ekspor: () => import('./ekspor'),
  cadangan: () => import('./cadangan'),
}

async function machine(): Promise<Record<string, string | number>> {
  const cpu = os.cpus()[0]?.model.trim() ?? 'tidak dikenal'
  const memori = Math.round(os.totalmem() / 2 ** 30)
  return {
    cpu,
    inti: os.cpus().length,
    memoriGiB: memori,
    node: process.version,
    sistem: `${os.type()} ${os.release()}`,
  }
}

async function ensureRilis(context: BenchContext): Promise<void> {
  const names = ['keluarga', 'anggota'].map((jenis) =>
    path.join(context.rilisDir, `${jenis}_dtsen_v3_${context.kodeKab}.csv`),
  )
  if (names.every((name) => existsSync(name))) return
  context.note(`membuat rilis sintetis ${context.kk} KK`)
  const { listArea } = await import('@/lib/wilayah/queries')
  const { tulisRilis } = await import('@/lib/sumber/commands/tulis-rilis')
  const { parsePeriode } = await import('@/lib/core/date')
  const periode = parsePeriode(context.periode)
  if (!periode) throw new Error('periode bench tidak terbaca')
  const result = await tulisRilis(
    { kk: context.kk, periode, benih: 'bench', sistem: 'kemendagri', keluar: context.rilisDir },
    await listArea(context.kodeKab),
  )
  if (!result.ok) throw new Error(result.error.message)
}

async function main(): Promise<void> {
  const program = new Command('bench')
    .argument('[group]', `kelompok ukuran: ${Object.keys(GROUPS).join(', ')}`)
    .option('--kk <jumlah>', 'banyaknya keluarga', '20000')
    .option('--penuh', 'ukuran Kota Bekasi: 824.818 keluarga')
    .option('--data <folder>', 'folder data bench', 'data/bench')
    .option('--json', 'satu baris JSON untuk setiap ukuran')
    .parse()
  const options = program.opts<{ kk: string; penuh?: boolean; data: string; json?: boolean }>()
  const kk = options.penuh ? PENUH : Number(options.kk)
  if (!Number.isInteger(kk) || kk < 1) throw new Error('--kk harus bilangan bulat')
  const group = program.args[0]
  if (group !== undefined && !(group in GROUPS)) throw new Error(`kelompok ${group} tidak dikenal`)

  const dataDir = path.resolve(options.data, String(kk))
  const note = (text: string) => process.stderr.write(`${text}\n`)
  const database = await openDatabase({ dataDir })
  let failed = false
  try {
    const context = {
      database,
      dataDir,
      kk,
      kodeKab: '3275',
      periode: '2025-TW3',
      rilisDir: path.join(dataDir, 'rilis'),
      note,
    }
    const mesin = { ...(await machine()), kk }
    process.stdout.write(options.json ? `${JSON.stringify({ mesin })}\n` : `${JSON.stringify(mesin)}\n`)
    await ensureRilis(context)
    for (const name of group === undefined ? Object.keys(GROUPS) : [group]) {
      const load = GROUPS[name]
      if (!load) continue
      note(`kelompok ${name}`)
      for (const measure of await (await load()).measure(context))
        process.stdout.write(`${options.json ? JSON.stringify(measure) : formatMeasure(measure)}\n`)
    }
  } catch (error) {
    failed = true
    note(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    await database.close()
  }
  process.exit(failed ? 1 : 0)
}

await main()
