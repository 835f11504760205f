// One ranking run over every family of a kabupaten/kota: set-based, on the owner's connection, in a job or from the command line.
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { catatOwner, withOwner } from '@/lib/server/owner'
import { type Model, modelSchema } from '../model'
import { MODEL_UTAMA } from '../model-bawaan'
import { type JalankanPeringkatInput, jalankanPeringkatSchema } from '../schema'
import { kolomSuku } from '../sql'
import {
  hashSql,
  hasilSql,
  indeksSql,
  type Jalan,
  namaPartisi,
  partisiSql,
  pasangSql,
  rekapSql,
  skorSql,
  sukuRekapSql,
} from '../sql-jalan'

/** Result of a run; `detik` is its whole time, `desil` null = belum diperingkat. */
export type HasilJalan = {
  run: number
  keluarga: number
  detik: number
  hash: string
  perDesil: { desil: number | null; kk: number; jiwa: number }[]
}

/** How far a run is: the words of the step, steps done, steps in all. */
export type LaporJalan = (tahap: string, selesai: number, total: number) => Promise<void>

type Bahan = {
  rilisId: number
  sintetis: boolean
  acuan: IsoDate
  model: Model
  modelKode: string
  modelVersi: number
}

/** Memory of one sort or hash of a run; a whole city fits, and small servers survive two of them. */
const MEMORI_KERJA = '256MB'

/**
 * Runs a model over one release and publishes the result as a new set of rows: score, weighted tenths, rollups, audit.
 * All in one transaction; killed at any moment it leaves nothing. The same data, model and seed give the same hash.
 * Refuses a foreign kabupaten/kota, an unknown release and an unknown model.
 */
export async function jalankanPeringkat(
  aktor: Aktor,
  input: JalankanPeringkatInput,
  lapor: LaporJalan = async () => undefined,
): Promise<Result<HasilJalan>> {
  const { kodeKab, periode, lapis, bobot, ...rest } = jalankanPeringkatSchema.parse(input)
  if (!can(aktor, 'peringkat:jalankan', kodeKab) || aktor.kodeKab !== kodeKab)
    return refuse('peringkat/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup menjalankan peringkat di sini.')
  const mulai = performance.now()
  const mulaiPada = now()
  return withOwner(async (client) => {
    await client.query(`SET temp_buffers = '${MEMORI_KERJA}'`)
    await client.query('BEGIN')
    const rilis = await findRilis(client, kodeKab, periode)
    if (!rilis)
      return refuse('peringkat/rilis-tidak-ada', `Rilis ${periode} belum ada untuk kabupaten/kota ${kodeKab}.`)
    const model = await findModel(client, rest.model ?? MODEL_UTAMA)
    if (!model)
      return refuse('peringkat/model-tidak-ada', `Model ${rest.model ?? MODEL_UTAMA} tidak ada atau tidak aktif.`)
    const bahan: Bahan = { ...rilis, ...model }
    const jalan: Jalan = {
      id: await nextNomor(client),
      model: bahan.model,
      sumber: { kodeKab, rilisId: bahan.rilisId, acuan: bahan.acuan, lapis },
      bobot,
      benih: rest.benih ?? `${kodeKab}:${rilis.periode}`,
    }
    const hash = await hitung(client, jalan, lapor)
    await lapor('Menerbitkan hasil', 4, 5)
    const rekap = await terbitkan(client, aktor, jalan, bahan, { hash, mulai, mulaiPada })
    await client.query('COMMIT')
    await lapor('Selesai', 5, 5)
    return ok({ run: jalan.id, hash, ...rekap })
  })
}

/** The long part: nobody else sees or waits for anything it touches. */
async function hitung(client: pg.Client, jalan: Jalan, lapor: LaporJalan): Promise<string> {
  for (const setting of [`work_mem = '${MEMORI_KERJA}'`, `maintenance_work_mem = '${MEMORI_KERJA}'`, 'jit = off'])
    await client.query(`SET LOCAL ${setting}`)
  await lapor('Menghitung skor setiap keluarga', 0, 5)
  await client.query(skorSql(jalan))
  await lapor('Membagi desil', 1, 5)
  await client.query(partisiSql(jalan))
  await client.query(hasilSql(jalan))
  await lapor('Menyusun indeks', 2, 5)
  for (const statement of indeksSql(jalan)) await client.query(statement)
  await lapor('Menghitung sidik hasil', 3, 5)
  const { rows } = await client.query<{ hash: string }>(hashSql(jalan))
  return rows[0]?.hash ?? ''
}

/** The short part: what others can see or wait for, audit last. */
async function terbitkan(
  client: pg.Client,
  aktor: Aktor,
  jalan: Jalan,
  bahan: Bahan,
  { hash, mulai, mulaiPada }: { hash: string; mulai: number; mulaiPada: Date },
): Promise<{ keluarga: number; detik: number; perDesil: HasilJalan['perDesil'] }> {
  const { kodeKab } = jalan.sumber
  const { rows } = await client.query<{ desil: number | null; kk: number; jiwa: number }>(
    `SELECT desil, count(*)::integer AS kk, sum(jiwa)::integer AS jiwa FROM ${namaPartisi(jalan.id)} GROUP BY desil ORDER BY desil NULLS LAST`,
  )
  const keluarga = rows.reduce((n, { kk }) => n + kk, 0)
  const jiwa = rows.reduce((n, row) => n + row.jiwa, 0)
  const tanpa = rows.find(({ desil }) => desil === null)?.kk ?? 0
  const suku = await listRerata(client, jalan)
  const detik = Math.round(performance.now() - mulai) / 1000
  await client.query(
    `INSERT INTO peringkat_jalan (kode_kab, id, rilis_id, lapis, model_kode, model_versi, bobot, benih, acuan, status,
       jumlah_keluarga, jumlah_diperingkat, jumlah_jiwa, detik, hash, sintetis, aktor, mulai_pada, terbit_pada)
     OVERRIDING SYSTEM VALUE
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'terbit', $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      kodeKab,
      jalan.id,
      bahan.rilisId,
      jalan.sumber.lapis,
      bahan.modelKode,
      bahan.modelVersi,
      jalan.bobot,
      jalan.benih,
      bahan.acuan,
      keluarga,
      keluarga - tanpa,
      jiwa,
      detik,
      hash,
      bahan.sintetis,
      aktor.id,
      mulaiPada,
      now(),
    ],
  )
  await client.query(rekapSql(jalan))
  await client.query(
    `INSERT INTO rekap_peringkat_suku (kode_kab, jalan_id, kode_wilayah, suku, kk, rerata)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::integer[], $6::bigint[])`,
    [
      kodeKab,
      jalan.id,
      suku.map((s) => s.wilayah),
      suku.map((s) => s.suku),
      suku.map((s) => s.kk),
      suku.map((s) => s.rerata),
    ],
  )
  for (const statement of pasangSql(jalan)) await client.query(statement)
  await client.query(
    `INSERT INTO peringkat_kini (kode_kab, jalan_id) VALUES ($1, $2)
     ON CONFLICT (kode_kab) DO UPDATE SET jalan_id = excluded.jalan_id`,
    [kodeKab, jalan.id],
  )
  await catatOwner(client, aktor, 'peringkat.jalankan', String(jalan.id), {
    rilis: bahan.rilisId,
    lapis: jalan.sumber.lapis,
    model: `${bahan.modelKode}@${bahan.modelVersi}`,
    bobot: jalan.bobot,
    benih: jalan.benih,
    keluarga,
    hash,
  })
  return { keluarga, detik, perDesil: rows }
}

/** Mean contribution of each term per kecamatan and, as the sum of those, of the whole kabupaten/kota; cut towards zero. */
async function listRerata(
  client: pg.Client,
  jalan: Jalan,
): Promise<{ wilayah: string; suku: string; kk: number; rerata: string }[]> {
  const { rows } = await client.query<Record<string, string> & { wilayah: string; kk: number }>(sukuRekapSql(jalan))
  const kk = rows.reduce((n, row) => n + row.kk, 0)
  return jalan.model.sukuList.flatMap(({ kunci }, n) => {
    const perKecamatan = rows.map((row) => ({
      wilayah: row.wilayah,
      kk: row.kk,
      jumlah: BigInt(row[kolomSuku(n)] ?? 0),
    }))
    const kota = {
      wilayah: jalan.sumber.kodeKab,
      kk,
      jumlah: perKecamatan.reduce((total, { jumlah }) => total + jumlah, 0n),
    }
    return [...perKecamatan, kota]
      .filter((bagian) => bagian.kk > 0)
      .map(({ wilayah, kk: isi, jumlah }) => ({ wilayah, suku: kunci, kk: isi, rerata: String(jumlah / BigInt(isi)) }))
  })
}

async function nextNomor(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT nextval(pg_get_serial_sequence('peringkat_jalan', 'id')) AS id`,
  )
  return Number(rows[0]?.id)
}

const rilisRow = z.object({ id: z.int(), periode: z.string(), sintetis: z.boolean(), acuan: z.string() })

async function findRilis(client: pg.Client, kodeKab: string, kode: string) {
  const [periode, pengiriman] = kode.split('.')
  const { rows } = await client.query(
    `SELECT id, periode, sintetis, berlaku_sejak::text AS acuan FROM rilis
     WHERE kode_kab = $1 AND periode = $2 AND ($3::integer IS NULL OR pengiriman = $3) AND status = 'terbit'
     ORDER BY pengiriman DESC LIMIT 1`,
    [kodeKab, periode, pengiriman === undefined ? null : Number(pengiriman)],
  )
  if (rows[0] === undefined) return null
  const row = rilisRow.parse(rows[0])
  return { rilisId: row.id, periode: row.periode, sintetis: row.sintetis, acuan: row.acuan as IsoDate }
}

async function findModel(client: pg.Client, kode: string) {
  const { rows } = await client.query<{ versi: number; isi: unknown }>(
    'SELECT versi, isi FROM peringkat_model WHERE kode = $1 AND aktif ORDER BY versi DESC LIMIT 1',
    [kode],
  )
  const row = rows[0]
  return row ? { modelKode: kode, modelVersi: row.versi, model: modelSchema.parse(row.isi) } : null
}
