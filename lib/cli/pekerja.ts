// The worker: takes long work from the queue until it is asked to stop. Several may run at once.
import type { Command } from 'commander'
import { type SharedOptions, untilStopped, wholeNumber, withDatabase, withShared } from './support'

type Options = SharedOptions & { detak?: number }

/** Milliseconds that running work gets to end by itself when the worker is asked to stop; then the next worker has it. */
const PATIENCE = 10_000

export function register(program: Command): void {
  withShared(program.command('pekerja').description('Menjalankan pekerja yang menyelesaikan tugas panjang.'))
    .option(
      '--detak <detik>',
      'pekerja yang diam selama ini dianggap berhenti, dan tugasnya diulang pekerja lain (bawaan: 30)',
      wholeNumber('--detak', 10, 3_600),
    )
    .action((options: Options) =>
      withDatabase(
        options,
        async ({ ownerUrl, signal }) => {
          // Loaded here and not above: help must not wait for the rooms.
          const [{ startWorker }, { BERKALA, HANDLERS }] = await Promise.all([
            import('@/lib/server/worker'),
            import('./handlers'),
          ])
          const worker = await startWorker(ownerUrl, HANDLERS, BERKALA, { heartbeatSeconds: options.detak })
          try {
            await untilStopped(signal)
          } finally {
            await worker.stop(PATIENCE)
          }
        },
        { graceful: true, keepRunning: true },
      ),
    )
}
