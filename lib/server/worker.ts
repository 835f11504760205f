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

/** How a worker is told to look after jobs whose worker died. */
export type WorkerOptions = {
  /** A worker silent for this long is taken for dead; at least 10 s, for jobs queued from now on. Without it the queue's own 30 s. */
  heartbeatSeconds?: number
}

/** Milliseconds between two looks at whether a running job was cancelled. */
const LOOK = 1_500

/**
 * Starts a worker on the owner's connection. Jobs whose worker died are given to another after the heartbeat (30 s).
 * @returns stop: waits up to `timeout` ms for running jobs, which otherwise start again later
 */
export async function startWorker(
  ownerUrl: string,
  handlers: Record<string, Handler>,
  berkalaList: Berkala[],
  options: WorkerOptions = {},
): Promise<{ stop: (timeout?: number) => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3, application_name: 'sahih-pekerja' })
  const boss = new PgBoss({
    connectionString: ownerUrl,
    max: 4,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    createSchema: false,
  })
  boss.on('error', (error) => log.error({ kind: error.name }, 'antrean pekerjaan bermasalah'))
  await boss.start()
  if (options.heartbeatSeconds !== undefined)
    await boss.updateQueue(QUEUE, { heartbeatSeconds: options.heartbeatSeconds })
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
  aktif: boolean | null
  giliran: string
}

/** Why the work on a pekerjaan stops without an outcome of its own: it was cancelled, or another worker has it now. */
class Lepas extends Error {}

async function runOne(
  pool: pg.Pool,
  handlers: Record<string, Handler>,
  pesan: Pesan,
  stopping: AbortSignal,
): Promise<void> {
  const { kodeKab, id } = pesan
  // Peran and wilayah are those of now, not of when it was asked: both take effect at once.
  const taken = await pool.query<PekerjaanRow>(
    `UPDATE pekerjaan j SET status = 'berjalan', mulai_pada = clock_timestamp(), tahap = '', selesai = 0, total = 0, pesan = NULL
     FROM pekerjaan o LEFT JOIN pengguna p ON p.id::text = o.aktor
     WHERE j.kode_kab = $1 AND j.id = $2 AND o.kode_kab = j.kode_kab AND o.id = j.id AND j.status IN ('antre', 'berjalan')
     RETURNING j.jenis, j.masukan, j.aktor, coalesce(p.peran, j.peran) AS peran, coalesce(p.kode_wilayah, j.kode_wilayah) AS kode_wilayah,
       p.nama, p.nama_pengguna, p.aktif, j.mulai_pada::text AS giliran`,
    [kodeKab, id],
  )
  const row = taken.rows[0]
  if (!row) return
  const handler = handlers[row.jenis]
  // The instant of taking marks the turn of this worker: a row with another one, or no longer running, is not ours to write.
  const turn: Turn = { pool, pesan, giliran: row.giliran, lepas: new AbortController() }
  const watch = setInterval(() => {
    look(turn).catch(() => undefined)
  }, LOOK)
  try {
    if (!handler) throw new SentenceError('Jenis pekerjaan ini belum dikenal oleh pekerja yang berjalan.')
    if (row.aktor !== 'server' && row.aktif !== true)
      throw new SentenceError('Akun yang meminta pekerjaan ini sudah tidak aktif.')
    const aktor: Aktor = {
      id: row.aktor,
      nama: row.nama ?? 'Server',
      namaPengguna: row.nama_pengguna ?? 'server',
      peran: row.peran,
      kodeWilayah: row.kode_wilayah,
      kodeKab,
    }
    const signal = AbortSignal.any([stopping, turn.lepas.signal])
    const hasil = await handler({ id, aktor, masukan: row.masukan, lapor: reporter(turn), signal })
    await update(turn, `status = 'selesai', hasil = $4, selesai = total, selesai_pada = now()`, [
      JSON.stringify(hasil ?? null),
    ])
  } catch (error) {
    if (turn.lepas.signal.aborted) return
    // Asked to stop in the middle: the queue gives it to the next worker, and the row stays as it is until then.
    if (stopping.aborted) throw error
    const told = error instanceof SentenceError
    if (!told) log.error({ pekerjaan: id, kind: error instanceof Error ? error.name : typeof error }, 'pekerjaan gagal')
    await update(turn, `status = 'gagal', pesan = $4, selesai_pada = now()`, [
      told ? error.message : 'Pekerjaan berhenti karena gangguan. Silakan jalankan lagi.',
    ])
  } finally {
    clearInterval(watch)
  }
}

type Turn = { pool: pg.Pool; pesan: Pesan; giliran: string; lepas: AbortController }

/** Writes to the row while it is this worker's turn; otherwise the work is given up. */
async function update(turn: Turn, set: string, values: unknown[]): Promise<void> {
  const { kodeKab, id } = turn.pesan
  const { rowCount } = await turn.pool.query(
    `UPDATE pekerjaan SET ${set} WHERE kode_kab = $1 AND id = $2 AND mulai_pada = $3::timestamptz AND status = 'berjalan'`,
    [kodeKab, id, turn.giliran, ...values],
  )
  if (rowCount === 0) release(turn)
}

async function look(turn: Turn): Promise<void> {
  const { rowCount } = await turn.pool.query(
    `SELECT FROM pekerjaan WHERE kode_kab = $1 AND id = $2 AND mulai_pada = $3::timestamptz AND status = 'berjalan'`,
    [turn.pesan.kodeKab, turn.pesan.id, turn.giliran],
  )
  if (rowCount === 0) release(turn)
}

function release(turn: Turn): void {
  turn.lepas.abort(new Lepas('pekerjaan ini tidak lagi milik pekerja ini'))
}

function reporter(turn: Turn): Lapor {
  let written = 0
  let lastTahap = ''
  return async (tahap, selesai, total) => {
    turn.lepas.signal.throwIfAborted()
    const time = performance.now()
    if (tahap === lastTahap && time - written < 250 && selesai < total) return
    written = time
    lastTahap = tahap
    await update(turn, 'tahap = $4, selesai = $5, total = $6', [tahap, selesai, total])
    turn.lepas.signal.throwIfAborted()
  }
}
