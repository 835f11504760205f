// `cli wilayah:padankan FILE`: loads a crosswalk of BPS and Kemendagri codes.
import type { Command } from 'commander'
import { parseDate } from '@/lib/core/date'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { berlakuSejak?: string }

export function register(program: Command): void {
  withShared(
    program
      .command('wilayah:padankan')
      .description('Memuat padanan kode wilayah BPS dan Kemendagri dari berkas CSV.')
      .argument('<berkas>', 'CSV dengan kolom bps_code, bps_name, kemendagri_code, kemendagri_name, kecamatan'),
  )
    .option('--berlaku-sejak <tanggal>', 'hari pertama kode BPS di berkas berlaku, YYYY-MM-DD (bawaan: 2025-01-01)')
    .action((berkas: string, options: Options) => run(berkas, options))
}

async function run(berkas: string, options: Options): Promise<void> {
  const asked = options.berlakuSejak === undefined ? undefined : parseDate(options.berlakuSejak)
  if (asked === null)
    throw new CommandError('--berlaku-sejak harus berupa tanggal YYYY-MM-DD yang ada di kalender.', 'cli/pilihan', 2)
  await withDatabase(options, async () => {
    const { BERLAKU_SEJAK_BAWAAN, padankanWilayah } = await import('@/lib/wilayah/commands/padankan-wilayah')
    const result = await padankanWilayah({ berkas, berlakuSejak: asked ?? BERLAKU_SEJAK_BAWAAN })
    if (!result.ok) throw new CommandError(result.error.message, result.error.code)
    const hasil = result.value
    if (options.json) return printJson(hasil)
    const say = (text: string) => process.stdout.write(`${text}\n`)
    say(`Baris: ${formatNumber(hasil.baris)}`)
    say(`Cocok: ${formatNumber(hasil.cocok)}`)
    say(`Ganti kode: ${formatNumber(hasil.gantiKode.length)}`)
    for (const satu of hasil.gantiKode) say(`  baris ${satu.baris}: ${satu.nama}, ${satu.dari} menjadi ${satu.ke}`)
    say(`Tidak dikenal: ${formatNumber(hasil.tidakDikenal.length)}`)
    for (const satu of hasil.tidakDikenal)
      say(`  baris ${satu.baris}: ${satu.nama}, kode Kemendagri ${satu.kodeKemendagri}, kode BPS ${satu.kodeBps}`)
    say(`Ejaan berbeda: ${formatNumber(hasil.ejaan.length)}`)
    for (const satu of hasil.ejaan) say(`  baris ${satu.baris}: ${satu.nama} (BPS: ${satu.namaBps})`)
    say(`Kode yang ditulis: ${formatNumber(hasil.ditulis)}`)
  })
}
