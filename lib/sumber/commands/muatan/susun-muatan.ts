// From the working table to rows of a load: doubles, area, link to the register, comparison with the load before. Set-based.
import 'server-only'
import type pg from 'pg'
import type { IsoDate } from '@/lib/core/date'
import { MASALAH, NOMOR_DITAHAN } from '../../alasan'
import { JENIS_KEPESERTAAN, type JenisSumber } from '../../jenis'
import { countOf } from '../impor/kerja'
import type { HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'
import type { TermuatTabel } from './muat-tabel'
import { kenaliDesa, tahanDesaAsing } from './wilayah-asing'

/** What a load is compared with and written as. */
export type Muatan = {
  kodeKab: string
  jenis: JenisSumber
  sistem: 'kemendagri' | 'bps'
  program: string | null
  periode: string | null
  /** Day it speaks for: which desa a code meant then. */
  perTanggal: IsoDate
  /** Id of the load of this kind, programme and period that holds now; null: the first. */
  sebelumnya: string | null
  /** Release its rows are linked to; null: none is published. */
  rilisId: number | null
}

/** Holds numbers of a column in which a spreadsheet has rounded others: a final 0 there is not to be trusted. */
export async function tahanRusak(client: pg.Client, kodeKab: string, termuat: readonly TermuatTabel[]): Promise<void> {
  for (const { ke, temuan, kolomNik, kolomKk } of termuat) {
    for (const [kolom, nama] of [
      [kolomNik, 'nik'],
      [kolomKk, 'nomor_kk'],
    ] as const) {
      if (kolom === null || !temuan.kolomRusak.has(kolom)) continue
      await client.query(
        `UPDATE ${tabelMuatan(kodeKab, 'b')} SET masalah = ${MASALAH['nomor-nol']}, kolom = $2
         WHERE ke = $1 AND masalah IS NULL AND right(${nama}, 1) = '0'`,
        [ke, kolom],
      )
    }
  }
}

/** Programmes named by rows that can be loaded, most frequent first. */
export async function listProgram(client: pg.Client, kodeKab: string): Promise<string[]> {
  const { rows } = await client.query<{ program: string }>(
    `SELECT isi ->> 'program' AS program FROM ${tabelMuatan(kodeKab, 'b')}
     WHERE masalah IS NULL AND isi ? 'program' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 20`,
  )
  return rows.map(({ program }) => program)
}

/** Sets aside rows of another programme; `kolom` is the position of the column in each table. */
export async function sisihkanProgramLain(client: pg.Client, kodeKab: string, program: string): Promise<void> {
  await client.query(
    `UPDATE ${tabelMuatan(kodeKab, 'b')} SET masalah = ${MASALAH['program-lain']}
     WHERE masalah IS NULL AND isi ? 'program' AND isi ->> 'program' <> $1`,
    [program],
  )
}

/**
 * Fills `c`, one line per row that is loaded: key made unique, fingerprint, area, linked person and family. Of rows alike to
 * the letter the first is loaded; rows with one key and different content are all loaded, numbered. Rows of an area code that nobody
 * knows are held.
 */
export async function susunBaris(client: pg.Client, muatan: Muatan, termuat: readonly TermuatTabel[]): Promise<void> {
  const { kodeKab, sistem, rilisId } = muatan
  const b = tabelMuatan(kodeKab, 'b')
  const s = tabelMuatan(kodeKab, 's')
  await client.query(
    `CREATE UNLOGGED TABLE ${s} AS
     SELECT urut, hashtextextended(concat_ws(E'\\x1f', coalesce(nik, ''), coalesce(nomor_kk, ''), coalesce(nama, ''), coalesce(tanggal_lahir::text, ''), isi::text, mentah::text), 0) AS sidik
     FROM ${b} WHERE masalah IS NULL`,
  )
  await client.query(
    `WITH kembar AS (
       SELECT b.urut, row_number() OVER (PARTITION BY b.kunci, s.sidik ORDER BY b.urut) AS ke FROM ${b} b JOIN ${s} s USING (urut))
     UPDATE ${b} b SET masalah = ${MASALAH['baris-ganda']} FROM kembar k WHERE k.urut = b.urut AND k.ke > 1`,
  )
  // An area of another kabupaten/kota under the system in use; where its codes are not known nobody can tell.
  await client.query(
    `WITH kab AS (SELECT DISTINCT left(kode_resmi, 4) AS kode FROM wilayah_kode
       WHERE sistem = $1 AND kode >= rpad($2, 10, '0') AND kode <= rpad($2, 10, '9') AND length(kode) = 10)
     UPDATE ${b} SET masalah = ${MASALAH['desa-luar']}
     WHERE masalah IS NULL AND kode_resmi ~ '^[0-9]{10}$' AND EXISTS (SELECT FROM kab) AND left(kode_resmi, 4) NOT IN (SELECT kode FROM kab)`,
    [sistem, kodeKab],
  )
  await client.query(`ANALYZE ${b}`)
  await client.query(`ANALYZE ${s}`)
  await client.query(
    `CREATE UNLOGGED TABLE ${tabelMuatan(kodeKab, 't')} (urut integer, orang_id uuid, keluarga_id uuid, kode_desa text COLLATE "C")`,
  )
  await kenaliDesa(client, muatan)
  if (rilisId !== null) await tautkan(client, kodeKab, rilisId)
  // After linking: the families of the held rows tell which desa the code may be.
  await tahanDesaAsing(client, muatan, termuat)
  await client.query(
    `CREATE UNLOGGED TABLE ${tabelMuatan(kodeKab, 'c')} AS
     SELECT b.urut, s.sidik, t.orang_id, t.keluarga_id,
       b.kunci || CASE WHEN row_number() OVER w > 1 THEN '#' || row_number() OVER w ELSE '' END AS kunci,
       coalesce(t.kode_desa, w.kode, rpad($1, 10, '0')) AS kode_desa
     FROM ${b} b JOIN ${s} s USING (urut) LEFT JOIN ${tabelMuatan(kodeKab, 't')} t USING (urut)
     LEFT JOIN ${tabelMuatan(kodeKab, 'w')} w ON w.kode_resmi = b.kode_resmi
     WHERE b.masalah IS NULL WINDOW w AS (PARTITION BY b.kunci ORDER BY b.urut)`,
    [kodeKab],
  )
  await client.query(`ANALYZE ${tabelMuatan(kodeKab, 'c')}`)
}

// A NIK names a person, a No. KK alone a family. A number that several rows of the release hold names nobody for sure,
// unless only one of them is of the family the row names.
async function tautkan(client: pg.Client, kodeKab: string, rilisId: number): Promise<void> {
  const b = tabelMuatan(kodeKab, 'b')
  const t = tabelMuatan(kodeKab, 't')
  const n = tabelMuatan(kodeKab, 'n')
  await client.query(
    `CREATE UNLOGGED TABLE ${n} AS
     SELECT b.urut, b.nomor_kk, g.orang_id, g.keluarga_id, g.kode_desa, count(*) OVER (PARTITION BY b.urut) AS banyak
     FROM ${b} b JOIN rilis_anggota g ON g.kode_kab = $1 AND g.rilis_id = $2 AND g.nomor_induk_kependudukan = b.nik
     WHERE b.masalah IS NULL AND b.nik IS NOT NULL`,
    [kodeKab, rilisId],
  )
  await client.query(`INSERT INTO ${t} SELECT urut, orang_id, keluarga_id, kode_desa FROM ${n} WHERE banyak = 1`)
  await client.query(
    `INSERT INTO ${t}
     SELECT urut, orang_id, keluarga_id, kode_desa FROM (
       SELECT n.*, count(*) OVER (PARTITION BY n.urut) AS sekk FROM ${n} n
       JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.keluarga_id = n.keluarga_id AND k.nomor_kartu_keluarga = n.nomor_kk
       WHERE n.banyak > 1) x WHERE sekk = 1`,
    [kodeKab, rilisId],
  )
  await client.query(`ANALYZE ${t}`)
  await client.query(
    `INSERT INTO ${t}
     SELECT urut, NULL, keluarga_id, kode_desa FROM (
       SELECT b.urut, k.keluarga_id, k.kode_desa, count(*) OVER (PARTITION BY b.urut) AS banyak
       FROM ${b} b JOIN rilis_keluarga k ON k.kode_kab = $1 AND k.rilis_id = $2 AND k.nomor_kartu_keluarga = b.nomor_kk
       WHERE b.masalah IS NULL AND b.nomor_kk IS NOT NULL AND NOT EXISTS (SELECT FROM ${t} t WHERE t.urut = b.urut)) x
     WHERE banyak = 1`,
    [kodeKab, rilisId],
  )
}

/** Counts of a load against the one before. */
export async function hitungMuatan(client: pg.Client, muatan: Muatan): Promise<HitunganMuatan> {
  const { kodeKab, sebelumnya } = muatan
  const b = tabelMuatan(kodeKab, 'b')
  const c = tabelMuatan(kodeKab, 'c')
  const { rows } = await client.query<HitunganMuatan & { dulu: number; bertemu: number }>(
    `SELECT (SELECT count(*)::integer FROM ${b}) AS baris,
       (SELECT count(*)::integer FROM ${b} WHERE masalah = ANY ($3::smallint[])) AS ditahan,
       (SELECT count(*)::integer FROM ${b} WHERE masalah IS NOT NULL AND NOT masalah = ANY ($3::smallint[])) AS salah,
       x.* FROM (
         SELECT count(*) FILTER (WHERE l.kunci IS NULL)::integer AS baru,
           count(*) FILTER (WHERE l.sidik <> c.sidik)::integer AS berubah,
           count(*) FILTER (WHERE l.sidik = c.sidik)::integer AS sama,
           count(l.kunci)::integer AS bertemu, count(c.keluarga_id)::integer AS tertaut
         FROM ${c} c LEFT JOIN sumber_catatan l ON l.kode_kab = $1 AND l.muatan_id = $2::uuid AND l.kunci = c.kunci) x`,
    [kodeKab, sebelumnya, NOMOR_DITAHAN],
  )
  const row = rows[0]
  if (!row) throw new Error('hitungan muatan kosong')
  const dulu =
    sebelumnya === null
      ? 0
      : await countOf(
          client,
          'SELECT count(*)::integer AS n FROM sumber_catatan WHERE kode_kab = $1 AND muatan_id = $2',
          [kodeKab, sebelumnya],
        )
  const { baris, baru, berubah, sama, ditahan, salah, tertaut } = row
  return { baris, baru, berubah, sama, ditahan, salah, tertaut, hilang: dulu - row.bertemu }
}

/** Beginning of the statement that writes rows of a load, and the part of its values that comes from the working tables. */
export const INSERT_CATATAN =
  'INSERT INTO sumber_catatan (kode_kab, id, muatan_id, ke, baris, jenis, kunci, nik, nomor_kk, nama, tanggal_lahir, kode_desa, orang_id, keluarga_id, isi, mentah, sidik, nomor_usulan)'
export const ISI_CATATAN = `c.kunci, b.nik, b.nomor_kk, b.nama, b.tanggal_lahir, c.kode_desa, c.orang_id, c.keluarga_id, b.isi, b.mentah, c.sidik, left(b.isi ->> 'nomor_usulan', 100)`

/** Writes the rows of a load; inside the transaction that makes it hold. `awalId` are the first 24 hex digits of their ids. */
export async function tulisBaris(client: pg.Client, muatan: Muatan, muatanId: string, awalId: string): Promise<void> {
  const { kodeKab, jenis } = muatan
  const id = `('${awalId}' || lpad(to_hex(c.urut), 8, '0'))::uuid`
  const dari = `${tabelMuatan(kodeKab, 'c')} c JOIN ${tabelMuatan(kodeKab, 'b')} b USING (urut)`
  await client.query(
    `${INSERT_CATATAN} SELECT $1, ${id}, $2::uuid, b.ke, b.baris, $3, ${ISI_CATATAN} FROM ${dari} ORDER BY c.urut`,
    [kodeKab, muatanId, jenis],
  )
  await tulisKepesertaan(client, muatan, muatanId, { id, dari })
}

/** Writes who takes part by these rows, where the kind tells it; `id` and `dari` as of the rows themselves. */
export async function tulisKepesertaan(
  client: pg.Client,
  { kodeKab, jenis, program, periode }: Muatan,
  muatanId: string,
  { id, dari }: { id: string; dari: string },
): Promise<void> {
  if (!JENIS_KEPESERTAAN.includes(jenis)) return
  // Who stands on a list of recipients without a word of status receives.
  await client.query(
    `INSERT INTO kepesertaan (kode_kab, id, muatan_id, program, periode, nik, nomor_kk, nomor_peserta, orang_id, keluarga_id, kode_desa, status, arti)
     SELECT $1, ${id}, $2::uuid, $3, $4, b.nik, b.nomor_kk, b.isi ->> 'nomor_peserta', c.orang_id, c.keluarga_id, c.kode_desa,
       coalesce(b.isi ->> 'status_asal', 'tercantum'),
       CASE WHEN NOT b.isi ? 'status' THEN 'menerima' WHEN b.isi ->> 'status' IN ('menerima', 'proses', 'tidak-menerima') THEN b.isi ->> 'status' ELSE 'belum-dikenal' END
     FROM ${dari} ORDER BY c.urut`,
    [kodeKab, muatanId, program, periode],
  )
}
