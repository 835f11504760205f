// `pengguna:buat`: adds a user as the server, above all the first administrator of a new installation.
import { type Command, Option } from 'commander'
import { PERAN, type Peran, TINGKAT_PERAN } from '@/lib/akses/izin'
import { KODE_KANTOR, type KodeKantor } from '@/lib/akses/kantor'
import { namaPenggunaSchema } from '@/lib/akses/schema'
import { kodeWilayahSchema } from '@/lib/wilayah/kode-schema'
import { readSandi } from './sandi'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { nama?: string; peran: Peran; wilayah: string; kantor?: KodeKantor; sandiDari?: string }

export function register(program: Command): void {
  withShared(program.command('pengguna:buat').description('Membuat pengguna, termasuk administrator pertama.'))
    .argument('<nama-pengguna>', 'nama untuk masuk: huruf kecil, angka, titik, garis bawah, tanda hubung')
    .requiredOption(
      '--wilayah <kode>',
      'kode wilayah Kemendagri tanpa titik: 4 angka kabupaten/kota, 6 kecamatan, 10 desa/kelurahan',
    )
    .addOption(
      new Option('--peran <peran>', `salah satu dari ${PERAN.join(', ')}`).choices(PERAN).default('administrator'),
    )
    .addOption(
      new Option('--kantor <kantor>', `perangkat daerah verifikator-mitra: ${KODE_KANTOR.join(', ')}`).choices(
        KODE_KANTOR,
      ),
    )
    .option('--nama <nama>', 'nama yang ditampilkan (bawaan: nama pengguna)')
    .option('--sandi-dari <berkas>', 'membaca kata sandi dari baris pertama berkas; tanpa ini kata sandi ditanyakan')
    .action(run)
}

async function run(name: string, options: Options): Promise<void> {
  const namaPengguna = namaPenggunaSchema.safeParse(name)
  if (!namaPengguna.success) throw new CommandError(namaPengguna.error.issues[0]?.message ?? '', 'cli/pilihan', 2)
  const kodeWilayah = kodeWilayahSchema.safeParse(options.wilayah)
  if (!kodeWilayah.success || kodeWilayah.data.length < 4) {
    throw new CommandError(
      `--wilayah harus kode ${TINGKAT_PERAN[options.peran].join(' atau ')} tanpa titik.`,
      'cli/pilihan',
      2,
    )
  }
  const sandi = await readSandi(options.sandiDari)
  await withDatabase(options, async () => {
    const { tambahPengguna } = await import('@/lib/akses/commands/server')
    const result = await tambahPengguna({
      namaPengguna: namaPengguna.data,
      sandi,
      nama: options.nama ?? namaPengguna.data,
      peran: options.peran,
      kodeWilayah: kodeWilayah.data,
      kantor: options.kantor,
    })
    if (!result.ok) throw new CommandError(result.error.message, result.error.code)
    if (options.json)
      printJson({
        id: result.value.id,
        namaPengguna: namaPengguna.data,
        peran: options.peran,
        kodeWilayah: kodeWilayah.data,
        ...(options.kantor ? { kantor: options.kantor } : {}),
      })
    else console.log(`Pengguna ${namaPengguna.data} dibuat.`)
  })
}
