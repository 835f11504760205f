// `npm start`: serves an installation without demo data.
import type { Command } from 'commander'
import { buildWhenNeeded } from './build'
import { checkPort, type ServeOptions, startServices } from './serve'
import {
  type CommandContext,
  type SharedOptions,
  step,
  untilStopped,
  wholeNumber,
  withDatabase,
  withShared,
} from './support'

type Options = SharedOptions & { port: number; host: string }

export function register(program: Command): void {
  withShared(
    program.command('layani').description('Menjalankan aplikasi untuk dipakai sehari-hari, tanpa data peragaan.'),
  )
    .option('--port <angka>', 'port HTTP', wholeNumber('--port', 1, 65_535), 3000)
    .option('--host <alamat>', 'alamat tempat mendengarkan', '127.0.0.1')
    .action(async (options: Options) => {
      await checkPort(options.port, options.host)
      await withDatabase(
        options,
        async (context) => {
          await step('Bangun aplikasi', (note) => buildWhenNeeded(note, context.signal))
          await serve(context, { ...options, dataDir: context.dataDir, mode: 'start' })
        },
        { graceful: true, keepRunning: true, around: (label, work) => step(label, work) },
      )
    })
}

/** Starts worker and web, says the address, and runs until the command is asked to stop. */
export async function serve(context: CommandContext, options: ServeOptions, before: () => void = () => undefined) {
  const service = await step('Pekerja dan web', () => startServices(options, context.signal))
  try {
    before()
    process.stdout.write(`Sahih siap: ${service.address}\n`)
    await Promise.race([service.failed, untilStopped(context.signal)])
  } finally {
    await service.stop()
  }
}
