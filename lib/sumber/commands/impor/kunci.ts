// The lock under which anything about the deliveries of a kabupaten/kota changes: one at a time.
import 'server-only'
import type pg from 'pg'
import { type Result, refuse } from '@/lib/core/result'
import { openKerja } from './kerja'

/** Runs `work` while nobody else imports, publishes, withdraws or drops here; `sumber/sedang-berjalan` when somebody does. */
export async function withKunciImpor<T>(
  kodeKab: string,
  work: (pusat: pg.Client) => Promise<Result<T>>,
): Promise<Result<T>> {
  const pusat = await openKerja('sahih-impor')
  try {
    const { rows } = await pusat.query<{ dapat: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('sahih:impor:' || $1, 0)) AS dapat`,
      [kodeKab],
    )
    if (!rows[0]?.dapat)
      return refuse(
        'sumber/sedang-berjalan',
        `Impor lain untuk kabupaten/kota ${kodeKab} sedang berjalan. Tunggu sampai selesai, lalu jalankan lagi.`,
      )
    return await work(pusat)
  } finally {
    await pusat.end()
  }
}
