// One import from files to published release. Nothing is visible before the end; killed at any point, what was there stands.
import 'server-only'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import type { ImporRilisInput } from '../schema'
import { Batch } from './impor/batch'
import { bersihkanMati, buangCoba, buangKerja, buangRilis } from './impor/bersihkan'
import { gantikanMenunggu } from './impor/gantikan'
import type { HasilImpor, IkutImpor } from './impor/hasil'
import { type Kerja, namaSambungan, newAwalId, openKerja } from './impor/kerja'
import { withKunciImpor } from './impor/kunci'
import { muatRilis } from './impor/muat'
import type { BerkasMasuk } from './impor/periksa-berkas'
import { bukaRilis, hasRiwayat, listKodeKab, periksaPasangan } from './impor/siapkan'
import { buangKanonik } from './impor/siapkan-berkas'
import { sesudahTerbit } from './setelah-terbit'

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
    await bersihkanMati(pusat, kodeKab, ikut.imporId ?? null)
    const batch = new Batch(pusat, aktor, input, ikut)
    try {
      await batch.berjalan()
      const hasil = await jalankan({ pusat, batch, aktor, input, berkasList, ikut })
      const sekilas = (ikut.coba ?? false) && !ikut.imporId
      if (!hasil.ok && !sekilas) await batch.tolak(hasil.error)
      // A trial on the command line leaves nothing behind, whatever it found.
      if (sekilas && batch.id) await buangCoba(pusat, kodeKab, null, batch.id)
      return hasil
    } catch (error) {
      await batch.gagal()
      throw error
    } finally {
      await buangKanonik(kodeKab)
    }
  })
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
  const { pusat, batch, aktor, input, berkasList, ikut } = bahan
  const { kodeKab, sistem, periode } = input
  const kabList = await listKodeKab(pusat, input)
  if (!kabList.ok) return kabList
  await batch.lapor('Memeriksa berkas', 0)
  const pasangan = await periksaPasangan(kodeKab, berkasList, ikut.signal)
  if (!pasangan.ok) return pasangan
  batch.catatWaktu('periksa')
  const { keluarga, anggota } = pasangan.value
  const sidik = createHash('sha256').update([keluarga.sha256, anggota.sha256].sort().join(' ')).digest('hex')
  const dulu = await batch.findSama(sidik)
  if (dulu) return ok(dulu)
  const bebas = await gantikanMenunggu(pusat, aktor, { kodeKab, periode, coba: ikut.coba ?? false })
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
    susulan: ikut.susulan ?? null,
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
  const batal = () =>
    void pusat.query(
      'SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
      [namaSambungan(rilis.id)],
    )
  ikut.signal?.addEventListener('abort', batal, { once: true })
  try {
    const hasil = await muatRilis(kerja, { pusat, batch, input, kabList: kabList.value, kode: rilis.kode })
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
    else await buangRilis(pusat, kodeKab, rilis.id)
  }
}
