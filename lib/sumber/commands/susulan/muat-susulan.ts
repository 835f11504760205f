// Held rows whose area is known now: they come as the next delivery, which repeats everything else of the one that held them.
import 'server-only'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withOwner } from '@/lib/server/owner'
import { storagePath } from '@/lib/server/storage'
import { splitHeader } from '../../scan/plan'
import { imporRilisSchema } from '../../schema'
import type { HasilImpor, IkutImpor } from '../impor/hasil'
import type { BerkasMasuk } from '../impor/periksa-berkas'
import { imporRilis } from '../impor-rilis'
import { kenalkanKode } from './kenalkan-kode'

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
  const kodeList = await kenalkanKode(client, aktor, imporId)
  if (kodeList.length === 0)
    return refuse('sumber/belum-dipadankan', 'Belum ada kode wilayah yang dipadankan pada kiriman ini.')
  const folder = storagePath(`susulan/${kodeKab}/${imporId}`)
  const berkasList = await tulisBerkas(client, { kodeKab, imporId, kodeList, folder })
  return ok({ dasar, kodeList, berkasList, folder })
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
