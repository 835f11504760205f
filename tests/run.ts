// `npm test`: every stage in order, each with its time, stopping at the first that fails.
// The last line is always "N passed, N failed" over all suites; lint, types, knip and build count as one each.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { stampBuild } from '@/lib/cli/build'

const ROOT = path.join(import.meta.dirname, '..')
const RESULTS = path.join(ROOT, 'tests', 'hasil')
/** No command may hang a build server: minutes until it is stopped and counted as failed. */
const LIMIT_MINUTES = 25

type Count = { passed: number; failed: number }
type Stage = {
  name: string
  commandList: string[][]
  /** Where the suite writes its counts; without it the stage itself counts as one. */
  report?: { file: string; read: (json: unknown) => Count }
  /** Called when the commands went well. */
  after?: () => void
}

const vitest = (project: string): Stage => {
  const file = path.join(RESULTS, `${project}.json`)
  return {
    name: project,
    commandList: [
      [
        'vitest',
        'run',
        '--config',
        'tests/vitest.config.ts',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
    ],
    report: { file, read: countVitest },
  }
}

const STAGES: Stage[] = [
  { name: 'lint', commandList: [['biome', 'check', '--error-on-warnings', '.']] },
  {
    name: 'types',
    commandList: [
      ['prisma', 'generate', '--config', 'prisma/prisma.config.ts'],
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  vitest('unit'),
  vitest('integration'),
  { name: 'knip', commandList: [['knip', '--config', 'tests/knip.jsonc']] },
  // Stamped, so that the demos under test do not build once more.
  { name: 'build', commandList: [['next', 'build']], after: stampBuild },
  {
    name: 'e2e',
    // A city and a browser for each of two cores.
    commandList: [
      [
        'playwright',
        'test',
        '--config',
        'tests/playwright.config.ts',
        `--workers=${Math.min(2, availableParallelism())}`,
      ],
    ],
    report: { file: path.join(RESULTS, 'e2e.json'), read: countPlaywright },
  },
]

const numberAt = (json: unknown, key: string): number => {
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[key] : undefined
  return typeof value === 'number' ? value : 0
}

/** A test that was skipped or left to do did not hold: it counts as failed. */
function countVitest(json: unknown): Count {
  const passed = numberAt(json, 'numPassedTests')
  return { passed, failed: numberAt(json, 'numTotalTests') - passed }
}

/** A test that passed only when repeated, or was skipped after another failed, counts as failed. */
function countPlaywright(json: unknown): Count {
  const stats = typeof json === 'object' && json !== null && 'stats' in json ? json.stats : null
  const failed = numberAt(stats, 'unexpected') + numberAt(stats, 'flaky') + numberAt(stats, 'skipped')
  return { passed: numberAt(stats, 'expected'), failed }
}

/** Runs one command with its output shown as it comes; true when it ended with exit code 0 in time. */
function run(command: string[]): Promise<boolean> {
  const [program = '', ...argumentList] = command
  const bin = path.join(ROOT, 'node_modules', '.bin')
  return new Promise((resolve) => {
    const child = spawn(path.join(bin, program), argumentList, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
        NEXT_TELEMETRY_DISABLED: '1',
        // prisma generate needs no schema engine but looks for one and would try to download it; any existing file will do.
        PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'package.json'),
      },
    })
    // As Ctrl-C first, so that what the stage started is stopped in order.
    const limit = setTimeout(() => {
      console.error(`${program} melewati batas ${LIMIT_MINUTES} menit dan dihentikan.`)
      child.kill('SIGINT')
    }, LIMIT_MINUTES * 60_000)
    const end = setTimeout(() => child.kill('SIGKILL'), (LIMIT_MINUTES + 1) * 60_000)
    child.once('error', (error) => {
      clearTimeout(limit)
      clearTimeout(end)
      console.error(error.message)
      resolve(false)
    })
    child.once('close', (code) => {
      clearTimeout(limit)
      clearTimeout(end)
      resolve(code === 0)
    })
  })
}

/** Runs a stage; a suite without a test, or one that fails outside a test, counts as one failure. */
async function runStage(stage: Stage): Promise<Count> {
  if (stage.report) rmSync(stage.report.file, { force: true })
  let ok = true
  for (const command of stage.commandList) {
    ok = await run(command)
    if (!ok) break
  }
  if (ok) stage.after?.()
  if (!stage.report) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const count = existsSync(stage.report.file)
    ? stage.report.read(JSON.parse(readFileSync(stage.report.file, 'utf8')))
    : { passed: 0, failed: 0 }
  if (count.passed + count.failed === 0) console.error(`Tahap ${stage.name} tidak menjalankan satu uji pun.`)
  const silent = (!ok && count.failed === 0) || count.passed + count.failed === 0
  return silent ? { ...count, failed: 1 } : count
}

/** Stages asked for, in their own order; a name that is no stage ends the run with a sentence. */
function chooseStages(): Stage[] {
  const { values } = parseArgs({ options: { hanya: { type: 'string' } } })
  if (values.hanya === undefined) return STAGES
  const nameList = values.hanya.split(',').map((name) => name.trim())
  const known = STAGES.map((stage) => stage.name)
  const unknown = nameList.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`Tahap ${unknown.join(', ')} tidak dikenal. Yang ada: ${known.join(', ')}.`)
    process.exit(2)
  }
  return STAGES.filter((stage) => nameList.includes(stage.name))
}

const total: Count = { passed: 0, failed: 0 }
mkdirSync(RESULTS, { recursive: true })
for (const stage of chooseStages()) {
  console.log(`\n== ${stage.name}`)
  const start = performance.now()
  const count = await runStage(stage)
  total.passed += count.passed
  total.failed += count.failed
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`== ${stage.name}: ${count.failed === 0 ? 'lulus' : 'GAGAL'} dalam ${seconds} detik`)
  if (count.failed > 0) break
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
