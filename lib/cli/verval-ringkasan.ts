// How many usulan stand where.
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string }

export function register(program: Command): void {
  withShared(
    program
      .command('verval:ringkasan')
      .description('Menampilkan jumlah usulan, daftar, dan pemeriksaan menurut keadaannya.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka'),
  ).action((options: Options) =>
    withDatabase(options, async () => {
      if (!/^\d{4}$/.test(options.kab)) throw new CommandError('--kab harus empat angka.', 'cli/pilihan', 2)
      const [{ getRingkasan }, { LABEL_STATUS, STATUS_USULAN }] = await Promise.all([
        import('@/lib/verval/queries/get-ringkasan'),
        import('@/lib/verval/alur'),
      ])
      const ringkasan = await getRingkasan(serverAktor(options.kab))
      if (options.json) {
        printJson(ringkasan)
        return
      }
      for (const status of STATUS_USULAN)
        console.log(`${LABEL_STATUS[status]}: ${formatNumber(ringkasan.usulan[status])}`)
    }),
  )
}
