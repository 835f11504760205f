// `cli statistik --kab 3275 --periode 2025-TW3`: KK and jiwa per desil of a delivery, from its rollup.
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string; periode?: string }

export function register(program: Command): void {
  withShared(
    program.command('statistik').description('Menampilkan jumlah KK dan jiwa per desil nasional dari satu rilis.'),
  )
    .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
    .option('--periode <rilis>', 'rilis, misalnya 2025-TW3 (pengiriman terbaru) atau 2025-TW3.2; tanpa ini rilis kini')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const { kab, periode, json } = options
  if (!/^\d{4}$/.test(kab)) throw new CommandError('--kab harus empat angka, misalnya 3275.', 'cli/pilihan', 2)
  const { kodeRilisSchema } = await import('@/lib/sumber/schema')
  const kode = kodeRilisSchema.optional().safeParse(periode)
  if (!kode.success) throw new CommandError('--periode ditulis seperti 2025-TW3 atau 2025-TW3.2.', 'cli/pilihan', 2)
  await withDatabase(options, async () => {
    const { resolveRilis } = await import('@/lib/sumber/queries')
    const { getRekapDesil } = await import('@/lib/statistik/queries')
    const aktor = serverAktor(kab)
    const rilis = await resolveRilis(aktor, kode.data)
    if (!rilis)
      throw new CommandError(
        periode
          ? `Rilis ${periode} belum ada untuk kabupaten/kota ${kab}.`
          : `Belum ada rilis untuk kabupaten/kota ${kab}.`,
        'sumber/rilis-tidak-ada',
      )
    const rekap = await getRekapDesil(aktor, { rilisId: rilis.id, kodeWilayah: kab })
    if (json) return printJson(rekap)
    const say = (text: string) => process.stdout.write(`${text}\n`)
    say(`Rilis ${rilis.kode}${rilis.sintetis ? ' (data sintetis)' : ''}`)
    for (const { desil, kk, jiwa } of rekap.baris)
      say(
        `${(desil === null ? 'belum diperingkat' : `D${desil}`).padEnd(18)}${formatNumber(kk).padStart(12)} KK${formatNumber(jiwa).padStart(12)} jiwa`,
      )
    say(
      `${'jumlah'.padEnd(18)}${formatNumber(rekap.jumlah.kk).padStart(12)} KK${formatNumber(rekap.jumlah.jiwa).padStart(12)} jiwa`,
    )
  })
}
