// `cadangkan BERKAS`: one encrypted file with everything an installation holds, made while it serves.
import path from 'node:path'
import type { Command } from 'commander'
import { formatBytes, formatNumber } from '@/lib/core/format'
import { readKunciCadangan } from '@/lib/server/cadangan/kunci-cadangan'
import { printJson, type SharedOptions, step, withDatabase, withShared } from './support'

type Options = SharedOptions & { kunci?: string }

export function register(program: Command): void {
  withShared(
    program
      .command('cadangkan')
      .description(
        'Membuat satu berkas cadangan tersandi dari basis data dan berkas tersimpan; aplikasi boleh tetap berjalan.',
      )
      .argument('<berkas>', 'berkas cadangan yang dibuat'),
  )
    .option('--kunci <berkas>', 'berkas kunci dari kunci:buat (bawaan: SAHIH_KUNCI_CADANGAN)')
    .action(run)
}

async function run(berkas: string, options: Options): Promise<void> {
  const file = path.resolve(berkas)
  const key = readKunciCadangan(options.kunci)
  await withDatabase(
    options,
    async ({ ownerUrl, dataDir, signal }) => {
      const { cadangkan } = await import('@/lib/server/cadangan/cadangkan')
      const start = performance.now()
      const hasil = await step('Cadangan', (note) =>
        cadangkan({ ownerUrl, dataDir, file, key, signal, progress: (bytes) => note(formatBytes(bytes)) }),
      )
      const detik = Number(((performance.now() - start) / 1000).toFixed(2))
      if (options.json) return printJson({ ...hasil, file, detik })
      process.stdout.write(
        `${formatNumber(hasil.tabel)} tabel, ${formatNumber(hasil.baris)} baris, ${formatNumber(hasil.berkas)} berkas; ${formatBytes(hasil.ukuran)}: ${file}\nSHA-256 ${hasil.sha256}\n`,
      )
      if (hasil.berkasHilang > 0)
        console.error(
          `${formatNumber(hasil.berkasHilang)} berkas yang tercatat tidak ada di folder data, jadi tidak ikut.`,
        )
    },
    { graceful: true },
  )
}
