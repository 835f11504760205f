// Areas of the whole country, from idn-area-data (data ODbL): 38 provinces, 514 kabupaten/kota, 7,285 kecamatan,
// 83,762 desa/kelurahan. Dasar: Kepmendagri 300.2.2-2430/2025.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { parse } from 'csv-parse/sync'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { isKelurahan, isKota } from '@/lib/wilayah/kode'

/** Folder of the CSV files of idn-area-data. */
export const AREA_DATA = path.join(path.dirname(createRequire(import.meta.url).resolve('idn-area-data')), '..', 'data')
/** The decree names no earlier day: its year is the first for which the list is known to hold. */
const BERLAKU_SEJAK = '2025-01-01'

type Row = { code: string; name: string }

/** Writes or renews the areas and their Kemendagri codes (kode_resmi without dots) in the caller's transaction. */
export async function seedWilayah(client: pg.Client): Promise<void> {
  const rows = ['provinces', 'regencies', 'districts', 'villages'].flatMap((file) => readRows(`${file}.csv`))
  await client.query(
    'CREATE TEMPORARY TABLE wilayah_masuk (kode text COLLATE "C", jenis text, nama text) ON COMMIT DROP',
  )
  const lines = rows.map(({ code, name }) => {
    const kode = code.replaceAll('.', '')
    return `${kode}\t${kindOf(kode)}\t${name.replaceAll('\\', '\\\\')}\n`
  })
  await pipeline(Readable.from([lines.join('')]), client.query(copyFrom('COPY wilayah_masuk FROM STDIN')))
  // By level, so that every induk stands before its children.
  for (const length of [2, 4, 6, 10]) {
    await client.query(
      `INSERT INTO wilayah (kode, jenis, induk, nama)
       SELECT kode, jenis, CASE length(kode) WHEN 4 THEN left(kode, 2) WHEN 6 THEN left(kode, 4) WHEN 10 THEN left(kode, 6) END, nama
       FROM wilayah_masuk WHERE length(kode) = $1 ORDER BY kode
       ON CONFLICT (kode) DO UPDATE SET nama = excluded.nama, jenis = excluded.jenis
       WHERE (wilayah.nama, wilayah.jenis) IS DISTINCT FROM (excluded.nama, excluded.jenis)`,
      [length],
    )
  }
  await client.query(
    `INSERT INTO wilayah_kode (sistem, kode_resmi, berlaku_sejak, kode, nama_resmi)
     SELECT 'kemendagri', kode, $1::date, kode, nama FROM wilayah_masuk ORDER BY kode
     ON CONFLICT (sistem, kode_resmi, berlaku_sejak) DO UPDATE SET nama_resmi = excluded.nama_resmi
     WHERE wilayah_kode.nama_resmi IS DISTINCT FROM excluded.nama_resmi`,
    [BERLAKU_SEJAK],
  )
}

function readRows(file: string): Row[] {
  return parse(readFileSync(path.join(AREA_DATA, file)), { columns: true }) as Row[]
}

function kindOf(kode: string): string {
  if (kode.length === 2) return 'provinsi'
  if (kode.length === 4) return isKota(kode) ? 'kota' : 'kabupaten'
  if (kode.length === 6) return 'kecamatan'
  return isKelurahan(kode) ? 'kelurahan' : 'desa'
}
