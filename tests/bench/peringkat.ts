// A ranking run end to end beside its floor: one CREATE TABLE AS of the same score with NTILE(10) over the same inputs.
import pg from 'pg'
import { serverAktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { jalankanPeringkat } from '@/lib/peringkat/commands/jalankan-peringkat'
import { MODEL_BAWAAN, MODEL_UTAMA } from '@/lib/peringkat/model-bawaan'
import { fromSql, toSql } from '@/lib/peringkat/sql'
import type { BenchContext } from './main'
import { type Measure, measureOf, percentile, time } from './measure'

/** Floor and run take turns, so that a busy moment of the machine touches both. */
const ROUNDS = 3

/** `peringkat`: seconds of a whole run (score, tenths, store, rollups, publish), bar 3 × the floor. */
export async function measure({ database, kodeKab, periode, note }: BenchContext): Promise<Measure[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    const lantai = await floorSql(client, kodeKab, periode)
    // The memory and settings of a run, see jalankan-peringkat.ts.
    await client.query("SET work_mem = '256MB'; SET jit = off")
    const floors: number[] = []
    const runs: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      note(`peringkat putaran ${round} dari ${ROUNDS}`)
      await client.query('DROP TABLE IF EXISTS bench_lantai')
      const floor = await time(() => client.query(lantai))
      await client.query('DROP TABLE bench_lantai')
      const run = await time(async () => {
        const hasil = await jalankanPeringkat(serverAktor(kodeKab), { kodeKab, periode })
        if (!hasil.ok) throw new Error(hasil.error.message)
      })
      // The first round only warms the cache for both.
      if (round === 0) continue
      floors.push(floor / 1000)
      runs.push(run / 1000)
    }
    return [
      measureOf({
        nama: 'peringkat',
        nilai: percentile(runs, 0.5),
        satuan: 's',
        lantai: percentile(floors, 0.5),
        n: ROUNDS,
        batas: 3,
      }),
    ]
  } finally {
    await client.end()
  }
}

async function floorSql(client: pg.Client, kodeKab: string, periode: string): Promise<string> {
  const { rows } = await client.query<{ id: number; acuan: string }>(
    `SELECT id, berlaku_sejak::text AS acuan FROM rilis WHERE kode_kab = $1 AND periode = $2 AND status = 'terbit'
     ORDER BY pengiriman DESC LIMIT 1`,
    [kodeKab, periode],
  )
  const rilis = rows[0]
  const model = MODEL_BAWAAN.find(({ kode }) => kode === MODEL_UTAMA)?.isi
  if (!rilis || !model) throw new Error('rilis untuk bench belum ada: jalankan kelompok impor lebih dulu')
  const sumber = { kodeKab, rilisId: rilis.id, acuan: rilis.acuan as IsoDate, lapis: 'rilis' as const }
  return `CREATE TABLE bench_lantai AS
    SELECT keluarga_id, skor, NTILE(10) OVER (ORDER BY skor) AS desil
    FROM (SELECT k.keluarga_id, ${toSql(model, sumber.acuan)} AS skor ${fromSql(model, sumber)}) s`
}
