// From the files of another source to rows that hold, stage by stage.
import 'server-only'
import type pg from 'pg'
import type { IsoDate } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { log } from '@/lib/server/log'
import { storagePath } from '@/lib/server/storage'
import { JENIS_KEPESERTAAN, PROGRAM_PBI } from '../../jenis'
import { applyPemetaan, type Pemetaan, type Profil } from '../../profil/profil'
import { readProfil } from '../../queries/find-profil'
import type { ImporSumberInput } from '../../schema/sumber'
import { akhiriCoba, tolakSemua } from './akhiri-muatan'
import type { BahanMuatan } from './bahan'
import { berlakukan } from './berlakukan'
import { bukaSumber, pilihTabel, type TabelSumber } from './buka-sumber'
import { catatanKodeAsing, catatanOf } from './catatan-muatan'
import { gabungkan } from './gabungkan'
import { findBerlaku } from './gantikan-muatan'
import type { HasilMuatan } from './hasil'
import { buatKerja, muatTabel, type TermuatTabel } from './muat-tabel'
import { akhiriSama, catatBerkas, findSama } from './muatan-sama'
import { judgeSintetisMuatan } from './nilai-sintetis'
import { findSasaran, gabungPemetaan, hitungPerbaikan, periksaRujukan, type Sasaran } from './perbaikan'
import { periksaTahanMuatan } from './periksa-tahan'
import { sidikSumber } from './sidik-sumber'
import { hitungMuatan, listProgram, type Muatan, sisihkanProgramLain, susunBaris, tahanRusak } from './susun-muatan'
import { tulisSalah } from './tulis-salah'
import { listKodeAsing } from './wilayah-asing'

/**
 * Loads, checks, arranges and lets hold, or lets wait for a second person. A file of corrections joins the load it came from.
 * Refused when the files as a whole cannot be used or nothing of them can be loaded.
 */
export async function muatSumber(bahan: BahanMuatan): Promise<Result<HasilMuatan>> {
  const { client, batch, input, berkas } = bahan
  const { kodeKab, jenis } = input
  if (jenis === 'kpm' && input.periode === undefined)
    return refuse(
      'sumber/periode',
      'Penerima bantuan dimuat per periode: sebutkan periodenya, misalnya 2025-TW3 atau 2025-09.',
    )
  const dibuka = await bukaKiriman(bahan)
  if (!dibuka.ok) return dibuka
  const { profil, sistem, sasaran, tabelList } = dibuka.value
  const perTanggal = sasaran?.perTanggal ?? input.perTanggal
  const cara = { sistem, perTanggal, profil, program: input.program ?? null, periode: input.periode ?? null }
  const sidik = sidikSumber(berkas, cara)
  const dulu = sasaran ? null : await findSama(client, kodeKab, jenis, sidik)
  if (dulu) return ok(await akhiriSama(bahan, dulu))
  await catatBerkas(bahan, sidik, berkas, tabelList, sistem)

  batch.catatWaktu('periksa')
  const termuat = await baca(bahan, profil, tabelList, perTanggal)
  const sintetis = await judgeSintetisMuatan(client, input.sintetis, termuat)
  if (!sintetis.ok) return sintetis
  const tempat = { ...bahan, profil, tabelList, termuat, sidik, sintetis: sintetis.value }

  await batch.lapor('Memeriksa baris', 470)
  await tahanRusak(client, kodeKab, termuat)
  if (sasaran) return muatPerbaikan(tempat, sasaran)
  const program = await pilihProgram(client, input)
  if (!program.ok) return program
  const muatan: Muatan = {
    kodeKab,
    jenis,
    sistem,
    program: program.value,
    periode: JENIS_KEPESERTAAN.includes(jenis) ? (input.periode ?? perTanggal.slice(0, 7)) : null,
    perTanggal,
    rilisId: await readRilisKini(client, kodeKab),
    sebelumnya: null,
  }
  muatan.sebelumnya = await findBerlaku(client, muatan)
  return muatKiriman(tempat, muatan)
}

type Kiriman = {
  profil: Profil
  sistem: 'kemendagri' | 'bps'
  /** The load that is corrected; null for a delivery of its own. */
  sasaran: Sasaran | null
  tabelList: TabelSumber[]
}

/** The tables that can be loaded and how they are read; what was decided for this delivery holds whether it was kept or not. */
async function bukaKiriman({ client, input, imporId, berkas, pemetaan }: BahanMuatan): Promise<Result<Kiriman>> {
  const { kodeKab, jenis } = input
  const tersimpan = (await readProfil(client, kodeKab, jenis)).profil
  const buka = async (cara: Pemetaan) => {
    const profil = applyPemetaan(tersimpan, cara)
    return { profil, dibuka: await bukaSumber(berkas, profil, cara) }
  }
  let kiriman = await buka(pemetaan)
  if (!kiriman.dibuka.ok) return kiriman.dibuka
  const ditemukan = await findSasaran(client, { kodeKab, jenis, imporId }, kiriman.dibuka.value)
  if (!ditemukan.ok) return ditemukan
  const sasaran = ditemukan.value
  if (sasaran) kiriman = await buka(gabungPemetaan(sasaran, pemetaan))
  if (!kiriman.dibuka.ok) return kiriman.dibuka
  const { profil } = kiriman
  const dipilih = pilihTabel(profil, kiriman.dibuka.value)
  if (!dipilih.ok) return dipilih
  return ok({ profil, sistem: sasaran?.sistem ?? input.sistem ?? profil.sistem, sasaran, tabelList: dipilih.value })
}

async function baca(
  { client, batch, input: { kodeKab }, berkas, signal }: BahanMuatan,
  profil: Profil,
  tabelList: readonly TabelSumber[],
  pada: IsoDate,
): Promise<TermuatTabel[]> {
  await buatKerja(client, kodeKab)
  const total = berkas.reduce((jumlah, { ukuran }) => jumlah + ukuran, 0)
  let baris = 0
  // The rows of a file are not known before; two hundred bytes a row is near enough for a bar.
  const maju = (n: number) => {
    baris += n
    void batch.lapor('Membaca berkas', Math.min(450, Math.floor(((baris * 200) / total) * 450)))
  }
  const termuat = await muatTabel(client, kodeKab, profil, tabelList, pada, maju, signal)
  batch.catatWaktu('baca')
  return termuat
}

/** What is known once the rows are read. */
type Terbaca = BahanMuatan & {
  profil: Profil
  tabelList: readonly TabelSumber[]
  termuat: readonly TermuatTabel[]
  sidik: string
  sintetis: { sintetis: boolean; tetapkan: boolean }
}

async function muatKiriman(bahan: Terbaca, muatan: Muatan): Promise<Result<HasilMuatan>> {
  const { client, batch, input, imporId, tabelList, signal } = bahan
  await batch.lapor('Menautkan ke keluarga dan orang', 550)
  await susunBaris(client, muatan, bahan.termuat)
  batch.catatWaktu('susun')
  signal?.throwIfAborted()
  await batch.lapor('Membandingkan dengan muatan sebelumnya', 800)
  const hitungan = await hitungMuatan(client, muatan)
  const alasanTahan = await periksaTahanMuatan(client, muatan, hitungan, tabelList)
  batch.catatWaktu('banding')
  const catatan = catatanOf(tabelList, bahan.termuat, hitungan, input.jenis)
  const asing = catatanKodeAsing(await listKodeAsing(client, input.kodeKab))
  if (bahan.coba) return ok(await akhiriCoba(bahan, hitungan, alasanTahan, [...catatan, ...asing]))
  const salah = await tulisSalah(bahan, bahan.sintetis.sintetis, tabelList)
  if (hitungan.baru + hitungan.berubah + hitungan.sama === 0) return tolakSemua(bahan, hitungan, salah?.id ?? null)
  signal?.throwIfAborted()
  await batch.lapor('Menyimpan', 900)
  const muatanId = await berlakukan(bahan, muatan, hitungan, {
    sidik: bahan.sidik,
    alasanTahan,
    sintetis: bahan.sintetis.sintetis,
    tetapkanSintetis: bahan.sintetis.tetapkan,
    salah,
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
      jenis: muatan.jenis,
      baris: hitungan.baris,
      waktu: batch.waktu,
      memori: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    'muatan sumber dimuat',
  )
  return ok({
    batch: imporId,
    muatan: muatanId,
    status: alasanTahan.length > 0 ? 'menunggu' : 'berlaku',
    alasanTahan,
    jenis: input.jenis,
    ...hitungan,
    detik: batch.detik(),
    berkasSalah: salah ? storagePath(salah.jalur) : null,
    catatan: [...catatan, ...asing],
    terulang: false,
  })
}

async function muatPerbaikan(bahan: Terbaca, sasaran: Sasaran): Promise<Result<HasilMuatan>> {
  const { client, batch, input, tabelList, imporId } = bahan
  const { kodeKab, jenis } = input
  await periksaRujukan(client, kodeKab, sasaran)
  const { program, periode, sistem, perTanggal } = sasaran
  if (jenis === 'kpm' && program !== null) await sisihkanProgramLain(client, kodeKab, program)
  const rilisId = await readRilisKini(client, kodeKab)
  const muatan: Muatan = {
    kodeKab,
    jenis,
    sistem,
    program,
    periode,
    perTanggal,
    sebelumnya: sasaran.muatanId,
    rilisId,
  }
  await batch.lapor('Menautkan ke keluarga dan orang', 550)
  await susunBaris(client, muatan, bahan.termuat)
  await batch.lapor('Membandingkan dengan muatannya', 800)
  const { muatan: ubah, ...hitungan } = await hitungPerbaikan(client, kodeKab, sasaran)
  const catatan = catatanOf(tabelList, bahan.termuat, hitungan, jenis)
  const asing = catatanKodeAsing(await listKodeAsing(client, kodeKab))
  if (bahan.coba) return ok(await akhiriCoba(bahan, hitungan, [], [...catatan, ...asing]))
  const salah = await tulisSalah(bahan, bahan.sintetis.sintetis, tabelList)
  if (hitungan.baru + hitungan.berubah + hitungan.sama === 0) return tolakSemua(bahan, hitungan, salah?.id ?? null)
  await batch.lapor('Menyimpan', 900)
  await gabungkan(bahan, muatan, sasaran, { ubah, hitungan, salah, catatan, tabelList })
  return ok({
    batch: imporId,
    muatan: sasaran.muatanId,
    status: 'berlaku',
    alasanTahan: [],
    jenis,
    ...hitungan,
    detik: batch.detik(),
    berkasSalah: salah ? storagePath(salah.jalur) : null,
    catatan: [...catatan, ...asing],
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

async function readRilisKini(client: pg.Client, kodeKab: string): Promise<number | null> {
  const { rows } = await client.query<{ rilis_id: number }>('SELECT rilis_id FROM rilis_kini WHERE kode_kab = $1', [
    kodeKab,
  ])
  return rows[0]?.rilis_id ?? null
}
