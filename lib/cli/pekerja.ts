// The worker: takes long work from the queue until it is asked to stop. Several may run at once.
import type { Command } from 'commander'
import { type SharedOptions, untilStopped, withDatabase, withShared } from './support'

export function register(program: Command): void {
  withShared(program.command('pekerja').description('Menjalankan pekerja yang menyelesaikan tugas panjang.')).action(
    (options: SharedOptions) =>
      withDatabase(
        options,
        async (context) => {
          await untilStopped(context.signal)
        },
        { graceful: true, keepRunning: true },
      ),
  )
}
