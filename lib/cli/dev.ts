// `npm run dev`: the application with reload on change, on the same database and worker as in daily use.
import type { Command } from 'commander'
import { serve } from './layani'
import { checkPort } from './serve'
import { type SharedOptions, step, wholeNumber, withDatabase, withShared } from './support'

export function register(program: Command): void {
  withShared(
    program.command('dev').description('Menjalankan aplikasi untuk pengembang, dengan muat ulang saat berkas berubah.'),
  )
    .option('--port <angka>', 'port HTTP', wholeNumber('--port', 1, 65_535), 3000)
    .option('--host <alamat>', 'alamat tempat mendengarkan', '127.0.0.1')
    .action(async (options: SharedOptions & { port: number; host: string }) => {
      await checkPort(options.port, options.host)
      await withDatabase(options, (context) => serve(context, { ...options, dataDir: context.dataDir, mode: 'dev' }), {
        graceful: true,
        keepRunning: true,
        around: (label, work) => step(label, work),
      })
    })
}
