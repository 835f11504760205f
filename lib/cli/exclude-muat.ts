// Loads the exclude list of SIKS-NG from a CSV file.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string; periode: string; berlaku: string }

export function register(program: Command): void {
  withShared(
    program
      .command('exclude:muat')
      .description(
        'Memuat daftar exclude dari SIKS-NG: CSV dengan nomor_kartu_keluarga, nomor_induk_kependudukan, kode.',
      )
      .argument('<berkas>', 'berkas CSV')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .requiredOption('--periode <periode>', 'triwulan daftar, misalnya 2025-TW3')
      .requiredOption('--berlaku <tanggal>', 'sejak tanggal daftar ini berlaku, misalnya 2025-09-20'),
  ).action((berkas: string, options: Options) => {
    const jalur = path.resolve(berkas)
    if (!existsSync(jalur)) throw new CommandError('Berkas daftar exclude tidak ditemukan.', 'cli/pilihan', 2)
    return withDatabase(options, async () => {
      const { muatExclude } = await import('@/lib/kelayakan/commands/muat-exclude')
      const result = await muatExclude(serverAktor(options.kab), {
        kodeKab: options.kab,
        periode: options.periode,
        berlakuSejak: options.berlaku,
        jalur,
      })
      if (!result.ok) throw new CommandError(result.error.message, result.error.code)
      // A list changes the answers of today; other days are counted when somebody asks.
      const { hitungRekapKelayakan } = await import('@/lib/kelayakan/commands/hitung-rekap')
      const { today } = await import('@/lib/server/clock')
      const rekap = await hitungRekapKelayakan(serverAktor(options.kab), { kodeKab: options.kab, tanggal: today() })
      if (!rekap.ok) console.error(rekap.error.message)
      const { muatan, baris, cocok, tidakCocok } = result.value
      if (options.json) printJson({ muatan, baris, cocok, tidakCocok })
      else
        console.log(
          `${formatNumber(baris)} baris dimuat: ${formatNumber(cocok)} cocok dengan satu keluarga, ${formatNumber(tidakCocok)} tidak.`,
        )
    })
  })
}
