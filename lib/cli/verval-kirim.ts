// Sends every list that is ditetapkan and writes what was sent into one file, as aktor `server`.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { serverAktor } from '@/lib/akses/izin'
import { formatNumber } from '@/lib/core/format'
import { CommandError, printJson, type SharedOptions, withDatabase, withShared } from './support'

type Options = SharedOptions & { kab: string; keluar: string; ulang?: boolean }

export function register(program: Command): void {
  withShared(
    program
      .command('verval:kirim')
      .description('Mengirim daftar yang sudah ditetapkan: menulis berkas untuk Kemensos.')
      .requiredOption('--kab <kode>', 'kode Kemendagri kabupaten/kota, empat angka')
      .requiredOption('--keluar <berkas>', 'berkas CSV yang ditulis; yang sudah ada diganti')
      .option('--ulang', 'tulis juga isi daftar yang sudah dikirim dan belum terjawab'),
  ).action((options: Options) =>
    withDatabase(options, async () => {
      if (!/^\d{4}$/.test(options.kab)) throw new CommandError('--kab harus empat angka.', 'cli/pilihan', 2)
      const [{ kirimDaftar }, { listSiapKirim, listKiriman }, { listDaftar }, { openStored }, { randomUUID }] =
        await Promise.all([
          import('@/lib/verval/commands/kirim-daftar'),
          import('@/lib/verval/queries/list-kiriman'),
          import('@/lib/verval/queries/list-daftar'),
          import('@/lib/server/storage'),
          import('node:crypto'),
        ])
      const aktor = serverAktor(options.kab)
      const idList: string[] = []
      if (options.ulang) {
        const { rows } = await listDaftar(aktor, { status: 'dikirim', ukuran: 200, kursor: undefined })
        idList.push(...rows.map(({ id }) => id))
      }
      let jumlahBaris = 0
      for (const { id } of await listSiapKirim(aktor)) {
        const kiriman = await kirimDaftar(aktor, { kunci: randomUUID(), id })
        if (!kiriman.ok) throw new CommandError(kiriman.error.message, kiriman.error.code)
        idList.push(id)
      }
      const kirimanList = await listKiriman(aktor, idList)
      const bagian: string[] = []
      for (const { jalur, nomor } of kirimanList) {
        const stored = jalur === null ? null : await openStored(jalur)
        if (!stored) throw new CommandError(`Berkas kiriman ${nomor} tidak ada lagi di folder data.`, 'verval/berkas')
        const potongan: Buffer[] = []
        for await (const potong of stored.stream) potongan.push(Buffer.from(potong as Uint8Array))
        const [judul = '', ...baris] = Buffer.concat(potongan).toString('utf8').trimEnd().split('\n')
        if (bagian.length === 0) bagian.push(judul)
        bagian.push(...baris)
        jumlahBaris += baris.length
      }
      if (kirimanList.length === 0)
        throw new CommandError('Tidak ada daftar yang ditetapkan dan belum dikirim.', 'verval/daftar-kosong')
      const keluar = path.resolve(options.keluar)
      // Numbers of people: for the account that runs the server only.
      await writeFile(keluar, `${bagian.join('\n')}\n`, { mode: 0o600 })
      const nomor = kirimanList.map((kiriman) => kiriman.nomor)
      if (options.json)
        printJson({
          kiriman: nomor,
          daftar: kirimanList.map(({ daftar }) => daftar),
          baris: jumlahBaris,
          berkas: keluar,
        })
      else console.log(`${nomor.join(', ')}: ${formatNumber(jumlahBaris)} baris ditulis ke ${keluar}`)
    }),
  )
}
