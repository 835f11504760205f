// From files to a release ready to be published, stage by stage.
import 'server-only'
import path from 'node:path'
import type pg from 'pg'
import { ok, type Result, refuse } from '@/lib/core/result'
import { today } from '@/lib/server/clock'
import { log } from '@/lib/server/log'
import { storagePath } from '@/lib/server/storage'
import { MASALAH } from '../../alasan'
import type { ScanLimits } from '../../scan/limits'
import type { ImporRilisInput } from '../../schema'
import {
  bandingkanAnggota,
  bandingkanKeluarga,
  mulaiSelisih,
  type Selisih,
  tutupSelisih,
} from '../selisih/susun-selisih'
import { kerjakan } from './antrean'
import type { Batch } from './batch'
import { tulisBerkasSalah } from './berkas-salah'
import { catatDiambil } from './catat-diambil'
import { catatPeringatan, readAmbangCek } from './catat-peringatan'
import { catatWilayahAsing } from './catat-wilayah-asing'
import { type HasilImpor, type HasilPerbaikan, jumlahkan, kalimatPerbaikan } from './hasil'
import { catatKeluargaBaru, catatOrangBaru } from './identitas'
import { listPotongIndeks } from './indeks'
import { countOf, type Kerja, tabelKerja, tuneKerja } from './kerja'
import { kerjaSql, muatBerkas, type Termuat } from './muat-berkas'
import { periksaTahan } from './periksa-tahan'
import { buatMasalah, saringAnggota, saringKeduanya, saringKeluarga } from './saring'
import { awalPeriode, batasOf, judgeSintetis } from './siapkan'
import { type CaraOrang, pilihOrang, susunAnggota, susunKata, susunKeluarga } from './susun'
import { susunTambahan } from './susun-tambahan'
import { catatSisihan, hitungCoba, hitungTermuat, simpanRilis, susunRekap } from './terbitkan'

/** What the stages need besides the import itself. */
type Tempat = { pusat: pg.Client; batch: Batch; input: ImporRilisInput; kabList: string[]; kode: string }

/** Loads, checks, arranges, then publishes or lets it wait for a second person. Refused when the files as a whole cannot be used or nothing of them can be loaded. */
export async function muatRilis(
  kerja: Kerja,
  tempat: Tempat,
): Promise<Result<{ hasil: HasilImpor; sintetis: boolean }>> {
  const { a, b, keluarga, anggota, rilisId } = kerja
  const { pusat, batch, input, kabList, kode } = tempat
  await tuneKerja(a)
  await tuneKerja(b)
  await a.query(kerjaSql(tabelKerja(rilisId, 'k'), keluarga.plan))
  await b.query(kerjaSql(tabelKerja(rilisId, 'a'), anggota.plan))
  const termuat = await baca(kerja, tempat, batasOf(kerja.periode, kabList, today(), await readAmbangCek(a)))
  if (!termuat.ok) return termuat
  batch.catatWaktu('baca')
  const sintetis = await judgeSintetis(pusat, input, termuat.value)
  if (!sintetis.ok) return sintetis

  await batch.lapor('Memeriksa baris', 400)
  await buatMasalah(kerja)
  if (kerja.susulan) await catatDiambil(kerja, kerja.susulan)
  await together([saringKeluarga(kerja, termuat.value.keluarga, today()), saringAnggota(kerja, termuat.value.anggota)])
  await saringKeduanya(kerja)
  batch.catatWaktu('saring')
  // A family without a line stands already: a member must join it.
  const dapat = await a.query<{ ada: boolean }>(
    `SELECT EXISTS (SELECT FROM ${tabelKerja(rilisId, 'f2')} ${kerja.susulan ? 'WHERE baris IS NOT NULL OR awal IS NOT NULL' : ''}) AS ada`,
  )
  if (!dapat.rows[0]?.ada) return tolakSemua(kerja, tempat, sintetis.value.sintetis)

  await batch.lapor('Menyusun baris rilis', 500)
  const cara = await pilihOrang(a, kerja)
  if (kerja.coba) return coba(kerja, tempat, cara, sintetis.value.sintetis, termuat.value)
  const { termuat: jumlah, selisih } = await susunRilis(kerja, cara, batch)
  await susunTambahan(kerja, cara, termuat.value)
  batch.catatWaktu('susun')
  await batch.lapor('Membandingkan dengan pengiriman sebelumnya', 950)
  const hitungan = await hitungTermuat(kerja, jumlah, selisih?.banding ?? null)
  const peringatan = await catatPeringatan(kerja, termuat.value)
  const alasanTahan = await periksaTahan(kerja, hitungan, `SELECT kode_desa FROM ${tabelKerja(rilisId, 'rekap')}`)
  const salah = await tulisBerkasSalah(kerja, { simpanDitahan: true, sintetis: sintetis.value.sintetis })
  await catatSisihan(a, kerja)
  await catatWilayahAsing(a, kerja)
  batch.catatWaktu('banding')
  kerja.signal?.throwIfAborted()
  await batch.lapor(alasanTahan.length > 0 ? 'Menyimpan' : 'Menerbitkan', 990)
  const perbaikan = await hitungPerbaikan(kerja)
  const catatan = catatanOf(kerja, perbaikan)
  await simpanRilis(a, kerja, {
    sintetis: sintetis.value.sintetis,
    hitungan,
    berkasSalahId: salah?.id ?? null,
    detik: batch.detik(),
    catatan,
    alasanTahan,
    selisihId: selisih?.id ?? null,
  })
  batch.catatWaktu('terbit')
  const memori = Math.round(process.resourceUsage().maxRSS / 1024)
  const status = alasanTahan.length > 0 ? 'menunggu' : 'terbit'
  log.info({ impor: kerja.imporId, rilis: rilisId, waktu: batch.waktu, memori }, `rilis ${status}`)
  const semua = jumlahkan(hitungan.keluarga, hitungan.anggota)
  return ok({
    sintetis: sintetis.value.sintetis,
    hasil: {
      batch: kerja.imporId,
      rilis: kode,
      status,
      alasanTahan,
      baris: semua.baru + semua.berubah + semua.sama + semua.ditahan + semua.salah,
      ...semua,
      detik: batch.detik(),
      berkasSalah: salah ? storagePath(salah.jalur) : null,
      catatan,
      peringatan,
      terulang: false,
      ...(perbaikan && { perbaikan }),
      ...hitungan,
    },
  })
}

/** What became of corrected rows; null for a delivery. */
async function hitungPerbaikan({ a, rilisId, perbaikan }: Kerja): Promise<HasilPerbaikan | null> {
  if (!perbaikan) return null
  const { kode, jumlah, sudah, kosong } = perbaikan
  const disisihkan = await countOf(a, `SELECT count(*) AS n FROM ${tabelKerja(rilisId, 'm')}`)
  return { kode, diterima: jumlah, dimuat: jumlah - sudah - kosong - disisihkan, disisihkan, sudah, kosong }
}

/** Everything a release is made of, on both connections: rows first, then what reads them, the longest pieces first. */
async function susunRilis(
  kerja: Kerja,
  cara: CaraOrang,
  batch: Batch,
): Promise<{ termuat: { keluarga: number; anggota: number }; selisih: Selisih | null }> {
  const { a, b, kodeKab, rilisId, sebelumnya } = kerja
  const termuat = { keluarga: 0, anggota: 0 }
  const selisih = sebelumnya === null ? null : await mulaiSelisih(a, { kodeKab, lama: sebelumnya, baru: rilisId })
  await kerjakan(
    [b, a],
    [
      async (client, lalu) => {
        termuat.anggota = await susunAnggota(client, kerja, cara)
        await batch.lapor('Membuat indeks dan identitas', 650)
        lalu(
          async (client, lalu) => {
            if (selisih) await bandingkanAnggota(client, selisih)
            lalu((client) => catatOrangBaru(client, kerja, cara, selisih !== null))
          },
          (client) => susunKata(client, kerja),
          ...(await listPotongIndeks(client, 'rilis_anggota', rilisId)),
        )
      },
      async (client, lalu) => {
        termuat.keluarga = await susunKeluarga(client, kerja)
        lalu(
          (client) => catatKeluargaBaru(client, kerja, awalPeriode(kerja.periode)),
          ...(selisih ? [(client: pg.Client) => bandingkanKeluarga(client, selisih)] : []),
          ...(await listPotongIndeks(client, 'rilis_keluarga', rilisId)),
          (client) => susunRekap(client, kerja),
        )
      },
    ],
    kerja.signal,
  )
  return { termuat, selisih: selisih && (await tutupSelisih(a, b, selisih)) }
}

/** Counts and judges what would be published. Nothing is written but the list of rows set aside, without their values. */
async function coba(
  kerja: Kerja,
  { pusat, batch, kode }: Tempat,
  cara: CaraOrang,
  sintetis: boolean,
  termuat: { keluarga: Termuat; anggota: Termuat },
): Promise<Result<{ hasil: HasilImpor; sintetis: boolean }>> {
  await batch.lapor('Membandingkan dengan pengiriman sebelumnya', 800)
  const hitungan = await hitungCoba(kerja, cara)
  const alasanTahan = await periksaTahan(kerja, hitungan, `SELECT kode_desa FROM ${tabelKerja(kerja.rilisId, 'f2')}`)
  await catatSisihan(kerja.a, kerja)
  const peringatan = await catatPeringatan(kerja, termuat)
  const { keluarga, anggota } = hitungan
  const perbaikan = await hitungPerbaikan(kerja)
  const catatan = catatanOf(kerja, perbaikan)
  await batch.diperiksa({ keluarga, anggota, catatan, alasanTahan })
  const semua = jumlahkan(keluarga, anggota)
  await pusat.query('UPDATE impor SET rilis_id = NULL WHERE kode_kab = $1 AND id = $2', [kerja.kodeKab, kerja.imporId])
  return ok({
    sintetis,
    hasil: {
      batch: kerja.imporId,
      rilis: kode,
      status: 'diperiksa',
      alasanTahan,
      baris: semua.baru + semua.berubah + semua.sama + semua.ditahan + semua.salah,
      ...semua,
      detik: batch.detik(),
      berkasSalah: null,
      catatan,
      peringatan,
      terulang: false,
      ...(perbaikan && { perbaikan }),
      ...hitungan,
    },
  })
}

/** Both files at once: while one waits for the database the other is scanned. */
async function baca(
  kerja: Kerja,
  { pusat, batch }: Tempat,
  limits: ScanLimits,
): Promise<Result<{ keluarga: Termuat; anggota: Termuat }>> {
  const { a, b, keluarga, anggota, rilisId, signal } = kerja
  const total = keluarga.ukuran + anggota.ukuran
  let byte = 0
  const maju = (n: number) => {
    byte += n
    void batch.lapor('Membaca berkas', Math.floor((byte / total) * 400))
  }
  const [k, g] = await together([
    muatBerkas(a, tabelKerja(rilisId, 'k'), keluarga, limits, maju, signal),
    muatBerkas(b, tabelKerja(rilisId, 'a'), anggota, limits, maju, signal),
  ])
  await batch.tenang()
  if (!k.ok) return k
  if (!g.ok) return g
  await pusat.query(
    `UPDATE impor_berkas SET baris = CASE jenis WHEN 'keluarga' THEN $3::integer ELSE $4::integer END WHERE kode_kab = $1 AND impor_id = $2`,
    [kerja.kodeKab, kerja.imporId, k.value.baris, g.value.baris],
  )
  return ok({ keluarga: k.value, anggota: g.value })
}

/** A delivery of which nothing can be loaded must not replace the one that stands. */
async function tolakSemua(kerja: Kerja, { pusat }: Tempat, sintetis: boolean): Promise<Result<never>> {
  const { a, rilisId } = kerja
  const { rows } = await a.query<{ desa: number; semua: number; kab: number }>(
    `SELECT count(*)::integer AS semua, count(*) FILTER (WHERE masalah = ${MASALAH['desa-tidak-dikenal']})::integer AS desa, count(*) FILTER (WHERE masalah = ${MASALAH.kabupaten})::integer AS kab
     FROM ${tabelKerja(rilisId, 'm')} WHERE ke = 1`,
  )
  const salah = await tulisBerkasSalah(kerja, { simpanDitahan: false, sintetis })
  if (salah) {
    await pusat.query('UPDATE impor SET berkas_salah_id = $3 WHERE kode_kab = $1 AND id = $2', [
      kerja.kodeKab,
      kerja.imporId,
      salah.id,
    ])
  }
  if (kerja.perbaikan)
    return refuse(
      'sumber/tidak-ada-yang-dimuat',
      `Tidak satu pun baris dalam berkas ini dapat dimuat${kerja.perbaikan.kode ? `; kiriman ${kerja.perbaikan.kode} tetap seperti semula` : ''}. Sebab setiap baris ada dalam berkas baris yang disisihkan.`,
    )
  const row = rows[0] ?? { desa: 0, semua: 0, kab: 0 }
  const sebab =
    row.desa * 2 > row.semua
      ? ` Kode kelurahan/desanya tidak dikenal dalam sistem ${kerja.sistem === 'bps' ? 'BPS' : 'Kemendagri'}; periksa pilihan sistem kode wilayahnya.`
      : row.kab * 2 > row.semua
        ? ` Isinya bukan kabupaten/kota ${kerja.kodeKab}.`
        : ''
  // Relative to the data folder: the sentence is shown on a page too.
  const rinci = salah ? ` Rinciannya ada di berkas/${salah.jalur} dalam folder data.` : ''
  return refuse(
    'sumber/tidak-ada-yang-dimuat',
    `Tidak satu pun keluarga dalam berkas ${kerja.keluarga.nama} dapat dimuat, jadi rilis tidak diterbitkan.${sebab}${rinci}`,
  )
}

/** Waits for all, then throws the first failure: no connection may still be busy when the next step begins. */
async function together<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

function catatanOf(kerja: Kerja, perbaikan: HasilPerbaikan | null): string[] {
  const berkas = [kerja.keluarga, kerja.anggota].flatMap(({ nama, plan, catatanList }) => [
    ...(plan.tambahanKe.length > 0
      ? [
          `Kolom tambahan pada ${path.basename(nama)} disimpan apa adanya: ${plan.tambahanKe.map((ke) => plan.headerList[ke] || '(tanpa nama)').join(', ')}.`,
        ]
      : []),
    ...catatanList,
  ])
  return perbaikan ? [kalimatPerbaikan(perbaikan), ...berkas] : berkas
}
