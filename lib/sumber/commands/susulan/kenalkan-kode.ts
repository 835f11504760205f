// Decided area codes become known, for every delivery that comes after, of whatever kind.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { catatOwner, inTransaction } from '@/lib/server/owner'

type PutusanRow = {
  sistem: string
  kodeResmi: string
  nama: string
  cara: 'ada' | 'baru'
  kode: string
  namaResmi: string | null
  berlakuSejak: string
  berlakuSampai: string | null
}

/**
 * Makes known what was decided about the codes of an import and records it. Returns the codes whose rows can be loaded now: those,
 * and the ones that became known meanwhile by another delivery. Empty when there is none.
 */
export async function kenalkanKode(client: pg.Client, aktor: Aktor, imporId: string): Promise<string[]> {
  const { rows } = await client.query<PutusanRow>(
    `SELECT sistem, kode_resmi AS "kodeResmi", nama, cara, kode, nama_resmi AS "namaResmi", berlaku_sejak::text AS "berlakuSejak",
       berlaku_sampai::text AS "berlakuSampai" FROM impor_wilayah
     WHERE kode_kab = $1 AND impor_id = $2 AND cara IS NOT NULL AND dimuat_pada IS NULL ORDER BY kode_resmi`,
    [aktor.kodeKab, imporId],
  )
  if (rows.length > 0)
    await inTransaction(client, async () => {
      for (const row of rows) await kenalkan(client, row)
      await catatOwner(client, aktor, 'sumber.kenalkan', imporId, {
        kode: rows.map(({ kodeResmi, cara, kode }) => ({ kodeResmi, cara, kode })),
      })
    })
  const dikenal = await client.query<{ kode: string }>(
    `SELECT w.kode_resmi AS kode FROM impor_wilayah w
     WHERE w.kode_kab = $1 AND w.impor_id = $2 AND w.cara IS NULL AND w.dimuat_pada IS NULL AND EXISTS (
       SELECT FROM wilayah_kode k WHERE k.sistem = w.sistem AND k.kode_resmi = w.kode_resmi AND k.berlaku_sampai IS NULL
         AND left(k.kode, 4) = $1 AND length(k.kode) = 10)
     ORDER BY 1`,
    [aktor.kodeKab, imporId],
  )
  return [...rows.map(({ kodeResmi }) => kodeResmi), ...dikenal.rows.map(({ kode }) => kode)]
}

/** Gives an official code its area: another code of a known one, or a new one with an internal code of its own. */
async function kenalkan(client: pg.Client, row: PutusanRow): Promise<void> {
  const dikenal = await client.query(
    `SELECT FROM wilayah_kode WHERE sistem = $1 AND kode_resmi = $2 AND berlaku_sampai IS NULL`,
    [row.sistem, row.kodeResmi],
  )
  if (dikenal.rowCount) return
  const nama = row.namaResmi || row.nama || row.kodeResmi
  const kode = row.cara === 'ada' ? row.kode : await buatDesa(client, row, nama)
  await client.query(
    `INSERT INTO wilayah_kode (sistem, kode_resmi, berlaku_sejak, berlaku_sampai, kode, nama_resmi) VALUES ($1, $2, $3, $4, $5, $6)`,
    [row.sistem, row.kodeResmi, row.berlakuSejak, row.berlakuSampai, kode, nama],
  )
}

/** A new desa below a kecamatan: its Kemendagri code where that is free, else the next number after those in use. */
async function buatDesa(client: pg.Client, row: PutusanRow, nama: string): Promise<string> {
  const { rows } = await client.query<{ kode: string; jenis: string }>(
    `SELECT CASE WHEN $1 = 'kemendagri' AND $2 ~ '^[0-9]{10}$' AND left($2, 6) = $3 AND NOT EXISTS (SELECT FROM wilayah WHERE kode = $2) THEN $2
              ELSE (SELECT (max(kode)::bigint + 1)::text FROM wilayah WHERE induk = $3) END AS kode,
       coalesce((SELECT jenis FROM wilayah WHERE induk = $3 ORDER BY kode DESC LIMIT 1), 'desa') AS jenis`,
    [row.sistem, row.kodeResmi, row.kode],
  )
  const baru = rows[0]
  if (!baru) throw new Error('kode desa baru tidak didapat')
  await client.query('INSERT INTO wilayah (kode, jenis, induk, nama) VALUES ($1, $2, $3, $4)', [
    baru.kode,
    baru.jenis,
    row.kode,
    nama,
  ])
  return baru.kode
}
