// Runs a simulated ranking from the command line, as aktor `server`.
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { LABEL_SIMULASI } from '@/lib/peringkat/model'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & {
  kab: string
  periode: string
  model?: string
  lapis: string
  bobot: string
  benih?: string
}

export function register(program: Command): void {
  withShared(
    program
      .command('peringkat:jalankan')
      .description('Menjalankan simulasi peringkat atas satu rilis. Simulasi, bukan penetapan BPS.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .requiredOption('--periode <periode>', 'rilis, misalnya 2025-TW3 atau 2025-TW3.2')
      .option('--model <kode>', 'kode model; tanpa pilihan ini model utama')
      .option('--lapis <lapis>', 'rilis, atau kini untuk rilis dengan pembaruan daerah', 'rilis')
      .option('--bobot <bobot>', 'jiwa atau kk', 'jiwa')
      .option('--benih <benih>', 'benih pemecah skor yang sama'),
  ).action((options: Options) =>
    withDatabase(options, async () => {
      const { jalankanPeringkat } = await import('@/lib/peringkat/commands/jalankan-peringkat')
      const { jalankanPeringkatSchema } = await import('@/lib/peringkat/schema')
      const input = jalankanPeringkatSchema.safeParse({
        kodeKab: options.kab,
        periode: options.periode,
        model: options.model,
        lapis: options.lapis,
        bobot: options.bobot,
        benih: options.benih,
      })
      if (!input.success) {
        const issue = input.error.issues[0]
        const pilihan = issue?.path[0] === 'kodeKab' ? 'kab' : String(issue?.path[0] ?? '')
        throw new CommandError(`Nilai --${pilihan} tidak dapat dipakai; lihat --help.`, 'cli/pilihan', 2)
      }
      const result = await jalankanPeringkat(serverAktor(options.kab), input.data, async (tahap, selesai, total) => {
        console.error(`[${selesai}/${total}] ${tahap}`)
      })
      if (!result.ok) throw new CommandError(result.error.message, result.error.code)
      const { run, keluarga, detik, hash, perDesil } = result.value
      if (options.json) {
        printJson({ run, keluarga, detik, hash, perDesil })
        return
      }
      console.log(LABEL_SIMULASI)
      console.log(`Simulasi ${run}: ${formatNumber(keluarga)} keluarga dalam ${formatNumber(detik, 1)} detik`)
      console.log(`Sidik ${hash}`)
      for (const { desil, kk, jiwa } of perDesil)
        console.log(
          `${desil === null ? 'belum diperingkat' : `desil ${desil}`}: ${formatNumber(kk)} KK, ${formatNumber(jiwa)} jiwa`,
        )
    }),
  )
}
