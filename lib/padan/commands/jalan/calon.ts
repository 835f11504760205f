// Candidates: who shares enough with somebody to be compared at all. Sets in SQL; nobody is compared with everybody.
import 'server-only'
import type pg from 'pg'
import { log } from '@/lib/server/log'
import { countOf } from '@/lib/sumber/commands/impor/kerja'
import { listRangka, parseNama } from '../../nama'
import { copyLines, copyRows, toLine } from './salin'

/** What a run works on. `awal` begins the names of its working tables. */
export type KerjaPadan = {
  kodeKab: string
  rilisId: number
  /** Reads and blocks. */
  a: pg.Client
  /** Writes what Node hands back while `a` is reading. */
  b: pg.Client
  blokTerbesar: number
  signal?: AbortSignal | undefined
}

/** Working table of matching in a kabupaten/kota; one run at a time holds it. */
export function tabelPadan(kodeKab: string, nama: string): string {
  return `kerja.p${kodeKab}_${nama}`
}

export const TABEL_PADAN = ['orang', 'nama', 'sering', 'kata', 'blok', 'temu', 'calon', 'lolos', 'hasil'] as const

/** Kinds of other sources whose rows are compared with persons of the release: those that name people of their own. */
const SUMBER_PADAN = ['regsosek', 'dtks', 'p3ke', 'pbi', 'kpm']

/** Copies persons of the release and unlinked rows of other sources; returns how many of each. */
export async function susunOrang(kerja: KerjaPadan): Promise<{ orang: number; catatan: number }> {
  const { a, kodeKab, rilisId } = kerja
  const orang = tabelPadan(kodeKab, 'orang')
  await a.query(
    `CREATE UNLOGGED TABLE ${orang} AS
     SELECT row_number() OVER ()::integer AS n, g.orang_id, g.keluarga_id, g.kode_desa, g.nomor_induk_kependudukan AS nik, g.nama,
       g.tanggal_lahir AS lahir, g.jenis_kelamin AS kelamin, NULL::text AS ibu, k.nomor_kartu_keluarga AS nomor_kk, k.alamat,
       g.rt_ktp AS rt, g.rw_ktp AS rw, NULL::uuid AS catatan_id, NULL::text AS sumber, NULL::bigint AS kunci_sumber
     FROM rilis_anggota g JOIN rilis_keluarga k ON k.kode_kab = g.kode_kab AND k.rilis_id = g.rilis_id AND k.keluarga_id = g.keluarga_id
     WHERE g.kode_kab = '${kodeKab}' AND g.rilis_id = ${rilisId} AND k.kode_kab = '${kodeKab}' AND k.rilis_id = ${rilisId}`,
  )
  // Without statistics the planner takes a table it has just been given for a small one.
  await a.query(`ANALYZE ${orang} (n, nama)`)
  const jumlah = await countOf(a, `SELECT count(*) AS n FROM ${orang}`)
  // Rows that carry the NIK of a person here are linked already; the others are looked for by what else they say.
  const { rowCount } = await a.query(
    `INSERT INTO ${orang}
     SELECT $3::integer + row_number() OVER ()::integer, NULL, NULL, c.kode_desa, c.nik, c.nama, c.tanggal_lahir, c.isi ->> 'jenis_kelamin',
       c.isi ->> 'nama_ibu_kandung', c.nomor_kk, c.isi ->> 'alamat', c.isi ->> 'rt', c.isi ->> 'rw', c.id,
       c.jenis, hashtextextended(c.jenis || ' ' || c.kunci, 0)
     FROM sumber_catatan c JOIN sumber_muatan m ON m.kode_kab = c.kode_kab AND m.id = c.muatan_id AND m.status = 'berlaku'
     WHERE c.kode_kab = $1 AND c.jenis = ANY ($2) AND c.orang_id IS NULL AND c.nama IS NOT NULL`,
    [kodeKab, SUMBER_PADAN, jumlah],
  )
  return { orang: jumlah, catatan: rowCount ?? 0 }
}

/** Hands each distinct name through the rule of names and stores what it is looked up by. */
export async function susunNama(kerja: KerjaPadan): Promise<void> {
  const { a, b, kodeKab } = kerja
  const orang = tabelPadan(kodeKab, 'orang')
  const nama = tabelPadan(kodeKab, 'nama')
  await a.query(`CREATE UNLOGGED TABLE ${nama} (nama text, kunci text COLLATE "C", kata text[])`)
  await copyLines(b, nama, kunciLines(kerja, `SELECT DISTINCT nama FROM ${orang} WHERE nama IS NOT NULL`))
  await a.query(`ANALYZE ${nama}`)
  await a.query(
    `CREATE UNLOGGED TABLE ${tabelPadan(kodeKab, 'sering')} AS
     SELECT n.kunci, count(*)::integer AS jiwa FROM ${orang} o JOIN ${nama} n ON n.nama = o.nama WHERE o.catatan_id IS NULL GROUP BY n.kunci`,
  )
  await a.query(`ANALYZE ${tabelPadan(kodeKab, 'sering')}`)
}

async function* kunciLines(kerja: KerjaPadan, sql: string): AsyncGenerator<string> {
  for await (const rows of copyRows(kerja.a, sql)) {
    kerja.signal?.throwIfAborted()
    let text = ''
    for (const [nama] of rows) {
      const kataList = listRangka(parseNama(nama ?? ''))
      if (kataList.length > 0) text += toLine([nama ?? '', kataList.join(' '), `{${kataList.join(',')}}`])
    }
    if (text !== '') yield text
  }
}

// Day of birth in which 03-02 and 02-03 are one, so that a swapped day and month still meet.
const HARI = `(date_part('year', o.lahir) * 10000 + least(date_part('month', o.lahir), date_part('day', o.lahir)) * 100
  + greatest(date_part('month', o.lahir), date_part('day', o.lahir)))::integer`
/** A large number for each digit; their sum is the same for the same digits in any order, which is what exchanged digits leave. */
const BOBOT_ANGKA =
  '{7919,104729,1299709,15485863,179424673,2038074743,22801763489,252097800623,2760727302517,29996224275833}'
const ANGKA = Array.from({ length: 16 }, (_, i) => `(b.w)[ascii(substr(o.nik, ${i + 1}, 1)) - 47]`).join(' + ')

/** Ways to become a candidate: rows with an equal `k` in one way are compared. `syarat` narrows pairs of x and y. */
type Blok = { nama: string; kunci: string; dari: 'orang' | 'kata'; jika: string; syarat?: string }

const SEKELAMIN = '(x.kelamin = y.kelamin OR x.kelamin IS NULL OR y.kelamin IS NULL)'
const BLOK: readonly Blok[] = [
  { nama: 'nik', dari: 'orang', kunci: 'hashtextextended(o.nik, 0)', jika: 'o.nik IS NOT NULL' },
  {
    nama: 'angka-nik-lahir',
    dari: 'orang',
    kunci: 'o.angka * 31 + o.hari',
    jika: 'o.angka IS NOT NULL AND o.hari IS NOT NULL',
    syarat: SEKELAMIN,
  },
  {
    nama: 'kata-lahir',
    dari: 'kata',
    kunci: 'hashtextextended(o.kata, o.hari)',
    jika: 'o.hari IS NOT NULL',
    syarat: SEKELAMIN,
  },
  {
    nama: 'nama-tahun-kecamatan',
    dari: 'orang',
    kunci: `hashtextextended(o.kunci, (o.hari / 10000) * 1000000::bigint + left(o.kode_desa, 6)::integer)`,
    jika: `o.hari IS NOT NULL AND o.kunci IS NOT NULL AND right(o.kode_desa, 6) <> '000000'`,
    syarat: SEKELAMIN,
  },
  {
    nama: 'lahir-desa',
    dari: 'orang',
    kunci: `o.kode_desa::bigint * 31 + o.hari * 7 + ascii(coalesce(o.kelamin, '0'))`,
    jika: 'o.hari IS NOT NULL',
  },
  {
    nama: 'kk-kata',
    dari: 'kata',
    kunci: `hashtextextended(o.nomor_kk, hashtextextended(o.kata, 0))`,
    jika: 'o.nomor_kk IS NOT NULL',
    syarat: `${SEKELAMIN} AND abs(x.hari / 10000 - y.hari / 10000) <= 1`,
  },
]

/** Pairs of row numbers to be compared, each once. Returns how many, and how many groups were too large to be paired. */
export async function susunCalon(kerja: KerjaPadan): Promise<{ calon: number; blokTerlewat: number }> {
  const { a, kodeKab, blokTerbesar } = kerja
  const t = (nama: string) => tabelPadan(kodeKab, nama)
  await a.query(
    `CREATE UNLOGGED TABLE ${t('kata')} AS
     SELECT o.n, o.catatan_id IS NOT NULL AS luar, o.nik, o.kelamin, o.kode_desa, o.nomor_kk, n.kunci, n.kata AS kata_list,
       ${HARI} AS hari, CASE WHEN o.nik ~ '^[0-9]{16}$' THEN ${ANGKA} END AS angka
     FROM ${t('orang')} o CROSS JOIN (SELECT '${BOBOT_ANGKA}'::bigint[] AS w) b LEFT JOIN ${t('nama')} n ON n.nama = o.nama`,
  )
  await a.query(`ANALYZE ${t('kata')} (n, hari)`)
  await a.query(`CREATE UNLOGGED TABLE ${t('temu')} (x integer, y integer)`)
  let blokTerlewat = 0
  for (const blok of BLOK) {
    kerja.signal?.throwIfAborted()
    blokTerlewat += await pasangkan(kerja, blok, blokTerbesar)
  }
  // Several ways may have led to one pair.
  const { rowCount } = await a.query(`CREATE UNLOGGED TABLE ${t('calon')} AS SELECT DISTINCT x, y FROM ${t('temu')}`)
  await a.query(`ANALYZE ${t('calon')}`)
  await a.query(`CREATE UNLOGGED TABLE ${t('lolos')} (x integer, y integer)`)
  await a.query(`CREATE UNLOGGED TABLE ${t('hasil')} (x integer, y integer, skor smallint, bagian jsonb, sidik bigint)`)
  return { calon: rowCount ?? 0, blokTerlewat }
}

async function pasangkan({ a, kodeKab }: KerjaPadan, blok: Blok, terbesar: number): Promise<number> {
  const t = (nama: string) => tabelPadan(kodeKab, nama)
  const dari =
    blok.dari === 'orang'
      ? `${t('kata')} o`
      : `(SELECT s.n, s.luar, s.nik, s.kelamin, s.kode_desa, s.nomor_kk, s.kunci, s.hari, s.angka, unnest(s.kata_list) AS kata FROM ${t('kata')} s) o`
  const mulai = performance.now()
  await a.query(`DROP TABLE IF EXISTS ${t('blok')}`)
  await a.query(
    `CREATE UNLOGGED TABLE ${t('blok')} AS SELECT o.n, o.luar, o.kelamin, o.hari, ${blok.kunci} AS k FROM ${dari} WHERE ${blok.jika}`,
  )
  await a.query(`ANALYZE ${t('blok')} (k)`)
  // Most keys are carried by one person: they go before anything is joined.
  const { rows } = await a.query<{ terlewat: string }>(
    `WITH kunci AS MATERIALIZED (SELECT k, count(*) AS c FROM ${t('blok')} GROUP BY k HAVING count(*) > 1),
     anggota AS MATERIALIZED (SELECT b.* FROM ${t('blok')} b JOIN kunci USING (k) WHERE c <= ${terbesar}),
     ditambah AS (
       INSERT INTO ${t('temu')}
       SELECT x.n, y.n FROM anggota x JOIN anggota y ON y.k = x.k AND x.n < y.n
       WHERE NOT x.luar ${blok.syarat === undefined ? '' : `AND ${blok.syarat}`})
     SELECT count(*) FILTER (WHERE c > ${terbesar}) AS terlewat FROM kunci`,
  )
  log.debug({ blok: blok.nama, detik: Math.round((performance.now() - mulai) / 100) / 10 }, 'blok dipasangkan')
  return Number(rows[0]?.terlewat ?? 0)
}
