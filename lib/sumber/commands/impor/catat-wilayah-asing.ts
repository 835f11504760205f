// Area codes of a delivery that nobody knows: how they are called there, and which known desa their families stood in before.
import 'server-only'
import type pg from 'pg'
import { MASALAH } from '../../alasan'
import { splitHeader } from '../../scan/plan'
import { type Kerja, tabelKerja } from './kerja'
import { namaPartisi } from './susun'

type AsingRow = { kode: string; kk: number; jiwa: number; mentah: string | null; usul: string | null; usul_kk: number }

/**
 * Lists the unknown codes with what came under them. A known desa is proposed where at least half of the families stood
 * before, or, when none is known, where name and kecamatan are the same; which of the three agree is kept beside it.
 */
export async function catatWilayahAsing(client: pg.Client, kerja: Kerja): Promise<void> {
  const { kodeKab, rilisId, imporId, sistem, sebelumnya, keluarga } = kerja
  const m = tabelKerja(rilisId, 'm')
  const asing = MASALAH['desa-tidak-dikenal']
  const dulu =
    sebelumnya === null
      ? 'SELECT NULL::text AS kode, NULL::text AS kode_desa, 0 AS n WHERE false'
      : `SELECT m.kode, l.kode_desa, count(DISTINCT l.keluarga_id)::integer AS n
         FROM ${m} m JOIN riwayat_kk r ON r.kode_kab = $1 AND r.nomor_kk = m.nomor_kk AND r.berlaku_sampai IS NULL
         JOIN ${namaPartisi('rilis_keluarga', sebelumnya)} l ON l.keluarga_id = r.keluarga_id
         WHERE m.ke = 1 AND m.masalah = ${asing} GROUP BY 1, 2`
  const { rows } = await client.query<AsingRow>(
    `SELECT t.kode, t.kk, (SELECT count(*)::integer FROM ${m} a WHERE a.ke = 2 AND a.kode = t.kode) AS jiwa,
       (SELECT d.mentah FROM impor_ditahan d WHERE d.kode_kab = $1 AND d.impor_id = $2 AND d.ke = 1 AND d.baris = t.baris) AS mentah,
       u.kode_desa AS usul, coalesce(u.n, 0) AS usul_kk
     FROM (SELECT kode, count(*)::integer AS kk, min(baris) AS baris FROM ${m} WHERE ke = 1 AND masalah = ${asing} GROUP BY 1) t
     LEFT JOIN LATERAL (SELECT d.kode_desa, d.n FROM (${dulu}) d WHERE d.kode = t.kode ORDER BY d.n DESC, d.kode_desa LIMIT 1) u ON true
     ORDER BY t.kk DESC LIMIT 500`,
    [kodeKab, imporId],
  )
  const letak = (kolom: string) => keluarga.plan.kolomList.indexOf(kolom)
  for (const row of rows) {
    const isi = splitHeader(row.mentah ?? '', String.fromCharCode(keluarga.plan.dialect.delimiter)) ?? []
    const baca = (kolom: string) => (isi[letak(kolom)] ?? '').trim().slice(0, 100)
    const separuh = row.usul !== null && row.usul_kk * 2 >= row.kk ? row.usul : null
    await simpanWilayahAsing(client, {
      kodeKab,
      imporId,
      sistem,
      kode: row.kode,
      nama: baca('kelurahan_desa'),
      kodeKecamatan: baca('kode_kecamatan'),
      kecamatan: baca('kecamatan'),
      kk: row.kk,
      jiwa: row.jiwa,
      usul: separuh,
      usulKk: row.usul_kk,
    })
  }
}

/** A code with what came under it; `usul` is the known desa where enough of its families stand, `usulKk` how many. */
type WilayahAsing = {
  kodeKab: string
  imporId: string
  sistem: string
  kode: string
  nama: string
  kodeKecamatan: string
  kecamatan: string
  kk: number
  jiwa: number
  usul: string | null
  usulKk: number
}

/** Keeps one unknown code; without `usul` the desa of that name and kecamatan is proposed, if there is one. */
export async function simpanWilayahAsing(client: pg.Client, row: WilayahAsing): Promise<void> {
  const { kodeKab, imporId, sistem, kode, nama, kodeKecamatan, kecamatan, kk, jiwa, usul, usulKk } = row
  await client.query(
    `INSERT INTO impor_wilayah (kode_kab, impor_id, sistem, kode_resmi, nama, kode_kecamatan, kecamatan, kk, jiwa, usul_kode, usul_kk,
       usul_nama_sama, usul_kecamatan_sama)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, u.kode, CASE WHEN u.kode IS NULL THEN 0 ELSE $11::integer END,
       coalesce(upper(u.nama) = upper($5), false), coalesce(upper(u.kecamatan) = upper($7), false)
     FROM (VALUES (1)) satu (n) LEFT JOIN LATERAL (
       SELECT w.kode, w.nama, k.nama AS kecamatan FROM wilayah w JOIN wilayah k ON k.kode = w.induk
       WHERE CASE WHEN $10::text IS NULL THEN left(w.kode, 4) = $1 AND length(w.kode) = 10 AND upper(w.nama) = upper($5) AND upper(k.nama) = upper($7)
                  ELSE w.kode = $10 END
       ORDER BY w.kode LIMIT 1) u ON true
     ON CONFLICT DO NOTHING`,
    [kodeKab, imporId, sistem, kode, nama, kodeKecamatan, kecamatan, kk, jiwa, usul, usulKk],
  )
}
