// What the steps of one import share: its connections, its number, the names of its working tables.
import 'server-only'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { env } from '@/lib/server/env'
import type { Sistem } from '../../schema'
import type { BerkasDiperiksa } from './periksa-berkas'

/** Tells how far an import is: words of the stage, thousandths done of 1000. */
export type LaporImpor = (tahap: string, selesai: number, total: number) => Promise<void>

/**
 * An earlier delivery (`rilisId`, brought by `imporId`), whose rows held under `kodeList` are loaded now, and those in
 * `barisList`, which come corrected.
 */
export type Susulan = {
  rilisId: number
  imporId: string
  kodeList: readonly string[]
  barisList: readonly BarisSusulan[]
}

/** A corrected row: its place in the files of this import, and under which place and reference it was set aside. */
export type BarisSusulan = { ke: 1 | 2; baris: number; rujukan: string; dasarKe: number; dasarBaris: number }

/** One import under way. Numbers of rilis name its tables, so that what a dead import left can be told and dropped. */
export type Kerja = {
  aktor: Aktor
  kodeKab: string
  periode: Periode
  sistem: Sistem
  imporId: string
  rilisId: number
  /** Release this delivery is compared with: the newest published one before it. */
  sebelumnya: number | null
  /** Everything is counted, nothing is written that lasts. */
  coba: boolean
  /** The files hold rows that an earlier delivery had set aside: its other rows are repeated beside them. */
  susulan: Susulan | null
  /** The rows come corrected: what of them was left out. Null when the files are a delivery. */
  perbaikan: { kode: string | null; jumlah: number; sudah: number; kosong: number } | null
  /** First 24 hex digits of the ids this import gives; the line of the row follows. */
  awalId: { keluarga: string; orang: string }
  /** Whether somebody was delivered here before: on a first delivery there is nobody to recognise. */
  adaRiwayat: boolean
  keluarga: BerkasDiperiksa
  anggota: BerkasDiperiksa
  /** The connections that work; each runs one statement at a time. */
  a: pg.Client
  b: pg.Client
  signal?: AbortSignal | undefined
}

/**
 * Beginning of the ids an import gives: UUIDv7 but for the last 32 bits, which are the line of the row. Two connections
 * then give the same row the same id without asking each other, and ids rise with the lines, so that indexes are built
 * from rows in order.
 */
export function newAwalId(milidetik: number): string {
  const waktu = milidetik.toString(16).padStart(12, '0')
  const acak = randomBytes(6).toString('hex')
  const varian = ((Number.parseInt(acak.slice(3, 4), 16) & 3) | 8).toString(16)
  return `${waktu}7${acak.slice(0, 3)}${varian}${acak.slice(4, 11)}`
}

/** SQL of the id of the row on line `baris`. */
export function idSql(awal: string, baris: string): string {
  return `('${awal}' || lpad(to_hex(${baris}), 8, '0'))::uuid`
}

/** Working table `nama` of a release. */
export function tabelKerja(rilisId: number, nama: string): string {
  return `kerja.r${rilisId}_${nama}`
}

/** Name under which the connections of an import are seen by the server. */
export function namaSambungan(rilisId: number): string {
  return `sahih-impor-${rilisId}`
}

/** A connection of the owner for bulk work. The caller ends it. */
export async function openKerja(nama: string): Promise<pg.Client> {
  const url = env().DATABASE_URL_PEMILIK
  if (url === undefined) throw new Error('proses ini tidak memegang sambungan pemilik basis data')
  const client = new pg.Client({ connectionString: url, application_name: nama })
  client.on('error', () => undefined)
  await client.connect()
  // A statement must end soon after the process that asked for it was killed.
  await client.query(`SET client_connection_check_interval = '1s'`)
  return client
}

/** Settings of a connection that loads a whole city. */
export async function tuneKerja(client: pg.Client): Promise<void> {
  for (const setting of [
    `work_mem = '192MB'`,
    'hash_mem_multiplier = 2',
    `maintenance_work_mem = '384MB'`,
    // What a crash loses here was not published.
    'synchronous_commit = off',
    'jit = off',
    'max_parallel_workers_per_gather = 1',
    'max_parallel_maintenance_workers = 1',
  ])
    await client.query(`SET ${setting}`)
}

/** First column of the first row, as a number. */
export async function countOf(client: pg.Client, sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await client.query<{ n: string | number | null }>(sql, values)
  return Number(rows[0]?.n ?? 0)
}
