// Counting against the delivery before, and the one short transaction that makes a release visible.
import 'server-only'
import type pg from 'pg'
import { now } from '@/lib/server/clock'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { readSetting, writeSetting } from '@/lib/server/settings'
import { MASALAH, NOMOR_DITAHAN } from '../../alasan'
import type { AlasanTahan } from '../../tahan'
import { type Banding, pasangSelisih } from '../selisih/susun-selisih'
import { RUJUKAN_SALAH, tetap } from './catat-diambil'
import { countOf, type Kerja, type Susulan, tabelKerja } from './kerja'
import { type CaraOrang, INDUK, namaPartisi, SIDIK } from './susun'
import { hasTambahan } from './susun-tambahan'

/** What became of the rows of one file: the five add up to the rows delivered. */
export type Hitungan = { baru: number; berubah: number; sama: number; ditahan: number; salah: number }

type HitunganRow = { [K in keyof Hitungan]: string | number }

/** Rows set aside per file: the part of the counts that does not depend on the delivery before. */
async function hitungSisihan(kerja: Kerja): Promise<(ke: number) => { ditahan: number; salah: number }> {
  const { rows } = await kerja.a.query<{ ke: number; ditahan: number; salah: number }>(
    `SELECT ke, count(*) FILTER (WHERE masalah = ANY ($1::smallint[]))::integer AS ditahan,
       count(*) FILTER (WHERE NOT masalah = ANY ($1::smallint[]))::integer AS salah
     FROM ${tabelKerja(kerja.rilisId, 'm')} GROUP BY ke`,
    [NOMOR_DITAHAN],
  )
  const tetap = kerja.susulan ? await hitungTetap(kerja, kerja.susulan) : null
  return (ke) => {
    const row = rows.find((satu) => satu.ke === ke)
    return {
      ditahan: (row?.ditahan ?? 0) + (tetap?.(ke).ditahan ?? 0),
      salah: (row?.salah ?? 0) + (tetap?.(ke).salah ?? 0),
    }
  }
}

/** Rows of the earlier delivery that stay set aside. Odd files are keluarga, even ones anggota. */
async function hitungTetap(kerja: Kerja, { imporId }: Susulan) {
  const { rows } = await kerja.a.query<{ ke: number; ditahan: number; salah: number }>(
    `SELECT 2 - s.ke % 2 AS ke, count(*) FILTER (WHERE s.kelas = 'ditahan')::integer AS ditahan, count(*) FILTER (WHERE s.kelas = 'salah')::integer AS salah
     FROM impor_salah s WHERE s.kode_kab = $1 AND s.impor_id = $2 AND ${tetap(kerja)}
     GROUP BY 1`,
    [kerja.kodeKab, imporId],
  )
  return (ke: number) => rows.find((row) => row.ke === ke) ?? { ditahan: 0, salah: 0 }
}

/** What stays set aside is listed with the delivery that repeats the others. */
async function pindahkanSisihan(client: pg.Client, kerja: Kerja, susulan: Susulan): Promise<void> {
  const { kodeKab, imporId, rilisId } = kerja
  await client.query(
    `INSERT INTO impor_salah (kode_kab, impor_id, ke, baris, kelas, kolom, alasan, rincian, rujukan)
     SELECT s.kode_kab, $3, s.ke + 2, s.baris, s.kelas, s.kolom, s.alasan, s.rincian, ${RUJUKAN_SALAH}
     FROM impor_salah s WHERE s.kode_kab = $1 AND s.impor_id = $2 AND ${tetap(kerja)}`,
    [kodeKab, susulan.imporId, imporId],
  )
  // The earlier delivery keeps its own: when this one is withdrawn, its rows wait there again.
  await client.query(
    `INSERT INTO impor_ditahan (kode_kab, impor_id, ke, baris, alasan, sistem, kode_resmi, mentah)
     SELECT s.kode_kab, $3, s.ke + 2, s.baris, s.alasan, s.sistem, s.kode_resmi, s.mentah
     FROM impor_ditahan s WHERE s.kode_kab = $1 AND s.impor_id = $2 AND ${tetap(kerja)}`,
    [kodeKab, susulan.imporId, imporId],
  )
  // Codes that nobody has decided about wait with their rows.
  await client.query(
    `UPDATE impor_wilayah SET dimuat_pada = now() WHERE kode_kab = $1 AND impor_id = $2 AND kode_resmi = ANY ($3::text[])`,
    [kodeKab, susulan.imporId, susulan.kodeList],
  )
  await client.query(
    `INSERT INTO impor_berkas (kode_kab, impor_id, ke, nama, jenis, ukuran, sha256, baris, kolom_tambahan, kepala, pemisah)
     SELECT kode_kab, $3, ke + 2, nama, jenis, ukuran, sha256, baris, kolom_tambahan, kepala, pemisah FROM impor_berkas
     WHERE kode_kab = $1 AND impor_id = $2`,
    [kodeKab, susulan.imporId, imporId],
  )
  await client.query(
    `INSERT INTO impor_wilayah (kode_kab, impor_id, sistem, kode_resmi, nama, kode_kecamatan, kecamatan, kk, jiwa, usul_kode, usul_kk,
       usul_nama_sama, usul_kecamatan_sama, cara, kode, nama_resmi, berlaku_sejak, berlaku_sampai, diputus_oleh, diputus_pada)
     SELECT kode_kab, $3, sistem, kode_resmi, nama, kode_kecamatan, kecamatan, kk, jiwa, usul_kode, usul_kk,
       usul_nama_sama, usul_kecamatan_sama, cara, kode, nama_resmi, berlaku_sejak, berlaku_sampai, diputus_oleh, diputus_pada
     FROM impor_wilayah w WHERE w.kode_kab = $1 AND w.impor_id = $2 AND w.dimuat_pada IS NULL
       AND EXISTS (SELECT FROM impor_ditahan t WHERE t.kode_kab = $1 AND t.impor_id = $3 AND t.kode_resmi = w.kode_resmi)
     ON CONFLICT DO NOTHING`,
    [kodeKab, susulan.imporId, imporId],
  )
  await client.query('UPDATE rilis SET susulan_dari = $2 WHERE id = $1', [rilisId, susulan.rilisId])
}

/** Counts the loaded rows of both files; against the delivery before by what distinguishes the two. */
export async function hitungTermuat(
  kerja: Kerja,
  termuat: { keluarga: number; anggota: number },
  banding: Banding | null,
): Promise<{ keluarga: Hitungan; anggota: Hitungan }> {
  const sisi = await hitungSisihan(kerja)
  const pertama = (baru: number) => ({ baru, berubah: 0, sama: 0 })
  return {
    keluarga: { ...(banding?.keluarga ?? pertama(termuat.keluarga)), ...sisi(1) },
    anggota: { ...(banding?.anggota ?? pertama(termuat.anggota)), ...sisi(2) },
  }
}

/** The same counts from the working tables alone, for a delivery that is only tried. */
export async function hitungCoba(kerja: Kerja, cara: CaraOrang): Promise<{ keluarga: Hitungan; anggota: Hitungan }> {
  const { a, b, rilisId, sebelumnya, kodeKab } = kerja
  const banding = async (client: pg.Client, induk: 'rilis_keluarga' | 'rilis_anggota') => {
    const isi =
      induk === 'rilis_keluarga'
        ? `SELECT f.keluarga_id, NULL::text AS nik, f.kode_desa, ${SIDIK} AS sidik
           FROM ${tabelKerja(rilisId, 'k')} s JOIN ${tabelKerja(rilisId, 'f2')} f ON f.baris = s.baris`
        : `SELECT f.keluarga_id, s.nomor_induk_kependudukan AS nik, f.kode_desa, ${SIDIK} AS sidik
           FROM ${tabelKerja(rilisId, 'a')} s JOIN ${tabelKerja(rilisId, 'f2')} f ON f.nomor_kk = s.nomor_kartu_keluarga
           WHERE ${cara.syarat}`
    if (sebelumnya === null) {
      const semua = await countOf(client, `SELECT count(*) AS n FROM (${isi}) x`)
      return { baru: semua, berubah: 0, sama: 0 }
    }
    const [cocok, beda] =
      induk === 'rilis_keluarga'
        ? ['l.keluarga_id = x.keluarga_id', 'l.sidik = x.sidik AND l.kode_desa = x.kode_desa']
        : ['l.keluarga_id = x.keluarga_id AND l.nomor_induk_kependudukan = x.nik', 'l.sidik = x.sidik']
    const { rows } = await client.query<HitunganRow>(
      `SELECT count(*) FILTER (WHERE l.keluarga_id IS NULL) AS baru, count(*) FILTER (WHERE ${beda}) AS sama,
         count(*) FILTER (WHERE l.keluarga_id IS NOT NULL AND NOT (${beda})) AS berubah
       FROM (${isi}) x LEFT JOIN ${namaPartisi(induk, sebelumnya)} l ON l.kode_kab = $1 AND ${cocok}`,
      [kodeKab],
    )
    const row = rows[0]
    return { baru: Number(row?.baru), berubah: Number(row?.berubah), sama: Number(row?.sama) }
  }
  const [keluarga, anggota] = await Promise.all([banding(a, 'rilis_keluarga'), banding(b, 'rilis_anggota')])
  const sisi = await hitungSisihan(kerja)
  const ulang = await readUlangan(kerja)
  keluarga.sama += ulang.keluarga
  anggota.sama += ulang.anggota
  return { keluarga: { ...keluarga, ...sisi(1) }, anggota: { ...anggota, ...sisi(2) } }
}

/** Rows of the earlier delivery that a susulan would repeat. */
async function readUlangan({ a, susulan }: Kerja): Promise<{ keluarga: number; anggota: number }> {
  if (!susulan) return { keluarga: 0, anggota: 0 }
  const { rows } = await a.query<{ keluarga: number; anggota: number }>(
    'SELECT jumlah_keluarga AS keluarga, jumlah_anggota AS anggota FROM rilis WHERE id = $1',
    [susulan.rilisId],
  )
  return rows[0] ?? { keluarga: 0, anggota: 0 }
}

/** Lists what was set aside, without any value of the rows; a corrected row that still cannot be loaded keeps its reference. */
export async function catatSisihan(client: pg.Client, kerja: Kerja): Promise<void> {
  const namaMasalah: string[] = []
  for (const [masalah, nomor] of Object.entries(MASALAH)) namaMasalah[nomor] = masalah
  const nama = Array.from(namaMasalah, (satu) => satu ?? '')
  await client.query(
    `INSERT INTO impor_salah (kode_kab, impor_id, ke, baris, kelas, kolom, alasan, rincian, rujukan)
     SELECT $1, $2, ke, baris, CASE WHEN masalah = ANY ($3::smallint[]) THEN 'ditahan' ELSE 'salah' END,
       coalesce(CASE ke WHEN 1 THEN ($4::text[])[kolom + 1] ELSE ($5::text[])[kolom + 1] END, ''),
       ($6::text[])[masalah + 1], rincian, ${kerja.susulan ? 'rujukan' : 'NULL'}
     FROM ${tabelKerja(kerja.rilisId, 'm')} ${kerja.susulan ? `LEFT JOIN ${tabelKerja(kerja.rilisId, 'j')} j USING (ke, baris)` : ''}`,
    [kerja.kodeKab, kerja.imporId, NOMOR_DITAHAN, kerja.keluarga.plan.headerList, kerja.anggota.plan.headerList, nama],
  )
}

/** What publishing writes beside the rows. */
export type Terbitan = {
  sintetis: boolean
  hitungan: { keluarga: Hitungan; anggota: Hitungan }
  berkasSalahId: string | null
  detik: number
  catatan: string[]
  /** Why a second person must confirm; with none the release is published. */
  alasanTahan: AlasanTahan[]
  /** Difference to the delivery before, null for a first one. */
  selisihId: number | null
}

/**
 * Ends the loading in one short transaction: everything or nothing, in well under a second. Without a reason to wait the
 * release becomes visible, otherwise it stands loaded and counted until somebody decides.
 */
export async function simpanRilis(client: pg.Client, kerja: Kerja, terbitan: Terbitan): Promise<void> {
  const { kodeKab, rilisId, imporId, periode } = kerja
  const { keluarga, anggota } = terbitan.hitungan
  const menunggu = terbitan.alasanTahan.length > 0
  await inTransaction(client, async () => {
    await client.query(
      `INSERT INTO rekap_rilis (kode_kab, rilis_id, kode_desa, desil, kk, jiwa)
       SELECT $1, $2, kode_desa, desil, kk, jiwa FROM ${tabelKerja(rilisId, 'rekap')}`,
      [kodeKab, rilisId],
    )
    await catatWilayah(client, kerja)
    await client.query(
      `UPDATE rilis SET status = 'menunggu', jumlah_keluarga = $2, jumlah_anggota = $3, keluarga_ditahan = $4,
         anggota_ditahan = $5, keluarga_salah = $6, anggota_salah = $7, sintetis = $8 WHERE id = $1`,
      [
        rilisId,
        keluarga.baru + keluarga.berubah + keluarga.sama,
        anggota.baru + anggota.berubah + anggota.sama,
        keluarga.ditahan,
        anggota.ditahan,
        keluarga.salah,
        anggota.salah,
        terbitan.sintetis,
      ],
    )
    await client.query(
      `UPDATE impor SET status = 'menunggu', tahap = 'Menunggu konfirmasi', selesai = total, selesai_pada = now(), detik = $3, berkas_salah_id = $4,
         catatan = $5, keluarga_baru = $6, keluarga_berubah = $7, keluarga_sama = $8, keluarga_ditahan = $9, keluarga_salah = $10,
         anggota_baru = $11, anggota_berubah = $12, anggota_sama = $13, anggota_ditahan = $14, anggota_salah = $15, alasan_tahan = $16::jsonb
       WHERE kode_kab = $1 AND id = $2`,
      [
        kodeKab,
        imporId,
        terbitan.detik,
        terbitan.berkasSalahId,
        terbitan.catatan,
        keluarga.baru,
        keluarga.berubah,
        keluarga.sama,
        keluarga.ditahan,
        keluarga.salah,
        anggota.baru,
        anggota.berubah,
        anggota.sama,
        anggota.ditahan,
        anggota.salah,
        JSON.stringify(terbitan.alasanTahan),
      ],
    )
    if (kerja.susulan) await pindahkanSisihan(client, kerja, kerja.susulan)
    if (!menunggu) await bukaUntukUmum(client, { kodeKab, rilisId, imporId, selisihId: terbitan.selisihId })
    await catatOwner(client, kerja.aktor, menunggu ? 'sumber.tahan' : 'sumber.impor', imporId, {
      rilis: rilisId,
      periode,
      sistem: kerja.sistem,
      sintetis: terbitan.sintetis,
      keluarga,
      anggota,
      sidik: [kerja.keluarga.sha256, kerja.anggota.sha256],
      ...(menunggu ? { alasan: terbitan.alasanTahan.map(({ kode }) => kode) } : {}),
    })
  })
}

/**
 * Makes a loaded release visible: attaches its tables, moves the pointer, tells the installation what it is. Inside a
 * transaction. On the reading side nobody must wait: what is attached was proven and indexed before.
 */
export async function bukaUntukUmum(
  client: pg.Client,
  {
    kodeKab,
    rilisId,
    imporId,
    selisihId,
  }: { kodeKab: string; rilisId: number; imporId: string; selisihId: number | null },
): Promise<void> {
  for (const induk of INDUK) {
    const partisi = namaPartisi(induk, rilisId)
    if (induk === 'rilis_tambahan' && !(await hasTambahan(client, rilisId))) continue
    await client.query(`ALTER TABLE ${induk} ATTACH PARTITION ${partisi} FOR VALUES IN (${rilisId})`)
  }
  if (selisihId !== null) await pasangSelisih(client, kodeKab, selisihId)
  const { rows } = await client.query<{ sintetis: boolean }>(
    `UPDATE rilis SET status = 'terbit', terbit_pada = $2 WHERE id = $1 RETURNING sintetis`,
    [rilisId, now()],
  )
  // A quarter delivered late does not become the present.
  await client.query(
    `INSERT INTO rilis_kini AS n (kode_kab, rilis_id) VALUES ($1, $2)
     ON CONFLICT (kode_kab) DO UPDATE SET rilis_id = excluded.rilis_id
     WHERE (SELECT (r.periode, r.pengiriman) FROM rilis r WHERE r.id = n.rilis_id)
         < (SELECT (r.periode, r.pengiriman) FROM rilis r WHERE r.id = excluded.rilis_id)`,
    [kodeKab, rilisId],
  )
  await client.query(
    `UPDATE impor SET status = 'terbit', tahap = 'Terbit', selesai_pada = now() WHERE kode_kab = $1 AND id = $2`,
    [kodeKab, imporId],
  )
  if ((await readSetting(client, 'sintetis')) === undefined) await writeSetting(client, 'sintetis', rows[0]?.sintetis)
}

/** Under which official code and name each desa came, so that two deliveries can be held against each other. */
async function catatWilayah(client: pg.Client, { kodeKab, rilisId, sistem, susulan }: Kerja): Promise<void> {
  if (susulan)
    await client.query(
      `INSERT INTO rilis_wilayah (kode_kab, rilis_id, kode_desa, sistem, kode_resmi, nama_resmi)
       SELECT kode_kab, $3, kode_desa, sistem, kode_resmi, nama_resmi FROM rilis_wilayah WHERE kode_kab = $1 AND rilis_id = $2`,
      [kodeKab, susulan.rilisId, rilisId],
    )
  await client.query(
    `INSERT INTO rilis_wilayah (kode_kab, rilis_id, kode_desa, sistem, kode_resmi, nama_resmi)
     SELECT DISTINCT ON (d.kode, d.desa) $1, $2, d.kode, $3, d.desa, w.nama_resmi
     FROM ${tabelKerja(rilisId, 'd')} d JOIN wilayah_kode w ON w.sistem = $3 AND w.kode_resmi = d.desa AND w.kode = d.kode
     WHERE d.masalah IS NULL ORDER BY d.kode, d.desa, w.berlaku_sejak DESC
     ON CONFLICT DO NOTHING`,
    [kodeKab, rilisId, sistem],
  )
}

/** Rollup of the release in a working table: KK and jiwa per desa and desil, 0 = belum diperingkat. */
export async function susunRekap(client: pg.Client, kerja: Kerja): Promise<void> {
  await client.query(
    `CREATE UNLOGGED TABLE ${tabelKerja(kerja.rilisId, 'rekap')} AS
     SELECT kode_desa, coalesce(desil_nasional, 0)::smallint AS desil, count(*)::integer AS kk, sum(jiwa)::integer AS jiwa
     FROM ${namaPartisi('rilis_keluarga', kerja.rilisId)} GROUP BY 1, 2`,
  )
}
