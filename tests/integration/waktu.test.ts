import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/server/db'
import { asOwner, ownerUrl } from '../support/db'

const rows = z.array(z.object({ pada: z.date(), detik: z.number() }))

describe('db', () => {
  it('membaca dan menulis saat yang sama dengan basis data, apa pun zona waktu basis data', async () => {
    // The setting an installation has; a copy of the template does not inherit it. Nothing is connected yet.
    await asOwner((client) =>
      client.query(`ALTER DATABASE ${new URL(ownerUrl()).pathname.slice(1)} SET timezone = 'Asia/Jakarta'`),
    )
    const instant = new Date('2025-11-03T08:00:00.123+07:00')
    const [row] = rows.parse(
      await db()
        .$queryRaw`SELECT ${instant}::timestamptz AS pada, extract(epoch FROM ${instant}::timestamptz)::float8 AS detik`,
    )
    expect(row?.pada).toEqual(instant)
    expect(row?.detik).toBeCloseTo(instant.getTime() / 1000, 3)
    await asOwner((client) =>
      client.query(`INSERT INTO pengaturan (kunci, nilai, diubah_pada) VALUES ('uji-waktu', '1', $1)`, [instant]),
    )
    const stored = await db().pengaturan.findUnique({ where: { kunci: 'uji-waktu' }, select: { diubahPada: true } })
    expect(stored?.diubahPada).toEqual(instant)
  })
})
