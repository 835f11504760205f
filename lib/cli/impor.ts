// `cli impor FILE… --jenis dtsen --kab 3275 --periode 2025-TW3`: loads a delivery of DTSEN and publishes it.
import path from 'node:path'
import { type Command, Option } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { jenis: string; kab: string; periode: string; kode: string; sintetis?: boolean }

export function register(program: Command): void {
  withShared(
    program
      .command('impor')
      .description('Memuat berkas rilis DTSEN (keluarga dan anggota) dan menerbitkannya sebagai pengiriman berikutnya.')
      .argument('<berkas...>', 'berkas keluarga dan berkas anggota, urutan bebas')
      .addOption(new Option('--jenis <jenis>', 'jenis kiriman').choices(['dtsen']).makeOptionMandatory())
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .requiredOption('--periode <periode>', 'triwulan rilis, misalnya 2025-TW3')
      .addOption(
        new Option('--kode <sistem>', 'sistem kode wilayah di dalam berkas')
          .choices(['kemendagri', 'bps'])
          .default('kemendagri'),
      )
      .option('--sintetis', 'berkas ini data sintetis untuk latihan, juga tanpa nomor bertanda'),
  ).action((berkas: string[], options: Options) => run(berkas, options))
}

async function run(berkas: string[], options: Options): Promise<void> {
  const { imporRilisSchema } = await import('@/lib/sumber/schema')
  const input = imporRilisSchema.safeParse({
    kodeKab: options.kab,
    jenis: options.jenis,
    periode: options.periode,
    sistem: options.kode,
    sintetis: options.sintetis ?? false,
  })
  if (!input.success) {
    const issue = input.error.issues[0]
    const pilihan = { kodeKab: 'kab', sistem: 'kode' }[String(issue?.path[0])] ?? String(issue?.path[0])
    throw new CommandError(`--${pilihan}: ${issue?.message ?? 'nilainya tidak dapat dipakai'}`, 'cli/pilihan', 2)
  }
  await withDatabase(
    options,
    async ({ signal }) => {
      const { imporRilis } = await import('@/lib/sumber/commands/impor-rilis')
      const { enlistTindakLanjut } = await import('./tindak-lanjut')
      enlistTindakLanjut()
      let tahapKini = ''
      const result = await imporRilis(
        serverAktor(options.kab),
        input.data,
        berkas.map((jalur) => ({ nama: path.basename(jalur), jalur: path.resolve(jalur) })),
        {
          signal,
          lapor: async (tahap, selesai, total) => {
            if (process.stderr.isTTY)
              process.stderr.write(`\r\u001b[K${tahap} … ${Math.floor((selesai / total) * 100)} %`)
            else if (tahap !== tahapKini) console.error(`${tahap} …`)
            tahapKini = tahap
          },
        },
      )
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
      if (!result.ok) throw new CommandError(result.error.message, result.error.code)
      const hasil = result.value
      for (const catatan of hasil.catatan) console.error(catatan)
      if (options.json) {
        const { batch, rilis, baris, baru, berubah, sama, ditahan, salah, detik, berkasSalah } = hasil
        return printJson({ batch, rilis, baris, baru, berubah, sama, ditahan, salah, detik, berkasSalah })
      }
      const say = (text: string) => process.stdout.write(`${text}\n`)
      say(
        hasil.terulang
          ? `Berkas ini sudah pernah dimuat sebagai rilis ${hasil.rilis}.`
          : `Rilis ${hasil.rilis} terbit.`,
      )
      for (const [label, isi] of [
        ['keluarga', hasil.keluarga],
        ['anggota', hasil.anggota],
      ] as const)
        say(
          `${label}: baru ${formatNumber(isi.baru)}, berubah ${formatNumber(isi.berubah)}, sama ${formatNumber(isi.sama)}, ditahan ${formatNumber(isi.ditahan)}, salah ${formatNumber(isi.salah)}`,
        )
      say(`Jumlah baris: ${formatNumber(hasil.baris)}`)
      say(`Waktu: ${formatNumber(hasil.detik, 1)} detik`)
      if (hasil.berkasSalah) say(`Baris yang disisihkan: ${hasil.berkasSalah}`)
    },
    { graceful: true },
  )
}
