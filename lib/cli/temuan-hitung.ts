// Counts findings from the command line, as aktor `server`.
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { JENIS_TEMUAN, TEMUAN } from '@/lib/temuan/jenis'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string }

export function register(program: Command): void {
  withShared(
    program
      .command('temuan:hitung')
      .description('Menghitung temuan atas rilis yang berlaku dan sumber lain. Putusan yang sudah ada dipertahankan.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka'),
  ).action((options: Options) =>
    withDatabase(
      options,
      async ({ signal }) => {
        const { hitungTemuan } = await import('@/lib/temuan/commands/hitung-temuan')
        const hasil = await hitungTemuan(
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
        if (options.json) return printJson(hasil.value)
        const { rilis, jenis, dilewati, benar, baru, berubah, kembali, selesai, detik } = hasil.value
        console.log(`Rilis ${rilis}: ${formatNumber(benar)} temuan berlaku`)
        for (const satu of JENIS_TEMUAN)
          if (jenis[satu] !== undefined) console.log(`  ${TEMUAN[satu].label}: ${formatNumber(jenis[satu])}`)
        for (const satu of dilewati)
          console.log(`  ${TEMUAN[satu].label}: dilewati, sumbernya belum ada untuk rilis ini`)
        console.log(
          `Baru ${formatNumber(baru)}, berubah ${formatNumber(berubah)}, muncul lagi ${formatNumber(kembali)}, sudah tidak ada ${formatNumber(selesai)}`,
        )
        console.log(`Waktu: ${formatNumber(detik, 1)} detik`)
      },
      { graceful: true },
    ),
  )
}
