// Answers the usulan that were sent, by comparing them with a release; as aktor `server`.
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string; periode?: string }

export function register(program: Command): void {
  withShared(
    program
      .command('verval:jawab')
      .description('Membandingkan usulan yang sudah dikirim dengan sebuah rilis, kolom demi kolom.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .option('--periode <periode>', 'rilis, misalnya 2025-TW4 atau 2025-TW4.2; tanpa pilihan ini rilis yang berlaku'),
  ).action((options: Options) =>
    withDatabase(options, async () => {
      if (!/^\d{4}$/.test(options.kab)) throw new CommandError('--kab harus empat angka.', 'cli/pilihan', 2)
      const [{ jawabUsulan }, { tandaiDaftar }, { LABEL_HASIL, HASIL_USULAN }] = await Promise.all([
        import('@/lib/verval/commands/jawab-usulan'),
        import('@/lib/verval/commands/tandai-daftar'),
        import('@/lib/verval/hasil'),
      ])
      const aktor = serverAktor(options.kab)
      const jawaban = await jawabUsulan(aktor, { periode: options.periode })
      if (!jawaban.ok) throw new CommandError(jawaban.error.message, jawaban.error.code)
      const ditandai = await tandaiDaftar(aktor)
      if (!ditandai.ok) throw new CommandError(ditandai.error.message, ditandai.error.code)
      if (options.json) {
        printJson({ ...jawaban.value, ditandai: ditandai.value.ditandai })
        return
      }
      console.log(`Rilis ${jawaban.value.rilis}: ${formatNumber(jawaban.value.dijawab)} usulan terjawab`)
      for (const hasil of HASIL_USULAN)
        console.log(`${LABEL_HASIL[hasil]}: ${formatNumber(jawaban.value.perHasil[hasil])}`)
    }),
  )
}
