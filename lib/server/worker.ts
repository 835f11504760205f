// The job worker: takes pekerjaan from the queue, runs them in the name of who asked, writes their progress where pages read it.
import 'server-only'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Aktor } from '@/lib/akses/izin'
import { type Masukan, type Pesan, QUEUE } from './jobs'
import { log } from './log'

/** Tells how far a job is; cheap enough to call for every batch, written at most four times a second. */
export type Lapor = (tahap: string, selesai: number, total: number) => Promise<void>

/** Runs one kind of job. What it returns is stored as `hasil`; a thrown SentenceError is shown, anything else is not. */
export type Handler = (job: {
  id: string
  aktor: Aktor
  masukan: Masukan
  lapor: Lapor
  signal: AbortSignal
}) => Promise<unknown>

/** A fault that may be told to the person who waits: its message is an Indonesian sentence without personal data. */
export class SentenceError extends Error {
  override readonly name = 'SentenceError'
}

/** Work that comes by the clock, with a cron expression in Western Indonesia Time. */
export type Berkala = { nama: string; cron: string; work: () => Promise<unknown> }

/**
 * Starts a worker on the owner's connection. Jobs whose worker died are given to another after the heartbeat (30 s).
 * @returns stop: waits up to `timeout` ms for running jobs, which otherwise start again later
 */
export async function startWorker(
  ownerUrl: string,
  handlers: Record<string, Handler>,
  berkalaList: Berkala[],
): Promise<{ stop: (timeout?: number) => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3, application_name: 'sahih-pekerja' })
  const boss = new PgBoss({ connectionString: ownerUrl, max: 4, superviseIntervalSeconds: 10, createSchema: false })
  boss.on('error', (error) => log.error({ kind: error.name }, 'antrean pekerjaan bermasalah'))
  await boss.start()
  await boss.work<Pesan>(QUEUE, { batchSize: 1, localConcurrency: 2, pollingIntervalSeconds: 1 }, async ([job]) => {
    if (job) await runOne(pool, handlers, job.data, job.signal)
  })
  for (const berkala of berkalaList) {
    await boss.createQueue(berkala.nama, { retryLimit: 0, expireInSeconds: 600 })
    await boss.schedule(berkala.nama, berkala.cron, null, { tz: 'Asia/Jakarta', singletonKey: berkala.nama })
    await boss.work(berkala.nama, { batchSize: 1, pollingIntervalSeconds: 5 }, async () => {
      await berkala.work()
    })
  }
  return {
    stop: async (timeout = 10_000) => {
      await boss.stop({ graceful: true, timeout })
      await pool.end()
    },
  }
}

type PekerjaanRow = {
  jenis: string
  masukan: Masukan
  aktor: string
  peran: Aktor['peran']
  kode_wilayah: string
  nama: string | null
  nama_pengguna: string | null
}

async function runOne(
  pool: pg.Pool,
  handlers: Record<string, Handler>,
  pesan: Pesan,
  signal: AbortSignal,
): Promise<void> {
  const { kodeKab, id } = pesan
  const taken = await pool.query<PekerjaanRow>(
    `UPDATE pekerjaan j SET status = 'berjalan', mulai_pada = coalesce(mulai_pada, now()), pesan = NULL
     FROM pekerjaan o LEFT JOIN pengguna p ON p.id::text = o.aktor
     WHERE j.kode_kab = $1 AND j.id = $2 AND o.kode_kab = j.kode_kab AND o.id = j.id AND j.status IN ('antre', 'berjalan')
     RETURNING j.jenis, j.masukan, j.aktor, j.peran, j.kode_wilayah, p.nama, p.nama_pengguna`,
    [kodeKab, id],
  )
  const row = taken.rows[0]
  if (!row) return
  const handler = handlers[row.jenis]
  try {
    if (!handler) throw new SentenceError('Jenis pekerjaan ini belum dikenal oleh pekerja yang berjalan.')
    const aktor: Aktor = {
      id: row.aktor,
      nama: row.nama ?? 'Server',
      namaPengguna: row.nama_pengguna ?? 'server',
      peran: row.peran,
      kodeWilayah: row.kode_wilayah,
      kodeKab,
    }
    const hasil = await handler({ id, aktor, masukan: row.masukan, lapor: reporter(pool, pesan), signal })
    await pool.query(
      `UPDATE pekerjaan SET status = 'selesai', hasil = $3, selesai = total, selesai_pada = now() WHERE kode_kab = $1 AND id = $2`,
      [kodeKab, id, JSON.stringify(hasil ?? null)],
    )
  } catch (error) {
    const told = error instanceof SentenceError
    if (!told) log.error({ pekerjaan: id, kind: error instanceof Error ? error.name : typeof error }, 'pekerjaan gagal')
    await pool.query(
      `UPDATE pekerjaan SET status = 'gagal', pesan = $3, selesai_pada = now() WHERE kode_kab = $1 AND id = $2`,
      [kodeKab, id, told ? error.message : 'Pekerjaan berhenti karena gangguan. Silakan jalankan lagi.'],
    )
  }
}

function reporter(pool: pg.Pool, { kodeKab, id }: Pesan): Lapor {
  let written = 0
  let lastTahap = ''
  return async (tahap, selesai, total) => {
    const time = performance.now()
    if (tahap === lastTahap && time - written < 250 && selesai < total) return
    written = time
    lastTahap = tahap
    await pool.query(`UPDATE pekerjaan SET tahap = $3, selesai = $4, total = $5 WHERE kode_kab = $1 AND id = $2`, [
      kodeKab,
      id,
      tahap,
      selesai,
      total,
    ])
  }
}
