// The other way to Dukcapil: a file for the Disdukcapil with NIK, name and day of birth, recorded with its purpose.
import 'server-only'
import path from 'node:path'
import { Transform } from 'node:stream'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { PenjagaRumus } from '@/lib/keluarga/csv-aman'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { withAct } from '@/lib/server/act'
import { withCopyTo } from '@/lib/server/copy'
import { withAktor } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { storagePath, type Tersimpan, writeStored } from '@/lib/server/storage'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import type { BerkasDukcapilInput } from '../../schema'

const UMUR_HARI = 7

/** Queues the file. Refusals: `akses/tanpa-izin`, `padan/di-luar-wilayah`, `padan/rilis-belum-ada`. */
export async function mintaBerkasDukcapil(aktor: Aktor, input: BerkasDukcapilInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'padan:periksa'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuat berkas untuk Disdukcapil.')
  return withAct(aktor, 'padan.minta-berkas-dukcapil', input, async (tx) => {
    const wilayah = input.wilayah ?? aktor.kodeWilayah
    if (!isWithin(wilayah, aktor.kodeWilayah))
      return refuse('padan/di-luar-wilayah', 'Wilayah berkas berada di luar wilayah tugas Anda.')
    const rilis = await findRilis(tx, aktor.kodeKab)
    if (!rilis) return refuse('padan/rilis-belum-ada', 'Belum ada rilis yang terbit.')
    const { isi, tujuan } = input
    const id = await antrekan(tx, aktor, 'dukcapil-berkas', { wilayah, isi, tujuan })
    await catat(tx, 'padan.minta-berkas-dukcapil', id, { wilayah, isi, tujuan, rilis: rilis.kode })
    return ok({ id })
  })
}

const masukanSchema = z.object({ wilayah: z.string(), isi: z.enum(['pasangan', 'semua']), tujuan: z.string() })

/** Handler of the pekerjaan `dukcapil-berkas`, in the name of who asked, with the peran and wilayah they have now. */
export const tulisBerkasDukcapil: Handler = async ({ id, aktor, masukan, lapor, signal }) => {
  const { wilayah, isi, tujuan } = masukanSchema.parse(masukan)
  if (!can(aktor, 'padan:periksa', wilayah))
    throw new SentenceError('Peran atau wilayah tugas Anda sudah berubah, sehingga berkas ini tidak dapat dibuat.')
  await lapor('Menulis berkas', 0, 1)
  const jalur = path.join('dukcapil', aktor.kodeKab, `${id}.csv`)
  const tersimpan = await tulisOrang(aktor, { wilayah, isi }, storagePath(jalur), signal)
  if (!tersimpan) throw new SentenceError('Belum ada rilis yang terbit.')
  const nama = `untuk-disdukcapil-${wilayah}.csv`
  await withAktor(aktor, async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan, kedaluwarsa_pada)
      VALUES (${aktor.kodeKab}, ${id}::uuid, 'dukcapil', ${nama}, 'text/csv; charset=utf-8', ${tersimpan.ukuran}, ${tersimpan.sha256}, ${jalur},
        ${aktor.id}, ${wilayah}, ${tujuan}, now() + make_interval(days => ${UMUR_HARI}))
      ON CONFLICT DO NOTHING`
    if (added > 0)
      await catat(tx, 'berkas.simpan', id, { jenis: 'dukcapil', baris: tersimpan.baris, sha256: tersimpan.sha256 })
  })
  return { berkasId: id, nama, baris: tersimpan.baris, ukuran: tersimpan.ukuran }
}

/**
 * Writes the persons of an area of the present release, with two columns for the Disdukcapil to fill in; `rujukan` brings an
 * answer back to the person. Null when there is none. `pasangan`: only those in pairs that wait.
 */
export async function tulisOrang(
  aktor: Aktor,
  { wilayah, isi }: { wilayah: string; isi: 'pasangan' | 'semua' },
  full: string,
  signal?: AbortSignal,
): Promise<(Tersimpan & { baris: number }) | null> {
  const rilis = await withAktor(aktor, (tx) => findRilis(tx, aktor.kodeKab))
  if (!rilis || !/^\d{4,10}$/.test(wilayah)) return null
  const { awal, akhir } = rangeOf(wilayah)
  const kab = aktor.kodeKab
  const hanya =
    isi === 'semua'
      ? ''
      : `AND a.orang_id IN (SELECT orang_id FROM padan_pasangan WHERE kode_kab = '${kab}' AND status = 'usul'
           UNION SELECT orang_lain FROM padan_pasangan WHERE kode_kab = '${kab}' AND status = 'usul')`
  const penjaga = new PenjagaRumus()
  const change = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      for (const piece of penjaga.periksa(chunk)) this.push(piece)
      done()
    },
  })
  const tersimpan = await withCopyTo(
    aktor,
    `COPY (SELECT a.orang_id AS rujukan, a.nomor_induk_kependudukan AS nik, a.nama, a.tanggal_lahir, '' AS hasil, '' AS kolom_tidak_padan
       FROM rilis_anggota a WHERE a.kode_kab = '${kab}' AND a.rilis_id = ${rilis.id} AND a.kode_desa >= '${awal}' AND a.kode_desa <= '${akhir}' ${hanya}
       ORDER BY a.kode_desa, a.keluarga_id, a.urutan)
     TO STDOUT (FORMAT csv, HEADER true, FORCE_QUOTE (nik, nama))`,
    (stream) => writeStored(full, stream, { signal, change }),
  )
  return { ...tersimpan, baris: penjaga.baris - 1 }
}

/** Writes the file to a path of the server, recorded before the first row is read. Refusals as {@link mintaBerkasDukcapil}. */
export async function tulisBerkasServer(
  aktor: Aktor,
  input: { wilayah: string; isi: 'pasangan' | 'semua'; tujuan: string; keluar: string },
  signal?: AbortSignal,
): Promise<Result<Tersimpan & { baris: number }>> {
  const { wilayah, isi, tujuan, keluar } = input
  if (!can(aktor, 'padan:periksa'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuat berkas untuk Disdukcapil.')
  if (!isWithin(wilayah, aktor.kodeWilayah))
    return refuse('padan/di-luar-wilayah', 'Wilayah berkas berada di luar wilayah tugas.')
  await withAktor(aktor, (tx) => catat(tx, 'padan.minta-berkas-dukcapil', wilayah, { wilayah, isi, tujuan }))
  const hasil = await tulisOrang(aktor, { wilayah, isi }, keluar, signal)
  return hasil ? ok(hasil) : refuse('padan/rilis-belum-ada', 'Belum ada rilis yang terbit.')
}
