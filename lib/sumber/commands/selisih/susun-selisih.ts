// What distinguishes two deliveries, counted and listed by sets over their two tables each, once per pair.
import 'server-only'
import type pg from 'pg'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../../kolom'
import { kerjakan } from '../impor/antrean'
import { tabelKerja } from '../impor/kerja'
import { namaPartisi } from '../impor/susun'

/** Tables of a difference, a partition per pair each. */
export const INDUK_SELISIH = ['selisih_ubah', 'selisih_orang', 'selisih_keluarga'] as const
type IndukSelisih = (typeof INDUK_SELISIH)[number]

/** Rows of the later delivery against the earlier one; a member of another family than before counts as new in it. */
export type Banding = {
  keluarga: { baru: number; berubah: number; sama: number }
  anggota: { baru: number; berubah: number; sama: number }
}

/** Partition of one pair. */
export function namaSelisih(induk: IndukSelisih, selisihId: number): string {
  return `${induk}_${selisihId}`
}

const WILAYAH = /^(kode_)?(provinsi|kabupaten_kota|kecamatan|kelurahan_desa)$/
const ISI_KELUARGA = KOLOM_KELUARGA.filter((kolom) => !WILAYAH.test(kolom))
const ISI_ANGGOTA = KOLOM_ANGGOTA.filter((kolom) => kolom !== 'nomor_kartu_keluarga')

/** Names of the columns whose values differ between the rows `x` and `l`, as an array. */
function kolomBeda(kolomList: readonly string[], lain = ''): string {
  const satu = (kolom: string) => `CASE WHEN x.${kolom} IS DISTINCT FROM l.${kolom} THEN '${kolom}' END`
  return `array_remove(ARRAY[${kolomList.map(satu).join(', ')}${lain}], NULL)`
}

/** A difference once it stands: its number and the counts of rows. */
export type Selisih = { id: number; banding: Banding }

/** A difference being made. The working tables carry the number of the later delivery. */
export type Tempat = { kodeKab: string; lama: number; baru: number; id: number }

/**
 * Compares two loaded deliveries of a kabupaten/kota (attached or not) on two connections and leaves the difference in
 * tables that {@link pasangSelisih} makes visible.
 */
export async function susunSelisih(
  a: pg.Client,
  b: pg.Client,
  pasangan: { kodeKab: string; lama: number; baru: number },
): Promise<Selisih> {
  const tempat = await mulaiSelisih(a, pasangan)
  await kerjakan(
    [b, a],
    [(client) => bandingkanAnggota(client, tempat), (client) => bandingkanKeluarga(client, tempat)],
  )
  return tutupSelisih(a, b, tempat)
}

/** Makes room for the difference of a pair. One of the same pair left unfinished is replaced. */
export async function mulaiSelisih(
  client: pg.Client,
  pasangan: { kodeKab: string; lama: number; baru: number },
): Promise<Tempat> {
  const { kodeKab, lama, baru } = pasangan
  await buangSelisihPasangan(client, kodeKab, lama, baru)
  const id = await bukaSelisih(client, pasangan)
  for (const induk of INDUK_SELISIH) {
    const partisi = namaSelisih(induk, id)
    await client.query(
      `CREATE TABLE ${partisi} (LIKE ${induk} INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING CONSTRAINTS) WITH (autovacuum_enabled = off)`,
    )
    // Proves what ATTACH would otherwise read the whole table for.
    await client.query(`ALTER TABLE ${partisi} ADD CONSTRAINT ${partisi}_selisih_check CHECK (selisih_id = ${id})`)
  }
  return { ...pasangan, id }
}

/** Ends a difference whose families and members were compared: keys, counts per desa, totals. */
export async function tutupSelisih(a: pg.Client, b: pg.Client, tempat: Tempat): Promise<Selisih> {
  const { id } = tempat
  await kerjakan(
    [a, b],
    INDUK_SELISIH.map((induk) => (client: pg.Client) => susunKunci(client, induk, id)),
  )
  await a.query(
    `INSERT INTO selisih_kolom (kode_kab, selisih_id, kode_desa, berkas, kolom, jumlah)
     SELECT kode_kab, selisih_id, kode_desa, berkas, kolom, count(*) FROM ${namaSelisih('selisih_ubah', id)} GROUP BY 1, 2, 3, 4, 5`,
  )
  // Persons who came, went or stand in another family are counted like a column of the members.
  await a.query(
    `INSERT INTO selisih_kolom (kode_kab, selisih_id, kode_desa, berkas, kolom, jumlah)
     SELECT kode_kab, selisih_id, kode_desa, 'anggota', jenis, count(*) FROM ${namaSelisih('selisih_orang', id)} GROUP BY 1, 2, 3, 5`,
  )
  return { id, banding: await hitung(a, tempat) }
}

async function bukaSelisih(client: pg.Client, { kodeKab, lama, baru }: Omit<Tempat, 'id'>): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO selisih (kode_kab, lama, baru, status) VALUES ($1, $2, $3, 'disusun') RETURNING id`,
    [kodeKab, lama, baru],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('nomor selisih tidak didapat')
  return id
}

/** Families of both deliveries against each other. */
export async function bandingkanKeluarga(client: pg.Client, { kodeKab, lama, baru, id }: Tempat): Promise<void> {
  const sk = tabelKerja(baru, 'sk')
  const x = namaPartisi('rilis_keluarga', baru)
  const l = namaPartisi('rilis_keluarga', lama)
  await client.query(`DROP TABLE IF EXISTS ${sk}`)
  await client.query(
    `CREATE UNLOGGED TABLE ${sk} AS
     SELECT coalesce(x.keluarga_id, l.keluarga_id) AS keluarga_id, coalesce(x.kode_desa, l.kode_desa) AS kode_desa,
       CASE WHEN l.keluarga_id IS NULL THEN -1 ELSE coalesce(l.desil_nasional, 0) END::smallint AS desil_lama,
       CASE WHEN x.keluarga_id IS NULL THEN -1 ELSE coalesce(x.desil_nasional, 0) END::smallint AS desil_baru,
       coalesce(x.jiwa, l.jiwa) AS jiwa, l.sidik <> x.sidik OR l.kode_desa <> x.kode_desa AS beda
     FROM ${x} x FULL JOIN ${l} l ON l.keluarga_id = x.keluarga_id`,
  )
  await client.query(
    `INSERT INTO selisih_desil (kode_kab, selisih_id, kode_desa, desil_lama, desil_baru, kk, jiwa)
     SELECT $1, $2, kode_desa, desil_lama, desil_baru, count(*), sum(jiwa) FROM ${sk} GROUP BY kode_desa, desil_lama, desil_baru`,
    [kodeKab, id],
  )
  await client.query(
    `INSERT INTO ${namaSelisih('selisih_keluarga', id)} (kode_kab, selisih_id, kode_desa, desil_lama, desil_baru, keluarga_id)
     SELECT $1, $2, kode_desa, desil_lama, desil_baru, keluarga_id FROM ${sk} WHERE desil_lama <> desil_baru`,
    [kodeKab, id],
  )
  const beda = tabelKerja(baru, 'skb')
  await client.query(`DROP TABLE IF EXISTS ${beda}`)
  await client.query(`CREATE UNLOGGED TABLE ${beda} AS SELECT keluarga_id FROM ${sk} WHERE beda`)
  await client.query(`ANALYZE ${beda}`)
  await client.query(
    `INSERT INTO ${namaSelisih('selisih_ubah', id)} (kode_kab, selisih_id, berkas, kolom, kode_desa, keluarga_id, orang_id)
     SELECT $1, $2, 'keluarga', k.kolom, x.kode_desa, x.keluarga_id, '00000000-0000-0000-0000-000000000000'
     FROM ${beda} s JOIN ${x} x ON x.keluarga_id = s.keluarga_id JOIN ${l} l ON l.keluarga_id = s.keluarga_id
     CROSS JOIN LATERAL unnest(${kolomBeda(ISI_KELUARGA, `, CASE WHEN x.kode_desa <> l.kode_desa THEN 'kode_kelurahan_desa' END`)}) AS k (kolom)`,
    [kodeKab, id],
  )
}

/** Working table of {@link bandingkanAnggota}: members who appeared, went, stand in another family or differ, with NIK as delivered now. */
export const ORANG_BEDA = 'so'

/** Members of both deliveries against each other. */
export async function bandingkanAnggota(client: pg.Client, { kodeKab, lama, baru, id }: Tempat): Promise<void> {
  const so = tabelKerja(baru, ORANG_BEDA)
  const x = namaPartisi('rilis_anggota', baru)
  const l = namaPartisi('rilis_anggota', lama)
  await client.query(`DROP TABLE IF EXISTS ${so}`)
  // Only who differs: nine in ten are the same, and their number follows from the others.
  await client.query(
    `CREATE UNLOGGED TABLE ${so} AS
     SELECT coalesce(x.orang_id, l.orang_id) AS orang_id, x.nomor_induk_kependudukan AS nik, coalesce(x.keluarga_id, l.keluarga_id) AS keluarga_id,
       coalesce(x.kode_desa, l.kode_desa) AS kode_desa, l.sidik <> x.sidik AS beda,
       CASE WHEN l.orang_id IS NULL THEN 'muncul' WHEN x.orang_id IS NULL THEN 'hilang'
            WHEN x.keluarga_id <> l.keluarga_id THEN 'pindah-kk' END AS jenis
     FROM ${x} x FULL JOIN ${l} l ON l.orang_id = x.orang_id
     WHERE x.orang_id IS NULL OR l.orang_id IS NULL OR x.keluarga_id <> l.keluarga_id OR x.sidik <> l.sidik`,
  )
  await client.query(
    `INSERT INTO ${namaSelisih('selisih_orang', id)} (kode_kab, selisih_id, jenis, kode_desa, orang_id, keluarga_id)
     SELECT $1, $2, jenis, kode_desa, orang_id, keluarga_id FROM ${so} WHERE jenis IS NOT NULL`,
    [kodeKab, id],
  )
  const beda = tabelKerja(baru, 'sob')
  await client.query(`DROP TABLE IF EXISTS ${beda}`)
  await client.query(`CREATE UNLOGGED TABLE ${beda} AS SELECT orang_id FROM ${so} WHERE beda`)
  await client.query(`ANALYZE ${beda}`)
  await client.query(
    `INSERT INTO ${namaSelisih('selisih_ubah', id)} (kode_kab, selisih_id, berkas, kolom, kode_desa, keluarga_id, orang_id)
     SELECT $1, $2, 'anggota', k.kolom, x.kode_desa, x.keluarga_id, x.orang_id
     FROM ${beda} s JOIN ${x} x ON x.orang_id = s.orang_id JOIN ${l} l ON l.orang_id = s.orang_id
     CROSS JOIN LATERAL unnest(${kolomBeda(ISI_ANGGOTA)}) AS k (kolom)`,
    [kodeKab, id],
  )
}

/** The key of the parent on a table of one pair: it is the order of the lists, and small beside the releases. */
async function susunKunci(client: pg.Client, induk: IndukSelisih, id: number): Promise<void> {
  const partisi = namaSelisih(induk, id)
  const { rows } = await client.query<{ kolom: string }>(
    `SELECT string_agg(a.attname, ', ' ORDER BY k.ke) AS kolom
     FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (nomor, ke)
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.nomor
     WHERE i.indrelid = $1::regclass AND i.indisprimary`,
    [`public.${induk}`],
  )
  await client.query(`ALTER TABLE ${partisi} ADD CONSTRAINT ${partisi}_pkey PRIMARY KEY (${rows[0]?.kolom})`)
  await client.query(`ALTER TABLE ${partisi} RESET (autovacuum_enabled)`)
  await client.query(`ANALYZE ${partisi}`)
}

type AngkaRow = Record<'kk_baru' | 'kk_muncul' | 'kk_sama' | 'jiwa_baru' | 'jiwa_muncul' | 'jiwa_lain', string | null>

/** Writes the totals of the pair and returns what became of the rows of the later delivery. */
async function hitung(client: pg.Client, { kodeKab, baru, id }: Tempat): Promise<Banding> {
  await client.query(
    `UPDATE selisih s SET kk_lama = k.kk_lama, kk_baru = k.kk_baru, kk_muncul = k.kk_muncul, kk_hilang = k.kk_hilang,
       kk_pindah_desil = k.kk_pindah, kk_berubah = k.kk_berubah, jiwa_muncul = o.muncul, jiwa_hilang = o.hilang,
       jiwa_pindah_kk = o.pindah, jiwa_berubah = o.berubah
     FROM (
       SELECT count(*) FILTER (WHERE desil_lama >= 0) AS kk_lama, count(*) FILTER (WHERE desil_baru >= 0) AS kk_baru,
         count(*) FILTER (WHERE desil_lama < 0) AS kk_muncul, count(*) FILTER (WHERE desil_baru < 0) AS kk_hilang,
         count(*) FILTER (WHERE desil_lama >= 0 AND desil_baru >= 0 AND desil_lama <> desil_baru) AS kk_pindah,
         count(*) FILTER (WHERE beda) AS kk_berubah
       FROM ${tabelKerja(baru, 'sk')}) k,
      (SELECT count(*) FILTER (WHERE jenis = 'muncul') AS muncul, count(*) FILTER (WHERE jenis = 'hilang') AS hilang,
         count(*) FILTER (WHERE jenis = 'pindah-kk') AS pindah, count(*) FILTER (WHERE beda) AS berubah
       FROM ${tabelKerja(baru, ORANG_BEDA)}) o
     WHERE s.kode_kab = $1 AND s.id = $2`,
    [kodeKab, id],
  )
  const { rows } = await client.query<AngkaRow>(
    `SELECT (SELECT kk_baru FROM selisih WHERE kode_kab = $1 AND id = $2) AS kk_baru,
       (SELECT kk_muncul FROM selisih WHERE kode_kab = $1 AND id = $2) AS kk_muncul,
       (SELECT kk_berubah FROM selisih WHERE kode_kab = $1 AND id = $2) AS kk_sama,
       (SELECT count(*) FROM ${namaPartisi('rilis_anggota', baru)}) AS jiwa_baru,
       (SELECT count(*) FILTER (WHERE jenis IN ('muncul', 'pindah-kk')) FROM ${tabelKerja(baru, ORANG_BEDA)}) AS jiwa_muncul,
       (SELECT count(*) FILTER (WHERE jenis IS NULL) FROM ${tabelKerja(baru, ORANG_BEDA)}) AS jiwa_lain`,
    [kodeKab, id],
  )
  const n = (kolom: keyof AngkaRow) => Number(rows[0]?.[kolom] ?? 0)
  return {
    keluarga: {
      baru: n('kk_muncul'),
      berubah: n('kk_sama'),
      sama: n('kk_baru') - n('kk_muncul') - n('kk_sama'),
    },
    anggota: {
      baru: n('jiwa_muncul'),
      berubah: n('jiwa_lain'),
      sama: n('jiwa_baru') - n('jiwa_muncul') - n('jiwa_lain'),
    },
  }
}

/** Makes a difference visible; inside the transaction that publishes, or one of its own. */
export async function pasangSelisih(client: pg.Client, kodeKab: string, id: number): Promise<void> {
  for (const induk of INDUK_SELISIH)
    await client.query(`ALTER TABLE ${induk} ATTACH PARTITION ${namaSelisih(induk, id)} FOR VALUES IN (${id})`)
  await client.query(`UPDATE selisih SET status = 'siap', pada = now() WHERE kode_kab = $1 AND id = $2`, [kodeKab, id])
}

/** Takes a difference away whole, lists and counts. */
async function buangSelisih(client: pg.Client, kodeKab: string, id: number): Promise<void> {
  await buangDaftarSelisih(client, id)
  await client.query('DELETE FROM selisih_desil WHERE kode_kab = $1 AND selisih_id = $2', [kodeKab, id])
  await client.query('DELETE FROM selisih_kolom WHERE kode_kab = $1 AND selisih_id = $2', [kodeKab, id])
  await client.query('DELETE FROM selisih WHERE kode_kab = $1 AND id = $2', [kodeKab, id])
}

/** Drops the lists of a difference; its counts stay. */
export async function buangDaftarSelisih(client: pg.Client, id: number): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${INDUK_SELISIH.map((induk) => namaSelisih(induk, id)).join(', ')}`)
}

async function buangSelisihPasangan(client: pg.Client, kodeKab: string, lama: number, baru: number): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    'SELECT id FROM selisih WHERE kode_kab = $1 AND lama = $2 AND baru = $3',
    [kodeKab, lama, baru],
  )
  for (const { id } of rows) await buangSelisih(client, kodeKab, id)
}

/** Takes away every difference in which a delivery that was never published takes part. */
export async function buangSelisihRilis(client: pg.Client, kodeKab: string, rilisId: number): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    'SELECT id FROM selisih WHERE kode_kab = $1 AND (lama = $2 OR baru = $2)',
    [kodeKab, rilisId],
  )
  for (const { id } of rows) await buangSelisih(client, kodeKab, id)
}
