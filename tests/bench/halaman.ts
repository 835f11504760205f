// Server time of the pages people open most, over HTTP on loopback with a real session: the built application, one client.
import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { ensureImported } from './impor'
import type { BenchContext } from './main'
import { type Measure, measureOf, percentile, time } from './measure'

const N = 200
const START_MS = 60_000

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A user of the bench with a living session, as the login would leave it. */
async function openSession(context: BenchContext): Promise<string> {
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `WITH p AS (
         INSERT INTO pengguna (nama_pengguna, nama, sandi_hash, peran, kode_wilayah)
         VALUES ('bench', 'Operator Bench', 'tanpa-sandi', 'operator-dinsos', $1)
         ON CONFLICT (nama_pengguna) DO UPDATE SET aktif = true RETURNING id, kode_kab)
       INSERT INTO sesi (pengguna_id, kode_kab, berakhir_pada) SELECT id, kode_kab, now() + interval '1 hour' FROM p RETURNING id`,
      [context.kodeKab],
    )
    const secret = process.env.NEXTAUTH_SECRET
    if (!rows[0] || !secret) throw new Error('sesi bench tidak dapat dibuka')
    return encode({ token: { sesi: rows[0].id }, secret, maxAge: 3600 })
  } finally {
    await client.end()
  }
}

async function startWeb(port: number): Promise<ChildProcess> {
  const child = spawn('next', ['start', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NEXTAUTH_URL: `http://127.0.0.1:${port}` },
    detached: true,
  })
  await new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('server web tidak siap')), START_MS)
    child.once('exit', () => reject(new Error('server web berhenti; jalankan npm run build lebih dulu')))
    child.stdout?.on('data', (text: Buffer) => {
      if (!/Ready/i.test(text.toString())) return
      clearTimeout(limit)
      resolve()
    })
  })
  return child
}

/** Filters an official would set, each over the whole city: many families, few, none by the rollup. */
const SARINGAN = [
  'desil=1',
  'desil=7',
  'syarat=jenis_lantai_terluas~6',
  'desil=2&syarat=luas_lantai=-20',
  'syarat=anggota.status_kawin~3',
  'tanpa=dtks',
  'provinsi=3&kabupaten=4',
]

/** Cells of the difference between the two deliveries of the bench: desil, columns of both files. */
const SEL = [
  'isi=arah&arah=naik',
  'isi=arah&arah=turun',
  'isi=kolom&berkas=keluarga&kolom=desil_nasional',
  'isi=kolom&berkas=anggota&kolom=status_kawin',
]

/** The present delivery and the one before, by their codes; null where there is only one. */
async function findPasangan(context: BenchContext): Promise<string | null> {
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ lama: string; baru: string }>(
      `SELECT l.kode AS lama, b.kode AS baru FROM selisih s JOIN rilis l ON l.id = s.lama JOIN rilis b ON b.id = s.baru
       WHERE s.kode_kab = $1 AND s.status = 'siap' ORDER BY s.id DESC LIMIT 1`,
      [context.kodeKab],
    )
    return rows[0] ? `lama=${rows[0].lama}&baru=${rows[0].baru}` : null
  } finally {
    await client.end()
  }
}

/**
 * beranda, daftar, saringan (several filters in turn), and where two deliveries stand selisih and selisih.daftar (several cells
 * in turn): p95 in ms until the whole answer is read, bar 100.
 */
export async function measure(context: BenchContext): Promise<Measure[]> {
  await ensureImported(context)
  const port = await freePort()
  const cookie = `next-auth.session-token=${await openSession(context)}`
  const child = await startWeb(port)
  try {
    const p95 = async (nama: string, ...pathList: string[]) => {
      const samples: number[] = []
      const byPath = new Map<string, number[]>(pathList.map((path) => [path, []]))
      for (let i = 0; i < N + 20; i++) {
        const path = pathList[i % pathList.length] as string
        const ms = await time(async () => {
          const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: 'manual' })
          await answer.text()
          if (answer.status !== 200) throw new Error(`${path} menjawab ${answer.status}`)
        })
        if (i < 20) continue
        samples.push(ms)
        byPath.get(path)?.push(ms)
      }
      // Where several addresses share a measure, which of them is slow.
      if (byPath.size > 1)
        for (const [path, ofPath] of byPath) context.note(`${percentile(ofPath, 0.95).toFixed(0)} ms ${path}`)
      return measureOf({ nama, nilai: percentile(samples, 0.95), satuan: 'ms', n: N, batas: 100 })
    }
    const measures = [
      await p95('beranda', '/beranda'),
      await p95('daftar', '/keluarga'),
      await p95('saringan', ...SARINGAN.map((satu) => `/keluarga?${satu.replace('~', '%7E')}`)),
    ]
    const pasangan = await findPasangan(context)
    if (pasangan === null) return measures
    return [
      ...measures,
      await p95('selisih', `/sumber/selisih?${pasangan}`),
      await p95('selisih.daftar', ...SEL.map((sel) => `/sumber/selisih/daftar?${pasangan}&${sel}`)),
    ]
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  }
}
