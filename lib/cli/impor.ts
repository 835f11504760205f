// `cli impor FILE… --jenis dtsen --kab 3275 --periode 2025-TW3`: loads a delivery of DTSEN and publishes it; other kinds: impor-sumber.ts.
import path from 'node:path'
import { type Command, Option } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import type { HasilImpor } from '@/lib/sumber/commands/impor/hasil'
import type { Dialek } from '@/lib/sumber/commands/tabel/buka-tabel'
import { JENIS_SUMBER } from '@/lib/sumber/jenis'
import { type OpsiSumber, runSumber } from './impor-sumber'
import { CommandError, printJson, withDatabase, withShared } from './support'

type Options = OpsiSumber & { pemisah?: keyof typeof PEMISAH; enkode?: Dialek['enkode'] }

const PEMISAH = { koma: ',', 'titik-koma': ';', tegak: '|', tab: '\t' } as const satisfies Record<
  string,
  Dialek['pemisah']
>

export function register(program: Command): void {
  withShared(
    program
      .command('impor')
      .description(
        'Memuat rilis DTSEN (berkas keluarga dan anggota) dan menerbitkannya, atau memuat sumber lain di sampingnya.',
      )
      .argument(
        '<berkas...>',
        'berkas yang dimuat (CSV, XLSX, ZIP); rilis DTSEN: keluarga dan anggota, urutan bebas, atau berkas baris yang disisihkan setelah diperbaiki, sendiri saja',
      )
      .addOption(
        new Option('--jenis <jenis>', 'jenis kiriman').choices(['dtsen', ...JENIS_SUMBER]).makeOptionMandatory(),
      )
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .option(
        '--periode <periode>',
        'triwulan rilis, misalnya 2025-TW3; penerima (kpm) juga per bulan, misalnya 2025-09',
      )
      .option('--tanggal <tanggal>', 'sumber lain: keadaan per tanggal ini, misalnya 2025-09-20 (bawaan hari ini)')
      .option('--program <program>', 'penerima (kpm): program, misalnya pkh; tanpa ini dari berkas')
      .addOption(
        new Option(
          '--kode <sistem>',
          'sistem kode wilayah di dalam berkas (bawaan kemendagri; sumber lain menurut profilnya)',
        ).choices(['kemendagri', 'bps']),
      )
      .addOption(
        new Option('--pemisah <tanda>', 'rilis DTSEN: pemisah kolom, bila yang dikenali sendiri keliru').choices(
          Object.keys(PEMISAH),
        ),
      )
      .addOption(
        new Option('--enkode <nama>', 'rilis DTSEN: enkode teks, bila yang dikenali sendiri keliru').choices([
          'utf-8',
          'windows-1252',
        ]),
      )
      .option('--coba', 'hanya memeriksa dan menghitung; tidak ada yang diterbitkan dan tidak ada yang tersisa')
      .option('--sintetis', 'berkas ini data sintetis untuk latihan, juga tanpa nomor bertanda'),
  ).action((berkas: string[], options: Options) => run(berkas, options))
}

async function run(berkas: string[], options: Options): Promise<void> {
  if (options.jenis !== 'dtsen') return runSumber(berkas, options)
  if (options.periode === undefined)
    throw new CommandError('--periode: sebutkan triwulan rilisnya, misalnya 2025-TW3.', 'cli/pilihan', 2)
  const { imporRilisSchema } = await import('@/lib/sumber/schema')
  const input = imporRilisSchema.safeParse({
    kodeKab: options.kab,
    jenis: options.jenis,
    periode: options.periode,
    sistem: options.kode ?? 'kemendagri',
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
        berkas.map((jalur) => ({ nama: path.basename(jalur), jalur: path.resolve(jalur), dialek: dialekOf(options) })),
        {
          signal,
          coba: options.coba ?? false,
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
        const { batch, rilis, status, alasanTahan, baris, baru, berubah, sama, ditahan, salah, detik, berkasSalah } =
          hasil
        return printJson({
          batch,
          rilis,
          status,
          alasan: alasanTahan.map(({ kalimat }) => kalimat),
          baris,
          baru,
          berubah,
          sama,
          ditahan,
          salah,
          detik,
          berkasSalah,
          peringatan: hasil.peringatan ?? [],
          ...(hasil.perbaikan && { perbaikan: hasil.perbaikan }),
        })
      }
      const say = (text: string) => process.stdout.write(`${text}\n`)
      say(kalimatOf(hasil))
      for (const { kalimat } of hasil.alasanTahan) say(`- ${kalimat}`)
      for (const [label, isi] of [
        ['keluarga', hasil.keluarga],
        ['anggota', hasil.anggota],
      ] as const)
        say(
          `${label}: baru ${formatNumber(isi.baru)}, berubah ${formatNumber(isi.berubah)}, sama ${formatNumber(isi.sama)}, ditahan ${formatNumber(isi.ditahan)}, salah ${formatNumber(isi.salah)}`,
        )
      say(`Jumlah baris: ${formatNumber(hasil.baris)}`)
      const { CEK } = await import('@/lib/sumber/cek')
      for (const { cek, jumlah } of hasil.peringatan ?? [])
        say(`Peringatan: ${CEK[cek].uraian} (${formatNumber(jumlah)} baris)`)
      say(`Waktu: ${formatNumber(hasil.detik, 1)} detik`)
      if (hasil.berkasSalah) say(`Baris yang disisihkan: ${hasil.berkasSalah}`)
    },
    { graceful: true },
  )
}

function dialekOf({ pemisah, enkode }: Options): Partial<Dialek> {
  return { ...(pemisah && { pemisah: PEMISAH[pemisah] }), ...(enkode && { enkode }) }
}

function kalimatOf({ status, rilis, terulang, alasanTahan, batch }: HasilImpor): string {
  if (status === 'diperiksa')
    return alasanTahan.length > 0
      ? 'Hanya diperiksa. Bila dimuat, kiriman ini menunggu konfirmasi orang kedua:'
      : 'Hanya diperiksa. Bila dimuat, kiriman ini langsung terbit.'
  if (status === 'menunggu')
    return `${terulang ? 'Berkas ini sudah dimuat' : 'Berkas dimuat'} sebagai kiriman ${rilis} dan menunggu konfirmasi orang kedua (di halaman Sumber data, atau cli impor:setujui ${batch}):`
  return terulang ? `Berkas ini sudah pernah dimuat sebagai rilis ${rilis}.` : `Rilis ${rilis} terbit.`
}
