import { rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { connectOwner } from '@/lib/server/database'
import { openServer } from '@/lib/server/embedded/open-server'
import { holdServer, makeFolder, postmasterPid, withClient } from '../support/server-process'

const folders: ReturnType<typeof makeFolder>[] = []
function newFolder(mode?: number): string {
  const folder = makeFolder(mode)
  folders.push(folder)
  return folder.dataDir
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.remove()
})

const countBaris = (url: string) =>
  withClient(
    url,
    async (client) => (await client.query<{ n: number }>('SELECT count(*)::int AS n FROM uji')).rows[0]?.n,
  )

describe('openServer', () => {
  it('lima kali kill -9 pada PostgreSQL: yang sudah dicatat tetap ada, yang belum tidak ada', async () => {
    const dataDir = newFolder()
    const first = await openServer(dataDir)
    await withClient(first.url, (client) => client.query('CREATE TABLE uji (ke int)'))
    for (let ke = 1; ke <= 5; ke++) {
      const server = await openServer(dataDir)
      await withClient(server.url, async (client) => {
        await client.query('INSERT INTO uji VALUES ($1)', [ke])
        await client.query('BEGIN')
        await client.query('INSERT INTO uji SELECT -g FROM generate_series(1, 1000) g')
        process.kill(postmasterPid(dataDir) ?? 0, 'SIGKILL')
      })
      const again = await openServer(dataDir)
      expect(await countBaris(again.url)).toBe(ke)
      await again.close()
      await server.close()
    }
    await first.close()
    expect(postmasterPid(dataDir)).toBeNull()
  })

  it('proses yang melayani menghidupkan kembali server yang mati pada alamat yang sama', async () => {
    const dataDir = newFolder()
    const server = await openServer(dataDir, { keepRunning: true })
    await withClient(server.url, (client) => client.query('CREATE TABLE uji AS SELECT 1 AS ke'))
    const before = postmasterPid(dataDir)
    process.kill(before ?? 0, 'SIGKILL')
    await expect.poll(() => countBaris(server.url).catch(() => null), { timeout: 20_000 }).toBe(1)
    expect(postmasterPid(dataDir)).not.toBe(before)
    await server.close()
    expect(postmasterPid(dataDir)).toBeNull()
  })

  it('empat proses yang membuka folder baru bersamaan memakai satu server; yang terakhir keluar menghentikannya', async () => {
    const dataDir = newFolder()
    const holders = await Promise.all([1, 2, 3, 4].map(() => holdServer(dataDir)))
    expect(new Set(holders.map(({ url }) => url)).size).toBe(1)
    const pid = postmasterPid(dataDir)
    const [last, ...others] = holders
    await Promise.all(others.map((holder) => holder.close()))
    expect(postmasterPid(dataDir)).toBe(pid)
    await last?.close()
    expect(postmasterPid(dataDir)).toBeNull()
  })

  it('yang membuka selagi yang lain menutup selalu mendapat server yang berjalan', async () => {
    const dataDir = newFolder()
    let current = await openServer(dataDir)
    for (let round = 0; round < 8; round++) {
      const [, next] = await Promise.all([current.close(), openServer(dataDir)])
      expect(await withClient(next.url, async (client) => (await client.query('SELECT 1 AS satu')).rows)).toEqual([
        { satu: 1 },
      ])
      current = next
    }
    await current.close()
    expect(postmasterPid(dataDir)).toBeNull()
  })

  it('server yang ditinggalkan proses yang di-kill -9 dipakai lalu dihentikan oleh pemakai berikutnya', async () => {
    const dataDir = newFolder()
    const holder = await holdServer(dataDir)
    const pid = postmasterPid(dataDir)
    holder.child.kill('SIGKILL')
    const server = await openServer(dataDir)
    expect(postmasterPid(dataDir)).toBe(pid)
    await server.close()
    expect(postmasterPid(dataDir)).toBeNull()
  })

  it('berkas postmaster.pid yang tertinggal tidak menghalangi, juga bila nomor prosesnya kini milik program lain', async () => {
    const dataDir = newFolder()
    await (await openServer(dataDir)).close()
    for (const pid of [999_999_999, process.pid]) {
      writeFileSync(
        path.join(dataDir, 'pg', 'postmaster.pid'),
        `${pid}\n${dataDir}/pg\n1\n5432\n\n127.0.0.1\n 1 2\nready   \n`,
      )
      const server = await openServer(dataDir)
      expect(postmasterPid(dataDir)).not.toBe(pid)
      await server.close()
    }
  })

  it('bekerja dari folder yang tertutup bagi akun lain', async () => {
    const dataDir = newFolder(0o700)
    const server = await openServer(dataDir)
    await withClient(server.url, (client) => client.query('CREATE TABLE uji AS SELECT 1 AS ke'))
    await server.close()
    const again = await openServer(dataDir)
    expect(await countBaris(again.url)).toBe(1)
    await again.close()
  })

  it.each([
    ['berkas basis data hilang', (dataDir: string) => rmSync(path.join(dataDir, 'pg', 'global', 'pg_control'))],
    [
      'isi basis data tercampur',
      (dataDir: string) => writeFileSync(path.join(dataDir, 'pg', 'global', 'pg_control'), 'x'),
    ],
    ['berkas rahasia tidak terbaca', (dataDir: string) => writeFileSync(path.join(dataDir, 'rahasia.json'), '{')],
    ['berkas rahasia hilang', (dataDir: string) => rmSync(path.join(dataDir, 'rahasia.json'))],
  ])('folder data rusak (%s) ditolak dengan satu kalimat dan tidak meninggalkan proses', async (_title, damage) => {
    const dataDir = newFolder()
    await (await openServer(dataDir)).close()
    damage(dataDir)
    await expect(openServer(dataDir)).rejects.toMatchObject({
      code: 'server/folder-rusak',
      message: expect.stringMatching(/rusak/),
    })
    expect(postmasterPid(dataDir)).toBeNull()
  })

  it('folder data yang ternyata berkas ditolak dengan satu kalimat', async () => {
    const file = path.join(newFolder(), 'data')
    writeFileSync(file, '')
    await expect(openServer(file)).rejects.toMatchObject({ code: 'server/folder-tidak-dapat-dipakai' })
  })
})

describe('connectOwner', () => {
  it('menyebut server yang tidak terjangkau tanpa kata sandinya', async () => {
    const error = await connectOwner('postgresql://u:sandi-rahasia@127.0.0.1:1/x').catch((e) => e)
    expect(error).toMatchObject({ code: 'server/tidak-terjangkau', message: expect.stringContaining('127.0.0.1:1') })
    expect(error.message).not.toContain('sandi-rahasia')
  })

  it('menolak kata sandi yang salah, basis data yang tidak ada, dan alamat yang tidak terbaca', async () => {
    const url = new URL(process.env.SAHIH_UJI_SERVER ?? '')
    const missing = new URL('/tidak_ada', url)
    url.password = 'salah'
    await expect(connectOwner(url.href)).rejects.toMatchObject({ code: 'server/sandi-salah' })
    await expect(connectOwner(missing.href)).rejects.toMatchObject({ code: 'server/tidak-terjangkau' })
    await expect(connectOwner('bukan alamat')).rejects.toMatchObject({ code: 'server/tidak-terjangkau' })
  })

  it('menolak PostgreSQL di bawah 15', async () => {
    const old = await startOldServer()
    await expect(connectOwner(`postgresql://u@127.0.0.1:${old.port}/x`)).rejects.toMatchObject({
      code: 'server/versi-lama',
      message: expect.stringContaining('PostgreSQL 14'),
    })
    old.close()
  })
})

/** Speaks just enough of the protocol to be PostgreSQL 14.9: there is no such server to test with. */
async function startOldServer(): Promise<{ port: number; close: () => void }> {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    return Buffer.concat([Buffer.from(type), length, body])
  }
  const ready = message('Z', Buffer.from('I'))
  const column = Buffer.concat([
    Buffer.from('server_version_num\0'),
    Buffer.from('00000000000000000019ffffffffffff0000', 'hex'),
  ])
  const answer = Buffer.concat([
    message('T', Buffer.concat([Buffer.from([0, 1]), column])),
    message('D', Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 6]), Buffer.from('140009')])),
    message('C', Buffer.from('SHOW\0')),
    ready,
  ])
  const server = net.createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
      socket.once('data', () => socket.write(answer))
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() }
}
