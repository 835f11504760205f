// `audit:periksa`: verifies every audit chain and says which rows were changed, removed or inserted.
import type { Command } from 'commander'
import { formatNumber } from '@/lib/core/format'
import { connectOwner } from '@/lib/server/database'
import { kodeKabSchema } from '@/lib/wilayah/kode-schema'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab?: string; jangkar?: string }

export function register(program: Command): void {
  withShared(
    program
      .command('audit:periksa')
      .description(
        'Memeriksa keutuhan jejak audit dan log baca; kode keluar 1 bila ada yang diubah, dihapus, atau disisipkan.',
      ),
  )
    .option('--kab <kode>', 'kode kabupaten/kota Kemendagri, 4 angka (bawaan: semua rantai)')
    .option(
      '--jangkar <berkas>',
      'salinan catatan jangkar yang disimpan di tempat lain (bawaan: yang ada di folder data)',
    )
    .action(run)
}

async function run(options: Options): Promise<void> {
  if (options.kab !== undefined && !kodeKabSchema.safeParse(options.kab).success) {
    throw new CommandError('--kab harus kode kabupaten/kota 4 angka.', 'cli/pilihan', 2)
  }
  await withDatabase(options, async ({ ownerUrl }) => {
    const { verifyJejakOwner } = await import('@/lib/audit/queries/verify-jejak')
    const { readJangkar } = await import('@/lib/server/jangkar')
    const jangkarList = await readJangkar(options.jangkar).catch(() => {
      throw new CommandError('Berkas --jangkar tidak dapat dibaca.', 'audit/jangkar-tidak-terbaca')
    })
    const start = performance.now()
    const client = await connectOwner(ownerUrl)
    try {
      const kab = await verifyJejakOwner(client, options.kab ?? null, jangkarList)
      const utuh = kab.every((one) => one.utuh)
      if (options.json) printJson({ utuh, kab, detik: Math.round(performance.now() - start) / 1000 })
      for (const one of options.json ? [] : kab) {
        console.log(
          `${one.kodeKab}: ${one.utuh ? 'utuh' : 'TIDAK UTUH'}, ${formatNumber(one.jejak)} baris jejak, ${formatNumber(one.logBaca)} baris log baca di bawah ${formatNumber(one.segel)} segel, ${formatNumber(one.belumDisegel)} menunggu segel, ${formatNumber(one.jangkar)} jangkar di luar basis data. Kepala rantai ${one.kepala ?? 'tidak ada'}.`,
        )
        for (const { jenis, nomor, sampai, urutan, keterangan } of one.temuan) {
          const where = sampai === undefined ? `${nomor}` : `${nomor}–${sampai}`
          console.log(`  ${jenis}: nomor ${where}${urutan ? `, urutan ${urutan.join(', ')}` : ''}. ${keterangan}`)
        }
      }
      if (!utuh) process.exitCode = 1
    } finally {
      await client.end()
    }
  })
}
