// The set-based statements of one run, as text for the owner's connection. Everything happens in one transaction: a run
// that is killed leaves nothing, and what others wait for (ATTACH, pointer, audit) comes last.
import type { Bobot } from './desil'
import type { Model } from './model'
import { alasanSql, fromSql, kolomSuku, type Sumber, sukuSql } from './sql'

/** What a run is made of; `id` is the number of the run. */
export type Jalan = { id: number; model: Model; sumber: Sumber; bobot: Bobot; benih: string }

export const namaKerja = (id: number) => `peringkat_kerja_${nomor(id)}`
export const namaPartisi = (id: number) => `peringkat_hasil_${nomor(id)}`

/** Scores every family once, term by term, into a work table of this connection. */
export function skorSql({ id, model, sumber }: Jalan): string {
  const sukuList = model.sukuList.map((suku, n) => `${sukuSql(suku, sumber.acuan)} AS ${kolomSuku(n)}`)
  return `CREATE TEMP TABLE ${namaKerja(id)} ON COMMIT DROP AS
SELECT k.keluarga_id, k.kode_desa, k.nomor_kartu_keluarga, k.jiwa,
  CASE WHEN k.desil_nasional BETWEEN 1 AND 10 THEN k.desil_nasional END AS desil_nasional,
  ${alasanSql(model)} AS alasan,
  ${sukuList.join(',\n  ')}
${fromSql(model, sumber)}`
}

/** The table of results as a standalone copy of the parent, with the bound it will be attached under. */
export function partisiSql({ id }: Jalan): string {
  return `CREATE TABLE ${namaPartisi(id)} (LIKE peringkat_hasil INCLUDING DEFAULTS,
  CONSTRAINT ${namaPartisi(id)}_jalan_check CHECK (jalan_id IS NOT NULL AND jalan_id = ${nomor(id)}))`
}

/**
 * Cuts the scored families into weighted tenths and stores them: the rule of `assignDesil`. Ties are broken by the seed
 * and the No. KK, then by content only, so that the order of loading decides nothing.
 */
export function hasilSql({ id, model, sumber, bobot, benih }: Jalan): string {
  const skor = [`(${model.konstanta})::bigint`, ...model.sukuList.map((_, n) => kolomSuku(n))].join(' + ')
  const berat = bobot === 'jiwa' ? 'jiwa' : '1'
  return `INSERT INTO ${namaPartisi(id)} (kode_kab, jalan_id, keluarga_id, kode_desa, jiwa, desil_nasional, skor, desil, urutan, alasan)
SELECT '${kab(sumber.kodeKab)}', ${nomor(id)}, keluarga_id, kode_desa, jiwa, desil_nasional, skor,
  CASE WHEN skor IS NOT NULL THEN LEAST(10, (10 * (2 * sampai - w)) / (2 * jumlah) + 1) END,
  CASE WHEN skor IS NOT NULL THEN ke END,
  alasan
FROM (
  SELECT s.*, t.jumlah, sum(w) OVER urut AS sampai, row_number() OVER urut AS ke
  FROM (
    SELECT keluarga_id, kode_desa, nomor_kartu_keluarga, jiwa, desil_nasional, alasan,
      CASE WHEN alasan IS NULL THEN ${skor} END AS skor,
      CASE WHEN alasan IS NULL THEN ${berat} ELSE 0 END AS w
    FROM ${namaKerja(id)}
  ) s
  CROSS JOIN (SELECT sum(${berat})::bigint AS jumlah FROM ${namaKerja(id)} WHERE alasan IS NULL) t
  WINDOW urut AS (
    ORDER BY skor, sha256(convert_to('${benihTeks(benih)}|' || nomor_kartu_keluarga, 'UTF8')), jiwa, kode_desa
    ROWS UNBOUNDED PRECEDING
  )
) u`
}

/** Hash of the run: SHA-256 over lines (No. KK, desil, skor) sorted by No. KK, taken in slices of the No. KK. */
export function hashSql({ id }: Jalan): string {
  return `SELECT encode(sha256(convert_to(coalesce(string_agg(sidik, '' ORDER BY irisan), ''), 'UTF8')), 'hex') AS hash
FROM (
  SELECT left(nomor, 8) AS irisan,
    encode(sha256(convert_to(string_agg(nomor || '|' || coalesce(desil::text, '-') || '|' || coalesce(skor::text, '-'), E'\\n'
      ORDER BY nomor, desil, skor), 'UTF8')), 'hex') AS sidik
  FROM (
    SELECT s.nomor_kartu_keluarga COLLATE "C" AS nomor, h.desil, h.skor
    FROM ${namaPartisi(id)} h JOIN ${namaKerja(id)} s ON s.keluarga_id = h.keluarga_id
  ) baris
  GROUP BY left(nomor, 8)
) irisan`
}

/** Mean of each term per kecamatan over the ranked families: columns `wilayah`, `kk`, then the sums in the order of the terms. */
export function sukuRekapSql({ id, model }: Jalan): string {
  const jumlah = model.sukuList.map((_, n) => `sum(${kolomSuku(n)})::text AS ${kolomSuku(n)}`)
  return `SELECT left(kode_desa, 6) AS wilayah, count(*)::integer AS kk, ${jumlah.join(', ')}
FROM ${namaKerja(id)} WHERE alasan IS NULL GROUP BY left(kode_desa, 6) ORDER BY 1`
}

/** Keys and indexes of the standalone table, as the parent has them, so that ATTACH has nothing to do. */
export function indeksSql({ id }: Jalan): string[] {
  const nama = namaPartisi(id)
  return [
    `ALTER TABLE ${nama} ADD CONSTRAINT ${nama}_pkey PRIMARY KEY (kode_kab, jalan_id, keluarga_id)`,
    `CREATE INDEX ${nama}_banding_idx ON ${nama} (desil_nasional, desil, keluarga_id)`,
  ]
}

/** Joins the finished table to its parent. */
export function pasangSql({ id }: Jalan): string[] {
  const nama = namaPartisi(id)
  return [
    `ALTER TABLE peringkat_hasil ATTACH PARTITION ${nama} FOR VALUES IN (${nomor(id)})`,
    `ALTER TABLE ${nama} DROP CONSTRAINT ${nama}_jalan_check`,
  ]
}

/** Rollup per desa, official and simulated desil; 0 stands for belum diperingkat. */
export function rekapSql({ id, sumber }: Jalan): string {
  return `INSERT INTO rekap_peringkat (kode_kab, jalan_id, kode_desa, desil_nasional, desil, kk, jiwa)
SELECT '${kab(sumber.kodeKab)}', ${nomor(id)}, kode_desa, coalesce(desil_nasional, 0), coalesce(desil, 0), count(*), sum(jiwa)
FROM ${namaPartisi(id)} GROUP BY kode_desa, desil_nasional, desil`
}

function nomor(id: number): number {
  if (!Number.isSafeInteger(id) || id < 1) throw new Error('nomor jalan tidak sah')
  return id
}

function kab(kode: string): string {
  if (!/^\d{4}$/.test(kode)) throw new Error('kode kabupaten/kota tidak sah')
  return kode
}

function benihTeks(benih: string): string {
  if (!/^[\w.:-]{1,60}$/.test(benih)) throw new Error('benih memuat huruf yang tidak diizinkan')
  return benih
}
