// `cli ekspor`: writes the families or members of a delivery to a CSV file or a workbook, as aktor `server`.
import path from 'node:path'
import { type Command, Option } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatBytes, formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, step, wholeNumber, withDatabase, withShared } from './support'

type Options = SharedOptions & {
  jenis: 'keluarga' | 'anggota'
  kab: string
  periode: string
  keluar: string
  wilayah?: string
  desil?: number
  tujuan: string
  format: 'csv' | 'xlsx'
  kolom?: string
  tanda?: boolean
}

export function register(program: Command): void {
  withShared(
    program.command('ekspor').description('Menulis keluarga atau anggota dari satu rilis ke berkas CSV atau XLSX.'),
  )
    .addOption(
      new Option('--jenis <jenis>', 'keluarga atau anggota').choices(['keluarga', 'anggota']).makeOptionMandatory(),
    )
    .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
    .requiredOption('--periode <periode>', 'rilis, misalnya 2025-TW3 atau 2025-TW3.2')
    .requiredOption('--keluar <berkas>', 'berkas yang ditulis')
    .option('--wilayah <kode>', 'hanya kecamatan atau desa/kelurahan ini, kode Kemendagri tanpa titik')
    .option(
      '--desil <angka>',
      'hanya desil nasional ini; 0 untuk yang belum diperingkat',
      wholeNumber('--desil', 0, 10),
    )
    .addOption(new Option('--format <format>', 'bentuk berkas').choices(['csv', 'xlsx']).default('csv'))
    .option('--kolom <nama,nama>', 'hanya kolom ini, nama seperti di berkas DTSEN (bawaan: semua)')
    .option('--tanda', 'baris pertama CSV menyebut siapa, kapan, dan untuk apa diekspor; XLSX selalu memuatnya')
    .option('--tujuan <kalimat>', 'tujuan ekspor, dicatat di jejak audit', 'Ekspor dari baris perintah server')
    .action(run)
}

async function run(options: Options): Promise<void> {
  if (!/^\d{4}$/.test(options.kab)) throw new CommandError('--kab harus 4 angka, misalnya 3275.', 'cli/pilihan', 2)
  if (!/^20\d\d-TW[1-4](\.\d{1,3})?$/.test(options.periode))
    throw new CommandError('--periode harus seperti 2025-TW3 atau 2025-TW3.2.', 'cli/pilihan', 2)
  const wilayah = options.wilayah ?? options.kab
  if (!/^\d{4}(\d{2}(\d{4})?)?$/.test(wilayah))
    throw new CommandError('--wilayah harus 4, 6, atau 10 angka.', 'cli/pilihan', 2)
  await withDatabase(options, async ({ signal }) => {
    const { tulisEkspor } = await import('@/lib/keluarga/commands/tulis-ekspor')
    const start = performance.now()
    const result = await step(`Ekspor ${options.jenis}`, (note) =>
      tulisEkspor(
        serverAktor(options.kab),
        {
          jenis: options.jenis,
          rilis: options.periode,
          wilayah,
          desil: options.desil,
          tujuan: options.tujuan,
          keluar: options.keluar,
          format: options.format,
          kolom: options.kolom?.split(',').map((nama) => nama.trim()),
          ...(options.tanda ? { bertanda: true } : {}),
        },
        {
          signal,
          lapor: async (_tahap, selesai, total) => note(`${formatNumber(selesai)} dari ${formatNumber(total)}`),
        },
      ),
    )
    if (!result.ok) throw new CommandError(result.error.message, result.error.code)
    const { baris, ukuran, sha256, rilis, sintetis } = result.value
    const berkas = path.resolve(options.keluar)
    const detik = Number(((performance.now() - start) / 1000).toFixed(2))
    if (options.json) return printJson({ berkas, rilis, baris, ukuran, sha256, sintetis, detik })
    process.stdout.write(`${formatNumber(baris)} baris, ${formatBytes(ukuran)}: ${berkas}\n`)
  })
}
