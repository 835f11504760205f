// Counting against the delivery before, and the one short transaction that makes a release visible.
import 'server-only'
import type pg from 'pg'
import { catatOwner } from '@/lib/server/owner'
import { writeSetting } from '@/lib/server/settings'
import { MASALAH, NOMOR_DITAHAN } from '../../alasan'
import { type Kerja, tabelKerja } from './kerja'
import { namaPartisi } from './susun'

/** What became of the rows of one file: the five add up to the rows delivered. */
export type Hitungan = { baru: number; berubah: number; sama: number; ditahan: number; salah: number }

type HitunganRow = { [K in keyof Hitungan]: string | number }

/** Counts the loaded rows of both files against the delivery before. */
export async function hitungTermuat(
  kerja: Kerja,
  termuat: { keluarga: number; anggota: number },
): Promise<{ keluarga: Hitungan; anggota: Hitungan }> {
  const { a, b, rilisId, sebelumnya, kodeKab } = kerja
  const sisihan = await a.query<{ ke: number; ditahan: number; salah: number }>(
    `SELECT ke, count(*) FILTER (WHERE masalah = ANY ($1::smallint[]))::integer AS ditahan,
       count(*) FILTER (WHERE NOT masalah = ANY ($1::smallint[]))::integer AS salah
     FROM ${tabelKerja(rilisId, 'm')} GROUP BY ke`,
    [NOMOR_DITAHAN],
  )
  const banding = async (client: pg.Client, induk: 'rilis_keluarga' | 'rilis_anggota', semua: number) => {
    if (sebelumnya === null) return { baru: semua, berubah: 0, sama: 0 }
    const cocok =
      induk === 'rilis_keluarga'
        ? 'l.keluarga_id = x.keluarga_id'
        : 'l.keluarga_id = x.keluarga_id AND l.nomor_induk_kependudukan = x.nomor_induk_kependudukan'
    const beda = induk === 'rilis_keluarga' ? 'l.sidik = x.sidik AND l.kode_desa = x.kode_desa' : 'l.sidik = x.sidik'
    const { rows } = await client.query<HitunganRow>(
      `SELECT count(*) FILTER (WHERE l.keluarga_id IS NULL) AS baru, count(*) FILTER (WHERE ${beda}) AS sama,
         count(*) FILTER (WHERE l.keluarga_id IS NOT NULL AND NOT (${beda})) AS berubah
       FROM ${namaPartisi(induk, rilisId)} x
       LEFT JOIN ${namaPartisi(induk, sebelumnya)} l ON l.kode_kab = $1 AND ${cocok}`,
      [kodeKab],
    )
    const row = rows[0]
    return { baru: Number(row?.baru), berubah: Number(row?.berubah), sama: Number(row?.sama) }
  }
  const [keluarga, anggota] = await Promise.all([
    banding(a, 'rilis_keluarga', termuat.keluarga),
    banding(b, 'rilis_anggota', termuat.anggota),
  ])
  const sisi = (ke: number) => {
    const row = sisihan.rows.find((satu) => satu.ke === ke)
    return { ditahan: row?.ditahan ?? 0, salah: row?.salah ?? 0 }
  }
  return { keluarga: { ...keluarga, ...sisi(1) }, anggota: { ...anggota, ...sisi(2) } }
}

/** Lists what was set aside, without any value of the rows. */
export async function catatSisihan(client: pg.Client, kerja: Kerja): Promise<void> {
  const namaMasalah: string[] = []
  for (const [masalah, nomor] of Object.entries(MASALAH)) namaMasalah[nomor] = masalah
  const nama = Array.from(namaMasalah, (satu) => satu ?? '')
  await client.query(
    `INSERT INTO impor_salah (kode_kab, impor_id, ke, baris, kelas, kolom, alasan, rincian)
     SELECT $1, $2, ke, baris, CASE WHEN masalah = ANY ($3::smallint[]) THEN 'ditahan' ELSE 'salah' END,
       coalesce(CASE ke WHEN 1 THEN ($4::text[])[kolom + 1] ELSE ($5::text[])[kolom + 1] END, ''),
       ($6::text[])[masalah + 1], rincian
     FROM ${tabelKerja(kerja.rilisId, 'm')}`,
    [kerja.kodeKab, kerja.imporId, NOMOR_DITAHAN, kerja.keluarga.plan.headerList, kerja.anggota.plan.headerList, nama],
  )
}

/** What publishing writes beside the rows. */
export type Terbitan = {
  sintetis: boolean
  /** The installation has not yet been told whether it is synthetic. */
  tetapkanSintetis: boolean
  hitungan: { keluarga: Hitungan; anggota: Hitungan }
  berkasSalahId: string | null
  detik: number
  catatan: string[]
  pada: Date
}

/** Makes the release visible: attaches its tables, moves the pointer, records the act. Everything or nothing, in well under a second. */
export async function terbitkanRilis(client: pg.Client, kerja: Kerja, terbitan: Terbitan): Promise<void> {
  const { kodeKab, rilisId, imporId, periode } = kerja
  const { keluarga, anggota } = terbitan.hitungan
  await client.query('BEGIN')
  try {
    // On the reading side nobody must wait: what is attached was proven and indexed before.
    for (const induk of ['rilis_keluarga', 'rilis_anggota'] as const) {
      const partisi = namaPartisi(induk, rilisId)
      await client.query(`ALTER TABLE ${induk} ATTACH PARTITION ${partisi} FOR VALUES IN (${rilisId})`)
    }
    await client.query(
      `INSERT INTO rekap_rilis (kode_kab, rilis_id, kode_desa, desil, kk, jiwa)
       SELECT $1, $2, kode_desa, desil, kk, jiwa FROM ${tabelKerja(rilisId, 'rekap')}`,
      [kodeKab, rilisId],
    )
    await client.query(
      `UPDATE rilis SET status = 'terbit', terbit_pada = $2, jumlah_keluarga = $3, jumlah_anggota = $4, keluarga_ditahan = $5,
         anggota_ditahan = $6, keluarga_salah = $7, anggota_salah = $8, sintetis = $9 WHERE id = $1`,
      [
        rilisId,
        terbitan.pada,
        keluarga.baru + keluarga.berubah + keluarga.sama,
        anggota.baru + anggota.berubah + anggota.sama,
        keluarga.ditahan,
        anggota.ditahan,
        keluarga.salah,
        anggota.salah,
        terbitan.sintetis,
      ],
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
      `UPDATE impor SET status = 'terbit', tahap = 'Terbit', selesai = total, selesai_pada = now(), detik = $3, berkas_salah_id = $4, catatan = $5,
         keluarga_baru = $6, keluarga_berubah = $7, keluarga_sama = $8, keluarga_ditahan = $9, keluarga_salah = $10,
         anggota_baru = $11, anggota_berubah = $12, anggota_sama = $13, anggota_ditahan = $14, anggota_salah = $15
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
      ],
    )
    if (terbitan.tetapkanSintetis) await writeSetting(client, 'sintetis', terbitan.sintetis)
    await catatOwner(client, kerja.aktor, 'sumber.impor', imporId, {
      rilis: rilisId,
      periode,
      sistem: kerja.sistem,
      sintetis: terbitan.sintetis,
      keluarga,
      anggota,
      sidik: [kerja.keluarga.sha256, kerja.anggota.sha256],
    })
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Rollup of the release in a working table: KK and jiwa per desa and desil, 0 = belum diperingkat. */
export async function susunRekap(client: pg.Client, kerja: Kerja): Promise<void> {
  await client.query(
    `CREATE UNLOGGED TABLE ${tabelKerja(kerja.rilisId, 'rekap')} AS
     SELECT kode_desa, coalesce(desil_nasional, 0)::smallint AS desil, count(*)::integer AS kk, sum(jiwa)::integer AS jiwa
     FROM ${namaPartisi('rilis_keluarga', kerja.rilisId)} GROUP BY 1, 2`,
  )
}
