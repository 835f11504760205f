// Making an export: the rows to a file, the file into the store or where the command line wants it.
import 'server-only'
import path from 'node:path'
import { Transform } from 'node:stream'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAktor } from '@/lib/server/db'
import { storagePath, type Tersimpan, writeStored } from '@/lib/server/storage'
import { type Handler, type Lapor, SentenceError } from '@/lib/server/worker'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { PenjagaRumus } from '../csv-aman'
import { type EksporFilter, exportRilis, isSamaran } from '../queries/export-rilis'
import { findRilis } from '../queries/find-rilis'

const UMUR_HARI = 7

/** What mintaEkspor stores with the pekerjaan. */
const masukanSchema = z.object({
  jenis: z.enum(['keluarga', 'anggota']),
  rilisId: z.number().int(),
  rilis: z.string(),
  wilayah: z.string(),
  desil: z.union([z.literal('').transform(() => undefined), z.number().int().min(0).max(10)]),
  tujuan: z.string(),
})

/** What was written: rows without the header, bytes, hash, and whether numbers are masked. */
export type HasilEkspor = Tersimpan & { baris: number; samaran: boolean }

type Ikut = { lapor?: Lapor; signal?: AbortSignal }

/** Streams the rows of a filter to an absolute path; the file appears when complete. Node holds a few pieces of it at a time. */
async function tulis(aktor: Aktor, filter: EksporFilter, full: string, { lapor, signal }: Ikut): Promise<HasilEkspor> {
  const total = await countBaris(aktor, filter)
  const penjaga = new PenjagaRumus()
  const change = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      for (const piece of penjaga.periksa(chunk)) this.push(piece)
      const told = lapor?.('Menulis berkas', Math.max(0, penjaga.baris - 1), total) ?? Promise.resolve()
      told.then(() => done(), done)
    },
  })
  const tersimpan = await exportRilis(aktor, filter, (stream) => writeStored(full, stream, signal, change))
  return { ...tersimpan, baris: penjaga.baris - 1, samaran: isSamaran(aktor) }
}

/** Rows a filter will give, from the rollup. */
async function countBaris(aktor: Aktor, filter: EksporFilter): Promise<number> {
  const { awal, akhir } = rangeOf(filter.wilayah)
  const { _sum } = await withAktor(aktor, (tx) =>
    tx.rekapRilis.aggregate({
      where: {
        kodeKab: aktor.kodeKab,
        rilisId: filter.rilisId,
        kodeDesa: { gte: awal, lte: akhir },
        desil: filter.desil,
      },
      _sum: { kk: true, jiwa: true },
    }),
  )
  return (filter.jenis === 'keluarga' ? _sum.kk : _sum.jiwa) ?? 0
}

/** `keluarga-3275-2025-TW3.1.csv`; synthetic data say so in the name. */
function namaBerkas({ jenis, wilayah, sintetis }: EksporFilter, rilis: string): string {
  return `${jenis}-${wilayah}-${rilis}${sintetis ? '-DATA-SINTETIS' : ''}.csv`
}

/**
 * Handler of the pekerjaan `ekspor`: in the name of who asked, with the peran and wilayah they have now. The file carries the
 * id of the pekerjaan, so that a pekerjaan run twice (its worker died, or was only thought to) has one result.
 */
export const jalankanEkspor: Handler = async ({ id, aktor, masukan, lapor, signal }) => {
  const { rilis: kode, tujuan, ...rest } = masukanSchema.parse(masukan)
  if (!can(aktor, 'keluarga:ekspor', rest.wilayah))
    throw new SentenceError('Peran atau wilayah tugas Anda sudah berubah, sehingga ekspor ini tidak dapat dibuat.')
  const rilis = await withAktor(aktor, (tx) => findRilis(tx, aktor.kodeKab, kode))
  if (rilis?.id !== rest.rilisId) throw new SentenceError('Rilis yang diminta sudah tidak terbit.')
  const filter: EksporFilter = { ...rest, desil: rest.desil, sintetis: rilis.sintetis }
  const jalur = path.join('ekspor', aktor.kodeKab, `${id}.csv`)
  const hasil = await tulis(aktor, filter, storagePath(jalur), { lapor, signal })
  const nama = namaBerkas(filter, rilis.kode)
  await withAktor(aktor, async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan, kedaluwarsa_pada)
      VALUES (${aktor.kodeKab}, ${id}::uuid, 'ekspor', ${nama}, 'text/csv; charset=utf-8', ${hasil.ukuran}, ${hasil.sha256}, ${jalur},
        ${aktor.id}, ${filter.wilayah}, ${tujuan}, now() + make_interval(days => ${UMUR_HARI}))
      ON CONFLICT DO NOTHING`
    if (added > 0)
      await catat(tx, 'berkas.simpan', id, {
        jenis: 'ekspor',
        baris: hasil.baris,
        samaran: hasil.samaran,
        sha256: hasil.sha256,
      })
  })
  return { berkasId: id, nama, baris: hasil.baris, ukuran: hasil.ukuran, samaran: hasil.samaran }
}

export type EksporBerkasInput = {
  jenis: 'keluarga' | 'anggota'
  /** `2025-TW3` for the newest delivery of the quarter, `2025-TW3.2` for one. */
  rilis: string
  wilayah: string
  desil: number | undefined
  tujuan: string
  keluar: string
}

/**
 * Writes an export to a file of the server, recorded before the first row is read. Refused: without izin, an area outside the
 * aktor's wilayah, a delivery that is not there.
 */
export async function tulisEkspor(
  aktor: Aktor,
  input: EksporBerkasInput,
  ikut: Ikut = {},
): Promise<Result<HasilEkspor & { rilis: string; sintetis: boolean }>> {
  const { jenis, wilayah, desil, tujuan } = input
  if (!can(aktor, 'keluarga:ekspor'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mengekspor data.')
  if (!isWithin(wilayah, aktor.kodeWilayah))
    return refuse('keluarga/di-luar-wilayah', 'Wilayah ekspor berada di luar wilayah tugas Anda.')
  const rilis = await withAktor(aktor, async (tx) => {
    const found = await findRilis(tx, aktor.kodeKab, input.rilis)
    if (found)
      await catat(tx, 'keluarga.ekspor', `rilis-${found.id}`, {
        jenis,
        rilis: found.kode,
        wilayah,
        desil,
        tujuan,
        samaran: isSamaran(aktor),
      })
    return found
  })
  if (!rilis) return refuse('keluarga/rilis-tidak-ada', 'Rilis yang diminta tidak ada atau belum terbit.')
  const filter: EksporFilter = { jenis, rilisId: rilis.id, wilayah, desil, sintetis: rilis.sintetis }
  const hasil = await tulis(aktor, filter, path.resolve(input.keluar), ikut)
  return ok({ ...hasil, rilis: rilis.kode, sintetis: rilis.sintetis })
}
