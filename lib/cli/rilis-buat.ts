// `cli rilis:buat`: writes synthetic release files that look as the delivered ones do.
import { type Command, Option } from 'commander'
import { parsePeriode } from '@/lib/core/date'
import { formatNumber } from '@/lib/core/format'
import type { Refusal, Result } from '@/lib/core/result'
import type { BerkasLanjutan } from '@/lib/sumber/commands/lanjutkan-rilis'
import type { BerkasRilis } from '@/lib/sumber/commands/tulis-rilis'
import { SISTEM_KODE, type SistemKode } from '@/lib/sumber/generator/wilayah-desa'
import { CommandError, printJson, type SharedOptions, wholeNumber, withDatabase, withShared } from './support'

const KK_TERBANYAK = 10_000_000

type Options = SharedOptions & {
  kab: string
  kk: number
  periode: string
  keluar: string
  benih: string
  kode: SistemKode
  dari?: string
  ubah: number
  usulan?: string
  terima: number
  ganda: number
  kotor: number
}

export function register(program: Command): void {
  withShared(
    program
      .command('rilis:buat')
      .description('Membuat berkas rilis DTSEN sintetis: keluarga dan anggota, tanpa data orang sungguhan.'),
  )
    .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
    .addOption(
      new Option('--kk <jumlah>', 'banyaknya keluarga').argParser(wholeNumber('--kk', 1, KK_TERBANYAK)).default(20_000),
    )
    .requiredOption('--periode <triwulan>', 'triwulan yang digambarkan, misalnya 2025-TW3')
    .requiredOption('--keluar <folder>', 'folder tempat berkas ditulis')
    .option('--benih <teks>', 'benih kebetulan: benih yang sama memberi berkas yang sama', 'sahih')
    .addOption(
      new Option('--kode <sistem>', 'sistem kode wilayah di dalam berkas').choices(SISTEM_KODE).default('kemendagri'),
    )
    .option('--dari <folder>', 'folder rilis sebelumnya: membuat rilis berikutnya dari rilis itu (tanpa --kk)')
    .addOption(
      new Option('--ubah <persen>', 'bagian keluarga yang berubah, dengan --dari')
        .argParser(wholeNumber('--ubah', 0, 100))
        .default(10),
    )
    .option('--usulan <berkas>', 'berkas usulan yang dikirim, untuk dijawab; dengan --dari')
    .addOption(
      new Option('--terima <persen>', 'bagian usulan yang diakui, dengan --usulan')
        .argParser(wholeNumber('--terima', 0, 100))
        .default(70),
    )
    .addOption(
      new Option(
        '--ganda <persen>',
        'bagian orang yang ditulis dua kali dengan isian yang berbeda, dan berkas kebenarannya',
      )
        .argParser(wholeNumber('--ganda', 0, 50))
        .default(0),
    )
    .addOption(
      new Option(
        '--kotor <persen>',
        'bagian baris yang diberi kesalahan seperti kiriman nyata, dan berkas kebenarannya',
      )
        .argParser(wholeNumber('--kotor', 0, 20))
        .default(0),
    )
    .action(run)
}

async function run(options: Options): Promise<void> {
  const periode = parsePeriode(options.periode)
  if (!periode) throw new CommandError('--periode harus seperti 2025-TW3.', 'cli/pilihan', 2)
  if (!/^\d{4}$/.test(options.kab)) throw new CommandError('--kab harus empat angka, misalnya 3275.', 'cli/pilihan', 2)
  if (options.usulan !== undefined && options.dari === undefined)
    throw new CommandError('--usulan hanya dapat dipakai bersama --dari.', 'cli/pilihan', 2)
  await withDatabase(options, async ({ signal }) => {
    const mulai = performance.now()
    const { listArea } = await import('@/lib/wilayah/queries')
    const wilayah = await listArea(options.kab)
    if (wilayah.length === 0)
      throw new CommandError(
        `Kabupaten/kota dengan kode Kemendagri ${options.kab} tidak dikenal.`,
        'sumber/kab-tidak-dikenal',
      )
    const { benih, keluar, kode: sistem, dari } = options
    const hasil: Result<BerkasRilis | BerkasLanjutan, Refusal> =
      dari === undefined
        ? await (await import('@/lib/sumber/commands/tulis-rilis')).tulisRilis(
            { kk: options.kk, periode, benih, sistem, keluar },
            wilayah,
            { signal },
          )
        : await (await import('@/lib/sumber/commands/lanjutkan-rilis')).lanjutkanRilis(
            {
              dari,
              keluar,
              periode,
              benih,
              sistem,
              ubah: options.ubah,
              usulan: options.usulan,
              terima: options.terima,
            },
            wilayah,
            { signal },
          )
    if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
    const ganda =
      options.ganda === 0
        ? null
        : await (await import('@/lib/sumber/commands/gandakan-rilis')).gandakanRilis(
            { folder: keluar, kodeKab: options.kab, persen: options.ganda, benih },
            { signal },
          )
    // Faults come last: what is doubled before is doubled clean.
    const kotor =
      options.kotor === 0
        ? null
        : await (await import('@/lib/sumber/commands/kotori-rilis')).kotoriRilis(
            { folder: keluar, kodeKab: options.kab, persen: options.kotor, benih },
            { signal },
          )
    const detik = Math.round(performance.now() - mulai) / 1000
    const keluarga = hasil.value.keluarga + (ganda?.ganda ?? 0)
    const anggota = hasil.value.anggota + (ganda?.ganda ?? 0)
    if (options.json)
      return printJson({
        ...hasil.value,
        keluarga,
        anggota,
        ...(ganda ? { ganda } : {}),
        ...(kotor ? { kotor } : {}),
        detik,
      })
    const { berkas } = hasil.value
    process.stdout.write(`Data sintetis: ${formatNumber(keluarga)} keluarga, ${formatNumber(anggota)} anggota.\n`)
    if ('peristiwa' in hasil.value) {
      for (const [jenis, jumlah] of Object.entries({ ...hasil.value.peristiwa, ...hasil.value.usulan }))
        process.stdout.write(`  ${jenis}: ${formatNumber(jumlah)}\n`)
    }
    for (const satu of berkas) process.stdout.write(`  ${satu}\n`)
    if (ganda) process.stdout.write(`  ${formatNumber(ganda.ganda)} orang ditulis dua kali: ${ganda.berkas}\n`)
    if (kotor) process.stdout.write(`  ${formatNumber(kotor.kotor)} kesalahan dan peringatan: ${kotor.berkas}\n`)
    process.stdout.write(`Waktu: ${formatNumber(detik, 1)} detik\n`)
  })
}
