// `kunci:buat BERKAS`: a new key for backups, in a file that only its owner can read.
import path from 'node:path'
import type { Command } from 'commander'
import { buatKunciCadangan } from '@/lib/server/cadangan/kunci-cadangan'
import { printJson } from './support'

export function register(program: Command): void {
  program
    .command('kunci:buat')
    .description(
      'Membuat kunci baru untuk cadangan. Simpan salinannya di luar server ini: tanpa kunci, cadangan tidak dapat dibuka.',
    )
    .argument('<berkas>', 'berkas kunci yang dibuat')
    .option('--json', 'hasil berupa satu objek JSON di keluaran baku')
    .action((berkas: string, options: { json?: boolean }) => {
      const full = path.resolve(berkas)
      buatKunciCadangan(full)
      if (options.json) return printJson({ kunci: full })
      process.stdout.write(
        `Kunci ditulis ke ${full}. Simpan salinannya di tempat lain: tanpa kunci ini cadangan tidak dapat dibuka.\n`,
      )
    })
}
