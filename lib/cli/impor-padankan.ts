// `cli impor:padankan BATCH --padan KODE=DESA --baru KODE=KECAMATAN:NAMA`: loads rows that waited for their area code.
import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import { formatNumber } from '@/lib/core/format'
import type { Padanan } from '@/lib/sumber/commands/susulan/padankan-peladen'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { padan: string[]; baru: string[]; berlakuSejak: string }

const kumpulkan = (nilai: string, sebelumnya: string[]) => [...sebelumnya, nilai]

export function register(program: Command): void {
  withShared(
    program
      .command('impor:padankan')
      .description(
        'Memadankan kode wilayah yang tidak dikenal, lalu memuat barisnya: rilis sebagai kiriman berikutnya, sumber lain ke muatannya.',
      )
      .argument('<batch>', 'nomor batch impor yang menahan barisnya')
      .option('--padan <kode=desa>', 'kode di berkas = kode kelurahan/desa yang ada; boleh berulang', kumpulkan, [])
      .option(
        '--baru <kode=kecamatan:nama>',
        'kode di berkas = kecamatan dan nama desa baru; boleh berulang',
        kumpulkan,
        [],
      )
      .requiredOption('--berlaku-sejak <tanggal>', 'hari pertama kode itu berlaku, YYYY-MM-DD'),
  ).action((batch: string, options: Options) => run(batch, options))
}

async function run(batch: string, options: Options): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(batch)) throw new CommandError('Nomor batch tidak terbaca.', 'cli/pilihan', 2)
  const padananList: Padanan[] = [
    ...options.padan.map((teks) => parse(teks, '--padan', /^(\d{10})=(\d{10})()$/, 'ada')),
    ...options.baru.map((teks) => parse(teks, '--baru', /^(\d{10})=(\d{6}):(.+)$/, 'baru')),
  ]
  await withDatabase(
    options,
    async ({ signal }) => {
      const { padankanPeladen } = await import('@/lib/sumber/commands/susulan/padankan-peladen')
      const { enlistTindakLanjut } = await import('./tindak-lanjut')
      enlistTindakLanjut()
      const hasil = await padankanPeladen(batch, padananList, {
        berlakuSejak: options.berlakuSejak,
        kunciOf: randomUUID,
        signal,
      })
      if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
      const { batch: hasilBatch, status, baris, baru, berubah, sama, ditahan, salah } = hasil.value
      const tempat = hasil.value.rilis !== undefined ? { rilis: hasil.value.rilis } : { muatan: hasil.value.muatan }
      if (options.json)
        return printJson({ batch: hasilBatch, ...tempat, status, baris, baru, berubah, sama, ditahan, salah })
      process.stdout.write(
        hasil.value.rilis !== undefined
          ? `Rilis ${hasil.value.rilis} terbit dengan ${formatNumber(baru)} baris tambahan.\n`
          : `${formatNumber(baru)} baris yang ditahan bergabung ke muatannya.\n`,
      )
    },
    { graceful: true },
  )
}

function parse(teks: string, pilihan: string, bentuk: RegExp, cara: 'ada' | 'baru'): Padanan {
  const [, kodeResmi, kode, nama = ''] = bentuk.exec(teks) ?? []
  if (!kodeResmi || !kode) throw new CommandError(`${pilihan}: "${teks}" tidak terbaca.`, 'cli/pilihan', 2)
  return { kodeResmi, cara, kode, nama }
}
