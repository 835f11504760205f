// The command line: one file for each command, loaded only when it is called, so that help is there at once.
// A command `peringkat:jalankan` lies in peringkat-jalankan.ts and exports `register(program)`.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command, CommanderError } from 'commander'
import { commanderSentence, reportFailure, styleHelp } from './support'

/** Every command with its one line in the list of help. A name whose file is not there yet is left out. */
const COMMANDS: [name: string, summary: string][] = [
  ['demo', 'menyiapkan dan menjalankan kota peragaan dengan data sintetis'],
  ['layani', 'menjalankan aplikasi untuk dipakai sehari-hari'],
  ['dev', 'menjalankan aplikasi untuk pengembang'],
  ['pekerja', 'menjalankan pekerja yang menyelesaikan tugas panjang'],
  ['pengguna:buat', 'membuat pengguna, termasuk administrator pertama'],
  ['pengguna:sandi', 'mengatur kata sandi pengguna'],
  ['wilayah:padankan', 'memuat padanan kode wilayah BPS dan Kemendagri'],
  ['rilis:buat', 'membuat berkas rilis DTSEN sintetis'],
  ['impor', 'memuat berkas rilis DTSEN atau sumber lain'],
  ['impor:setujui', 'menerbitkan kiriman yang menunggu konfirmasi'],
  ['impor:padankan', 'memadankan kode wilayah yang tidak dikenal dan memuat barisnya'],
  ['impor:tolak', 'membuang kiriman yang menunggu konfirmasi'],
  ['impor:tarik', 'menarik kiriman yang berlaku, juga sumber lain'],
  ['rilis:tarik', 'menarik rilis yang sudah terbit'],
  ['statistik', 'menampilkan jumlah KK dan jiwa per desil'],
  ['padan:jalankan', 'mencari baris yang mungkin orang yang sama'],
  ['padan:dukcapil', 'menulis berkas untuk Disdukcapil'],
  ['capaian:hitung', 'menghitung capaian verval per hari ini'],
  ['penduduk:muat', 'memuat penduduk acuan per desa'],
  ['temuan:hitung', 'menghitung temuan atas rilis yang berlaku'],
  ['peringkat:jalankan', 'menjalankan simulasi peringkat'],
  ['exclude:muat', 'memuat daftar exclude dari SIKS-NG'],
  ['ekspor', 'menulis data ke berkas CSV atau XLSX'],
  ['verval:kirim', 'mengirim daftar yang ditetapkan ke Kemensos'],
  ['verval:jawab', 'membandingkan usulan yang dikirim dengan rilis BPS'],
  ['verval:ringkasan', 'menampilkan jumlah usulan menurut keadaannya'],
  ['kunci:buat', 'membuat kunci untuk cadangan'],
  ['cadangkan', 'membuat satu berkas cadangan tersandi dari seluruh data'],
  ['pulihkan', 'memulihkan cadangan ke tempat yang kosong dan memeriksanya'],
  ['audit:periksa', 'memeriksa keutuhan jejak audit'],
]

type CommandFile = { register(program: Command): void }

const fileOf = (name: string) => path.join(import.meta.dirname, `${name.replace(':', '-')}.ts`)

async function main(): Promise<void> {
  const asked = process.argv[2] ?? ''
  const program = styleHelp(new Command())
    .name('cli')
    .usage('PERINTAH [pilihan]')
    .description('Sahih: perintah untuk yang mengelola server. Setiap perintah punya --help.')
    .exitOverride()
    // Refusals of the parser are translated below.
    .configureOutput({ writeErr: () => undefined })
  const available = COMMANDS.filter(([name]) => existsSync(fileOf(name)))
  const known = available.find(([name]) => name === asked)
  if (known) {
    const file = (await import(pathToFileURL(fileOf(asked)).href)) as CommandFile
    file.register(program)
    for (const command of program.commands) styleHelp(command)
  } else {
    for (const [name, summary] of available) program.command(name).description(summary)
    if (asked === '') program.help()
  }
  await program.parseAsync()
}

try {
  await main()
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) console.error(commanderSentence(error))
    process.exitCode = error.exitCode === 0 || error.code === 'commander.help' ? 0 : 2
  } else {
    reportFailure(error)
    // What was under way when the command was stopped must not keep the process.
    process.exit()
  }
}
