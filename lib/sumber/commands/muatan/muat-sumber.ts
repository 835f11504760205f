// From the files of another source to rows that hold, stage by stage.
import 'server-only'
import type pg from 'pg'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { log } from '@/lib/server/log'
import { storagePath } from '@/lib/server/storage'
import { formatAlasan, masalahOf } from '../../alasan'
import { JENIS_KEPESERTAAN, LABEL_JENIS_SUMBER, PROGRAM_PBI } from '../../jenis'
import { applyPemetaan } from '../../profil/profil'
import { readProfil } from '../../queries/find-profil'
import type { ImporSumberInput } from '../../schema/sumber'
import type { BahanMuatan } from './bahan'
import { berlakukan } from './berlakukan'
import { bukaSumber, pilihTabel } from './buka-sumber'
import { catatanOf } from './catatan-muatan'
import type { HasilMuatan, HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'
import { buatKerja, muatTabel } from './muat-tabel'
import { akhiriSama, catatBerkas, findSama } from './muatan-sama'
import { judgeSintetisMuatan } from './nilai-sintetis'
import { sidikSumber } from './sidik-sumber'
import { hitungMuatan, listProgram, type Muatan, sisihkanProgramLain, susunBaris, tahanRusak } from './susun-muatan'
import { tulisSalah } from './tulis-salah'

/** Loads, checks, arranges and lets hold. Refused when the files as a whole cannot be used or nothing of them can be loaded. */
export async function muatSumber(bahan: BahanMuatan): Promise<Result<HasilMuatan>> {
  const { client, batch, aktor, input, imporId, berkas, pemetaan, signal } = bahan
  const { kodeKab, jenis, perTanggal } = input
  if (jenis === 'kpm' && input.periode === undefined)
    return refuse(
      'sumber/periode',
      'Penerima bantuan dimuat per periode: sebutkan periodenya, misalnya 2025-TW3 atau 2025-09.',
    )
  // What was decided for this delivery holds for it whether it was kept or not.
  const profil = applyPemetaan((await readProfil(client, kodeKab, jenis)).profil, pemetaan)
  const sistem = input.sistem ?? profil.sistem
  const dibuka = await bukaSumber(berkas, profil, pemetaan)
  if (!dibuka.ok) return dibuka
  const dipilih = pilihTabel(profil, dibuka.value)
  if (!dipilih.ok) return dipilih
  const tabelList = dipilih.value
  const cara = { sistem, perTanggal, profil, program: input.program ?? null, periode: input.periode ?? null }
  const sidik = sidikSumber(berkas, cara)
  const dulu = await findSama(client, kodeKab, jenis, sidik)
  if (dulu) return ok(await akhiriSama(bahan, dulu))
  await catatBerkas(client, kodeKab, imporId, sidik, berkas, tabelList)

  batch.catatWaktu('periksa')
  await buatKerja(client, kodeKab)
  const total = berkas.reduce((jumlah, { ukuran }) => jumlah + ukuran, 0)
  let baris = 0
  // The rows of a file are not known before; two hundred bytes a row is near enough for a bar.
  const maju = (n: number) => {
    baris += n
    void batch.lapor('Membaca berkas', Math.min(450, Math.floor(((baris * 200) / total) * 450)))
  }
  const termuat = await muatTabel(client, kodeKab, profil, tabelList, perTanggal, maju, signal)
  batch.catatWaktu('baca')
  const sintetis = await judgeSintetisMuatan(client, input.sintetis, termuat)
  if (!sintetis.ok) return sintetis

  await batch.lapor('Memeriksa baris', 470)
  await tahanRusak(client, kodeKab, termuat)
  const program = await pilihProgram(client, input)
  if (!program.ok) return program
  const muatan: Muatan = {
    kodeKab,
    jenis,
    sistem,
    program: program.value,
    periode: JENIS_KEPESERTAAN.includes(jenis) ? (input.periode ?? perTanggal.slice(0, 7)) : null,
    ...(await readSebelumnya(client, input, program.value)),
  }
  await batch.lapor('Menautkan ke keluarga dan orang', 550)
  await susunBaris(client, muatan)
  batch.catatWaktu('susun')
  signal?.throwIfAborted()
  await batch.lapor('Membandingkan dengan muatan sebelumnya', 800)
  const hitungan = await hitungMuatan(client, muatan)
  batch.catatWaktu('banding')
  const salah = await tulisSalah(
    client,
    aktor,
    { kodeKab, jenis, imporId, sintetis: sintetis.value.sintetis },
    tabelList,
    signal,
  )
  if (hitungan.baru + hitungan.berubah + hitungan.sama === 0) return tolakSemua(bahan, hitungan, salah?.id ?? null)
  signal?.throwIfAborted()
  await batch.lapor('Menyimpan', 900)
  const catatan = catatanOf(tabelList, termuat, hitungan)
  const muatanId = await berlakukan(bahan, muatan, hitungan, {
    sidik,
    sintetis: sintetis.value.sintetis,
    tetapkanSintetis: sintetis.value.tetapkan,
    berkasSalahId: salah?.id ?? null,
    catatan,
    tabelList,
  })
  batch.catatWaktu('simpan')
  // The planner must not take a table that has just grown by a million rows for an empty one.
  await client.query('ANALYZE sumber_catatan (kode_kab, muatan_id, nik, nomor_kk, keluarga_id, kode_desa), kepesertaan')
  batch.catatWaktu('analisis')
  log.info(
    {
      impor: imporId,
      jenis,
      baris: hitungan.baris,
      waktu: batch.waktu,
      memori: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    'muatan sumber berlaku',
  )
  return ok({
    batch: imporId,
    muatan: muatanId,
    jenis,
    ...hitungan,
    detik: batch.detik(),
    berkasSalah: salah ? storagePath(salah.jalur) : null,
    catatan,
    terulang: false,
  })
}

/** Programme of a load: the one asked for, PBI JK for its reference, else the only one the file names. */
async function pilihProgram(
  client: pg.Client,
  { kodeKab, jenis, program }: ImporSumberInput,
): Promise<Result<string | null>> {
  if (jenis === 'pbi') return ok(PROGRAM_PBI)
  if (jenis !== 'kpm') return ok(null)
  if (program !== undefined) {
    await sisihkanProgramLain(client, kodeKab, program)
    return ok(program)
  }
  const ada = await listProgram(client, kodeKab)
  const [satu] = ada
  if (ada.length === 1 && satu !== undefined && !satu.startsWith('kpm:')) return ok(satu)
  if (ada.length === 0)
    return refuse(
      'sumber/program',
      'Berkas ini tidak menyebut programnya: sebutkan saat memuat, misalnya pkh atau sembako.',
    )
  return refuse(
    'sumber/program',
    `Berkas ini menyebut program ${ada.map((nama) => nama.replace(/^kpm:/, '')).join(', ')}. Sebutkan satu program saat memuat; baris program lain disisihkan.`,
  )
}

async function readSebelumnya(
  client: pg.Client,
  { kodeKab, jenis, periode }: ImporSumberInput,
  program: string | null,
): Promise<{ sebelumnya: string | null; rilisId: number | null }> {
  // The reference of PBI JK is one list whatever its day; lists of recipients stand side by side by period.
  const { rows } = await client.query<{ id: string | null; rilis_id: number | null }>(
    `SELECT (SELECT id FROM sumber_muatan WHERE kode_kab = $1 AND jenis = $2 AND status = 'berlaku'
         AND ($2 <> 'kpm' OR (program = $3 AND periode = $4))) AS id,
       (SELECT rilis_id FROM rilis_kini WHERE kode_kab = $1) AS rilis_id`,
    [kodeKab, jenis, program, periode ?? null],
  )
  return { sebelumnya: rows[0]?.id ?? null, rilisId: rows[0]?.rilis_id ?? null }
}

/** A delivery of which nothing can be loaded must not take the place of the one that holds. */
async function tolakSemua(
  bahan: BahanMuatan,
  hitungan: HitunganMuatan,
  salahId: string | null,
): Promise<Result<never>> {
  const { client, input, imporId } = bahan
  await client.query('UPDATE impor SET berkas_salah_id = $3 WHERE kode_kab = $1 AND id = $2', [
    input.kodeKab,
    imporId,
    salahId,
  ])
  const { rows } = await client.query<{ masalah: number }>(
    `SELECT masalah FROM ${tabelMuatan(input.kodeKab, 'b')} WHERE masalah IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  )
  const sebab = rows[0] ? ` Yang paling sering: ${formatAlasan(masalahOf(rows[0].masalah), 'nomor', null)}` : ''
  return refuse(
    'sumber/tidak-ada-yang-dimuat',
    `Tidak satu pun dari ${formatNumber(hitungan.baris)} baris dapat dimuat sebagai ${LABEL_JENIS_SUMBER[input.jenis]}, jadi muatan sebelumnya tetap berlaku.${sebab}`,
  )
}
