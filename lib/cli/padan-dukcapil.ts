// Files for the Disdukcapil from the command line, as aktor `server`: written for them, read when they come back.
import path from 'node:path'
import { type Command, Option } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & {
  kab: string
  tulis?: string
  baca?: string
  wilayah?: string
  isi: 'pasangan' | 'semua'
  tujuan?: string
}

export function register(program: Command): void {
  withShared(
    program
      .command('padan:dukcapil')
      .description('Menulis berkas NIK, nama, dan tanggal lahir untuk Disdukcapil, atau membaca hasilnya.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .addOption(new Option('--tulis <berkas>', 'menulis berkas ini').conflicts('baca'))
      .option('--baca <berkas>', 'membaca hasil dari berkas ini')
      .option('--wilayah <kode>', 'dengan --tulis: hanya kecamatan atau desa ini')
      .addOption(
        new Option('--isi <isi>', 'dengan --tulis: siapa yang ditulis')
          .choices(['pasangan', 'semua'])
          .default('pasangan'),
      )
      .option('--tujuan <teks>', 'dengan --tulis: tujuan berkas, tersimpan di jejak audit'),
  ).action(run)
}

async function run(options: Options): Promise<void> {
  const { kab, tulis, baca } = options
  if (!/^\d{4}$/.test(kab)) throw new CommandError('--kab harus empat angka, misalnya 3275.', 'cli/pilihan', 2)
  if (tulis === undefined && baca === undefined) throw new CommandError('Pilih --tulis atau --baca.', 'cli/pilihan', 2)
  if (tulis !== undefined && (options.tujuan ?? '').trim().length < 10)
    throw new CommandError('--tujuan wajib diisi, paling sedikit 10 huruf.', 'cli/pilihan', 2)
  await withDatabase(options, async ({ signal }) => {
    const aktor = serverAktor(kab)
    if (baca !== undefined) {
      const { bacaBerkasDukcapil } = await import('@/lib/padan/commands/dukcapil/baca-berkas')
      const hasil = await bacaBerkasDukcapil(aktor, path.resolve(baca))
      if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
      if (options.json) return printJson(hasil.value)
      const { baris, dicatat, sudahAda, salah } = hasil.value
      console.log(`${formatNumber(baris)} baris: dicatat ${formatNumber(dicatat)}, sudah ada ${formatNumber(sudahAda)}`)
      for (const { alasan, jumlah, barisList } of salah)
        console.log(`${formatNumber(jumlah)} baris ${alasan} (baris ${barisList.slice(0, 10).join(', ')})`)
      return
    }
    const { tulisBerkasServer } = await import('@/lib/padan/commands/dukcapil/tulis-berkas')
    const hasil = await tulisBerkasServer(
      aktor,
      {
        wilayah: options.wilayah ?? kab,
        isi: options.isi,
        tujuan: options.tujuan ?? '',
        keluar: path.resolve(tulis ?? ''),
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
