// Which rows can be loaded: what a row alone cannot show (repeated rows, areas, families without a row) by sets.
// Rows that cannot are collected in the working table `m`; `f` holds the families that can.
import 'server-only'
import type pg from 'pg'
import { MASALAH, NOMOR_DITAHAN } from '../../alasan'
import { hitungKeluargaBerdiri, masukkanKeluargaBerdiri, saringKeluargaBerdiri } from './keluarga-berdiri'
import { countOf, idSql, type Kerja, tabelKerja } from './kerja'
import type { Termuat } from './muat-berkas'

const KELUARGA = 1
const ANGGOTA = 2

/** Working table of what was set aside, still empty. */
export async function buatMasalah(kerja: Kerja): Promise<void> {
  await kerja.a.query(
    `CREATE UNLOGGED TABLE ${tabelKerja(kerja.rilisId, 'm')} (
       ke smallint, baris integer, masalah smallint NOT NULL, kolom smallint, rincian integer,
       nomor_kk text COLLATE "C", kode text COLLATE "C", PRIMARY KEY (ke, baris)) WITH (autovacuum_enabled = off)`,
  )
}

/** Rows that the scanner marked, rows that repeat an earlier one, rows of a column a spreadsheet has damaged. */
async function saringBaris(
  client: pg.Client,
  kerja: Kerja,
  ke: number,
  termuat: Termuat,
  kunci: readonly string[],
  masalahBeda: number,
): Promise<void> {
  const { rilisId } = kerja
  const sumber = tabelKerja(rilisId, ke === KELUARGA ? 'k' : 'a')
  const m = tabelKerja(rilisId, 'm')
  const plan = ke === KELUARGA ? kerja.keluarga.plan : kerja.anggota.plan
  if (termuat.salah > 0) {
    await client.query(
      `INSERT INTO ${m} SELECT ${ke}, baris, masalah, kolom, rincian, nomor_kartu_keluarga FROM ${sumber} WHERE masalah IS NOT NULL`,
    )
  }
  // First only which numbers occur twice: that needs one pass over one column, and there are few.
  const g = tabelKerja(rilisId, `g${ke}`)
  const utama = kunci.at(-1)
  await client.query(
    `CREATE UNLOGGED TABLE ${g} AS SELECT ${utama} AS nomor FROM ${sumber} WHERE ${utama} IS NOT NULL GROUP BY 1 HAVING count(*) > 1`,
  )
  if ((await countOf(client, `SELECT count(*)::integer AS n FROM ${g}`)) > 0) {
    await client.query(`ANALYZE ${g}`)
    const area =
      ke === KELUARGA ? `|| ' ' || coalesce(kode_kelurahan_desa, '') || ' ' || coalesce(kode_kecamatan, '')` : ''
    const kolom = plan.kolomList.indexOf(utama ?? '')
    await client.query(
      `INSERT INTO ${m}
       SELECT ${ke}, baris, CASE WHEN beda = 1 THEN ${MASALAH['baris-ganda']} ELSE ${masalahBeda} END, ${kolom},
         CASE WHEN beda = 1 THEN pertama END, nomor_kartu_keluarga
       FROM (
         SELECT baris, nomor_kartu_keluarga, count(*) OVER w AS banyak, min(baris) OVER w AS pertama,
           CASE WHEN min(isi) OVER w = max(isi) OVER w THEN 1 ELSE 2 END AS beda
         FROM (
           SELECT s.baris, s.nomor_kartu_keluarga, ${kunci.map((nama) => `s.${nama} AS kunci_${nama}`).join(', ')},
             coalesce('salah ' || s.masalah || ' ' || s.baris, s.sidik_a || ' ' || s.sidik_b ${area}) AS isi
           FROM ${sumber} s JOIN ${g} g ON g.nomor = s.${utama}
         ) t WINDOW w AS (PARTITION BY ${kunci.map((nama) => `kunci_${nama}`).join(', ')})
       ) u
       WHERE banyak > 1 AND (beda > 1 OR baris > pertama)
       ON CONFLICT DO NOTHING`,
    )
  }
  for (const kolom of termuat.kolomRusak) {
    await client.query(
      `INSERT INTO ${m} SELECT ${ke}, baris, ${MASALAH['nomor-nol']}, ${plan.kolomList.indexOf(kolom)}, NULL, nomor_kartu_keluarga
       FROM ${sumber} WHERE masalah IS NULL AND right(${kolom}, 1) = '0'
       ON CONFLICT DO NOTHING`,
    )
  }
}

/** Families: checks, areas, identities of known No. KK. Leaves `f`: baris, nomor_kk, kode_desa, keluarga_id, baru, jumlah (of members, as stated). */
export async function saringKeluarga(kerja: Kerja, termuat: Termuat, hariIni: string): Promise<void> {
  const { a: client, kodeKab, rilisId, sistem, keluarga } = kerja
  const k = tabelKerja(rilisId, 'k')
  const m = tabelKerja(rilisId, 'm')
  const d = tabelKerja(rilisId, 'd')
  const f = tabelKerja(rilisId, 'f')
  await saringBaris(client, kerja, KELUARGA, termuat, ['nomor_kartu_keluarga'], MASALAH['kk-beda-isi'])
  if (kerja.susulan) await saringKeluargaBerdiri(kerja, kerja.susulan.rilisId)
  await client.query(
    `CREATE UNLOGGED TABLE ${d} AS
     SELECT x.kec, x.desa, w.kode,
       CASE WHEN w.kode IS NULL THEN ${MASALAH['desa-tidak-dikenal']}
            WHEN left(w.kode, 4) <> $1 THEN ${MASALAH['desa-luar']}
            WHEN x.desa NOT LIKE x.kec || '%' THEN ${MASALAH['kecamatan-tidak-cocok']} END AS masalah
     FROM (SELECT DISTINCT coalesce(kode_kecamatan, '') AS kec, kode_kelurahan_desa AS desa FROM ${k} WHERE masalah IS NULL) x
     LEFT JOIN LATERAL (
       SELECT kode FROM wilayah_kode
       WHERE sistem = $2 AND kode_resmi = x.desa AND length(kode) = 10 AND berlaku_sejak <= $3::date
         AND (berlaku_sampai IS NULL OR berlaku_sampai >= $3::date)
       ORDER BY berlaku_sejak DESC LIMIT 1) w ON true`,
    [kodeKab, sistem, hariIni],
  )
  const kolomDesa = keluarga.plan.kolomList.indexOf('kode_kelurahan_desa')
  const ditahan = await countOf(client, `SELECT count(*)::integer AS n FROM ${d} WHERE masalah IS NOT NULL`)
  if (ditahan > 0) {
    await client.query(
      `INSERT INTO ${m} SELECT ${KELUARGA}, k.baris, d.masalah, ${kolomDesa}, NULL, k.nomor_kartu_keluarga, k.kode_kelurahan_desa
       FROM ${k} k JOIN ${d} d ON d.kec = coalesce(k.kode_kecamatan, '') AND d.desa = k.kode_kelurahan_desa
       WHERE k.masalah IS NULL AND d.masalah IS NOT NULL
       ON CONFLICT DO NOTHING`,
    )
  }
  await client.query(`ANALYZE ${m}, ${d}`)
  const adaMasalah =
    (await countOf(client, `SELECT count(*)::integer AS n FROM (SELECT FROM ${m} WHERE ke = ${KELUARGA} LIMIT 1) x`)) >
    0
  // On a first delivery there is nobody to recognise.
  const riwayat = kerja.adaRiwayat
    ? `LEFT JOIN (SELECT DISTINCT ON (nomor_kk) nomor_kk, keluarga_id FROM riwayat_kk
         WHERE kode_kab = '${kodeKab}' AND berlaku_sampai IS NULL ORDER BY nomor_kk, berlaku_sejak DESC, keluarga_id) r
       ON r.nomor_kk = k.nomor_kartu_keluarga`
    : 'LEFT JOIN (SELECT NULL::text AS nomor_kk, NULL::uuid AS keluarga_id WHERE false) r ON true'
  await client.query(
    `CREATE UNLOGGED TABLE ${f} AS
     SELECT k.baris, k.nomor_kartu_keluarga AS nomor_kk, d.kode AS kode_desa, coalesce(r.keluarga_id, ${idSql(kerja.awalId.keluarga, 'k.baris')}) AS keluarga_id,
       r.keluarga_id IS NULL AS baru, k.jumlah_anggota_keluarga AS jumlah
     FROM ${k} k JOIN ${d} d ON d.kec = coalesce(k.kode_kecamatan, '') AND d.desa = k.kode_kelurahan_desa ${riwayat}
     WHERE k.masalah IS NULL ${adaMasalah ? `AND NOT EXISTS (SELECT FROM ${m} m WHERE m.ke = ${KELUARGA} AND m.baris = k.baris)` : ''}`,
  )
  await client.query(`ANALYZE ${f}`)
}

/** Members by themselves; runs beside {@link saringKeluarga}. Leaves `g2`: NIK that occur more than once. */
export async function saringAnggota(kerja: Kerja, termuat: Termuat): Promise<void> {
  await saringBaris(
    kerja.b,
    kerja,
    ANGGOTA,
    termuat,
    ['nomor_kartu_keluarga', 'nomor_induk_kependudukan'],
    MASALAH['anggota-beda-isi'],
  )
}

/**
 * Members by their families: one without a family row is salah, one of a faulty or held family shares its fate.
 * Leaves `f2`: the families of `f` with awal (line of the first member), jiwa, kepala (heads among them) and rapi (their
 * lines follow each other).
 */
export async function saringKeduanya(kerja: Kerja): Promise<void> {
  const { a: client, rilisId, anggota } = kerja
  const k = tabelKerja(rilisId, 'k')
  const a = tabelKerja(rilisId, 'a')
  const m = tabelKerja(rilisId, 'm')
  const f = tabelKerja(rilisId, 'f')
  if (kerja.susulan) await masukkanKeluargaBerdiri(kerja, kerja.susulan.rilisId)
  await client.query(`ANALYZE ${m}`)
  const adaMasalah =
    (await countOf(client, `SELECT count(*)::integer AS n FROM (SELECT FROM ${m} WHERE ke = ${ANGGOTA} LIMIT 1) x`)) > 0
  const bukanMasalah = adaMasalah
    ? `AND NOT EXISTS (SELECT FROM ${m} m WHERE m.ke = ${ANGGOTA} AND m.baris = a.baris)`
    : ''
  // One line per No. KK: how many members, from which line to which.
  await client.query(
    `CREATE UNLOGGED TABLE ${tabelKerja(rilisId, 'n')} AS
     SELECT nomor_kartu_keluarga AS nomor_kk, min(baris) AS awal, max(baris) - min(baris) + 1 = count(*) AS rapi, count(*)::integer AS jiwa,
       count(*) FILTER (WHERE status_hubungan_keluarga IN ('1', '01'))::integer AS kepala
     FROM ${a} a WHERE masalah IS NULL ${bukanMasalah} GROUP BY 1`,
  )
  await client.query(
    `CREATE UNLOGGED TABLE ${tabelKerja(rilisId, 'f2')} AS
     SELECT f.*, n.awal, coalesce(n.rapi, true) AS rapi, coalesce(n.jiwa, 0) AS jiwa, coalesce(n.kepala, 0) AS kepala
     FROM ${f} f LEFT JOIN ${tabelKerja(rilisId, 'n')} n USING (nomor_kk)`,
  )
  if (kerja.susulan) await hitungKeluargaBerdiri(kerja, kerja.susulan.rilisId)
  await client.query(`ANALYZE ${tabelKerja(rilisId, 'f2')}`)
  // Families of members that are not among the loadable ones; mostly there are none.
  const x = tabelKerja(rilisId, 'x')
  await client.query(
    `CREATE UNLOGGED TABLE ${x} AS SELECT n.nomor_kk FROM ${tabelKerja(rilisId, 'n')} n LEFT JOIN ${f} f USING (nomor_kk) WHERE f.nomor_kk IS NULL`,
  )
  if ((await countOf(client, `SELECT count(*)::integer AS n FROM ${x}`)) > 0) {
    await client.query(`ANALYZE ${x}`)
    const kolomKk = anggota.plan.kolomList.indexOf('nomor_kartu_keluarga')
    // A family is held when one of its rows is held and none is faulty.
    await client.query(
      `INSERT INTO ${m}
       SELECT ${ANGGOTA}, a.baris,
         CASE WHEN k.salah IS NULL THEN ${MASALAH['tanpa-keluarga']} WHEN k.salah THEN ${MASALAH['keluarga-salah']} ELSE ${MASALAH['keluarga-ditahan']} END,
         ${kolomKk}, NULL, a.nomor_kartu_keluarga, k.kode
       FROM ${x} x JOIN ${a} a ON a.nomor_kartu_keluarga = x.nomor_kk
       LEFT JOIN (
         SELECT k.nomor_kartu_keluarga AS nomor_kk, min(m.kode) AS kode, bool_or(NOT m.masalah = ANY ($1::smallint[])) AS salah
         FROM ${k} k JOIN ${m} m ON m.ke = ${KELUARGA} AND m.baris = k.baris
         WHERE k.nomor_kartu_keluarga IS NOT NULL GROUP BY 1) k ON k.nomor_kk = x.nomor_kk
       WHERE a.masalah IS NULL
       ON CONFLICT DO NOTHING`,
      [NOMOR_DITAHAN],
    )
  }
  await client.query(`ANALYZE ${m}`)
}
