// Runs matching from the command line, as aktor `server`.
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string }

export function register(program: Command): void {
  withShared(
    program
      .command('padan:jalankan')
      .description('Mencari baris yang mungkin orang yang sama. Hasilnya usulan; tidak ada yang digabung.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka'),
  ).action((options: Options) =>
    withDatabase(
      options,
      async ({ signal }) => {
        const { jalankanPadan } = await import('@/lib/padan/commands/jalankan-padan')
        const { setelahPadan } = await import('@/lib/temuan/commands/antrekan-temuan')
        const hasil = await jalankanPadan(
          serverAktor(options.kab),
          { kodeKab: options.kab },
          {
            signal,
            lapor: async (tahap, selesai, total) => {
              console.error(`[${selesai}/${total}] ${tahap}`)
            },
          },
        )
        if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
        await setelahPadan(serverAktor(options.kab))
        if (options.json) return printJson(hasil.value)
        const { rilis, orang, catatan, calon, diusulkan, baru, kembali, blokTerlewat, detik } = hasil.value
        console.log(`Rilis ${rilis}: ${formatNumber(orang)} orang, ${formatNumber(catatan)} baris sumber lain`)
        console.log(`Calon pasangan yang dinilai: ${formatNumber(calon)}`)
        console.log(
          `Menunggu keputusan: ${formatNumber(diusulkan)} (baru ${formatNumber(baru)}, diusulkan lagi ${formatNumber(kembali)})`,
        )
        if (blokTerlewat > 0)
          console.log(`Kelompok calon terlalu besar, tidak dipasangkan: ${formatNumber(blokTerlewat)}`)
        console.log(`Waktu: ${formatNumber(detik, 1)} detik`)
      },
      { graceful: true },
    ),
  )
}
