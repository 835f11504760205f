// Reference data that every installation has. Each part is written again only when the files it comes from changed.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { AREA_DATA } from './seed-wilayah'

type Seed = {
  /** Name under which the stamp is kept: `benih:<nama>` in pengaturan. */
  nama: string
  /** Files whose bytes decide the stamp, relative to the project or absolute. */
  sumber: string[]
  /** Loads the writer. It runs as owner inside one transaction, may run again at any time and must then change nothing twice. */
  load: () => Promise<(client: pg.Client, ownerUrl: string) => Promise<void>>
}

const SEEDS: Seed[] = [
  {
    nama: 'wilayah',
    sumber: ['prisma/seed-wilayah.ts', path.join(AREA_DATA, '..', 'package.json')],
    load: async () => (await import('./seed-wilayah')).seedWilayah,
  },
  {
    nama: 'peringkat',
    sumber: [
      'prisma/seed-peringkat.ts',
      'lib/peringkat/model-bawaan.ts',
      'lib/peringkat/model-pmt-acuan.ts',
      'lib/peringkat/model-ppi-2012.ts',
    ],
    load: async () => (await import('./seed-peringkat')).seedPeringkat,
  },
  {
    nama: 'kelayakan',
    sumber: ['prisma/seed-kelayakan.ts', 'lib/kelayakan/program-bawaan.ts'],
    load: async () => (await import('./seed-kelayakan')).seedKelayakan,
  },
  {
    nama: 'sumber',
    sumber: [
      'prisma/seed-sumber.ts',
      'lib/sumber/profil/profil-bawaan.ts',
      'lib/sumber/profil/kolom-umum.ts',
      'lib/sumber/profil/regsosek.ts',
    ],
    load: async () => (await import('./seed-sumber')).seedSumber,
  },
  {
    nama: 'antrean',
    sumber: ['lib/server/jobs.ts', 'node_modules/pg-boss/package.json'],
    load: async () => {
      const { prepareQueue } = await import('@/lib/server/jobs')
      return (client, ownerUrl) => prepareQueue(ownerUrl, (sql) => client.query(sql))
    },
  },
]

/** Stamp of each part as its files are now: SHA-256 in hex by the name kept in pengaturan. About two milliseconds. */
export function seedStamps(): Map<string, string> {
  const root = path.join(import.meta.dirname, '..')
  return new Map(
    SEEDS.map(({ nama, sumber }) => {
      const hash = createHash('sha256')
      for (const file of sumber) hash.update(readFileSync(path.resolve(root, file)))
      return [`benih:${nama}`, hash.digest('hex')]
    }),
  )
}

/** Names of the parts that this database does not have as they are now. */
export async function listUnseeded(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ kunci: string; nilai: unknown }>(
    `SELECT kunci, nilai FROM pengaturan WHERE kunci LIKE 'benih:%'`,
  )
  const known = new Map(rows.map(({ kunci, nilai }) => [kunci, nilai]))
  return [...seedStamps()].filter(([kunci, stamp]) => known.get(kunci) !== stamp).map(([kunci]) => kunci)
}

/** Writes the missing parts, each with its stamp in one transaction. */
export async function seed(client: pg.Client, ownerUrl: string): Promise<void> {
  const missing = await listUnseeded(client)
  const stamps = seedStamps()
  for (const { nama, load } of SEEDS) {
    const kunci = `benih:${nama}`
    if (!missing.includes(kunci)) continue
    const write = await load()
    await client.query('BEGIN')
    try {
      await write(client, ownerUrl)
      await client.query(
        `INSERT INTO pengaturan (kunci, nilai) VALUES ($1, to_jsonb($2::text))
         ON CONFLICT (kunci) DO UPDATE SET nilai = excluded.nilai, diubah_pada = now()`,
        [kunci, stamps.get(kunci)],
      )
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    }
  }
}
