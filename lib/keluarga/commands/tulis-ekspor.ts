// Making an export: the rows to a file, the file into the store or where the command line wants it.
import 'server-only'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { formatInstant } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { storagePath, type Tersimpan } from '@/lib/server/storage'
import { type Handler, type Lapor, SentenceError } from '@/lib/server/worker'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { filterKolom, formatTanda } from '../kolom-ekspor'
import { type EksporFilter, isSamaran, listKolomEkspor } from '../queries/export-rilis'
import { findRilis } from '../queries/find-rilis'
import { isSaringanLanjut } from '../saringan'
import { susunCsv, susunXlsx } from './susun-ekspor'
import { readTitipan } from './titip-saringan'

const UMUR_HARI = 7

/** What mintaEkspor stores with the pekerjaan. */
const masukanSchema = z.object({
  jenis: z.enum(['keluarga', 'anggota']),
  rilisId: z.number().int(),
  rilis: z.string(),
  wilayah: z.string(),
  desil: z.union([z.literal('').transform(() => undefined), z.number().int().min(0).max(10)]),
  tujuan: z.string(),
  // Left out by those asked for before there was a choice.
  format: z.enum(['csv', 'xlsx']).default('csv'),
  kolom: z.array(z.string()).optional(),
  saringan: z.string().optional(),
  idList: z.array(z.uuid()).optional(),
  kecuali: z.array(z.uuid()).optional(),
})
type FormatEkspor = 'csv' | 'xlsx'

/** What was written: rows without the header, bytes, hash, and whether numbers are masked. */
export type HasilEkspor = Tersimpan & { baris: number; samaran: boolean }

type Ikut = { lapor?: Lapor; signal?: AbortSignal }
type Bentuk = { format: FormatEkspor; full: string; id: string; tujuan: string; bertanda: boolean }

const TIPE: Record<FormatEkspor, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Streams the rows of a filter to an absolute path; the file appears when complete. Node holds a few pieces of it at a time. */
async function tulis(aktor: Aktor, filter: EksporFilter, bentuk: Bentuk, ikut: Ikut): Promise<HasilEkspor> {
  const { format, full, id, tujuan, bertanda } = bentuk
  const oleh = aktor.id === 'server' ? 'baris perintah server' : `${aktor.nama} (${aktor.namaPengguna})`
  const tanda = formatTanda({ id, oleh, pada: formatInstant(now()), tujuan, sintetis: filter.sintetis })
  const susun = format === 'csv' ? susunCsv : susunXlsx
  const terbanyak = await countBaris(aktor, filter)
  // What the rollup does not count is not known before it is written.
  const tersaring = filter.saringan !== undefined && isSaringanLanjut(filter.saringan)
  const total = tersaring || filter.idList || filter.kecuali ? 0 : terbanyak
  const hasil = await susun(aktor, filter, { full, total, terbanyak, id, tanda: bertanda ? tanda : null, ...ikut })
  return { ...hasil, samaran: isSamaran(aktor, filter) }
}

/**
 * The columns asked for, undefined for all; a refusal names those that the peran does not take along or that the file does not have.
 */
export function pilihKolom(
  aktor: Aktor,
  jenis: EksporFilter['jenis'],
  kolom: readonly string[] | undefined,
): Result<string[] | undefined> {
  const semua = listKolomEkspor({ jenis, sintetis: false })
  const boleh = filterKolom(aktor, semua)
  const asing = kolom?.filter((nama) => !boleh.includes(nama)) ?? []
  if (asing.length > 0) {
    return refuse(
      'keluarga/kolom-tidak-ada',
      `Kolom ${asing.slice(0, 3).join(', ')} tidak ada dalam ekspor ${jenis} untuk peran Anda.`,
    )
  }
  if (boleh.length === 0)
    return refuse('keluarga/kolom-tidak-ada', 'Peran Anda tidak membawa kolom apa pun dalam ekspor.')
  const dipilih = boleh.filter((nama) => kolom?.includes(nama) ?? true)
  return ok(dipilih.length === semua.length ? undefined : dipilih)
}

/** Rows a filter will give, from the rollup; with further conditions, the most it can give. */
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

/** `keluarga-3275-2025-TW3.1-1a2b3c4d.csv`, with the end of the number of the file; synthetic data say so in the name. */
function namaBerkas(
  { jenis, wilayah, sintetis }: EksporFilter,
  rilis: string,
  id: string,
  format: FormatEkspor,
): string {
  return `${jenis}-${wilayah}-${rilis}${sintetis ? '-DATA-SINTETIS' : ''}-${id.slice(-8)}.${format}`
}

/**
 * Handler of the pekerjaan `ekspor`: in the name of who asked, with the peran and wilayah they have now. The file carries the
 * id of the pekerjaan, so that a pekerjaan run twice (its worker died, or was only thought to) has one result.
 */
export const jalankanEkspor: Handler = async ({ id, aktor, masukan, lapor, signal }) => {
  const { rilis: kode, tujuan, format, saringan: titipan, ...rest } = masukanSchema.parse(masukan)
  if (!can(aktor, 'keluarga:ekspor', rest.wilayah))
    throw new SentenceError('Peran atau wilayah tugas Anda sudah berubah, sehingga ekspor ini tidak dapat dibuat.')
  const { rilis, saringan } = await withAktor(aktor, async (tx) => ({
    rilis: await findRilis(tx, aktor.kodeKab, kode),
    saringan: titipan === undefined ? undefined : await readTitipan(tx, aktor, titipan),
  }))
  if (rilis?.id !== rest.rilisId) throw new SentenceError('Rilis yang diminta sudah tidak terbit.')
  const kolom = pilihKolom(aktor, rest.jenis, rest.kolom)
  if (!kolom.ok) throw new SentenceError(kolom.error.message)
  const filter: EksporFilter = { ...rest, desil: rest.desil, saringan, sintetis: rilis.sintetis, kolom: kolom.value }
  const jalur = path.join('ekspor', aktor.kodeKab, `${id}.${format}`)
  const full = storagePath(jalur)
  const hasil = await tulis(aktor, filter, { format, full, id, tujuan, bertanda: true }, { lapor, signal })
  const nama = namaBerkas(filter, rilis.kode, id, format)
  await withAktor(aktor, async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan, kedaluwarsa_pada)
      VALUES (${aktor.kodeKab}, ${id}::uuid, 'ekspor', ${nama}, ${TIPE[format]}, ${hasil.ukuran}, ${hasil.sha256}, ${jalur},
        ${aktor.id}, ${filter.wilayah}, ${tujuan}, now() + make_interval(days => ${UMUR_HARI}))
      ON CONFLICT DO NOTHING`
    if (added > 0)
      await catat(tx, 'berkas.simpan', id, {
        jenis: 'ekspor',
        format,
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
  format?: FormatEkspor
  /** Names of the columns wanted; undefined for all. */
  kolom?: string[] | undefined
  /** Whether a CSV begins with its mark; a program that reads it wants the header there. A workbook always has its sheet. */
  bertanda?: boolean
}

/**
 * Writes an export to a file of the server, recorded before the first row is read. Refused: without izin, an area outside the
 * aktor's wilayah, a delivery that is not there, a column that the peran does not take along.
 */
export async function tulisEkspor(
  aktor: Aktor,
  input: EksporBerkasInput,
  ikut: Ikut = {},
): Promise<Result<HasilEkspor & { rilis: string; sintetis: boolean }>> {
  const { jenis, wilayah, desil, tujuan, format = 'csv' } = input
  if (!can(aktor, 'keluarga:ekspor'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mengekspor data.')
  if (!isWithin(wilayah, aktor.kodeWilayah))
    return refuse('keluarga/di-luar-wilayah', 'Wilayah ekspor berada di luar wilayah tugas Anda.')
  const kolom = pilihKolom(aktor, jenis, input.kolom)
  if (!kolom.ok) return kolom
  const id = randomUUID()
  const rilis = await withAktor(aktor, async (tx) => {
    const found = await findRilis(tx, aktor.kodeKab, input.rilis)
    if (found)
      await catat(tx, 'keluarga.ekspor', id, {
        jenis,
        rilis: found.kode,
        wilayah,
        desil,
        tujuan,
        format,
        kolom: kolom.value ?? 'semua',
        samaran: isSamaran(aktor, { jenis, sintetis: found.sintetis, kolom: kolom.value }),
      })
    return found
  })
  if (!rilis) return refuse('keluarga/rilis-tidak-ada', 'Rilis yang diminta tidak ada atau belum terbit.')
  const filter: EksporFilter = {
    jenis,
    rilisId: rilis.id,
    wilayah,
    desil,
    sintetis: rilis.sintetis,
    kolom: kolom.value,
  }
  const full = path.resolve(input.keluar)
  const hasil = await tulis(
    aktor,
    filter,
    { format, full, id, tujuan, bertanda: input.bertanda ?? format === 'xlsx' },
    ikut,
  )
  return ok({ ...hasil, rilis: rilis.kode, sintetis: rilis.sintetis })
}
