// Importing a whole release end to end beside its floor: COPY of the same files into bare text tables.
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { serverAktor } from '@/lib/akses/izin'
import { writeSetting } from '@/lib/server/settings'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { imporRilisSchema } from '@/lib/sumber/schema'
import type { BenchContext } from './main'
import { type Measure, measureOf, PENUH, peakMemory, time } from './measure'
import { expectTabelTerbit } from './tabel-terbit'

async function listBerkas(folder: string): Promise<{ nama: string; jalur: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort()
  return names.map((nama) => ({ nama, jalur: path.join(folder, nama) }))
}

/** A release as it would be loaded by an office. Throws the sentence of a refusal, and when it is not published. */
async function load(context: BenchContext, folder = context.rilisDir): Promise<void> {
  const input = imporRilisSchema.parse({
    kodeKab: context.kodeKab,
    jenis: 'dtsen',
    periode: context.periode,
    sistem: 'kemendagri',
  })
  const result = await imporRilis(serverAktor(context.kodeKab), input, await listBerkas(folder))
  if (!result.ok) throw new Error(result.error.message)
  if (result.value.status !== 'terbit') throw new Error(`kiriman bench ${result.value.status}`)
}

/** Which column of a row in ten is written anew for the second delivery, by file, and how. */
const UBAHAN: Record<string, { kolom: number; ubah: (nilai: string, ke: number) => string }> = {
  keluarga: { kolom: 12, ubah: (nilai) => (nilai === '"4"' ? '"5"' : '"4"') },
  anggota: { kolom: 14, ubah: (nilai) => (nilai === '"1"' ? '"2"' : '"1"') },
}

/** The same release with one row in ten changed, made once beside it. */
async function ensureKedua(context: BenchContext): Promise<string> {
  const folder = path.join(context.rilisDir, 'kedua')
  await mkdir(folder, { recursive: true })
  for (const { nama, jalur } of await listBerkas(context.rilisDir)) {
    const tujuan = path.join(folder, nama)
    if (existsSync(tujuan)) continue
    context.note(`menulis ${nama} dengan sepersepuluh barisnya berubah`)
    const ubahan = UBAHAN[nama.startsWith('keluarga') ? 'keluarga' : 'anggota']
    const tulis = createWriteStream(`${tujuan}.sebagian`)
    let ke = 0
    for await (const baris of createInterface({ input: createReadStream(jalur, { highWaterMark: 1 << 20 }) })) {
      let text = baris
      if (ubahan && ke % 10 === 5) {
        const nilai = baris.split('|')
        nilai[ubahan.kolom] = ubahan.ubah(nilai[ubahan.kolom] ?? '', ke)
        text = nilai.join('|')
      }
      ke++
      if (!tulis.write(`${text}\n`)) await once(tulis, 'drain')
    }
    tulis.end()
    await once(tulis, 'finish')
    await rename(`${tujuan}.sebagian`, tujuan)
  }
  return folder
}

/** Makes sure the release of the bench is published, for the groups that only read it. */
export async function ensureImported(context: BenchContext): Promise<void> {
  await withOwner(context, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM rilis_kini WHERE kode_kab = $1', [context.kodeKab])
    if (rows.length > 0) return
    context.note('memuat rilis bench')
    await writeSetting(client, 'sintetis', true)
    await load(context)
  })
}

async function withOwner<T>(context: BenchContext, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Takes every delivery and identity out again, so that the measured import is a first one. */
async function clear(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ tabel: string }>(
    `SELECT inhrelid::regclass::text AS tabel FROM pg_inherits
     WHERE inhparent IN ('rilis_keluarga'::regclass, 'rilis_anggota'::regclass, 'peringkat_hasil'::regclass,
       'selisih_keluarga'::regclass, 'selisih_ubah'::regclass, 'selisih_orang'::regclass)
       AND (SELECT relkind FROM pg_class WHERE oid = inhrelid) = 'r'`,
  )
  for (const { tabel } of rows) await client.query(`DROP TABLE ${tabel}`)
  await client.query(
    'TRUNCATE rilis, rilis_kini, selisih, selisih_desil, selisih_kolom, keluarga, orang, riwayat_kk, riwayat_nik, impor, kata CASCADE',
  )
}

/** Both files into tables of nothing but text, one after the other, committed. */
async function copyBare(client: pg.Client, berkasList: { jalur: string }[]): Promise<void> {
  for (const [ke, { jalur }] of berkasList.entries()) {
    const columns = Array.from({ length: jalur.includes('keluarga_') ? 52 : 48 }, (_, i) => `k${i} text`).join(', ')
    await client.query(`CREATE TABLE bench_polos_${ke} (${columns})`)
    const sink = client.query(copyFrom(`COPY bench_polos_${ke} FROM STDIN (FORMAT csv, DELIMITER '|', HEADER)`))
    await pipeline(createReadStream(jalur, { highWaterMark: 1 << 20 }), sink)
  }
  for (const ke of berkasList.keys()) await client.query(`DROP TABLE bench_polos_${ke}`)
}

/**
 * impor: seconds against the floor, bar 8 ×. impor.lengkap: the slower of a first delivery and one that is compared with
 * the delivery before, bar 6 ×. impor.kedua: the second against the first, bar 1 ×. impor.memori: peak resident memory of
 * Node in MB, bar 512.
 */
export async function measure(context: BenchContext): Promise<Measure[]> {
  return withOwner(context, async (client) => {
    await writeSetting(client, 'sintetis', true)
    await clear(client)
    const berkasList = await listBerkas(context.rilisDir)
    const folderKedua = await ensureKedua(context)
    const lantai = (await time(() => copyBare(client, berkasList))) / 1000
    context.note(`lantai ${lantai.toFixed(1)} s`)
    const nilai = (await time(() => load(context))) / 1000
    if (context.kk === PENUH) {
      await expectTabelTerbit(context.kodeKab)
      context.note('jumlah KK dan jiwa sama dengan tabel yang terbit')
    }
    // The other groups read the published city, with a delivery before it to be compared with.
    const kedua = (await time(() => load(context, folderKedua))) / 1000
    return [
      measureOf({ nama: 'impor', nilai, satuan: 's', lantai, n: 1, batas: 8 }),
      measureOf({ nama: 'impor.lengkap', nilai: Math.max(nilai, kedua), satuan: 's', lantai, n: 2, batas: 6 }),
      measureOf({ nama: 'impor.kedua', nilai: kedua, satuan: 's', lantai: nilai, n: 1, batas: 1 }),
      measureOf({ nama: 'impor.memori', nilai: await peakMemory(), satuan: 'MB', n: 1, batas: 512 }),
    ]
  })
}
