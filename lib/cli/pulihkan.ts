// `pulihkan BERKAS`: a backup into an empty installation, compared row by row before anybody may use it.
import path from 'node:path'
import type { Command } from 'commander'
import { formatBytes, formatNumber } from '@/lib/core/format'
import { readKunciCadangan } from '@/lib/server/cadangan/kunci-cadangan'
import { keepStdoutClean, printJson, type SharedOptions, step, stopSignal, withDatabase, withShared } from './support'

type Options = SharedOptions & { kunci?: string; periksa?: boolean }

export function register(program: Command): void {
  withShared(
    program
      .command('pulihkan')
      .description('Memulihkan cadangan ke basis data dan folder data yang kosong, lalu membandingkan setiap tabelnya.')
      .argument('<berkas>', 'berkas cadangan'),
  )
    .option('--kunci <berkas>', 'berkas kunci dari kunci:buat (bawaan: SAHIH_KUNCI_CADANGAN)')
    .option('--periksa', 'hanya memeriksa keutuhan berkas cadangan, tanpa memulihkan')
    .action(run)
}

async function run(berkas: string, options: Options): Promise<void> {
  if (options.json) keepStdoutClean()
  const file = path.resolve(berkas)
  const key = readKunciCadangan(options.kunci)
  const start = performance.now()
  const { readBackup } = await import('@/lib/server/cadangan/read-backup')
  const signal = stopSignal()
  // Proven whole first: a wrong key or a damaged byte must not leave half an installation.
  const backup = await step('Periksa berkas cadangan', () => readBackup(file, key, signal))
  const detikSejak = () => Number(((performance.now() - start) / 1000).toFixed(2))
  if (options.periksa) {
    const { contents, end } = backup
    const baris = Object.values(end.tables).reduce((sum, { rows }) => sum + rows, 0)
    const isi = { tabel: contents.tables.length, baris, berkas: Object.keys(end.files).length }
    if (options.json)
      return printJson({ utuh: true, id: contents.id, dibuatPada: contents.madeAt, ...isi, detik: detikSejak() })
    process.stdout.write(
      `Cadangan utuh: ${formatNumber(isi.tabel)} tabel, ${formatNumber(isi.baris)} baris, ${formatNumber(isi.berkas)} berkas.\n`,
    )
    return
  }
  const { prepareRestore, pulihkan } = await import('@/lib/server/cadangan/pulihkan')
  const dataDir = path.resolve(options.data)
  await withDatabase(
    options,
    async ({ ownerUrl }) => {
      const hasil = await step('Pulihkan', (note) =>
        pulihkan({
          ownerUrl,
          dataDir,
          file,
          key,
          backup,
          signal,
          progress: (stage, bytes, total) => note(`${stage}, ${formatBytes(bytes)} dari ${formatBytes(total)}`),
        }),
      )
      const utuh = hasil.audit.every((rantai) => rantai.utuh)
      if (!utuh) process.exitCode = 1
      if (options.json) return printJson({ ...hasil, auditUtuh: utuh, detik: detikSejak() })
      process.stdout.write(
        `Dipulihkan dan sama dengan cadangan: ${formatNumber(hasil.tabel)} tabel, ${formatNumber(hasil.baris)} baris, ${formatNumber(hasil.berkas)} berkas.\n`,
      )
      for (const { kodeKab, jejak, kepala, utuh: satu } of hasil.audit)
        process.stdout.write(
          `Jejak audit ${kodeKab}: ${satu ? 'utuh' : 'TIDAK UTUH, sudah sebelum dicadangkan'}, ${formatNumber(jejak)} baris, kepala ${kepala ?? 'tidak ada'}.\n`,
        )
    },
    {
      graceful: true,
      prepare: (client, ownerUrl) => prepareRestore(client, ownerUrl, dataDir, backup.contents),
    },
  )
}
