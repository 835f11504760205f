// Held rows whose area is known now: they come as the next delivery, which repeats everything else of the one that held them.
import 'server-only'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { storagePath } from '@/lib/server/storage'
import { splitHeader } from '../../scan/plan'
import { imporRilisSchema } from '../../schema'
import type { HasilImpor, IkutImpor } from '../impor/hasil'
import type { BerkasMasuk } from '../impor/periksa-berkas'
import { imporRilis } from '../impor-rilis'

type DasarRow = {
  periode: string
  sistem: string
  sintetis: boolean
  rilis_id: number
  kode: string
  status: string
  dibuang: boolean
  terbaru: boolean
}
type PutusanRow = {
  sistem: string
  kode_resmi: string
  nama: string
  cara: 'ada' | 'baru'
  kode: string
  nama_resmi: string | null
  berlaku_sejak: string
  berlaku_sampai: string | null
}

/**
 * Makes the decided codes known and loads their rows. Refusals (`sumber/…`): tidak-ditemukan, belum-dipadankan (no code is
 * decided), tidak-terbit, ada-yang-baru (a later delivery of that quarter stands), and those of an import.
 */
export async function muatSusulan(aktor: Aktor, imporId: string, ikut: IkutImpor = {}): Promise<Result<HasilImpor>> {
  const { kodeKab } = aktor
  const siap = await withOwner((client) => siapkan(client, aktor, imporId))
  if (!siap.ok) return siap
  const { dasar, kodeList, berkasList, folder } = siap.value
  try {
    const input = imporRilisSchema.parse({ ...dasar, kodeKab, jenis: 'dtsen' })
    return await imporRilis(aktor, input, berkasList, {
      ...ikut,
      susulan: { rilisId: dasar.rilis_id, imporId, kodeList, barisList: [] },
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function siapkan(client: pg.Client, aktor: Aktor, imporId: string) {
  const { kodeKab } = aktor
  const { rows } = await client.query<DasarRow>(
    `SELECT i.periode, i.sistem, r.sintetis, r.id AS rilis_id, r.kode, r.status, r.dibuang_pada IS NOT NULL AS dibuang,
       NOT EXISTS (SELECT FROM rilis x WHERE x.kode_kab = r.kode_kab AND x.periode = r.periode AND x.pengiriman > r.pengiriman AND x.status = 'terbit') AS terbaru
     FROM impor i JOIN rilis r ON r.id = i.rilis_id WHERE i.kode_kab = $1 AND i.id = $2`,
    [kodeKab, imporId],
  )
  const dasar = rows[0]
  if (!dasar) return refuse('sumber/tidak-ditemukan', 'Kiriman tidak ditemukan.')
  if (dasar.status !== 'terbit' || dasar.dibuang)
    return refuse(
      'sumber/tidak-terbit',
      `Kiriman ${dasar.kode} tidak sedang terbit. Baris yang ditahan dimuat setelah kirimannya terbit.`,
    )
  if (!dasar.terbaru)
    return refuse(
      'sumber/ada-yang-baru',
      `Sesudah ${dasar.kode} sudah ada kiriman lain untuk triwulan itu; muat baris yang ditahan dari kiriman tersebut.`,
    )
  const putusan = await client.query<PutusanRow>(
    `SELECT sistem, kode_resmi, nama, cara, kode, nama_resmi, berlaku_sejak::text, berlaku_sampai::text FROM impor_wilayah
     WHERE kode_kab = $1 AND impor_id = $2 AND cara IS NOT NULL AND dimuat_pada IS NULL ORDER BY kode_resmi`,
    [kodeKab, imporId],
  )
  if (putusan.rows.length === 0)
    return refuse('sumber/belum-dipadankan', 'Belum ada kode wilayah yang dipadankan pada kiriman ini.')
  await inTransaction(client, async () => {
    for (const row of putusan.rows) await kenalkan(client, row)
    await catatOwner(client, aktor, 'sumber.kenalkan', imporId, {
      kode: putusan.rows.map(({ kode_resmi, cara, kode }) => ({ kodeResmi: kode_resmi, cara, kode })),
    })
  })
  const kodeList = putusan.rows.map(({ kode_resmi }) => kode_resmi)
  const folder = storagePath(`susulan/${kodeKab}/${imporId}`)
  const berkasList = await tulisBerkas(client, { kodeKab, imporId, kodeList, folder })
  return ok({ dasar, kodeList, berkasList, folder })
}

/** Gives an official code its area: another code of a known one, or a new one with an internal code of its own. */
async function kenalkan(client: pg.Client, row: PutusanRow): Promise<void> {
  const dikenal = await client.query(
    `SELECT FROM wilayah_kode WHERE sistem = $1 AND kode_resmi = $2 AND berlaku_sampai IS NULL`,
    [row.sistem, row.kode_resmi],
  )
  if (dikenal.rowCount) return
  const nama = row.nama_resmi || row.nama || row.kode_resmi
  const kode = row.cara === 'ada' ? row.kode : await buatDesa(client, row, nama)
  await client.query(
    `INSERT INTO wilayah_kode (sistem, kode_resmi, berlaku_sejak, berlaku_sampai, kode, nama_resmi) VALUES ($1, $2, $3, $4, $5, $6)`,
    [row.sistem, row.kode_resmi, row.berlaku_sejak, row.berlaku_sampai, kode, nama],
  )
}

/** A new desa below a kecamatan: its Kemendagri code where that is free, else the next number after those in use. */
async function buatDesa(client: pg.Client, row: PutusanRow, nama: string): Promise<string> {
  const { rows } = await client.query<{ kode: string; jenis: string }>(
    `SELECT CASE WHEN $1 = 'kemendagri' AND $2 ~ '^[0-9]{10}$' AND left($2, 6) = $3 AND NOT EXISTS (SELECT FROM wilayah WHERE kode = $2) THEN $2
              ELSE (SELECT (max(kode)::bigint + 1)::text FROM wilayah WHERE induk = $3) END AS kode,
       coalesce((SELECT jenis FROM wilayah WHERE induk = $3 ORDER BY kode DESC LIMIT 1), 'desa') AS jenis`,
    [row.sistem, row.kode_resmi, row.kode],
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

type Tulis = { kodeKab: string; imporId: string; kodeList: string[]; folder: string }

/** The held rows as a pair of files like the ones they came from. */
async function tulisBerkas(client: pg.Client, { kodeKab, imporId, kodeList, folder }: Tulis) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const hasil: BerkasMasuk[] = []
  for (const jenis of ['keluarga', 'anggota'] as const) {
    // A delivery that repeats another carries the files of that one behind its own: the last is the one it began with.
    const { rows: asalList } = await client.query<Asal>(
      'SELECT kepala, pemisah FROM impor_berkas WHERE kode_kab = $1 AND impor_id = $2 AND jenis = $3 ORDER BY ke',
      [kodeKab, imporId, jenis],
    )
    const tujuan = asalList.at(-1) ?? { kepala: [], pemisah: '|' }
    const { kepala, pemisah } = tujuan
    const jalur = path.join(folder, `${jenis}-susulan.csv`)
    const berkas = await open(jalur, 'w', 0o600)
    try {
      await berkas.write(`${kepala.map((kolom) => `"${kolom.replaceAll('"', '""')}"`).join(pemisah)}\n`)
      for (let sesudah = [0, 0]; ; ) {
        const baris = await client.query<{ ke: number; baris: number; mentah: string }>(
          `SELECT ke, baris, mentah FROM impor_ditahan
           WHERE kode_kab = $1 AND impor_id = $2 AND ke % 2 = $3 AND kode_resmi = ANY ($4::text[])
             AND alasan IN ('desa-tidak-dikenal', 'keluarga-ditahan') AND (ke, baris) > ($5, $6)
           ORDER BY ke, baris LIMIT 5000`,
          [kodeKab, imporId, jenis === 'keluarga' ? 1 : 0, kodeList, ...sesudah],
        )
        const terakhir = baris.rows.at(-1)
        if (!terakhir) break
        const teks = baris.rows.map(({ ke, mentah }) => tulisUlang(mentah, asalList[(ke - 1) >> 1] ?? tujuan, tujuan))
        await berkas.write(`${teks.join('\n')}\n`)
        sesudah = [terakhir.ke, terakhir.baris]
      }
    } finally {
      await berkas.close()
    }
    hasil.push({ nama: `${jenis}-susulan.csv`, jalur, bolehKosong: true })
  }
  return hasil
}

type Asal = { kepala: string[]; pemisah: string }

/** A row as it stood in its file, in the columns and with the separator of another of its kind. */
function tulisUlang(mentah: string, asal: Asal, tujuan: Asal): string {
  if (asal.pemisah === tujuan.pemisah && asal.kepala.join('\n') === tujuan.kepala.join('\n')) return mentah
  const isi = splitHeader(mentah, asal.pemisah) ?? []
  return tujuan.kepala
    .map((kolom) => `"${(isi[asal.kepala.indexOf(kolom)] ?? '').replaceAll('"', '""')}"`)
    .join(tujuan.pemisah)
}
