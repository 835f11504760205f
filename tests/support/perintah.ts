// The command line beside a running demo, as whoever runs the server uses it.
import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const ROOT = path.join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

/** Data folder of the demo this worker tests. Throws when a demo given by SAHIH_UJI_URL did not say where its data lies. */
export function dataFolder(): string {
  const folder = process.env.SAHIH_UJI_DATA?.split(',')[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
  if (!folder) throw new Error('SAHIH_UJI_DATA harus menunjuk folder data demo yang dipakai SAHIH_UJI_URL.')
  return folder
}

/** Runs one command with --json and returns what it printed. Throws with its words when it fails. */
export async function runPerintah(...argumentList: string[]): Promise<unknown> {
  const { DATABASE_URL: _, NODE_OPTIONS: __, ...env } = process.env
  const { stdout } = await run(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'lib/cli/main.ts',
      ...argumentList,
      '--data',
      dataFolder(),
      '--json',
    ],
    { cwd: ROOT, env, maxBuffer: 16 * 1024 * 1024 },
  )
  return JSON.parse(stdout)
}

/** A new folder for files of a test, beside the demo's data folder and removed with it. */
export function newFolder(): string {
  return mkdtempSync(path.join(path.dirname(dataFolder()), 'berkas-'))
}
