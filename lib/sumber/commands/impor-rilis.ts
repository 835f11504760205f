// One import from files to published release. Nothing is visible before the end; killed at any point, what was there stands.
import 'server-only'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import type { PetaKolom } from '../pemetaan-rilis'
import { readPetaImpor, readPetaRilis } from '../queries/find-peta-rilis'
import { KOLOM_RUJUKAN } from '../rujukan'
import type { ImporRilisInput } from '../schema'
import { Batch } from './impor/batch'
import { bersihkanMati, buangCoba, buangKerja, buangRilis, buangTabel } from './impor/bersihkan'
import { gantikanMenunggu } from './impor/gantikan'
import type { HasilImpor, IkutImpor } from './impor/hasil'
import { kenaliPerbaikan } from './impor/kenali-perbaikan'
import { type Kerja, namaSambungan, newAwalId, openKerja, type Susulan } from './impor/kerja'
import { withKunciImpor } from './impor/kunci'
import { muatRilis } from './impor/muat'
import type { BerkasDiperiksa, BerkasMasuk } from './impor/periksa-berkas'
import { bukaRilis, hasRiwayat, listKodeKab, periksaPasangan } from './impor/siapkan'
import { buangKanonik, siapkanBerkas } from './impor/siapkan-berkas'
import { susunPerbaikan } from './impor/susun-perbaikan'
import { sesudahTerbit } from './setelah-terbit'
import type { Tabel } from './tabel/buka-tabel'

/**
 * Loads both files of a DTSEN delivery as the next delivery of its quarter and publishes it, or lets it wait for a second
 * person where something is odd ({@link HasilImpor.alasanTahan}). With `ikut.coba` everything is only counted.
 * Refusals (`sumber/…`): menunggu (a delivery of another quarter waits), tanpa-izin, kab-tidak-dikenal, kode-bps-belum-ada, sedang-berjalan, pasangan (not exactly one
 * file of each kind), those of the files, bukan-sintetis, sintetis, tidak-ada-yang-dimuat. Faults are thrown; either way
 * the batch is marked and nothing of it stays.
 */
export async function imporRilis(
  aktor: Aktor,
  input: ImporRilisInput,
  berkasList: readonly BerkasMasuk[],
  ikut: IkutImpor = {},
): Promise<Result<HasilImpor>> {
  const { kodeKab } = input
  if (!can(aktor, 'sumber:impor', kodeKab) || aktor.kodeKab !== kodeKab)
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor di kabupaten/kota ini.')
  return withKunciImpor(kodeKab, async (pusat) => {
    const batch = new Batch(pusat, aktor, input, ikut)
    try {
      await bersihkan(pusat, batch, kodeKab, ikut)
      await batch.berjalan()
      const hasil = await jalankan({ pusat, batch, aktor, input, berkasList, ikut })
      const sekilas = (ikut.coba ?? false) && !ikut.imporId
      if (!hasil.ok && !sekilas) await batch.tolak(hasil.error)
      // A trial on the command line leaves nothing behind, whatever it found.
      if (sekilas && batch.id) await buangCoba(pusat, kodeKab, null, batch.id)
      return hasil
    } catch (error) {
      await batch.gagal()
      // A statement that was broken off says so in the words of the server.
      throw ikut.signal?.aborted ? ikut.signal.reason : error
    } finally {
      await buangKanonik(kodeKab)
    }
  })
}

/** Takes away what an import left that was stopped or died, which takes a minute in a city; stops at once when asked to. */
async function bersihkan(
  pusat: pg.Client,
  batch: Batch,
  kodeKab: string,
  { imporId, signal }: IkutImpor,
): Promise<void> {
  const { rows } = await pusat.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const batal = () => void batalkan('pid = $1', rows[0]?.pid ?? 0).catch(() => undefined)
  signal?.addEventListener('abort', batal, { once: true })
  try {
    signal?.throwIfAborted()
    await bersihkanMati(pusat, kodeKab, imporId ?? null, () => batch.lapor('Membereskan impor yang terhenti', 0))
  } finally {
    signal?.removeEventListener('abort', batal)
  }
}

type Bahan = {
  pusat: pg.Client
  batch: Batch
  aktor: Aktor
  input: ImporRilisInput
  berkasList: readonly BerkasMasuk[]
  ikut: IkutImpor
}

async function jalankan(bahan: Bahan): Promise<Result<HasilImpor>> {
  const { pusat, batch, aktor, ikut } = bahan
  const { kodeKab, periode } = bahan.input
  await batch.lapor('Memeriksa berkas', 0)
  const bacaan = await baca(bahan)
  if (!bacaan.ok) return bacaan
  if ('dulu' in bacaan.value) return ok(bacaan.value.dulu)
  const { input, kabList, keluarga, anggota, sidik, susulan, perbaikan } = bacaan.value
  const { sistem } = input
  const bebas = await gantikanMenunggu(pusat, aktor, {
    kodeKab,
    periode,
    coba: ikut.coba ?? false,
    susulan: susulan !== null,
  })
  if (!bebas.ok) return bebas
  await batch.catat(sidik, [keluarga, anggota])
  const imporId = batch.id ?? ''
  const rilis = await bukaRilis(pusat, input, imporId, sidik)
  const a = await openKerja(namaSambungan(rilis.id))
  const b = await openKerja(namaSambungan(rilis.id))
  const kerja: Kerja = {
    aktor,
    kodeKab,
    periode,
    sistem,
    imporId,
    rilisId: rilis.id,
    sebelumnya: rilis.sebelumnya,
    coba: ikut.coba ?? false,
    susulan,
    perbaikan,
    awalId: { keluarga: newAwalId(Date.now()), orang: newAwalId(Date.now()) },
    adaRiwayat: await hasRiwayat(pusat, kodeKab),
    keluarga,
    anggota,
    a,
    b,
    signal: ikut.signal,
  }
  let tersimpan = false
  // Asked to stop, a statement of half a minute must not be waited for.
  const batal = () => void batalkan('application_name = $1', namaSambungan(rilis.id)).catch(() => undefined)
  ikut.signal?.addEventListener('abort', batal, { once: true })
  try {
    const hasil = await muatRilis(kerja, { pusat, batch, input, kabList, kode: rilis.kode })
    tersimpan = hasil.ok && !kerja.coba
    if (!hasil.ok) return hasil
    if (hasil.value.hasil.status === 'terbit') {
      await sesudahTerbit(pusat, aktor, {
        kodeKab,
        rilisId: rilis.id,
        kode: rilis.kode,
        sintetis: hasil.value.sintetis,
      })
    }
    return ok(hasil.value.hasil)
  } finally {
    ikut.signal?.removeEventListener('abort', batal)
    await Promise.allSettled([a.end(), b.end()])
    await batch.tenang()
    if (tersimpan) await buangKerja(pusat, rilis.id)
    // Who asked to stop does not wait until a million persons are forgotten one by one: the next import does that first.
    else if (ikut.signal?.aborted && !kerja.coba) await buangTabel(pusat, rilis.id)
    else await buangRilis(pusat, kodeKab, rilis.id)
  }
}

/** Ends statements of the server's processes that `mana` ($1) names, on a connection of its own: the others are busy. */
async function batalkan(mana: 'pid = $1' | 'application_name = $1', nilai: number | string): Promise<void> {
  const client = await openKerja('sahih-impor-batal')
  try {
    await client.query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE ${mana} AND datname = current_database()`,
      [nilai],
    )
  } finally {
    await client.end()
  }
}

type Bacaan = {
  input: ImporRilisInput
  kabList: string[]
  keluarga: BerkasDiperiksa
  anggota: BerkasDiperiksa
  sidik: string
  susulan: Susulan | null
  perbaikan: Kerja['perbaikan']
}

/** First look at what was handed in: the pair of files and to what it belongs, or the outcome of the same bytes before. */
async function baca(bahan: Bahan): Promise<Result<Bacaan | { dulu: HasilImpor }>> {
  const { pusat, batch, input, berkasList, ikut } = bahan
  const kabList = await listKodeKab(pusat, input)
  if (!kabList.ok) return kabList
  const peta = {
    ...(await readPetaRilis(pusat, input.kodeKab)),
    ...(ikut.susulan && (await readPetaImpor(pusat, input.kodeKab, ikut.susulan.imporId))),
    ...ikut.peta,
  }
  const disiapkan = await siapkanBerkas(
    input.kodeKab,
    berkasList.map((berkas) => ({ ...berkas, peta })),
    ikut.signal,
  )
  if (!disiapkan.ok) return disiapkan
  const { siap, perbaikan } = disiapkan.value
  if (perbaikan.length > 0) return bacaPerbaikan(bahan, perbaikan, peta)
  if (ikut.perbaikan)
    return refuse(
      'sumber/rujukan-hilang',
      `Berkas ini bukan berkas perbaikan: kolom ${KOLOM_RUJUKAN} tidak ada. Unduh berkas baris yang disisihkan dari halaman kirimannya, perbaiki di sana tanpa mengubah kolom itu, lalu unggah.`,
    )
  const pasangan = await periksaPasangan(siap, ikut.signal)
  if (!pasangan.ok) return pasangan
  batch.catatWaktu('periksa')
  const { keluarga, anggota } = pasangan.value
  const sidik = createHash('sha256').update([keluarga.sha256, anggota.sha256].sort().join(' ')).digest('hex')
  const dulu = await batch.findSama(sidik)
  if (dulu) return ok({ dulu })
  return ok({ input, kabList: kabList.value, keluarga, anggota, sidik, susulan: ikut.susulan ?? null, perbaikan: null })
}

async function bacaPerbaikan(
  bahan: Bahan,
  tabelList: readonly Tabel[],
  peta: PetaKolom,
): Promise<Result<Bacaan | { dulu: HasilImpor }>> {
  const { pusat, batch, berkasList, ikut } = bahan
  const { kodeKab } = bahan.input
  const jalurList = berkasList.map(({ jalur }) => jalur)
  const dikenal = await kenaliPerbaikan(pusat, bahan.input, jalurList, tabelList, ikut.signal)
  if (!dikenal.ok) return dikenal
  const { sistem, sintetis, sidik, dasar } = dikenal.value
  const input = { ...bahan.input, sistem, sintetis: bahan.input.sintetis || sintetis }
  batch.pakai(input, dikenal.value.imporId)
  const dulu = await batch.findSama(sidik)
  if (dulu) return ok({ dulu })
  const petaAsal = await readPetaImpor(pusat, kodeKab, dikenal.value.imporId)
  const disusun = await susunPerbaikan(pusat, kodeKab, dikenal.value, ikut.signal)
  if (!disusun.ok) return disusun
  const kabList = await listKodeKab(pusat, input)
  if (!kabList.ok) return kabList
  const { susulan, sudah, kosong } = disusun.value
  const pasangan = await periksaPasangan(
    disusun.value.berkasList.map((berkas) => ({ ...berkas, peta: { ...peta, ...petaAsal } })),
    ikut.signal,
  )
  if (!pasangan.ok) return pasangan
  batch.catatWaktu('periksa')
  const jumlah = dikenal.value.barisList.length
  return ok({
    input,
    kabList: kabList.value,
    ...pasangan.value,
    sidik,
    susulan,
    perbaikan: { kode: dasar?.kode ?? null, jumlah, sudah, kosong },
  })
}
