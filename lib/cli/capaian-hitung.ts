// Counts the pull of today of capaian verval from the command line, as aktor `server`.
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string }

export function register(program: Command): void {
  withShared(
    program
      .command('capaian:hitung')
      .description('Menghitung capaian verval per hari ini.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka'),
  ).action((options: Options) =>
    withDatabase(options, async () => {
      const { hitungCapaian } = await import('@/lib/temuan/commands/hitung-capaian')
      const hasil = await hitungCapaian(serverAktor(options.kab), { kodeKab: options.kab })
      if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
      if (options.json) return printJson(hasil.value)
      const { tarikan, rilis, kk, jiwa, kkVerval, jiwaVerval } = hasil.value
      console.log(
        `Tarikan ${tarikan}, rilis ${rilis}: ${formatNumber(kkVerval)} dari ${formatNumber(kk)} KK dan ${formatNumber(jiwaVerval)} dari ${formatNumber(jiwa)} jiwa terverval.`,
      )
    }),
  )
}
