import { describe, expect, it } from 'vitest'
import { db } from '@/lib/server/db'
import { diffSchema } from '@/prisma/migrate'
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

describe('openDatabase', () => {
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
