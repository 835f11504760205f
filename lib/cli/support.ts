// What every command shares: its common options, the database around its work, progress, and how failures are said.
import path from 'node:path'
import { type Command, type CommanderError, Option } from 'commander'
import { formatNumber } from '@/lib/core/format'
import type { Database, DatabaseOptions } from '@/lib/server/database'
import { setEnv, startEnv } from '@/lib/server/env'
import { SetupError } from '@/lib/server/setup-error'

/** Options that every command has. */
export type SharedOptions = { data: string; json?: boolean }

/** What a command gets to work with. */
export type CommandContext = Database & {
  /** Absolute path of the data folder. */
  dataDir: string
  /** Fires on Ctrl-C and on a request to stop: work that can should give up then. */
  signal: AbortSignal
}

/** A refusal of a command: one Indonesian sentence, shown without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  constructor(
    message: string,
    /** Code for `--json`, room first. */
    readonly code = 'cli/ditolak',
    /** Exit code of the process. */
    readonly exitCode = 1,
  ) {
    super(message)
  }
}

/** Adds `--data` and `--json` to a command. */
export function withShared(command: Command): Command {
  return command
    .addOption(new Option('--data <folder>', 'folder data').default('./data'))
    .addOption(new Option('--json', 'hasil berupa satu objek JSON di keluaran baku'))
}

/**
 * Opens the database of `--data`, runs `work`, closes it again, also when work fails and on SIGINT, SIGTERM and SIGHUP.
 * Asked to stop, work is abandoned where it is (its transaction is rolled back); with `graceful` it is told by
 * `context.signal` and waited for. With `--json` everything that is not the result goes to stderr.
 */
export async function withDatabase<T>(
  options: SharedOptions,
  work: (context: CommandContext) => Promise<T>,
  { graceful = false, ...more }: Omit<DatabaseOptions, 'dataDir'> & { graceful?: boolean } = {},
): Promise<T> {
  if (options.json) keepStdoutClean()
  // Loaded here and not above: help must not wait for the database client.
  const { openDatabase } = await import('@/lib/server/database')
  const dataDir = path.resolve(options.data)
  const signal = stopSignal()
  const opening = openDatabase({ dataDir, ...more })
  let database: Database
  try {
    database = await orStop(signal, opening)
  } catch (error) {
    // Stopped while opening: the opening is let through to its end, so that nothing stays half made.
    if (error instanceof StopRequest) await opening.then((late) => late.close()).catch(() => undefined)
    throw error
  }
  try {
    const working = work({ ...database, dataDir, signal })
    return await (graceful ? working : orStop(signal, working))
  } finally {
    await database.close()
  }
}

/** The result of `work`, or a StopRequest when the process is asked to stop and `work` does not end within `patience` milliseconds. */
export async function orStop<T>(signal: AbortSignal, work: Promise<T>, patience = 0): Promise<T> {
  let give: (() => void) | undefined
  const stopped = new Promise<never>((_, reject) => {
    give = () => (patience > 0 ? setTimeout(() => reject(signal.reason), patience).unref() : reject(signal.reason))
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
  try {
    return await Promise.race([work, stopped])
  } finally {
    if (give) signal.removeEventListener('abort', give)
  }
}

let stopping: AbortController | undefined

/** Fires once when the process is asked to stop: by a signal, or because the process that started it is gone. */
export function stopSignal(): AbortSignal {
  if (stopping) return stopping.signal
  const controller = new AbortController()
  stopping = controller
  // Kept for good: a second Ctrl-C, or the same one passed on by npm, must not cut the closing short.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(new StopRequest(name)))
  }
  process.on('disconnect', () => controller.abort(new StopRequest('SIGTERM')))
  process.channel?.unref()
  return controller.signal
}

/** Waits until the process is asked to stop. */
export async function untilStopped(signal: AbortSignal): Promise<void> {
  // Something must hold the process while it waits.
  const hold = setInterval(() => undefined, 1 << 30)
  await orStop(signal, new Promise<never>(() => undefined)).catch(() => undefined)
  clearInterval(hold)
}

/** Thrown out of withDatabase when the process was asked to stop. */
export class StopRequest extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super('Dihentikan.')
  }
}

/** Writes the result of a command: the only thing that goes to stdout with `--json`. bigint becomes a number. */
export function printJson(value: unknown): void {
  printed = true
  const text = JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? Number(part) : part))
  process.stdout.write(`${text}\n`)
}

let printed = false
let steps = 0
let jsonOutput = false

/** Sends whatever is logged to stderr, so that stdout carries one JSON object. */
export function keepStdoutClean(): void {
  jsonOutput = true
  console.log = console.error
  console.info = console.error
}

/** Runs a step and shows it on stderr with its number and time: `[3] Data rujukan … 1,2 s`. */
export async function step<T>(label: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> {
  const live = process.stderr.isTTY
  steps += 1
  const head = `[${steps}] ${label} …`
  const start = performance.now()
  process.stderr.write(live ? head : '')
  const note = (text: string) => {
    if (live) process.stderr.write(`\r\u001b[K${head} ${text}`)
  }
  const end = (text: string) => process.stderr.write(live ? `\r\u001b[K${head} ${text}\n` : `${head} ${text}\n`)
  try {
    const result = await work(note)
    end(`${formatNumber((performance.now() - start) / 1000, 1)} s`)
    return result
  } catch (error) {
    end(error instanceof StopRequest ? 'dihentikan' : 'gagal')
    throw error
  }
}

/** Says a failure in one sentence on stderr; the stack only with SAHIH_RUNUT=1. Personal numbers never appear. */
export function reportFailure(error: unknown): void {
  if (error instanceof StopRequest) {
    process.exitCode = 128 + ({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }[error.signal as string] ?? 0)
    return
  }
  const sentence = failureSentence(error)
  if (jsonOutput && !printed) printJson({ galat: { kode: failureCode(error), pesan: sentence } })
  console.error(sentence)
  if (startEnv().trace) console.error(error)
  process.exitCode = error instanceof CommandError ? error.exitCode : 1
}

function failureSentence(error: unknown): string {
  if (error instanceof SetupError || error instanceof CommandError) return error.message
  if (hasText(error, 'code', 'ENOSPC') || hasText(error, 'code', '53100')) return 'Ruang disk habis.'
  const said = error instanceof Error ? error.message : String(error)
  const first = said.split('\n').find((line) => line.trim() !== '') ?? ''
  // Long numbers in a message may be somebody's NIK or No KK.
  const safe = first.replace(/\d{10,}/g, '…').trim()
  return `Terjadi kesalahan yang tidak terduga: ${safe} (jalankan dengan SAHIH_RUNUT=1 untuk rinciannya).`
}

function failureCode(error: unknown): string {
  return error instanceof SetupError || error instanceof CommandError ? error.code : 'cli/tidak-terduga'
}

function hasText(error: unknown, key: string, value: string): boolean {
  return typeof error === 'object' && error !== null && (error as Record<string, unknown>)[key] === value
}

/** A whole number option between two bounds, for commander's argument parser. */
export function wholeNumber(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new CommandError(
      `${name} harus bilangan bulat dari ${formatNumber(least)} sampai ${formatNumber(most)}.`,
      'cli/pilihan',
      2,
    )
  }
}

/** Sets the office clock of this process and its children; `text` is an ISO instant with its offset. */
export function setOfficeClock(text: string | undefined): void {
  if (text === undefined) return
  const instant = new Date(text)
  if (Number.isNaN(instant.getTime())) {
    throw new CommandError('--jam harus berupa waktu ISO, misalnya 2025-11-03T08:00:00+07:00.', 'cli/pilihan', 2)
  }
  setEnv({ SAHIH_JAM: instant.toISOString() })
}

/** Help in Indonesian for a command. */
export function styleHelp(command: Command): Command {
  const titles: Record<string, string> = {
    'Usage:': 'Pemakaian:',
    'Options:': 'Pilihan:',
    'Commands:': 'Perintah:',
    'Arguments:': 'Argumen:',
    'Global Options:': 'Pilihan umum:',
  }
  return command
    .helpOption('--help', 'menampilkan bantuan ini')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[pilihan]'),
      optionDescription: (option) => {
        const value = option.defaultValue
        return value === undefined || String(value) === ''
          ? option.description
          : `${option.description} (bawaan: ${String(value)})`
      },
      subcommandTerm: (subcommand) => subcommand.name(),
    })
}

/** Commander's refusal as an Indonesian sentence. */
export function commanderSentence(error: CommanderError): string {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownCommand':
      return `Perintah ${named} tidak dikenal; daftar perintah ada di cli --help.`
    case 'commander.unknownOption':
      return `Pilihan ${named} tidak dikenal; daftar pilihan ada di --help.`
    case 'commander.missingArgument':
      return `Argumen ${named} belum diisi.`
    case 'commander.optionMissingArgument':
      return `Pilihan ${named} belum diberi nilai.`
    case 'commander.missingMandatoryOptionValue':
      return `Pilihan ${named} wajib diisi.`
    case 'commander.excessArguments':
      return 'Argumen terlalu banyak; lihat --help.'
    case 'commander.invalidArgument':
      return `Nilai untuk ${named} tidak dapat dipakai; lihat --help.`
    default:
      return 'Perintah tidak dapat dibaca; lihat --help.'
  }
}
