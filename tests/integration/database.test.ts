import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/lib/server/database'
import { db } from '@/lib/server/db'
import { diffSchema, migrate } from '@/prisma/migrate'
import { asApp, asOwner, ownerUrl, truncateMutable } from '../support/db'

describe('diffSchema', () => {
  it('skema Prisma dan basis data menyatakan hal yang sama', async () => {
    expect(await diffSchema(ownerUrl())).toBe('')
  })

  it('menangkap kolom yang hanya ada di basis data', async () => {
    await asOwner((client) => client.query('ALTER TABLE pengaturan ADD COLUMN lebih text'))
    expect(await diffSchema(ownerUrl())).toContain('DROP COLUMN "lebih"')
    await asOwner((client) => client.query('ALTER TABLE pengaturan DROP COLUMN lebih'))
  })
})

describe('migrate', () => {
  it('menyebut berkas dan baris yang gagal, tidak meninggalkan apa pun, dan dapat diulang', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sahih-migrasi-'))
    const url = await emptyDatabase()
    const write = (script: string) => {
      mkdirSync(path.join(folder, '20260101000000_create_uji'), { recursive: true })
      writeFileSync(path.join(folder, '20260101000000_create_uji', 'migration.sql'), script)
    }
    const head =
      "CREATE TABLE uji_a (a text DEFAULT ';');\n-- satu; dua\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;\n"
    write(`${head}CREATE TABLE uji_b (\n  b tidak_ada\n);\n`)
    await expect(migrate(url, folder)).rejects.toThrow(/20260101000000_create_uji\/migration\.sql baris 5: .*tidak_ada/)
    write(`${head}\n\nDROP TABLE tidak_ada;\n`)
    await expect(migrate(url, folder)).rejects.toThrow(/baris 6: .*tidak_ada/)
    write(`${head}CREATE TABLE uji_b (b text);\n`)
    expect(await migrate(url, folder)).toEqual(['20260101000000_create_uji'])
    expect(await migrate(url, folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('menolak berkas migrasi yang berubah setelah diterapkan', async () => {
    await asOwner((client) =>
      client.query(
        `UPDATE _prisma_migrations SET checksum = reverse(checksum) WHERE migration_name LIKE '%create_dasar'`,
      ),
    )
    await expect(reopen()).rejects.toMatchObject({
      code: 'server/migrasi-gagal',
      message: expect.stringContaining('create_dasar'),
    })
    await asOwner((client) =>
      client.query(
        `UPDATE _prisma_migrations SET checksum = reverse(checksum) WHERE migration_name LIKE '%create_dasar'`,
      ),
    )
  })

  it('menolak basis data yang dibuat versi yang lebih baru', async () => {
    await asOwner((client) =>
      client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101000000_masa_depan', now())`,
      ),
    )
    await expect(reopen()).rejects.toMatchObject({
      code: 'server/migrasi-gagal',
      message: expect.stringContaining('lebih baru'),
    })
    await asOwner((client) => client.query(`DELETE FROM _prisma_migrations WHERE id = 'x'`))
  })
})

describe('openDatabase', () => {
  it('membuka basis data yang sudah siap dalam 300 ms', async () => {
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      const start = performance.now()
      await (await reopen()).close()
      times.push(performance.now() - start)
    }
    expect(Math.min(...times)).toBeLessThan(300)
  })

  it('memuat seluruh wilayah Indonesia', async () => {
    const rows = await asApp(async (client) => {
      const result = await client.query(
        'SELECT length(kode) AS panjang, count(*)::int AS jumlah FROM wilayah GROUP BY 1 ORDER BY 1',
      )
      return result.rows
    })
    expect(rows).toEqual([
      { panjang: 2, jumlah: 38 },
      { panjang: 4, jumlah: 514 },
      { panjang: 6, jumlah: 7285 },
      { panjang: 10, jumlah: 83762 },
    ])
  })

  it('aplikasi masuk sebagai peran tanpa hak DDL dan tunduk pada row security', async () => {
    expect(await db().$queryRaw`SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user`).toEqual([
      { rolsuper: false, rolbypassrls: false },
    ])
    await expect(asApp((client) => client.query('CREATE TABLE x ()'))).rejects.toThrow(/permission denied/)
  })
})

describe('truncateMutable', () => {
  it('mengosongkan yang ditulis uji dan membiarkan data rujukan', async () => {
    await asOwner((client) => client.query(`INSERT INTO pengaturan (kunci, nilai) VALUES ('sintetis', 'true')`))
    await truncateMutable()
    const counts = await asOwner((client) =>
      client.query(
        `SELECT (SELECT count(*)::int FROM wilayah) AS wilayah, (SELECT count(*)::int FROM pengaturan WHERE kunci = 'sintetis') AS sintetis`,
      ),
    )
    expect(counts.rows).toEqual([{ wilayah: 91599, sintetis: 0 }])
  })
})

const reopen = () =>
  openDatabase({ dataDir: process.env.SAHIH_UJI_DATA ?? '', name: new URL(ownerUrl()).pathname.slice(1) })

async function emptyDatabase(): Promise<string> {
  const url = new URL(ownerUrl())
  const name = `${url.pathname.slice(1)}_kosong`
  await asOwner(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}`)
  })
  url.pathname = `/${name}`
  return url.href
}
