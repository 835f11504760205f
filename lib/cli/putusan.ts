// What the three commands that decide about a delivery share.
import type { Command } from 'commander'
import type { Putusan } from '@/lib/sumber/commands/putusan/putuskan'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { alasan: string; kab?: string }

const KALIMAT: Record<Putusan, (rilis: string) => string> = {
  setujui: (rilis) => `Rilis ${rilis} terbit.`,
  tolak: (rilis) => `Kiriman ${rilis} ditolak dan isinya dibuang.`,
  tarik: (rilis) => `Rilis ${rilis} ditarik; kiriman sebelumnya berlaku kembali.`,
}
const KALIMAT_MUATAN: Record<Putusan, (nama: string) => string> = {
  setujui: (nama) => `${nama} berlaku.`,
  tolak: (nama) => `${nama} ditolak dan isinya dibuang.`,
  tarik: (nama) => `${nama} ditarik; muatan sebelumnya, bila ada, berlaku kembali.`,
}

/** Adds one of the commands. The delivery is named by its batch, or with `--kab` by its code such as 2025-TW4.1. */
export function addPutusan(
  program: Command,
  { nama, keterangan, putusan }: { nama: string; keterangan: string; putusan: Putusan },
): void {
  withShared(
    program
      .command(nama)
      .description(keterangan)
      .argument('<kiriman>', 'nomor batch impor (juga sumber lain), atau kode rilis seperti 2025-TW4.1 bersama --kab')
      .requiredOption('--alasan <kalimat>', 'alasan keputusan, tersimpan bersamanya')
      .option('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka'),
  ).action((kiriman: string, options: Options) => run(kiriman, putusan, options))
}

async function run(kiriman: string, putusan: Putusan, options: Options): Promise<void> {
  const { z } = await import('zod')
  const batch = z.uuid().safeParse(kiriman)
  const alasan = options.alasan.trim()
  if (alasan === '') throw new CommandError('--alasan masih kosong.', 'cli/pilihan', 2)
  const kodeKab = options.kab ?? ''
  const pilihan = batch.success ? { batch: batch.data } : { kodeKab, rilis: kiriman }
  if (!batch.success && !/^\d{4}$/.test(kodeKab))
    throw new CommandError('Tulis nomor batch impor, atau kode rilis beserta --kab empat angka.', 'cli/pilihan', 2)
  await withDatabase(
    options,
    async () => {
      const { putuskanPeladen } = await import('@/lib/sumber/commands/putusan/putuskan-peladen')
      const { enlistTindakLanjut } = await import('./tindak-lanjut')
      enlistTindakLanjut()
      const hasil = await putuskanPeladen(pilihan, putusan, alasan)
      if (!hasil.ok) throw new CommandError(hasil.error.message, hasil.error.code)
      if (options.json) return printJson(hasil.value)
      const { value } = hasil
      process.stdout.write(
        `${'rilis' in value ? KALIMAT[putusan](value.rilis) : KALIMAT_MUATAN[putusan](value.nama)}\n`,
      )
    },
    { graceful: true },
  )
}
