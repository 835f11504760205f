import { type ChildProcess, execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AKUN_DEMO } from '@/lib/akses/akun-demo'
import { masuk } from '@/lib/akses/commands/masuk'
import { buatAkunDemo } from '@/lib/akses/commands/server'
import { serverAktor } from '@/lib/akses/izin'
import { readKeluarga } from '@/lib/keluarga/queries/get-keluarga'
import { cadangkan } from '@/lib/server/cadangan/cadangkan'
import { lockRestore } from '@/lib/server/cadangan/empty-database'
import { buatKunciCadangan, readKunciCadangan } from '@/lib/server/cadangan/kunci-cadangan'
import { prepareRestore, pulihkan } from '@/lib/server/cadangan/pulihkan'
import { readBackup } from '@/lib/server/cadangan/read-backup'
import { connectOwner, openDatabase } from '@/lib/server/database'
import { closeDb, withAktor } from '@/lib/server/db'
import { openServer } from '@/lib/server/embedded/open-server'
import { env, setEnv } from '@/lib/server/env'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { writeSetting } from '@/lib/server/settings'
import { asOwner, ownerUrl, truncateMutable } from '../support/db'
import { KAB, seedAktor } from '../support/factories'
import { type Kota, seedKota } from '../support/kota'
import { denganDatabaseUrl, openServerLuar, type ServerLuar } from '../support/server-luar'
import { makeFolder } from '../support/server-process'

const ROOT = path.join(import.meta.dirname, '..', '..')
const run = promisify(execFile)
const key = randomBytes(32)
const folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-cadangan-'))
/** Data folder of the installation under test: its files are its own, whatever other tests store meanwhile. */
const dataDir = path.join(folder, 'asal')
const targets: ReturnType<typeof makeFolder>[] = []
const FILES = { 'bukti/3275/satu.pdf': randomBytes(3 << 20), 'ekspor/3275/kosong.csv': Buffer.alloc(0) }
let kota: Kota
let luar: ServerLuar

beforeAll(async () => {
  luar = await openServerLuar({ kantor: 'CREATEROLE', tanpa_peran: '', lain: 'CREATEROLE' })
  await truncateMutable()
  kota = await seedKota()
  await asOwner((client) => writeSetting(client, 'sintetis', true))
  expect(await buatAkunDemo(KAB)).toMatchObject({ ok: true })
  for (const [name, bytes] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(dataDir, 'berkas', name)), { recursive: true })
    await writeFile(path.join(dataDir, 'berkas', name), bytes)
  }
  await copyFile(path.join(process.env.SAHIH_UJI_DATA ?? '', 'rahasia.json'), path.join(dataDir, 'rahasia.json'))
  await writeFile(path.join(dataDir, 'berkas', 'separuh.csv.sebagian'), 'belum selesai')
}, 120_000)
afterAll(async () => {
  for (const target of targets) await target.remove()
  await luar.close()
  rmSync(folder, { recursive: true, force: true })
})

function newTarget(): string {
  const target = makeFolder()
  targets.push(target)
  return target.dataDir
}

let ke = 0
async function buatCadangan(progress?: (bytes: number) => void) {
  ke += 1
  const file = path.join(folder, `${ke}.cadangan`)
  const hasil = await cadangkan({ ownerUrl: ownerUrl(), dataDir, file, key, ...(progress ? { progress } : {}) })
  return { file, hasil }
}

/** Restores into an empty database of the office's own server, whose owner is no superuser. */
async function pulihkanKeLuar<T>(file: string, work: (url: string) => Promise<T>): Promise<T> {
  const url = await luar.buatBasisData('kantor', 'OWNER kantor')
  return denganDatabaseUrl(url, () => pulihkanKe(file, newTarget(), work))
}

/** Restores into a data folder as the command does, and runs `work` on the result as the application would. */
async function pulihkanKe<T>(file: string, target: string, work: (url: string) => Promise<T>): Promise<T> {
  const before = { ...env() }
  const backup = await readBackup(file, key)
  await closeDb()
  // A process of its own would not know the other installation's key.
  setEnv({ NEXTAUTH_SECRET: undefined })
  const database = await openDatabase({
    dataDir: target,
    prepare: (client, url) => prepareRestore(client, url, target, backup.contents),
  })
  try {
    await pulihkan({ ownerUrl: database.ownerUrl, dataDir: target, file, key, backup })
    // Opened again: what the next command finds.
    await (await openDatabase({ dataDir: target })).close()
    return await work(database.ownerUrl)
  } finally {
    await closeDb()
    await database.close()
    setEnv(before)
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectOwner(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A family page as the whole office sees it. */
const baca = (keluargaId: string) => withAktor(serverAktor(KAB), (tx) => readKeluarga(tx, serverAktor(KAB), keluargaId))

/** Content of every table as text, and where every sequence stands; asked in another way than the backup asks. */
async function readAll(client: pg.Client): Promise<Record<string, string>> {
  await client.query(`SET timezone = 'UTC'`)
  const { rows } = await client.query<{ nama: string; jenis: string }>(
    `SELECT c.oid::regclass::text AS nama, c.relkind AS jenis FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND c.relkind IN ('r', 'p', 'S') AND c.relpersistence = 'p'`,
  )
  const all: Record<string, string> = {}
  for (const { nama, jenis } of rows) {
    const sql =
      jenis === 'S'
        ? `SELECT last_value::text || is_called::text AS isi FROM ${nama}`
        : `SELECT count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS isi FROM ${nama} t`
    all[nama] = (await client.query<{ isi: string }>(sql)).rows[0]?.isi ?? ''
  }
  return all
}

/** What the catalogue says of columns, keys, indexes, policies and rights, as text. */
async function readSkema(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ baris: string }>(`
    SELECT format('kolom %s %s %s %s %s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid)) AS baris
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p', 'v') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT format('kunci %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid <> 0
    UNION ALL SELECT format('indeks %s', indexdef) FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT format('aturan %s %s %s %s', tablename, policyname, qual, with_check) FROM pg_policies
    UNION ALL SELECT format('hak %s %s', oid::regclass, relacl) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S')
    UNION ALL SELECT format('partisi %s %s', inhrelid::regclass, pg_get_expr(c.relpartbound, c.oid)) FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    ORDER BY 1`)
  return rows.map(({ baris }) => baris.replaceAll(/sahih_app_\w+/g, 'sahih_app_x'))
}

describe('cadangkan dan pulihkan', () => {
  it('memulihkan setiap tabel, urutan, hak, berkas, dan jejak ke server yang kosong, lalu orang dapat masuk dan bekerja', async () => {
    const { file, hasil } = await buatCadangan()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(hasil).toMatchObject({ ukuran: statSync(file).size, berkas: 2 })
    const [asal, skemaAsal] = await asOwner(async (client) => [await readAll(client), await readSkema(client)] as const)
    const keluarga = kota.keluargaList.find(({ kodeDesa }) => kodeDesa.startsWith(KAB))
    const halaman = await baca(keluarga?.id ?? '')
    expect(halaman).not.toBeNull()
    const akun = AKUN_DEMO[0]
    const target = newTarget()

    await pulihkanKe(file, target, async (url) => {
      const [kini, skemaKini] = await withClient(url, async (client) => [
        await readAll(client),
        await readSkema(client),
      ])
      // The backup itself was recorded as done after its snapshot, the restore after the comparison: only the audit may differ.
      const beda = [...new Set([...Object.keys(asal), ...Object.keys(kini)])].filter(
        (nama) => asal[nama] !== kini[nama],
      )
      expect(beda.sort()).toEqual(['jejak', 'jejak_kepala'])
      expect(skemaKini).toEqual(skemaAsal)
      expect(await baca(keluarga?.id ?? '')).toEqual(halaman)
      const sandi = { namaPengguna: akun?.namaPengguna ?? '', sandi: akun?.sandi ?? '' }
      expect(await masuk(sandi, { alamat: '127.0.0.1', perangkat: 'uji' })).toMatchObject({ ok: true })
      const jejak = await withClient(url, (client) =>
        client.query(`SELECT tindakan FROM jejak WHERE kode_kab = $1 ORDER BY nomor DESC LIMIT 3`, [KAB]),
      )
      expect(jejak.rows.map(({ tindakan }) => tindakan)).toEqual(['akses.masuk', 'server.pulihkan', 'server.cadangkan'])
      // The next number comes after those that were given.
      await withClient(url, (client) =>
        client.query(
          `SELECT setval(pg_get_serial_sequence('rilis', 'id'), nextval(pg_get_serial_sequence('rilis', 'id')))`,
        ),
      )
    })
    for (const [name, bytes] of Object.entries(FILES))
      expect(readFileSync(path.join(target, 'berkas', name)).equals(bytes), name).toBe(true)
    expect(readdirSync(path.join(target, 'berkas')).sort()).toEqual(['bukti', 'ekspor'])
    // Acts of before the backup are recognised again: what was keyed with the secret of sessions still reads.
    const rahasia = (dir: string) =>
      JSON.parse(readFileSync(path.join(dir, 'rahasia.json'), 'utf8')) as Record<string, string>
    expect(rahasia(target).rahasiaSesi).toBe(rahasia(dataDir).rahasiaSesi)
    expect(rahasia(target).sandiBasisData).not.toBe(rahasia(dataDir).sandiBasisData)
  }, 180_000)

  it('memuat keadaan satu saat, juga saat orang bekerja di tengah pencadangan', async () => {
    let tindakan: Promise<unknown> | undefined
    const { file } = await buatCadangan(() => {
      tindakan ??= (async () => {
        const baru = await seedAktor({ peran: 'verifikator-dinsos', nama: 'Datang Kemudian' })
        await asOwner((client) =>
          inTransaction(client, () => catatOwner(client, serverAktor(KAB), 'akses.buat', baru.id, {})),
        )
        await asOwner((client) => client.query('CREATE TABLE lahir_kemudian AS SELECT 1 AS a'))
      })()
    })
    await tindakan
    await asOwner((client) => client.query('DROP TABLE lahir_kemudian'))
    await pulihkanKeLuar(file, async (url) => {
      const { rows } = await withClient(url, (client) =>
        client.query(`SELECT FROM pengguna WHERE nama = 'Datang Kemudian'`),
      )
      expect(rows).toHaveLength(0)
    })
  }, 120_000)

  it('membawa juga tabel yang tidak dibuat migrasi, tetapi bukan tabel kerja yang tidak dicatat', async () => {
    await asOwner((client) =>
      client.query(`
        CREATE TABLE rilis_keluarga_901 (LIKE rilis_keluarga INCLUDING DEFAULTS INCLUDING STORAGE);
        CREATE TABLE kerja.tertahan (baris integer PRIMARY KEY, isi text COLLATE "C" NOT NULL DEFAULT 'kosong', rincian jsonb, CONSTRAINT baris_positif CHECK (baris > 0));
        CREATE INDEX tertahan_isi_idx ON kerja.tertahan (isi);
        INSERT INTO kerja.tertahan SELECT g, 'isi ' || g, jsonb_build_object('a', g) FROM generate_series(1, 1000) g;
        CREATE UNLOGGED TABLE kerja.sementara (a integer);
        CREATE SCHEMA baru; CREATE SEQUENCE baru.nomor; SELECT nextval('baru.nomor'), nextval('baru.nomor')`),
    )
    try {
      const { file } = await buatCadangan()
      const asal = await asOwner(readAll)
      await pulihkanKeLuar(file, async (url) => {
        const kini = await withClient(url, readAll)
        for (const nama of ['rilis_keluarga_901', 'kerja.tertahan', 'baru.nomor'])
          expect(kini[nama], nama).toBe(asal[nama])
        const { rows } = await withClient(url, (client) =>
          client.query(`SELECT indexname FROM pg_indexes WHERE schemaname = 'kerja' ORDER BY 1`),
        )
        expect(rows.map(({ indexname }) => indexname)).toEqual(['tertahan_isi_idx', 'tertahan_pkey'])
        await expect(
          withClient(url, (client) => client.query('INSERT INTO kerja.tertahan (baris) VALUES (0)')),
        ).rejects.toThrow('baris_positif')
      })
    } finally {
      await asOwner((client) =>
        client.query('DROP TABLE rilis_keluarga_901, kerja.tertahan, kerja.sementara; DROP SCHEMA baru CASCADE'),
      )
    }
  }, 120_000)

  it.each([
    ['large object', 'SELECT lo_create(4711)', 'SELECT lo_unlink(4711)'],
    ['tampilan tersimpan', 'CREATE MATERIALIZED VIEW uji_mv AS SELECT 1 AS a', 'DROP MATERIALIZED VIEW uji_mv'],
    [
      'tabel asing',
      'CREATE FOREIGN DATA WRAPPER uji_fdw; CREATE SERVER uji_s FOREIGN DATA WRAPPER uji_fdw; CREATE FOREIGN TABLE uji_ft (a int) SERVER uji_s',
      'DROP FOREIGN DATA WRAPPER uji_fdw CASCADE',
    ],
    [
      'partisi bertingkat',
      'CREATE TABLE uji_p (a int, b int) PARTITION BY LIST (a); CREATE TABLE uji_p1 PARTITION OF uji_p FOR VALUES IN (1) PARTITION BY LIST (b)',
      'DROP TABLE uji_p',
    ],
  ])('menolak %s yang tidak dapat dibawanya, daripada diam-diam meninggalkannya', async (apa, buat, hapus) => {
    await asOwner((client) => client.query(buat))
    try {
      await expect(buatCadangan()).rejects.toMatchObject({
        code: 'cadangan/tidak-tercakup',
        message: expect.stringContaining(apa),
      })
      expect(existsSync(path.join(folder, `${ke}.cadangan`))).toBe(false)
    } finally {
      await asOwner((client) => client.query(hapus))
    }
  })

  it('tidak menimpa berkas yang ada, tidak berjalan dua kali sekaligus, dan tidak meninggalkan berkas separuh saat disk penuh', async () => {
    const { file } = await buatCadangan()
    const input = { ownerUrl: ownerUrl(), dataDir, key }
    await expect(cadangkan({ ...input, file })).rejects.toThrow('sudah ada')
    await expect(cadangkan({ ...input, file: path.join(folder, 'tidak/ada') })).rejects.toThrow('tidak ada')
    await asOwner(async (client) => {
      await client.query(`SELECT pg_advisory_lock(hashtextextended('sahih:cadangkan', 0))`)
      await expect(cadangkan({ ...input, file: path.join(folder, 'kedua.cadangan') })).rejects.toMatchObject({
        code: 'cadangan/sedang-berjalan',
      })
    })
    const penuh = path.join(folder, 'penuh.cadangan')
    symlinkSync('/dev/full', `${penuh}.sebagian`)
    await expect(cadangkan({ ...input, file: penuh })).rejects.toMatchObject({ code: 'server/disk-penuh' })
    expect(readdirSync(folder).filter((nama) => nama.startsWith('penuh'))).toEqual([])
  }, 60_000)

  it('berhenti saat diminta tanpa meninggalkan berkas', async () => {
    const controller = new AbortController()
    const file = path.join(folder, 'berhenti.cadangan')
    const alasan = new Error('berhenti')
    const progress = () => controller.abort(alasan)
    await expect(
      cadangkan({ ownerUrl: ownerUrl(), dataDir, file, key, signal: controller.signal, progress }),
    ).rejects.toBe(alasan)
    expect(readdirSync(folder).filter((nama) => nama.startsWith('berhenti'))).toEqual([])
  })
})

describe('pulihkan', () => {
  it('menolak tempat yang sudah berisi tanpa mengubahnya', async () => {
    const { file } = await buatCadangan()
    const { contents } = await readBackup(file, key)
    await asOwner(async (client) => {
      const before = await readAll(client)
      await expect(prepareRestore(client, ownerUrl(), newTarget(), contents)).rejects.toMatchObject({
        code: 'cadangan/tidak-kosong',
      })
      await expect(prepareRestore(client, ownerUrl(), dataDir, contents)).rejects.toThrow('berkas sudah berisi')
      expect(await readAll(client)).toEqual(before)
    })
  })

  it('menolak cadangan dari versi yang lebih baru dan migrasi yang berbeda', async () => {
    const { file } = await buatCadangan()
    const { contents } = await readBackup(file, key)
    const baru = { ...contents, migrations: [...contents.migrations, { name: '99990101000000_x', checksum: 'x' }] }
    const lain = { ...contents, migrations: contents.migrations.map((one) => ({ ...one, checksum: 'x' })) }
    await asOwner(async (client) => {
      await expect(prepareRestore(client, ownerUrl(), newTarget(), baru)).rejects.toThrow('lebih baru')
      await expect(prepareRestore(client, ownerUrl(), newTarget(), lain)).rejects.toThrow('berbeda')
    })
  })

  it('yang terhenti di tengah jalan meninggalkan basis data yang ditolak semua perintah, dan dapat diulang', async () => {
    const { file } = await buatCadangan()
    const target = newTarget()
    const before = { ...env() }
    const backup = await readBackup(file, key)
    await closeDb()
    const prepare = (client: pg.Client, url: string) => prepareRestore(client, url, target, backup.contents)
    // Killed after the schema was made and before a row was in it.
    await (await openDatabase({ dataDir: target, prepare })).close()
    await expect(openDatabase({ dataDir: target })).rejects.toMatchObject({
      code: 'server/pemulihan-belum-selesai',
    })
    setEnv(before)
    // Two restores at once: the second leaves the first alone.
    const terbuka = await openServer(target)
    const url = new URL(terbuka.url)
    url.pathname = '/sahih'
    await withClient(url.href, async (client) => {
      await lockRestore(client)
      await expect(openDatabase({ dataDir: target, prepare })).rejects.toMatchObject({
        code: 'cadangan/sedang-berjalan',
      })
    })
    await terbuka.close()
    setEnv(before)
    await pulihkanKe(file, target, async (url) => {
      expect((await withClient(url, (client) => client.query('SELECT FROM pengguna'))).rowCount).toBeGreaterThan(0)
    })
  }, 120_000)

  it('membuang semuanya ketika satu tabel tidak sama dengan cadangan', async () => {
    const { file } = await buatCadangan()
    const target = newTarget()
    const before = { ...env() }
    const backup = await readBackup(file, key)
    const palsu = structuredClone(backup)
    const bukti = palsu.end.tables['public.pengguna']
    if (!bukti) throw new Error('tabel pengguna tidak ada')
    bukti.sha256 = 'x'
    await closeDb()
    const database = await openDatabase({
      dataDir: target,
      prepare: (client, url) => prepareRestore(client, url, target, backup.contents),
    })
    try {
      await expect(
        pulihkan({ ownerUrl: database.ownerUrl, dataDir: target, file, key, backup: palsu }),
      ).rejects.toMatchObject({ code: 'cadangan/tidak-cocok', message: expect.stringContaining('public.pengguna') })
      const sisa = await withClient(database.ownerUrl, (client) =>
        client.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
      )
      expect(sisa.rowCount).toBe(0)
      expect(readdirSync(target).filter((nama) => nama.startsWith('berkas'))).toEqual([])
    } finally {
      await database.close()
      setEnv(before)
    }
  }, 120_000)
})

describe('server basis data milik kantor sendiri', () => {
  it('dipakai oleh pemilik yang bukan superuser: skema, keamanan baris, cadangan, dan pemulihan', async () => {
    const dataDir = newTarget()
    const asal = await luar.buatBasisData('kantor', 'OWNER kantor')
    await closeDb()
    const file = path.join(folder, 'luar.cadangan')
    await denganDatabaseUrl(asal, async () => {
      const database = await openDatabase({ dataDir })
      await withClient(database.ownerUrl, async (client) => {
        await client.query(`INSERT INTO keluarga (kode_kab) VALUES ('3275'), ('3275'), ('3515')`)
        await inTransaction(client, () => catatOwner(client, serverAktor(KAB), 'akses.buat', randomUUID(), {}))
      })
      expect(await withAktor(serverAktor(KAB), (tx) => tx.keluarga.count())).toBe(2)
      await withClient(database.appUrl, async (client) => {
        await expect(client.query('SELECT FROM keluarga')).rejects.toThrow('lingkup')
        await expect(client.query('CREATE TABLE milik_aplikasi (a integer)')).rejects.toThrow('permission denied')
      })
      await cadangkan({ ownerUrl: database.ownerUrl, dataDir, file, key })
      await database.close()
    })
    await pulihkanKeLuar(file, async (url) => {
      const keluarga = await withClient(url, (client) => client.query('SELECT kode_kab FROM keluarga ORDER BY 1'))
      expect(keluarga.rows.map((row) => row.kode_kab)).toEqual(['3275', '3275', '3515'])
      expect(await withAktor(serverAktor(KAB), (tx) => tx.keluarga.count())).toBe(2)
    })
  }, 120_000)

  it('yang belum memberikan haknya ditolak dengan satu kalimat yang menyebut apa, dan tidak ditulisi', async () => {
    const buka = (url: string, prepare?: () => Promise<void>) =>
      denganDatabaseUrl(url, () => openDatabase({ dataDir: newTarget(), ...(prepare ? { prepare } : {}) }))
    const tidakDisentuh = (url: string) =>
      withClient(url, async (client) => {
        const { rowCount } = await client.query(
          `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace UNION ALL SELECT FROM pg_namespace WHERE nspname LIKE 'pemulihan%'`,
        )
        expect(rowCount).toBe(0)
      })
    await closeDb()
    for (const [pengguna, sql, kalimat] of [
      ['tanpa_peran', 'OWNER tanpa_peran', /hak CREATEROLE \(ALTER ROLE "tanpa_peran" CREATEROLE\)/],
      ['kantor', '', /GRANT CREATE ON DATABASE "luar_\d+" TO "kantor".*GRANT CREATE ON SCHEMA public TO "kantor"/],
      [
        'kantor',
        `OWNER kantor ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`,
        /berenkode UTF8 \(sekarang SQL_ASCII\)/,
      ],
      ['lain', 'OWNER lain', /GRANT sahih_app TO "lain" WITH ADMIN OPTION/],
    ] as const) {
      const url = await luar.buatBasisData(pengguna, sql)
      await expect(buka(url)).rejects.toMatchObject({
        code: 'server/hak-kurang',
        message: expect.stringMatching(kalimat),
      })
      await tidakDisentuh(url)
    }
    // Granted as the sentence says, it goes on; a database that belongs to somebody else can be used, but not restored into.
    const url = await luar.buatBasisData('lain', '')
    const nama = new URL(url).pathname.slice(1)
    await luar.sebagaiPengelola(`GRANT sahih_app TO lain WITH ADMIN OPTION`)
    await luar.sebagaiPengelola(`GRANT CREATE ON DATABASE ${nama} TO lain`)
    await withClient(luar.urlPengelola(nama), (client) => client.query('GRANT CREATE ON SCHEMA public TO lain'))
    await expect(buka(url, async () => undefined)).rejects.toMatchObject({
      code: 'server/hak-kurang',
      message: expect.stringContaining(`ALTER DATABASE "${nama}" OWNER TO "lain"`),
    })
    await (await buka(url)).close()
  }, 120_000)
})

describe('baris perintah', () => {
  /** Runs a command to its end; its words and its exit code. */
  async function cli(argumentList: string[], more: Record<string, string> = {}) {
    const { DATABASE_URL: _, NODE_OPTIONS: __, NEXTAUTH_SECRET: ___, ...bare } = process.env
    const child: Promise<{ stdout: string; stderr: string }> & { child: ChildProcess } = run(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'lib/cli/main.ts', ...argumentList],
      { cwd: ROOT, env: { ...bare, ...more } },
    )
    return child.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
  }

  it('membuat kunci, mencadangkan, memeriksa, dan memulihkan; yang salah dikatakan dengan satu kalimat dan tidak membuat apa pun', async () => {
    const kunci = path.join(folder, 'kunci.txt')
    const lain = path.join(folder, 'kunci-lain.txt')
    expect(await cli(['kunci:buat', kunci])).toMatchObject({ code: 0 })
    buatKunciCadangan(lain)
    expect(statSync(kunci).mode & 0o777).toBe(0o600)
    expect(readKunciCadangan(kunci)).toHaveLength(32)
    expect(await cli(['kunci:buat', kunci])).toMatchObject({ code: 1, stderr: expect.stringContaining('sudah ada') })

    const file = path.join(folder, 'perintah.cadangan')
    const asal = { DATABASE_URL: ownerUrl() }
    expect(await cli(['cadangkan', file, '--data', dataDir], asal)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('kunci:buat'),
    })
    const isiKunci = { SAHIH_KUNCI_CADANGAN: readFileSync(kunci, 'utf8') }
    const dibuat = await cli(['cadangkan', file, '--data', dataDir, '--json'], { ...asal, ...isiKunci })
    expect(dibuat.code).toBe(0)
    const hasil = JSON.parse(dibuat.stdout) as Record<string, unknown>
    expect(hasil).toMatchObject({ file, ukuran: statSync(file).size, berkasHilang: expect.any(Number) })

    const target = path.join(folder, 'belum-ada')
    const bytes = readFileSync(file)
    const rusak = path.join(folder, 'rusak.cadangan')
    const changed = Buffer.from(bytes)
    changed[bytes.length - 5] = (changed[bytes.length - 5] ?? 0) ^ 1
    writeFileSync(rusak, changed)
    const terpotong = path.join(folder, 'terpotong.cadangan')
    writeFileSync(terpotong, bytes.subarray(0, bytes.length >> 1))
    const kunciBenar = readKunciCadangan(kunci)
    for (const [jalur, kunciCoba, kalimat] of [
      [file, readKunciCadangan(lain), 'bukan kunci cadangan tersebut'],
      [rusak, kunciBenar, 'rusak atau terpotong'],
      [terpotong, kunciBenar, 'rusak atau terpotong'],
      [kunci, kunciBenar, 'bukan cadangan Sahih'],
      [path.join(folder, 'tidak-ada'), kunciBenar, 'tidak dapat dibaca'],
    ] as const)
      await expect(readBackup(jalur, kunciCoba)).rejects.toThrow(kalimat)
    expect(() => readKunciCadangan(file)).toThrow('tidak berisi kunci cadangan')
    // The command says the same sentence, without a stack trace, and makes nothing.
    for (const [argumentList, kalimat] of [
      [[file, '--kunci', lain], 'bukan kunci cadangan tersebut'],
      [[terpotong, '--kunci', kunci], 'rusak atau terpotong'],
    ] as const) {
      const ditolak = await cli(['pulihkan', ...argumentList, '--data', target])
      expect(ditolak).toMatchObject({ code: 1, stderr: expect.stringContaining(kalimat) })
      expect(ditolak.stderr).not.toContain('SAHIH_RUNUT')
    }
    expect(existsSync(target)).toBe(false)

    expect(await cli(['pulihkan', file, '--kunci', kunci, '--periksa'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Cadangan utuh'),
    })
    const tujuan = newTarget()
    const pulih = await cli(['pulihkan', file, '--kunci', kunci, '--data', tujuan, '--json'])
    expect(pulih).toMatchObject({ code: 0 })
    expect(JSON.parse(pulih.stdout)).toMatchObject({
      id: hasil.id,
      tabel: hasil.tabel,
      baris: hasil.baris,
      auditUtuh: true,
      audit: expect.arrayContaining([expect.objectContaining({ kodeKab: KAB, utuh: true })]),
    })
    expect(await cli(['audit:periksa', '--data', tujuan])).toMatchObject({ code: 0 })
    expect(await cli(['pulihkan', file, '--kunci', kunci, '--data', tujuan])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('sudah berisi'),
    })
    await rm(file)
  }, 180_000)

  it('menulis tidak satu pun NIK atau nama ke keluaran dan ke jejak', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ isi: string }>(`SELECT isi FROM jejak WHERE tindakan = 'server.cadangkan'`),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { isi } of rows) expect(isi).not.toMatch(/\b\d{16}\b/)
  })
})
