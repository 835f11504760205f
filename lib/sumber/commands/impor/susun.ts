// The release as it will be read: typed rows in two tables of its own.
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/server/owner'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../../kolom'
import { KIND, type Plan } from '../../scan/plan'
import { countOf, idSql, type Kerja, tabelKerja } from './kerja'

/** Tables with a partition for each release; the last only where a release has such columns. */
export const INDUK = ['rilis_keluarga', 'rilis_anggota', 'rilis_tambahan'] as const
export type Induk = (typeof INDUK)[number]

/** Table that holds the rows of one release. */
export function namaPartisi(induk: Induk, rilisId: number): string {
  return `${induk}_${rilisId}`
}

/** Columns of a release table that come straight from the file. */
function listKolomIsi(induk: 'rilis_keluarga' | 'rilis_anggota'): string[] {
  return induk === 'rilis_keluarga'
    ? KOLOM_KELUARGA.filter((kolom) => !/^(kode_)?(provinsi|kabupaten_kota|kecamatan|kelurahan_desa)$/.test(kolom))
    : KOLOM_ANGGOTA.filter((kolom) => kolom !== 'nomor_kartu_keluarga')
}

/** Hash of a row as delivered, over a row `s` of a working table. */
export const SIDIK = '(s.sidik_a::bigint << 32) | (s.sidik_b::bigint & 4294967295)'

function nilaiOf(kolom: string, plan: Plan): string {
  const ke = plan.kolomList.indexOf(kolom)
  return ke >= 0 && plan.kindList[ke] !== KIND.SKIP ? `s.${kolom}` : 'NULL'
}

/** An empty table for the rows of one release, apart until it is published. */
export async function buatPartisi(client: pg.Client, induk: Induk, rilisId: number): Promise<void> {
  const partisi = namaPartisi(induk, rilisId)
  await client.query(
    `CREATE TABLE ${partisi} (LIKE ${induk} INCLUDING DEFAULTS INCLUDING STORAGE) WITH (autovacuum_enabled = off)`,
  )
  // Proves what ATTACH would otherwise read the whole table for.
  await client.query(`ALTER TABLE ${partisi} ADD CONSTRAINT ${partisi}_rilis_check CHECK (rilis_id = ${rilisId})`)
}

/** Repeats the rows of an earlier delivery beside those that are added to it; returns how many. */
export async function ulangi(client: pg.Client, induk: Induk, { rilisId, susulan }: Kerja): Promise<number> {
  if (!susulan) return 0
  const { rows } = await client.query<{ kolom: string }>(
    `SELECT string_agg(attname, ', ' ORDER BY attnum) AS kolom FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'rilis_id'`,
    [`public.${induk}`],
  )
  const kolom = rows[0]?.kolom
  const { rowCount } = await client.query(
    `INSERT INTO ${namaPartisi(induk, rilisId)} (rilis_id, ${kolom}) SELECT ${rilisId}, ${kolom} FROM ${namaPartisi(induk, susulan.rilisId)}`,
  )
  // A family that members join has more of them now.
  if (induk === 'rilis_keluarga')
    await client.query(
      `UPDATE ${namaPartisi(induk, rilisId)} l SET jiwa = f.jiwa FROM ${tabelKerja(rilisId, 'f2')} f
       WHERE f.baris IS NULL AND l.keluarga_id = f.keluarga_id AND l.jiwa <> f.jiwa`,
    )
  return rowCount ?? 0
}

/** Family rows into their table. One transaction, so that a server that need not log new tables does not. */
export async function susunKeluarga(client: pg.Client, kerja: Kerja): Promise<number> {
  const { kodeKab, rilisId, keluarga } = kerja
  const kolom = listKolomIsi('rilis_keluarga')
  return inTransaction(client, async () => {
    await buatPartisi(client, 'rilis_keluarga', rilisId)
    const ulang = await ulangi(client, 'rilis_keluarga', kerja)
    const { rowCount } = await client.query(
      `INSERT INTO ${namaPartisi('rilis_keluarga', rilisId)} (kode_kab, rilis_id, keluarga_id, kode_desa, jiwa, sidik, ${kolom.join(', ')})
       SELECT '${kodeKab}', ${rilisId}, f.keluarga_id, f.kode_desa, f.jiwa, ${SIDIK}, ${kolom.map((nama) => nilaiOf(nama, keluarga.plan)).join(', ')}
       FROM ${tabelKerja(rilisId, 'k')} s JOIN ${tabelKerja(rilisId, 'f2')} f ON f.baris = s.baris`,
    )
    return ulang + (rowCount ?? 0)
  })
}

/** How the persons of a delivery are found: what to join, and what the joined tables say of a member row `s`. */
export type CaraOrang = {
  join: string
  id: string
  syarat: string
  /** Table that says the `ke` of rows whose NIK is carried by several; null when every NIK is carried by one. */
  ganda: string | null
}

/** Member rows into their table, each with its person; one transaction. */
export async function susunAnggota(client: pg.Client, kerja: Kerja, cara: CaraOrang): Promise<number> {
  const { kodeKab, rilisId, anggota } = kerja
  const a = tabelKerja(rilisId, 'a')
  const f2 = tabelKerja(rilisId, 'f2')
  // Lines of a family follow each other in the files of BPS; where they do not, they are counted.
  const u = tabelKerja(rilisId, 'u')
  const { rowCount: acak } = await client.query(
    `CREATE UNLOGGED TABLE ${u} AS
     SELECT s.baris, row_number() OVER (PARTITION BY s.nomor_kartu_keluarga ORDER BY s.baris)::smallint AS urutan
     FROM ${a} s JOIN ${f2} f ON f.nomor_kk = s.nomor_kartu_keluarga
     WHERE NOT f.rapi AND ${cara.syarat}`,
  )
  if (kerja.susulan && acak)
    await client.query(
      `UPDATE ${u} u SET urutan = u.urutan + b.urutan FROM ${a} s JOIN ${tabelKerja(rilisId, 'b')} b ON b.nomor_kk = s.nomor_kartu_keluarga
       WHERE s.baris = u.baris`,
    )
  const kolom = listKolomIsi('rilis_anggota')
  return inTransaction(client, async () => {
    await buatPartisi(client, 'rilis_anggota', rilisId)
    const ulang = await ulangi(client, 'rilis_anggota', kerja)
    const { rowCount } = await client.query(
      `INSERT INTO ${namaPartisi('rilis_anggota', rilisId)} (kode_kab, rilis_id, keluarga_id, orang_id, kode_desa, urutan, sidik, ${kolom.join(', ')})
       SELECT '${kodeKab}', ${rilisId}, f.keluarga_id, ${cara.id}, f.kode_desa,
         ${acak ? 'coalesce(u.urutan, (s.baris - f.awal + 1)::smallint)' : '(s.baris - f.awal + 1)::smallint'}, ${SIDIK},
         ${kolom.map((nama) => nilaiOf(nama, anggota.plan)).join(', ')}
       FROM ${a} s JOIN ${f2} f ON f.nomor_kk = s.nomor_kartu_keluarga ${cara.join}
       ${acak ? `LEFT JOIN ${u} u ON u.baris = s.baris` : ''}
       WHERE ${cara.syarat}`,
    )
    return ulang + (rowCount ?? 0)
  })
}

/** The dictionary of names of the release, over its member rows. */
export async function susunKata(client: pg.Client, { kodeKab, rilisId }: Kerja): Promise<void> {
  await client.query('SELECT susun_kata($1, $2, $3::regclass)', [
    kodeKab,
    rilisId,
    `public.${namaPartisi('rilis_anggota', rilisId)}`,
  ])
}

/**
 * Who each member is: the one who carried this NIK before, else somebody new. Where a NIK is carried by several, now or
 * before, persons are told apart by the family they were in, then by their order.
 */
export async function pilihOrang(client: pg.Client, kerja: Kerja): Promise<CaraOrang> {
  const { kodeKab, rilisId, sebelumnya, adaRiwayat, awalId } = kerja
  const ganda = tabelKerja(rilisId, 'g2')
  const m = tabelKerja(rilisId, 'm')
  const adaMasalah =
    (await countOf(client, `SELECT count(*)::integer AS n FROM (SELECT FROM ${m} WHERE ke = 2 LIMIT 1) x`)) > 0
  const syarat = `s.masalah IS NULL ${adaMasalah ? `AND NOT EXISTS (SELECT FROM ${m} m WHERE m.ke = 2 AND m.baris = s.baris)` : ''}`
  const milik = idSql(awalId.orang, 's.baris')
  const cara: CaraOrang = adaRiwayat
    ? {
        join: `LEFT JOIN riwayat_nik r ON r.kode_kab = '${kodeKab}' AND r.nik = s.nomor_induk_kependudukan AND r.ke = 1`,
        id: `coalesce(r.orang_id, ${milik})`,
        syarat,
        ganda: null,
      }
    : { join: '', id: milik, syarat, ganda: null }
  if (adaRiwayat) {
    await client.query(
      `INSERT INTO ${ganda} SELECT DISTINCT nik FROM riwayat_nik r
       WHERE kode_kab = $1 AND ke > 1 AND NOT EXISTS (SELECT FROM ${ganda} g WHERE g.nomor = r.nik)`,
      [kodeKab],
    )
  }
  // Whoever stands in the repeated rows already is somebody else, although the NIK is the same.
  const berdiri = kerja.susulan && namaPartisi('rilis_anggota', kerja.susulan.rilisId)
  if (berdiri)
    await client.query(
      `INSERT INTO ${ganda} SELECT DISTINCT s.nomor_induk_kependudukan FROM ${tabelKerja(rilisId, 'a')} s
       JOIN ${berdiri} l ON l.nomor_induk_kependudukan = s.nomor_induk_kependudukan
       WHERE NOT EXISTS (SELECT FROM ${ganda} g WHERE g.nomor = s.nomor_induk_kependudukan)`,
    )
  const lain = berdiri ? `AND NOT EXISTS (SELECT FROM ${berdiri} l WHERE l.orang_id = r.orang_id)` : ''
  if ((await countOf(client, `SELECT count(*)::integer AS n FROM ${ganda}`)) === 0) return cara
  const p = tabelKerja(rilisId, 'p')
  const q = tabelKerja(rilisId, 'q')
  await client.query(`ANALYZE ${ganda}`)
  await client.query(
    `CREATE UNLOGGED TABLE ${q} AS
     SELECT s.baris, s.nomor_induk_kependudukan AS nik, f.keluarga_id, ${milik} AS milik
     FROM ${tabelKerja(rilisId, 'a')} s JOIN ${ganda} g ON g.nomor = s.nomor_induk_kependudukan
     JOIN ${tabelKerja(rilisId, 'f2')} f ON f.nomor_kk = s.nomor_kartu_keluarga
     WHERE ${syarat}`,
  )
  await client.query(
    `CREATE UNLOGGED TABLE ${p} (baris integer PRIMARY KEY, orang_id uuid NOT NULL, ke smallint NOT NULL)`,
  )
  if (sebelumnya !== null) {
    await client.query(
      `INSERT INTO ${p} SELECT q.baris, l.orang_id, 0
       FROM ${q} q JOIN ${namaPartisi('rilis_anggota', sebelumnya)} l
         ON l.kode_kab = $1 AND l.rilis_id = $2 AND l.nomor_induk_kependudukan = q.nik AND l.keluarga_id = q.keluarga_id`,
      [kodeKab, sebelumnya],
    )
  }
  await client.query(
    `INSERT INTO ${p}
     SELECT q.baris, coalesce(r.orang_id, q.milik),
       (row_number() OVER (PARTITION BY q.nik, r.orang_id IS NULL ORDER BY q.baris) + coalesce(t.ke, 0))::smallint
     FROM (SELECT baris, nik, milik, row_number() OVER (PARTITION BY nik ORDER BY baris) AS ke FROM ${q} q
           WHERE NOT EXISTS (SELECT FROM ${p} p WHERE p.baris = q.baris)) q
     LEFT JOIN (
       SELECT r.nik, r.orang_id, row_number() OVER (PARTITION BY r.nik ORDER BY r.ke) AS ke
       FROM riwayat_nik r JOIN ${ganda} g ON g.nomor = r.nik
       WHERE r.kode_kab = $1 AND NOT EXISTS (SELECT FROM ${p} p WHERE p.orang_id = r.orang_id) ${lain}) r USING (nik, ke)
     LEFT JOIN (SELECT r.nik, max(r.ke) AS ke FROM riwayat_nik r JOIN ${ganda} g ON g.nomor = r.nik WHERE r.kode_kab = $1 GROUP BY 1) t
       ON t.nik = q.nik`,
    [kodeKab],
  )
  await client.query(`ANALYZE ${p}`)
  return {
    join: `${cara.join} LEFT JOIN ${p} p ON p.baris = s.baris`,
    id: `coalesce(p.orang_id, ${cara.id})`,
    syarat,
    ganda: p,
  }
}
