// Loading the exclude list of SIKS-NG: matched to the families of the published release, kept exactly as delivered. A new
// list replaces the one before from its day on; an older day can still be assessed with the list that held then.
import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type pg from 'pg'
import { type Aktor, can } from '@/lib/akses/izin'
import { parseDate, parsePeriode } from '@/lib/core/date'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { type BarisExclude, KOLOM_EXCLUDE, missingKolom, parseBaris } from '../berkas-exclude'

/** Counts of one list: lines read, lines matched to a family, lines whose number is in no family or in several. */
export type HasilMuat = { muatan: string; baris: number; cocok: number; tidakCocok: number }

const BATCH = 5_000

/**
 * Loads an exclude list (CSV with `nomor_kartu_keluarga`, `nomor_induk_kependudukan`, `kode`; comma, semicolon or pipe).
 * All or nothing: the first faulty line is named and nothing is kept. The same bytes again answer with the first load.
 * Refuses a foreign kabupaten/kota, a bad period or day, a release that is not there, a faulty file.
 */
export async function muatExclude(
  aktor: Aktor,
  input: { kodeKab: string; periode: string; berlakuSejak: string; jalur: string },
): Promise<Result<HasilMuat>> {
  const { kodeKab, jalur } = input
  if (aktor.kodeKab !== kodeKab || !can(aktor, 'sumber:impor', kodeKab))
    return refuse('kelayakan/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup memuat daftar exclude di sini.')
  const berlakuSejak = parseDate(input.berlakuSejak)
  const periode = parsePeriode(input.periode)
  if (berlakuSejak === null) return refuse('kelayakan/tanggal', 'Tanggal ditulis seperti 2025-09-20.')
  if (periode === null) return refuse('kelayakan/periode', 'Periode ditulis seperti 2025-TW3.')
  return withOwner((client) =>
    inTransaction(client, async () => {
      const rilis = await client.query<{ id: number; sintetis: boolean }>(
        'SELECT r.id, r.sintetis FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = $1',
        [kodeKab],
      )
      const rilisKini = rilis.rows[0]
      if (!rilisKini) return refuse('kelayakan/rilis-tidak-ada', 'Belum ada rilis yang terbit untuk dicocokkan.')
      await client.query(
        'CREATE TEMP TABLE exclude_kerja (ke integer, kk text COLLATE "C", nik text COLLATE "C", kode text) ON COMMIT DROP',
      )
      const dibaca = await readBerkas(client, jalur).catch((error: unknown) => {
        if (error instanceof CsvError)
          return {
            salah: `Baris ${formatNumber(Number(error.lines ?? 0))} tidak dapat dibaca sebagai CSV. Tidak ada yang dimuat.`,
          }
        throw error
      })
      if ('salah' in dibaca) return refuse('kelayakan/berkas-exclude', dibaca.salah)
      const lama = await findSama(client, kodeKab, dibaca.sidik)
      if (lama) return ok(lama)
      await client.query('ANALYZE exclude_kerja')
      const muatan = await insertMuatan(client, aktor, {
        kodeKab,
        periode,
        berlakuSejak,
        rilisId: rilisKini.id,
        sintetis: rilisKini.sintetis,
        ...dibaca,
      })
      await catatOwner(client, aktor, 'kelayakan.muat-exclude', muatan.muatan, {
        periode,
        berlakuSejak,
        baris: muatan.baris,
        cocok: muatan.cocok,
      })
      return ok(muatan)
    }),
  )
}

async function readBerkas(
  client: pg.Client,
  jalur: string,
): Promise<{ baris: number; sidik: string } | { salah: string }> {
  const hash = createHash('sha256')
  const bytes = createReadStream(jalur)
  bytes.on('data', (chunk) => hash.update(chunk))
  const parser = parse({ delimiter: [',', ';', '|'], bom: true, relax_column_count: true, skip_empty_lines: true })
  // pipe() does not pass a missing or broken file on.
  bytes.on('error', (error) => parser.destroy(error))
  bytes.pipe(parser)
  let header: string[] | null = null
  let ke = 0
  let kumpulan: (BarisExclude & { ke: number })[] = []
  for await (const record of parser as AsyncIterable<string[]>) {
    if (header === null) {
      header = record.map((kolom) => kolom.trim().toLowerCase())
      const kurang = missingKolom(header)
      if (kurang.length > 0) return { salah: `Baris pertama tidak memuat kolom ${kurang.join(', ')}.` }
      continue
    }
    ke += 1
    const judul = header
    const isi = parseBaris(
      Object.fromEntries(KOLOM_EXCLUDE.map((kolom) => [kolom, record[judul.indexOf(kolom)] ?? ''])),
    )
    if ('salah' in isi) return { salah: `Baris ${formatNumber(ke + 1)}: ${isi.salah}. Tidak ada yang dimuat.` }
    kumpulan.push({ ...isi, ke })
    if (kumpulan.length >= BATCH) {
      await insertKerja(client, kumpulan)
      kumpulan = []
    }
  }
  if (header === null) return { salah: 'Berkas kosong.' }
  await insertKerja(client, kumpulan)
  return { baris: ke, sidik: hash.digest('hex') }
}

async function insertKerja(client: pg.Client, list: readonly (BarisExclude & { ke: number })[]): Promise<void> {
  await client.query(
    'INSERT INTO exclude_kerja SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[])',
    [
      list.map(({ ke }) => ke),
      list.map((baris) => baris.nomor_kartu_keluarga),
      list.map((baris) => baris.nomor_induk_kependudukan),
      list.map(({ kode }) => kode),
    ],
  )
}

async function findSama(client: pg.Client, kodeKab: string, sidik: string): Promise<HasilMuat | null> {
  const { rows } = await client.query<HasilMuat>(
    `SELECT id::text AS muatan, baris, cocok, tidak_cocok AS "tidakCocok" FROM exclude_muatan WHERE kode_kab = $1 AND sidik = $2
     ORDER BY dimuat_pada DESC LIMIT 1`,
    [kodeKab, sidik],
  )
  return rows[0] ?? null
}

async function insertMuatan(
  client: pg.Client,
  aktor: Aktor,
  isi: {
    kodeKab: string
    periode: string
    berlakuSejak: string
    rilisId: number
    sintetis: boolean
    baris: number
    sidik: string
  },
): Promise<HasilMuat> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO exclude_muatan (kode_kab, sumber, periode, berlaku_sejak, baris, cocok, tidak_cocok, sidik, sintetis, aktor, dimuat_pada)
     VALUES ($1, 'siks-ng', $2, $3, $4, 0, 0, $5, $6, $7, $8) RETURNING id::text`,
    [isi.kodeKab, isi.periode, isi.berlakuSejak, isi.baris, isi.sidik, isi.sintetis, aktor.id, now()],
  )
  const muatan = rows[0]?.id ?? ''
  // A NIK names a person, a No. KK alone the family. A number held by several rows of the release names nobody for sure.
  const { rows: jumlah } = await client.query<{ cocok: number }>(
    `WITH calon AS (
       SELECT w.ke, w.kode, g.keluarga_id, g.orang_id, g.kode_desa FROM exclude_kerja w
       JOIN rilis_anggota g ON g.kode_kab = $1 AND g.rilis_id = $3 AND g.nomor_induk_kependudukan = w.nik
       WHERE w.nik <> ''
       UNION ALL
       SELECT w.ke, w.kode, k.keluarga_id, NULL, k.kode_desa FROM exclude_kerja w
       JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $3 AND k.nomor_kartu_keluarga = w.kk
       WHERE w.nik = ''
     ), pasti AS (
       SELECT * FROM (SELECT c.*, count(*) OVER (PARTITION BY ke) AS banyak FROM calon c) c WHERE banyak = 1
     ), masuk AS (
       INSERT INTO status_exclude (kode_kab, muatan_id, keluarga_id, urutan, orang_id, kode_desa, kode, sumber, periode)
       SELECT $1, $2::uuid, keluarga_id, row_number() OVER (PARTITION BY keluarga_id ORDER BY ke), orang_id, kode_desa, kode, 'siks-ng', $4
       FROM pasti RETURNING 1
     )
     SELECT count(*)::integer AS cocok FROM masuk`,
    [isi.kodeKab, muatan, isi.rilisId, isi.periode],
  )
  const cocok = jumlah[0]?.cocok ?? 0
  const tidakCocok = isi.baris - cocok
  await client.query('UPDATE exclude_muatan SET cocok = $3, tidak_cocok = $4 WHERE kode_kab = $1 AND id = $2', [
    isi.kodeKab,
    muatan,
    cocok,
    tidakCocok,
  ])
  return { muatan, baris: isi.baris, cocok, tidakCocok }
}
