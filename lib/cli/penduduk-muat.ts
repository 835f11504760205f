// Loads the population per desa that coverage of verval is held against.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string }

export function register(program: Command): void {
  withShared(
    program
      .command('penduduk:muat')
      .description('Memuat penduduk acuan per desa: kolom kode_desa, kk, jiwa, per_tanggal, sumber (CSV atau XLSX).')
      .argument('<berkas>', 'berkas CSV atau XLSX')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka'),
  ).action((berkas: string, options: Options) => {
    const jalur = path.resolve(berkas)
    if (!existsSync(jalur)) throw new CommandError('Berkas penduduk acuan tidak ditemukan.', 'cli/pilihan', 2)
    return withDatabase(options, async () => {
      const { muatPenduduk } = await import('@/lib/temuan/commands/muat-penduduk')
      const nama = path.basename(jalur)
      const hasil = await muatPenduduk(serverAktor(options.kab), { kunci: randomUUID() }, { nama, jalur })
      if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
      if (options.json) return printJson(hasil.value)
      const { desa, kk, jiwa, perTanggal } = hasil.value
      console.log(
        `${formatNumber(desa)} desa/kelurahan dimuat: ${formatNumber(kk)} KK, ${formatNumber(jiwa)} jiwa, terbaru per ${perTanggal}.`,
      )
    })
  })
}
