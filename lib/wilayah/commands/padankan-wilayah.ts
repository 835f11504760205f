// Loading a crosswalk BPS ↔ Kemendagri: BPS codes and names beside the areas, with the dates they hold, in one transaction.
import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type pg from 'pg'
import { serverAktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { type BarisBerkas, type PadananRow, parsePadanan } from '../padanan'

/** Dasar: Kepmendagri 300.2.2-2430/2025, whose list of areas is the one loaded: the first day it is known to hold. */
export const BERLAKU_SEJAK_BAWAAN = '2025-01-01' as IsoDate
/** Since when a former code held is not in a crosswalk; a day before all of them stands for it. */
const AWAL_TIDAK_DIKETAHUI = '1900-01-01'
const UKURAN_TERBESAR = 64 * 1024 * 1024

export type HasilPadanan = {
  /** Rows of the file: cocok + gantiKode + tidakDikenal. */
  baris: number
  cocok: number
  gantiKode: { baris: number; dari: string; ke: string; nama: string }[]
  tidakDikenal: { baris: number; kodeBps: string; kodeKemendagri: string; nama: string }[]
  /** Areas whose name is spelt otherwise in the file; both spellings are kept. */
  ejaan: { baris: number; kode: string; nama: string; namaBps: string }[]
  /** Rows of wilayah_kode that were added, ended or corrected: 0 when the file was loaded before. */
  ditulis: number
  kabList: string[]
}

/**
 * Loads a crosswalk file: BPS codes of desa/kelurahan and, derived from them, of kecamatan (7 digits), kabupaten/kota (4)
 * and provinsi (2), valid from `berlakuSejak`. A code that changed because a desa became a kelurahan is followed and kept
 * as a former code; an abolished one is reported and kept out. The same file again writes nothing.
 * Refused: a file that cannot be read to its last line (file, line and column are named), one that matches no area.
 */
export async function padankanWilayah(input: { berkas: string; berlakuSejak: IsoDate }): Promise<Result<HasilPadanan>> {
  const nama = path.basename(input.berkas)
  const read = await readBaris(input.berkas, nama)
  if (!read.ok) return read
  const rows = parsePadanan(nama, read.value.barisList)
  if (!rows.ok) return rows
  return withOwner((client) =>
    inTransaction(client, async () => {
      await cocokkan(client, rows.value)
      const hasil = await readHasil(client)
      if (hasil.cocok + hasil.gantiKode.length === 0)
        return refuse('wilayah/tidak-ada-yang-cocok', `Tidak satu pun kode Kemendagri di berkas ${nama} dikenal.`)
      await tulis(client, input.berlakuSejak)
      const perKab = await readPerKab(client)
      for (const { kab, ditulis, ...isi } of perKab.filter((satu) => satu.ditulis > 0))
        await catatOwner(client, serverAktor(kab), 'wilayah.padankan', kab, {
          ...isi,
          ditulis,
          sidik: read.value.sidik,
          berlakuSejak: input.berlakuSejak,
        })
      const ditulis = await client.query<{ jumlah: number }>('SELECT count(*)::integer AS jumlah FROM padanan_tulis')
      return ok({ ...hasil, ditulis: ditulis.rows[0]?.jumlah ?? 0, kabList: perKab.map((satu) => satu.kab) })
    }),
  )
}

/** Lines of the file as cells, with its SHA-256. Refused: unreadable, too large, not UTF-8, not text, an open quote. */
async function readBaris(berkas: string, nama: string): Promise<Result<{ barisList: BarisBerkas[]; sidik: string }>> {
  const isi = await readFile(berkas).catch(() => null)
  if (isi === null) return refuse('wilayah/berkas-tidak-terbaca', `Berkas ${nama} tidak dapat dibaca.`)
  if (isi.length > UKURAN_TERBESAR) return refuse('wilayah/berkas-besar', `Berkas ${nama} lebih dari 64 MB.`)
  if (isi.includes(0)) return refuse('wilayah/bukan-teks', `Berkas ${nama} bukan berkas teks CSV.`)
  try {
    const teks = new TextDecoder('utf-8', { fatal: true }).decode(isi)
    // With `info` each record tells the line on which it ended.
    const records = parse(teks, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return ok({
      barisList: records.map(({ record, info }) => ({ baris: info.lines, sel: record })),
      sidik: createHash('sha256').update(isi).digest('hex'),
    })
  } catch (error) {
    if (error instanceof CsvError)
      return refuse(
        'wilayah/tanda-kutip',
        `Berkas ${nama} baris ${String(error.lines)}: tanda kutip tidak berpasangan.`,
      )
    if (error instanceof TypeError)
      return refuse(
        'wilayah/pengodean',
        `Berkas ${nama} tidak memakai pengodean UTF-8; simpan kembali sebagai CSV UTF-8.`,
      )
    throw error
  }
}

/** Finds the area of each row, into the temporary table `padanan`. */
async function cocokkan(client: pg.Client, rows: PadananRow[]): Promise<void> {
  // Two crosswalks at once would both find nothing to end.
  await client.query('LOCK TABLE wilayah_kode IN SHARE ROW EXCLUSIVE MODE')
  await client.query(`CREATE TEMPORARY TABLE padanan (
    baris integer, bps text COLLATE "C", nama_bps text, kemendagri text COLLATE "C", nama text, kecamatan text,
    kode text COLLATE "C", cara text) ON COMMIT DROP`)
  await client.query(
    `INSERT INTO padanan (baris, bps, nama_bps, kemendagri, nama, kecamatan)
     SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [
      rows.map((row) => row.baris),
      rows.map((row) => row.kodeBps),
      rows.map((row) => row.namaBps),
      rows.map((row) => row.kodeKemendagri),
      rows.map((row) => row.namaKemendagri),
      rows.map((row) => row.kecamatan),
    ],
  )
  await client.query('ANALYZE padanan')
  await client.query(`
    UPDATE padanan p SET kode = k.kode, cara = 'cocok' FROM wilayah_kode k
    WHERE k.sistem = 'kemendagri' AND k.kode_resmi = p.kemendagri AND k.berlaku_sampai IS NULL`)
  await client.query(`
    UPDATE padanan p SET kode = k.kode, cara = 'ganti' FROM wilayah_kode k
    WHERE p.kode IS NULL AND k.sistem = 'kemendagri' AND k.kode_resmi = p.kemendagri`)
  // A desa that becomes a kelurahan keeps kecamatan, the last three digits and its name; only the digit of the kind changes.
  await client.query(`
    UPDATE padanan p SET kode = w.kode, cara = 'ganti' FROM wilayah w
    WHERE p.kode IS NULL AND w.induk = left(p.kemendagri, 6) AND right(w.kode, 3) = right(p.kemendagri, 3)
      AND regexp_replace(upper(w.nama), '[^A-Z0-9]', '', 'g') = regexp_replace(upper(p.nama), '[^A-Z0-9]', '', 'g')`)
}

async function readHasil(client: pg.Client): Promise<Omit<HasilPadanan, 'ditulis' | 'kabList'>> {
  const jumlah = await client.query<{ baris: number; cocok: number }>(
    `SELECT count(*)::integer AS baris, count(*) FILTER (WHERE cara = 'cocok')::integer AS cocok FROM padanan`,
  )
  const ganti = await client.query<HasilPadanan['gantiKode'][number]>(
    `SELECT p.baris, p.kemendagri AS dari, p.kode AS ke, w.nama FROM padanan p JOIN wilayah w ON w.kode = p.kode
     WHERE p.cara = 'ganti' ORDER BY p.baris`,
  )
  const asing = await client.query<HasilPadanan['tidakDikenal'][number]>(
    `SELECT baris, bps AS "kodeBps", kemendagri AS "kodeKemendagri", nama FROM padanan WHERE kode IS NULL ORDER BY baris`,
  )
  const ejaan = await client.query<HasilPadanan['ejaan'][number]>(
    `SELECT p.baris, p.kode, w.nama, p.nama_bps AS "namaBps" FROM padanan p JOIN wilayah w ON w.kode = p.kode
     WHERE regexp_replace(upper(w.nama), '[^A-Z0-9]', '', 'g') <> regexp_replace(upper(p.nama_bps), '[^A-Z0-9]', '', 'g')
     ORDER BY p.baris`,
  )
  return {
    baris: jumlah.rows[0]?.baris ?? 0,
    cocok: jumlah.rows[0]?.cocok ?? 0,
    gantiKode: ganti.rows,
    tidakDikenal: asing.rows,
    ejaan: ejaan.rows,
  }
}

/** Writes what is new, ends what no longer holds, corrects what was written for the same day; into `padanan_tulis` whose codes changed. */
async function tulis(client: pg.Client, berlakuSejak: IsoDate): Promise<void> {
  await client.query('CREATE TEMPORARY TABLE padanan_tulis (kode text COLLATE "C") ON COMMIT DROP')
  // A kecamatan of BPS may lie in two of Kemendagri: it goes to the one that holds most of its desa.
  await client.query(`
    CREATE TEMPORARY TABLE padanan_sasaran ON COMMIT DROP AS
    WITH letak AS (
      SELECT p.bps, p.nama_bps, p.kode AS desa, d.induk AS kecamatan, left(d.induk, 4) AS kab, left(d.induk, 2) AS provinsi,
        p.kecamatan AS nama_kecamatan
      FROM padanan p JOIN wilayah d ON d.kode = p.kode),
    naik AS (
      SELECT left(bps, 7) AS kode_resmi, kecamatan AS kode, min(nama_kecamatan) AS nama, count(*) AS desa FROM letak GROUP BY 1, 2
      UNION ALL SELECT left(bps, 4), kab, NULL, count(*) FROM letak GROUP BY 1, 2
      UNION ALL SELECT left(bps, 2), provinsi, NULL, count(*) FROM letak GROUP BY 1, 2)
    SELECT bps COLLATE "C" AS kode_resmi, desa COLLATE "C" AS kode, nama_bps AS nama FROM letak
    UNION ALL
    SELECT n.kode_resmi, n.kode, coalesce(n.nama, w.nama)
    FROM (SELECT DISTINCT ON (kode_resmi) * FROM naik ORDER BY kode_resmi, desa DESC, kode) n JOIN wilayah w ON w.kode = n.kode`)
  await client.query(
    'CREATE INDEX ON padanan_sasaran (kode); CREATE INDEX ON padanan_sasaran (kode_resmi); ANALYZE padanan_sasaran',
  )

  await client.query(
    `WITH lama AS (
       INSERT INTO wilayah_kode (sistem, kode_resmi, berlaku_sejak, berlaku_sampai, kode, nama_resmi)
       SELECT 'kemendagri', p.kemendagri, $1::date, min(k.berlaku_sejak) - 1, p.kode, min(p.nama)
       FROM padanan p JOIN wilayah_kode k ON k.sistem = 'kemendagri' AND k.kode = p.kode AND k.berlaku_sampai IS NULL
       WHERE p.cara = 'ganti' AND NOT EXISTS (
         SELECT FROM wilayah_kode l WHERE l.sistem = 'kemendagri' AND l.kode_resmi = p.kemendagri)
       GROUP BY p.kemendagri, p.kode
       RETURNING kode)
     INSERT INTO padanan_tulis SELECT kode FROM lama`,
    [AWAL_TIDAK_DIKETAHUI],
  )
  // A wrong code of the same day was never true: it goes. One of an earlier day was true until now: it ends.
  await client.query(
    `WITH salah AS (
       DELETE FROM wilayah_kode k USING padanan_sasaran s
       WHERE k.sistem = 'bps' AND k.kode = s.kode AND length(k.kode) = 10 AND k.berlaku_sejak = $1::date
         AND NOT EXISTS (SELECT FROM padanan_sasaran t WHERE t.kode = k.kode AND t.kode_resmi = k.kode_resmi)
       RETURNING k.kode)
     INSERT INTO padanan_tulis SELECT kode FROM salah`,
    [berlakuSejak],
  )
  await client.query(
    `WITH usai AS (
       UPDATE wilayah_kode k SET berlaku_sampai = $1::date - 1 FROM padanan_sasaran s
       WHERE k.sistem = 'bps' AND k.berlaku_sampai IS NULL AND k.berlaku_sejak < $1::date
         AND ((k.kode_resmi = s.kode_resmi AND (k.kode, k.nama_resmi) IS DISTINCT FROM (s.kode, s.nama))
           OR (k.kode = s.kode AND length(k.kode) = 10
             AND NOT EXISTS (SELECT FROM padanan_sasaran t WHERE t.kode = k.kode AND t.kode_resmi = k.kode_resmi)))
       RETURNING k.kode)
     INSERT INTO padanan_tulis SELECT kode FROM usai`,
    [berlakuSejak],
  )
  // A crosswalk of an earlier day than one already loaded ends where the later one begins.
  await client.query(
    `WITH baru AS (
       INSERT INTO wilayah_kode AS k (sistem, kode_resmi, berlaku_sejak, berlaku_sampai, kode, nama_resmi)
       SELECT 'bps', s.kode_resmi, $1::date,
         (SELECT min(l.berlaku_sejak) - 1 FROM wilayah_kode l
          WHERE l.sistem = 'bps' AND l.berlaku_sejak > $1::date AND (l.kode_resmi = s.kode_resmi OR (l.kode = s.kode AND length(s.kode) = 10))),
         s.kode, s.nama
       FROM padanan_sasaran s
       WHERE NOT EXISTS (
         SELECT FROM wilayah_kode a WHERE a.sistem = 'bps' AND a.kode_resmi = s.kode_resmi AND a.kode = s.kode AND a.nama_resmi = s.nama
           AND a.berlaku_sejak < $1::date AND (a.berlaku_sampai IS NULL OR a.berlaku_sampai >= $1::date))
       ON CONFLICT (sistem, kode_resmi, berlaku_sejak) DO UPDATE SET kode = excluded.kode, nama_resmi = excluded.nama_resmi
       WHERE (k.kode, k.nama_resmi) IS DISTINCT FROM (excluded.kode, excluded.nama_resmi)
       RETURNING kode)
     INSERT INTO padanan_tulis SELECT kode FROM baru`,
    [berlakuSejak],
  )
}

type PerKab = { kab: string; cocok: number; gantiKode: number; tidakDikenal: number; ditulis: number }

/** Counts by kabupaten/kota that exists, by code: the order in which their chains are locked. */
async function readPerKab(client: pg.Client): Promise<PerKab[]> {
  const { rows } = await client.query<PerKab>(`
    SELECT w.kode AS kab, p.cocok, p."gantiKode", p."tidakDikenal",
      (SELECT count(*)::integer FROM padanan_tulis t WHERE left(t.kode, 4) = w.kode) AS ditulis
    FROM (
      SELECT left(coalesce(kode, kemendagri), 4) AS kab, count(*) FILTER (WHERE cara = 'cocok')::integer AS cocok,
        count(*) FILTER (WHERE cara = 'ganti')::integer AS "gantiKode", count(*) FILTER (WHERE kode IS NULL)::integer AS "tidakDikenal"
      FROM padanan GROUP BY 1) p
    JOIN wilayah w ON w.kode = p.kab
    ORDER BY w.kode`)
  return rows
}
