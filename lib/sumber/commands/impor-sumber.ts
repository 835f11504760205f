// One load of another source, from files to rows that hold. Nothing is visible before the end; killed at any point, what was there stands.
import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type pg from 'pg'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Refusal, type Refused, type Result, refuse } from '@/lib/core/result'
import { hasCode } from '@/lib/server/setup-error'
import { SentenceError } from '@/lib/server/worker'
import type { Pemetaan } from '../profil/profil'
import type { ImporSumberInput } from '../schema/sumber'
import { buangCoba } from './impor/bersihkan'
import type { IkutImpor } from './impor/hasil'
import { openKerja, tuneKerja } from './impor/kerja'
import { withKunciImpor } from './impor/kunci'
import type { BerkasMasuk } from './impor/periksa-berkas'
import type { HasilMuatan } from './muatan/hasil'
import { BatchMuatan, buangKerjaMuatan } from './muatan/kerja-muatan'
import { muatSumber } from './muatan/muat-sumber'
import { lanjutkanMuatan } from './muatan/setelah-muat'
import type { BerkasSumber } from './muatan/sidik-sumber'

/**
 * Loads a delivery of another source; it takes the place of the load of its kind (of recipients: its kind, programme and
 * period) before, or waits for a second person where something is odd. The same bytes read the same way answer with that
 * load; corrected rows join the load they were set aside from. With `ikut.coba` everything is only counted. Refusals (`sumber/…`): tanpa-izin,
 * sedang-berjalan, periode (recipients need one), berkas-tidak-ada and what {@link bukaTabel} refuses, kolom-tidak-dikenal,
 * program, perbaikan-campur, perbaikan-tanpa-asal, perbaikan-digantikan, bukan-sintetis, sintetis, tidak-ada-yang-dimuat.
 */
export async function imporSumber(
  aktor: Aktor,
  input: ImporSumberInput,
  berkasList: readonly BerkasMasuk[],
  ikut: IkutImpor & { pemetaan?: Pemetaan } = {},
): Promise<Result<HasilMuatan>> {
  const { kodeKab } = input
  const coba = ikut.coba ?? false
  if (!can(aktor, 'sumber:impor', kodeKab) || aktor.kodeKab !== kodeKab)
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor di kabupaten/kota ini.')
  return withKunciImpor(kodeKab, async (pusat) => {
    await buangKerjaMuatan(pusat, kodeKab)
    const batch = new BatchMuatan(pusat, aktor, input, ikut)
    const imporId = await batch.berjalan()
    const nama = `sahih-impor-sumber-${kodeKab}`
    const a = await openKerja(nama)
    // Asked to stop, a statement of half a minute must not be waited for.
    const batal = () =>
      void pusat
        .query(
          'SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
          [nama],
        )
        .catch(() => undefined)
    ikut.signal?.addEventListener('abort', batal, { once: true })
    try {
      await batch.lapor('Memeriksa berkas', 0)
      const diperiksa = await periksaBerkasSumber(berkasList, ikut.signal)
      const hasil = diperiksa.ok ? await muat(a, diperiksa.value).catch(refuseRusak) : diperiksa
      await batch.tenang()
      // A trial on the command line leaves nothing behind, whatever it found.
      if (coba && !ikut.imporId) await buangCoba(pusat, kodeKab, null, imporId)
      else if (!hasil.ok) await batch.akhiri('ditolak', hasil.error)
      return hasil
    } catch (error) {
      await batch.tenang()
      await batch.akhiri('gagal')
      throw error
    } finally {
      ikut.signal?.removeEventListener('abort', batal)
      await a.end()
      await buangKerjaMuatan(pusat, kodeKab)
    }

    async function muat(client: pg.Client, berkas: readonly BerkasSumber[]): Promise<Result<HasilMuatan>> {
      await tuneKerja(client)
      const { signal, pemetaan = {} } = ikut
      const hasil = await muatSumber({ client, batch, aktor, input, imporId, berkas, pemetaan, coba, signal })
      if (!hasil.ok || hasil.value.terulang) return hasil
      const { muatan: muatanId, status, jenis } = hasil.value
      if (muatanId === null || status !== 'berlaku') return hasil
      const catatan = await lanjutkanMuatan(client, aktor, { kodeKab, muatanId, imporId, jenis })
      return ok({ ...hasil.value, catatan: [...hasil.value.catatan, ...catatan], detik: batch.detik() })
    }
  })
}

/** A workbook or archive that turned out damaged while its rows were read is refused in words; other faults stay faults. */
function refuseRusak(error: unknown): Refused {
  if (!(error instanceof SentenceError)) throw error
  return refuse('sumber/arsip-rusak', error.message)
}

/** Size and SHA-256 of every file. */
async function periksaBerkasSumber(
  berkasList: readonly BerkasMasuk[],
  signal?: AbortSignal,
): Promise<Result<BerkasSumber[], Refusal>> {
  const hasil: BerkasSumber[] = []
  for (const [index, { nama, jalur, ke }] of berkasList.entries()) {
    const hash = createHash('sha256')
    let ukuran = 0
    try {
      for await (const chunk of createReadStream(jalur, { highWaterMark: 1 << 20, ...(signal && { signal }) })) {
        hash.update(chunk as Buffer)
        ukuran += (chunk as Buffer).length
      }
    } catch (error) {
      if (!hasCode(error, 'ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR')) throw error
      return refuse('sumber/berkas-tidak-ada', `Berkas ${nama} tidak ada atau tidak dapat dibaca.`)
    }
    hasil.push({ nama, jalur, ke: ke ?? index + 1, ukuran, sha256: hash.digest('hex') })
  }
  return ok(hasil)
}
