// The file for the Disdukcapil from the command line, as aktor `server`. What comes back is loaded by `cli impor --jenis dukcapil`.
import path from 'node:path'
import { type Command, Option } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { FORMAT_BERKAS, type FormatBerkas } from '@/lib/padan/dukcapil/hasil'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & {
  kab: string
  tulis: string
  wilayah?: string
  isi: 'pasangan' | 'semua'
  format?: FormatBerkas
  tujuan?: string
}

export function register(program: Command): void {
  withShared(
    program
      .command('padan:dukcapil')
      .description(
        'Menulis berkas NIK, nama, dan tanggal lahir untuk Disdukcapil. Jawabannya dimuat lewat impor --jenis dukcapil.',
      )
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .requiredOption('--tulis <berkas>', 'menulis berkas ini; .csv menjadi CSV, selain itu lembar kerja XLSX')
      .option('--wilayah <kode>', 'hanya kecamatan atau desa ini')
      .addOption(new Option('--isi <isi>', 'siapa yang ditulis').choices(['pasangan', 'semua']).default('pasangan'))
      .addOption(
        new Option('--format <bentuk>', 'bentuk berkas, bila tidak terlihat dari namanya').choices(FORMAT_BERKAS),
      )
      .option('--tujuan <teks>', 'tujuan berkas, tersimpan di jejak audit'),
  ).action(run)
}

async function run(options: Options): Promise<void> {
  const { kab, tulis } = options
  if (!/^\d{4}$/.test(kab)) throw new CommandError('--kab harus empat angka, misalnya 3275.', 'cli/pilihan', 2)
  if ((options.tujuan ?? '').trim().length < 10)
    throw new CommandError('--tujuan wajib diisi, paling sedikit 10 huruf.', 'cli/pilihan', 2)
  await withDatabase(options, async ({ signal }) => {
    const aktor = serverAktor(kab)
    const { tulisBerkasServer } = await import('@/lib/padan/commands/dukcapil/tulis-berkas')
    const hasil = await tulisBerkasServer(
      aktor,
      {
        wilayah: options.wilayah ?? kab,
        isi: options.isi,
        format: options.format ?? (tulis.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx'),
        tujuan: options.tujuan ?? '',
        keluar: path.resolve(tulis),
      },
      signal,
    )
    if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
    if (options.json) return printJson(hasil.value)
    console.log(
      `${formatNumber(hasil.value.baris)} orang ditulis. Berkas ini memuat NIK: simpan dan kirim dengan aman.`,
    )
  })
}
