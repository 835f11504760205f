// Area codes of a load that nobody knows: which they are, whose rows wait for them, and how they are kept until the code is decided.
import 'server-only'
import type pg from 'pg'
import { MASALAH } from '../../alasan'
import { DAFTAR_UTUH } from '../../jenis'
import { simpanWilayahAsing } from '../impor/catat-wilayah-asing'
import { countOf } from '../impor/kerja'
import { tabelMuatan } from './kerja-muatan'
import type { TermuatTabel } from './muat-tabel'
import type { Muatan } from './susun-muatan'

/** Makes `w`: the desa behind each code that stands in the rows and is known, by the code that held on the day of the load or else the latest. */
export async function kenaliDesa(client: pg.Client, { kodeKab, sistem, perTanggal }: Muatan): Promise<void> {
  const w = tabelMuatan(kodeKab, 'w')
  await client.query(
    `CREATE UNLOGGED TABLE ${w} AS
     SELECT DISTINCT ON (k.kode_resmi) k.kode_resmi, k.kode
     FROM (SELECT DISTINCT kode_resmi FROM ${tabelMuatan(kodeKab, 'b')} WHERE masalah IS NULL) x
     JOIN wilayah_kode k ON k.sistem = $1 AND k.kode_resmi = x.kode_resmi
       AND k.kode >= rpad($2, 10, '0') AND k.kode <= rpad($2, 10, '9') AND length(k.kode) = 10
     ORDER BY k.kode_resmi, (k.berlaku_sejak <= $3::date AND (k.berlaku_sampai IS NULL OR k.berlaku_sampai >= $3::date)) DESC,
       k.berlaku_sejak DESC, k.kode`,
    [sistem, kodeKab, perTanggal],
  )
  await client.query(`ANALYZE ${w}`)
}

/**
 * Holds rows of a code of ten digits that is none of this kabupaten/kota. An answer that names its person, family or usulan is told
 * by that and does not wait for an area. Where no code of the system is known at all nobody can tell.
 */
export async function tahanDesaAsing(
  client: pg.Client,
  { kodeKab, jenis, sistem }: Muatan,
  termuat: readonly TermuatTabel[],
): Promise<void> {
  const [b, w, t] = ['b', 'w', 't'].map((nama) => tabelMuatan(kodeKab, nama))
  const jawaban = DAFTAR_UTUH.includes(jenis)
    ? ''
    : `AND NOT b.isi ? 'nomor_usulan' AND NOT EXISTS (SELECT FROM ${t} t WHERE t.urut = b.urut)`
  for (const { ke, kolomDesa } of termuat)
    await client.query(
      `UPDATE ${b} b SET masalah = ${MASALAH['desa-tidak-dikenal']}, kolom = $3
       WHERE b.ke = $4 AND b.masalah IS NULL AND b.kode_resmi ~ '^[0-9]{10}$'
         AND NOT EXISTS (SELECT FROM ${w} w WHERE w.kode_resmi = b.kode_resmi)
         AND EXISTS (SELECT FROM wilayah_kode WHERE sistem = $1 AND kode >= rpad($2, 10, '0') AND kode <= rpad($2, 10, '9') AND length(kode) = 10)
         ${jawaban}`,
      [sistem, kodeKab, kolomDesa, ke],
    )
}

/** Unknown codes with the rows held for them, most rows first, at most 20. */
export async function listKodeAsing(client: pg.Client, kodeKab: string): Promise<{ kode: string; baris: number }[]> {
  const { rows } = await client.query<{ kode: string; baris: number }>(
    `SELECT kode_resmi AS kode, count(*)::integer AS baris FROM ${tabelMuatan(kodeKab, 'b')}
     WHERE masalah = ${MASALAH['desa-tidak-dikenal']} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`,
  )
  return rows
}

/** The held rows as they stand in the file of rows set aside: its header, and working table `h` (ke, baris, mentah). */
export type Tertahan = { kepala: readonly string[] }

/** Keeps the lines of rows that wait for their area code; null when there are none. `listBaris` gives the set aside rows of the delivery. */
export async function kumpulkanTertahan(
  client: pg.Client,
  kodeKab: string,
  kepala: readonly string[],
  listBaris: () => AsyncGenerator<{ ke: number; baris: number; masalah: number; nilai: string[] }[]>,
): Promise<Tertahan | null> {
  const b = tabelMuatan(kodeKab, 'b')
  const asing = MASALAH['desa-tidak-dikenal']
  if ((await countOf(client, `SELECT count(*)::integer AS n FROM ${b} WHERE masalah = ${asing}`)) === 0) return null
  const h = tabelMuatan(kodeKab, 'h')
  await client.query(`CREATE UNLOGGED TABLE ${h} (ke smallint, baris integer, mentah text)`)
  for await (const batch of listBaris()) {
    const rows = batch.filter(({ masalah }) => masalah === asing)
    if (rows.length === 0) continue
    await client.query(`INSERT INTO ${h} SELECT * FROM unnest($1::smallint[], $2::integer[], $3::text[])`, [
      rows.map(({ ke }) => ke),
      rows.map(({ baris }) => baris),
      rows.map(({ nilai }) => toBarisMentah(nilai)),
    ])
  }
  return { kepala }
}

/** A line of the held rows: every value quoted, commas between them. */
export function toBarisMentah(nilai: readonly string[]): string {
  return nilai.map((satu) => `"${satu.replaceAll('"', '""')}"`).join(',')
}

/**
 * Keeps the held rows with their import and lists their codes with what each may be: the desa where at least half of the families
 * stand, or, when none is known, the one of that name and kecamatan. Inside the transaction that ends the import.
 */
export async function catatTertahan(
  client: pg.Client,
  { kodeKab, sistem }: Muatan,
  imporId: string,
  tertahan: Tertahan | null,
): Promise<void> {
  if (tertahan === null) return
  const [b, h, t] = ['b', 'h', 't'].map((nama) => tabelMuatan(kodeKab, nama))
  const asing = MASALAH['desa-tidak-dikenal']
  await client.query(
    `INSERT INTO impor_ditahan (kode_kab, impor_id, ke, baris, alasan, sistem, kode_resmi, mentah)
     SELECT $1, $2, ke, baris, 'desa-tidak-dikenal', $3, b.kode_resmi, h.mentah FROM ${h} h JOIN ${b} b USING (ke, baris)`,
    [kodeKab, imporId, sistem],
  )
  await client.query(`UPDATE impor_berkas SET kepala = $3, pemisah = ',' WHERE kode_kab = $1 AND impor_id = $2`, [
    kodeKab,
    imporId,
    tertahan.kepala,
  ])
  const { rows } = await client.query<{
    kode: string
    kk: number
    jiwa: number
    nama: string
    kecamatan: string
    usul: string | null
    usulKk: number
  }>(
    `WITH x AS MATERIALIZED (SELECT b.urut, b.kode_resmi AS kode, b.nomor_kk, b.nik, b.isi, t.keluarga_id, t.kode_desa
         FROM ${b} b LEFT JOIN ${t} t USING (urut) WHERE b.masalah = ${asing}),
     u AS (SELECT DISTINCT ON (kode) kode, kode_desa, n FROM (
         SELECT kode, kode_desa, count(DISTINCT keluarga_id)::integer AS n FROM x WHERE kode_desa IS NOT NULL GROUP BY 1, 2) d
       ORDER BY kode, n DESC, kode_desa)
     SELECT x.kode, count(DISTINCT coalesce(x.keluarga_id::text, x.nomor_kk, x.nik, x.urut::text))::integer AS kk, count(*)::integer AS jiwa,
       coalesce(left(mode() WITHIN GROUP (ORDER BY x.isi ->> 'kelurahan_desa'), 100), '') AS nama,
       coalesce(left(mode() WITHIN GROUP (ORDER BY x.isi ->> 'kecamatan'), 100), '') AS kecamatan,
       max(u.kode_desa) AS usul, coalesce(max(u.n), 0) AS "usulKk"
     FROM x LEFT JOIN u USING (kode)
     GROUP BY x.kode ORDER BY jiwa DESC LIMIT 500`,
  )
  for (const { kode, kk, jiwa, nama, kecamatan, usul, usulKk } of rows)
    await simpanWilayahAsing(client, {
      kodeKab,
      imporId,
      sistem,
      kode,
      nama,
      kodeKecamatan: '',
      kecamatan,
      kk,
      jiwa,
      usul: usul !== null && usulKk * 2 >= kk ? usul : null,
      usulKk,
    })
}
