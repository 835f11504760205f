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
import { BARIS_LEMBAR, tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { storagePath, type Tersimpan, writeStored } from '@/lib/server/storage'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { FORMAT_BERKAS, type FormatBerkas } from '../../dukcapil/hasil'
import type { BerkasDukcapilInput } from '../../schema'
import { parseRows } from '../jalan/salin'
import { milikLapisan, nilaiLapisan } from '../lapisan-sql'

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
    const { isi, format, tujuan } = input
    const id = await antrekan(tx, aktor, 'dukcapil-berkas', { wilayah, isi, format, tujuan })
    await catat(tx, 'padan.minta-berkas-dukcapil', id, { wilayah, isi, format, tujuan, rilis: rilis.kode })
    return ok({ id })
  })
}

const masukanSchema = z.object({
  wilayah: z.string(),
  isi: z.enum(['pasangan', 'semua']),
  // Left out by those asked for before there was a choice.
  format: z.enum(FORMAT_BERKAS).default('csv'),
  tujuan: z.string(),
})

const TIPE: Record<FormatBerkas, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Handler of the pekerjaan `dukcapil-berkas`, in the name of who asked, with the peran and wilayah they have now. */
export const tulisBerkasDukcapil: Handler = async ({ id, aktor, masukan, lapor, signal }) => {
  const { wilayah, isi, format, tujuan } = masukanSchema.parse(masukan)
  if (!can(aktor, 'padan:periksa', wilayah))
    throw new SentenceError('Peran atau wilayah tugas Anda sudah berubah, sehingga berkas ini tidak dapat dibuat.')
  await lapor('Menulis berkas', 0, 1)
  const jalur = path.join('dukcapil', aktor.kodeKab, `${id}.${format}`)
  const tersimpan = await tulisOrang(aktor, { wilayah, isi, format }, storagePath(jalur), signal)
  if (!tersimpan) throw new SentenceError('Belum ada rilis yang terbit.')
  const nama = `untuk-disdukcapil-${wilayah}.${format}`
  await withAktor(aktor, async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan, kedaluwarsa_pada)
      VALUES (${aktor.kodeKab}, ${id}::uuid, 'dukcapil', ${nama}, ${TIPE[format]}, ${tersimpan.ukuran}, ${tersimpan.sha256}, ${jalur},
        ${aktor.id}, ${wilayah}, ${tujuan}, now() + make_interval(days => ${UMUR_HARI}))
      ON CONFLICT DO NOTHING`
    if (added > 0)
      await catat(tx, 'berkas.simpan', id, { jenis: 'dukcapil', baris: tersimpan.baris, sha256: tersimpan.sha256 })
  })
  return { berkasId: id, nama, baris: tersimpan.baris, ukuran: tersimpan.ukuran }
}

/** Whom a file for the Disdukcapil holds, and how it is written. */
type IsiBerkas = { wilayah: string; isi: 'pasangan' | 'semua'; format: FormatBerkas }

const KEPALA = ['penanda', 'nik', 'nama', 'tanggal_lahir', 'hasil', 'kolom_tidak_padan'] as const
const LEBAR = [38, 20, 32, 14, 18, 24]

/**
 * Writes the persons of an area, of the present release and recorded here, with two columns for the Disdukcapil to fill in;
 * `penanda` brings an answer back to the person. In a workbook every cell is text, so that no digit of a NIK is lost. Null when
 * there is no release. `pasangan`: only those in pairs that wait.
 */
export async function tulisOrang(
  aktor: Aktor,
  { wilayah, isi, format }: IsiBerkas,
  full: string,
  signal?: AbortSignal,
): Promise<(Tersimpan & { baris: number }) | null> {
  const rilis = await withAktor(aktor, (tx) => findRilis(tx, aktor.kodeKab))
  if (!rilis || !/^\d{4,10}$/.test(wilayah)) return null
  const sql = orangSql(aktor.kodeKab, rilis.id, wilayah, isi)
  return format === 'csv' ? tulisCsv(aktor, sql, full, signal) : tulisXlsx(aktor, sql, full, signal)
}

/** Persons as the columns of {@link KEPALA}, by the values that hold. */
function orangSql(kab: string, rilisId: number, wilayah: string, isi: IsiBerkas['isi']): string {
  const { awal, akhir } = rangeOf(wilayah)
  const hanya =
    isi === 'semua'
      ? ''
      : `WHERE x.orang_id IN (SELECT orang_id FROM padan_pasangan WHERE kode_kab = '${kab}' AND status = 'usul'
           UNION SELECT orang_lain FROM padan_pasangan WHERE kode_kab = '${kab}' AND status = 'usul')`
  const nilai = { nik: 'nomor_induk_kependudukan', nama: 'nama', lahir: 'tanggal_lahir' }
  return `WITH nilai AS MATERIALIZED (${nilaiLapisan(kab, nilai)})
    SELECT x.orang_id AS penanda, x.nik, x.nama, x.lahir AS tanggal_lahir, '' AS hasil, '' AS kolom_tidak_padan FROM (
      SELECT a.orang_id, coalesce(n.nik, a.nomor_induk_kependudukan) AS nik, coalesce(n.nama, a.nama) AS nama,
        coalesce(n.lahir::date, a.tanggal_lahir) AS lahir, a.kode_desa, a.keluarga_id, a.urutan
      FROM rilis_anggota a LEFT JOIN nilai n USING (orang_id)
      WHERE a.kode_kab = '${kab}' AND a.rilis_id = ${rilisId} AND a.kode_desa >= '${awal}' AND a.kode_desa <= '${akhir}'
      UNION ALL
      SELECT m.orang_id, n.nik, n.nama, n.lahir::date, m.kode_desa, m.keluarga_id, 1000 FROM (${milikLapisan(kab)}) m JOIN nilai n USING (orang_id)
      WHERE m.kode_desa >= '${awal}' AND m.kode_desa <= '${akhir}' AND n.nik IS NOT NULL
        AND NOT EXISTS (SELECT FROM rilis_anggota a WHERE a.kode_kab = '${kab}' AND a.rilis_id = ${rilisId} AND a.orang_id = m.orang_id)) x
    ${hanya} ORDER BY x.kode_desa, x.keluarga_id, x.urutan`
}

async function tulisCsv(aktor: Aktor, sql: string, full: string, signal?: AbortSignal) {
  const penjaga = new PenjagaRumus()
  const change = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      for (const piece of penjaga.periksa(chunk)) this.push(piece)
      done()
    },
  })
  const tersimpan = await withCopyTo(
    aktor,
    `COPY (${sql}) TO STDOUT (FORMAT csv, HEADER true, FORCE_QUOTE (nik, nama))`,
    (stream) => writeStored(full, stream, { ...(signal && { signal }), change }),
  )
  return { ...tersimpan, baris: penjaga.baris - 1 }
}

async function tulisXlsx(aktor: Aktor, sql: string, full: string, signal?: AbortSignal) {
  // The sheets stand in the file before their rows: how many are needed is asked first.
  const banyak = await withCopyTo(aktor, `COPY (SELECT count(*) FROM (${sql}) x) TO STDOUT`, async (stream) => {
    let jumlah = 0
    for await (const rows of parseRows(stream)) for (const [n] of rows) jumlah = Number(n)
    return jumlah
  })
  const perLembar = BARIS_LEMBAR - 1
  const lembar = Math.max(1, Math.ceil(banyak / perLembar))
  let baris = 0
  const tersimpan = await withCopyTo(aktor, `COPY (${sql}) TO STDOUT`, (stream) => {
    const rows = satuan(parseRows(stream))
    async function* isiLembar() {
      for (let ke = 0; ke < perLembar; ke++) {
        const next = await rows.next()
        if (next.done) return
        baris++
        yield next.value.map((nilai) => nilai ?? '')
      }
    }
    const lembarList = Array.from({ length: lembar }, (_, ke) => ({
      nama: lembar === 1 ? 'Untuk Disdukcapil' : `Untuk Disdukcapil ${ke + 1}`,
      kepala: KEPALA,
      lebar: LEBAR,
      barisList: isiLembar(),
    }))
    return writeStored(full, tulisLembarKerja(lembarList), signal && { signal })
  })
  return { ...tersimpan, baris }
}

async function* satuan<T>(kelompokList: AsyncIterable<T[]>): AsyncGenerator<T> {
  for await (const kelompok of kelompokList) yield* kelompok
}

/** Writes the file to a path of the server, recorded before the first row is read. Refusals as {@link mintaBerkasDukcapil}. */
export async function tulisBerkasServer(
  aktor: Aktor,
  input: IsiBerkas & { tujuan: string; keluar: string },
  signal?: AbortSignal,
): Promise<Result<Tersimpan & { baris: number }>> {
  const { wilayah, isi, format, tujuan, keluar } = input
  if (!can(aktor, 'padan:periksa'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuat berkas untuk Disdukcapil.')
  if (!isWithin(wilayah, aktor.kodeWilayah))
    return refuse('padan/di-luar-wilayah', 'Wilayah berkas berada di luar wilayah tugas.')
  await withAktor(aktor, (tx) => catat(tx, 'padan.minta-berkas-dukcapil', wilayah, { wilayah, isi, format, tujuan }))
  const hasil = await tulisOrang(aktor, { wilayah, isi, format }, keluar, signal)
  return hasil ? ok(hasil) : refuse('padan/rilis-belum-ada', 'Belum ada rilis yang terbit.')
}
