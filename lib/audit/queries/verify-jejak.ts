// Checks the chain of one kabupaten/kota and the sealed read log below it, set-based: the database reports only what does not fit.
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { db, setLingkup } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { type Jangkar, listTemuanJangkar } from '../jangkar'
import { type BarisGanjil, listTemuan, type Temuan, type Ujung } from '../rantai'
import { isiSegelSchema, listTemuanSegel, TINDAKAN_SEGEL } from '../segel'

/** Runs one statement and returns its rows: on the application's connection under a scope, or on the owner's. */
type Read = (query: Prisma.Sql) => Promise<unknown>

export type HasilPeriksa = {
  kodeKab: string
  utuh: boolean
  /** Rows of the chain, and the hash of its head in hex: kept elsewhere, it proves later that nothing was cut off. */
  jejak: number
  kepala: string | null
  segel: number
  logBaca: number
  /** Rows of the read log that wait for the next seal. */
  belumDisegel: number
  /** Heads of this chain written down outside the database that were compared. */
  jangkar: number
  temuan: Temuan[]
}

/** Rows that do not fit, reported at most; a chain with more is broken beyond naming. */
const GANJIL_TERBANYAK = 1000
/** Rows among which exchanges are looked for: every one is hashed with every other's number. */
const TUKAR_TERBANYAK = 200
/** Seals read at once; their leaves are at most 320 kB each. */
const SEGEL_SEKALIGUS = 20

/**
 * Verifies one chain and everything sealed into it. `read` must see one snapshot throughout (REPEATABLE READ),
 * or an act that happens meanwhile looks like an inserted row. About 5 seconds for a million rows.
 */
async function verifyJejak(read: Read, kodeKab: string, jangkarList: readonly Jangkar[]): Promise<HasilPeriksa> {
  const ganjilList = await listGanjil(read, kodeKab)
  const { ujung, jumlah } = await readUjung(read, kodeKab)
  const temuan =
    ganjilList.length > GANJIL_TERBANYAK
      ? [
          {
            jenis: 'terlalu-banyak' as const,
            nomor: ganjilList[0]?.nomor ?? 0,
            keterangan: `Lebih dari ${GANJIL_TERBANYAK} baris tidak cocok sejak nomor ini; rantai tidak dapat dipercaya.`,
          },
        ]
      : listTemuan(await withDitukar(read, kodeKab, ganjilList), ujung)
  const log = await verifyLogBaca(read, kodeKab)
  const jangkar = jangkarList.filter((one) => one.kodeKab === kodeKab)
  const all = [...temuan, ...listTemuanJangkar(jangkar, await readHash(read, kodeKab, jangkar)), ...log.temuan]
  return {
    kodeKab,
    utuh: all.length === 0,
    jejak: jumlah,
    kepala: ujung.kepala?.hash ?? null,
    segel: log.segel,
    logBaca: log.jumlah,
    belumDisegel: log.belum,
    jangkar: jangkar.length,
    temuan: all,
  }
}

/** Hashes of the rows that bear the numbers of anchors. */
async function readHash(read: Read, kodeKab: string, jangkarList: readonly Jangkar[]): Promise<Map<number, string>> {
  if (jangkarList.length === 0) return new Map()
  const rows = await read(Prisma.sql`
    SELECT nomor::text, encode(hash, 'hex') AS hash FROM jejak
    WHERE kode_kab = ${kodeKab} AND nomor = ANY (${jangkarList.map(({ nomor }) => nomor)}::bigint[])`)
  const list = z.array(z.object({ nomor: z.coerce.number(), hash: z.string() })).parse(rows)
  return new Map(list.map(({ nomor, hash }) => [nomor, hash]))
}

/**
 * Verifies one chain, or with null every chain there is or was anchored, on a connection of the owner, against the
 * anchors kept outside the database.
 */
export async function verifyJejakOwner(
  client: pg.Client,
  kodeKab: string | null,
  jangkarList: readonly Jangkar[] = [],
): Promise<HasilPeriksa[]> {
  const read: Read = async (query) => (await client.query(query.text, query.values)).rows
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    const hasil: HasilPeriksa[] = []
    const anchored = jangkarList.map((one) => one.kodeKab)
    const semua = kodeKab === null ? [...new Set([...(await listKabJejak(read)), ...anchored])].sort() : [kodeKab]
    for (const kab of semua) hasil.push(await verifyJejak(read, kab, jangkarList))
    return hasil
  } finally {
    await client.query('ROLLBACK')
  }
}

/** Verifies the chain of the aktor's kabupaten/kota under row security, against the anchors kept outside the database. */
export async function verifyJejakAktor(aktor: Aktor, jangkarList: readonly Jangkar[] = []): Promise<HasilPeriksa> {
  return db().$transaction(
    async (tx) => {
      await setLingkup(tx, aktor)
      return verifyJejak((query) => tx.$queryRaw(query), aktor.kodeKab, jangkarList)
    },
    { isolationLevel: 'RepeatableRead', timeout: 120_000 },
  )
}

/** Chains there are, by kode_kab. */
async function listKabJejak(read: Read): Promise<string[]> {
  const rows = await read(Prisma.sql`
    SELECT kode_kab FROM jejak_kepala UNION SELECT DISTINCT kode_kab FROM jejak ORDER BY kode_kab`)
  return z
    .array(z.object({ kode_kab: z.string() }))
    .parse(rows)
    .map((row) => row.kode_kab)
}

// In the statements below a column is cast for the way to JavaScript under its own name; ORDER BY names the table's.
const ganjilRows = z.array(
  z.object({
    nomor: z.coerce.number(),
    sebelum: z.coerce.number(),
    geser: z.coerce.number().nullable(),
    sambung: z.boolean(),
  }),
)

const GENESIS = (kodeKab: string) => Prisma.sql`sha256(convert_to('sahih:' || ${kodeKab}::text, 'UTF8'))`
const HASH = (nomor: Prisma.Sql) =>
  Prisma.sql`jejak_hash(hash_sebelum, kode_kab, ${nomor}, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi)`

/**
 * Which rows do not fit the row before them? One walk along the primary key; each row is hashed once, one that fails
 * also under the numbers around its own, which tells whether it was renumbered.
 */
async function listGanjil(read: Read, kodeKab: string): Promise<BarisGanjil[]> {
  const rows = await read(Prisma.sql`
    WITH baris AS (
      SELECT nomor, hash, hash_sebelum,
        lag(nomor, 1, 0::bigint) OVER urut AS sebelum,
        lag(hash) OVER urut AS hash_lalu,
        CASE WHEN hash = ${HASH(Prisma.sql`nomor`)} THEN 0
             WHEN hash = ${HASH(Prisma.sql`nomor - 1`)} THEN -1
             WHEN hash = ${HASH(Prisma.sql`nomor + 1`)} THEN 1
             ELSE (SELECT d FROM unnest(ARRAY[-2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8]) AS d
                   WHERE hash = ${HASH(Prisma.sql`nomor + d`)} LIMIT 1)
        END AS geser
      FROM jejak WHERE kode_kab = ${kodeKab}
      WINDOW urut AS (ORDER BY nomor)
    ), lalu AS (
      SELECT *, lag(geser, 1, 0) OVER (ORDER BY nomor) AS geser_lalu FROM baris
    )
    SELECT nomor::text, sebelum::text, geser, hash_sebelum = coalesce(hash_lalu, ${GENESIS(kodeKab)}) AS sambung
    FROM lalu
    WHERE geser IS NULL OR geser IS DISTINCT FROM geser_lalu OR nomor <> sebelum + 1
      OR hash_sebelum <> coalesce(hash_lalu, ${GENESIS(kodeKab)})
    ORDER BY lalu.nomor LIMIT ${GANJIL_TERBANYAK + 1}`)
  return ganjilRows.parse(rows)
}

/** The same rows, those that fit under the number of another one among them carrying that number. */
async function withDitukar(read: Read, kodeKab: string, ganjilList: BarisGanjil[]): Promise<BarisGanjil[]> {
  const asing = ganjilList.filter((baris) => baris.geser === null).map((baris) => baris.nomor)
  if (asing.length < 2) return ganjilList
  const rows = await read(Prisma.sql`
    SELECT nomor::text, ke::text
    FROM jejak, unnest(${asing.slice(0, TUKAR_TERBANYAK)}::bigint[]) AS ke
    WHERE kode_kab = ${kodeKab} AND nomor = ANY (${asing.slice(0, TUKAR_TERBANYAK)}::bigint[])
      AND nomor <> ke AND hash = ${HASH(Prisma.sql`ke`)}`)
  const asal = new Map(
    z
      .array(z.object({ nomor: z.coerce.number(), ke: z.coerce.number() }))
      .parse(rows)
      .map(({ nomor, ke }) => [nomor, ke]),
  )
  return ganjilList.map((baris) => {
    const ke = asal.get(baris.nomor)
    return ke === undefined ? baris : { ...baris, geser: ke - baris.nomor }
  })
}

const ujungRows = z.array(
  z.object({
    jumlah: z.coerce.number(),
    akhir: z.coerce.number().nullable(),
    hash_akhir: z.string().nullable(),
    kepala: z.coerce.number().nullable(),
    hash_kepala: z.string().nullable(),
    hash_pada_kepala: z.string().nullable(),
  }),
)

async function readUjung(read: Read, kodeKab: string): Promise<{ ujung: Ujung; jumlah: number }> {
  const rows = await read(Prisma.sql`
    SELECT (SELECT count(*) FROM jejak WHERE kode_kab = ${kodeKab})::text AS jumlah,
      akhir.nomor::text AS akhir, encode(akhir.hash, 'hex') AS hash_akhir,
      kepala.nomor::text AS kepala, encode(kepala.hash, 'hex') AS hash_kepala,
      (SELECT encode(hash, 'hex') FROM jejak WHERE kode_kab = ${kodeKab} AND nomor = kepala.nomor) AS hash_pada_kepala
    FROM (VALUES (1)) AS satu (x)
    LEFT JOIN (SELECT nomor, hash FROM jejak WHERE kode_kab = ${kodeKab} ORDER BY nomor DESC LIMIT 1) AS akhir ON true
    LEFT JOIN (SELECT nomor, hash FROM jejak_kepala WHERE kode_kab = ${kodeKab}) AS kepala ON true`)
  const [row] = ujungRows.parse(rows)
  if (!row) throw new Error('kepala rantai tidak terbaca')
  const end = (nomor: number | null, hash: string | null) => (nomor === null || hash === null ? null : { nomor, hash })
  return {
    jumlah: row.jumlah,
    ujung: {
      akhir: end(row.akhir, row.hash_akhir),
      kepala: end(row.kepala, row.hash_kepala),
      hashPadaKepala: row.hash_pada_kepala,
    },
  }
}

const segelRows = z.array(z.object({ nomor: z.coerce.number(), sasaran: z.string(), isi: z.string() }))
const kiniRows = z.array(
  z.object({
    segel: z.string(),
    daun: z.instanceof(Uint8Array),
    rusak: z.array(z.number()).nullable(),
    urutan: z.array(z.number()),
  }),
)
const LOG_HASH = Prisma.sql`log_baca_hash(kode_kab, id, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi)`

async function verifyLogBaca(
  read: Read,
  kodeKab: string,
): Promise<{ temuan: Temuan[]; segel: number; jumlah: number; belum: number }> {
  const temuan: Temuan[] = []
  let segel = 0
  let jumlah = 0
  for (let after = 0; ; ) {
    // Which seals come next? Walks the index of acts.
    const list = segelRows.parse(
      await read(Prisma.sql`
        SELECT nomor::text, sasaran, isi FROM jejak
        WHERE kode_kab = ${kodeKab} AND tindakan = ${TINDAKAN_SEGEL} AND nomor > ${after}::bigint
        ORDER BY jejak.nomor LIMIT ${SEGEL_SEKALIGUS}`),
    )
    const last = list.at(-1)
    if (!last) break
    const idList = list.map((row) => row.sasaran).filter((id) => z.uuid().safeParse(id).success)
    // What lies under them now? Walks the index of seals; each row is hashed once.
    const kiniList = kiniRows.parse(
      await read(Prisma.sql`
        SELECT segel::text, string_agg(daun, ''::bytea ORDER BY urutan, id) AS daun,
          array_agg(urutan ORDER BY urutan) FILTER (WHERE daun <> ${LOG_HASH}) AS rusak,
          array_agg(urutan ORDER BY urutan) AS urutan
        FROM log_baca WHERE kode_kab = ${kodeKab} AND segel = ANY (${idList}::uuid[]) GROUP BY segel`),
    )
    for (const row of list) {
      const kini = kiniList.find((one) => one.segel === row.sasaran)
      const under = { daun: kini?.daun ?? new Uint8Array(), rusak: kini?.rusak ?? [], urutan: kini?.urutan ?? [] }
      temuan.push(...listTemuanSegel(row.nomor, parseIsi(row.isi), under))
      jumlah += under.urutan.length
    }
    segel += list.length
    after = last.nomor
  }
  // Which rows claim a seal the chain does not know, or do not fit their own hash before they are sealed?
  const rest = await read(Prisma.sql`
    SELECT count(*) FILTER (WHERE segel IS NULL)::integer AS belum,
      count(*) FILTER (WHERE segel IS NULL AND daun <> ${LOG_HASH})::integer AS rusak,
      count(*) FILTER (WHERE segel IS NOT NULL AND NOT EXISTS (
        SELECT FROM jejak j WHERE j.kode_kab = l.kode_kab AND j.sasaran = l.segel::text AND j.tindakan = ${TINDAKAN_SEGEL}))::integer AS asing
    FROM log_baca l WHERE kode_kab = ${kodeKab}`)
  const [row] = z.array(z.object({ belum: z.number(), rusak: z.number(), asing: z.number() })).parse(rest)
  if (row && row.rusak > 0) {
    temuan.push({ jenis: 'log-diubah', nomor: 0, keterangan: `${row.rusak} baris log baca diubah sebelum disegel.` })
  }
  if (row && row.asing > 0) {
    temuan.push({
      jenis: 'log-disisipkan',
      nomor: 0,
      keterangan: `${row.asing} baris log baca di bawah segel yang tidak ada dalam rantai.`,
    })
  }
  return { temuan, segel, jumlah, belum: row?.belum ?? 0 }
}

function parseIsi(isi: string) {
  try {
    return isiSegelSchema.safeParse(JSON.parse(isi)).data ?? null
  } catch {
    return null
  }
}
