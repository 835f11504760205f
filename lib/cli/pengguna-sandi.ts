// `pengguna:sandi`: a new password for a user as the server, when no administrator can come in any more.
import type { Command } from 'commander'
import { readSandi } from './sandi'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { sandiDari?: string }

export function register(program: Command): void {
  withShared(
    program
      .command('pengguna:sandi')
      .description('Mengatur kata sandi pengguna, membuka kuncinya, dan mengakhiri semua sesinya.'),
  )
    .argument('<nama-pengguna>', 'nama untuk masuk')
    .option('--sandi-dari <berkas>', 'membaca kata sandi dari baris pertama berkas; tanpa ini kata sandi ditanyakan')
    .action(run)
}

async function run(namaPengguna: string, options: Options): Promise<void> {
  const sandi = await readSandi(options.sandiDari)
  await withDatabase(options, async () => {
    const { aturSandiServer } = await import('@/lib/akses/commands/server')
    const result = await aturSandiServer({ namaPengguna: namaPengguna.trim().toLowerCase(), sandi })
    if (!result.ok) throw new CommandError(result.error.message, result.error.code)
    if (options.json) printJson({ id: result.value.id })
    else console.log('Kata sandi diatur; semua sesi pengguna ini diakhiri.')
  })
}
