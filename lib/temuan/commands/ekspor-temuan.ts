// A list of findings as a file: asked for with its purpose, made by a job in the name of who asked, kept for seven days.
import 'server-only'
import path from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { toCsvCell, toCsvLine } from '@/lib/core/csv'
import { formatInstant } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { formatTanda } from '@/lib/keluarga/kolom-ekspor'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { type SifatLembar, tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { storagePath, writeStored } from '@/lib/server/storage'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { isWithin } from '@/lib/wilayah/kode'
import { LABEL_STATUS } from '../alur'
import { TEMUAN } from '../jenis'
import { type BarisTemuan, exportTemuan } from '../queries/export-temuan'
import { countTemuan } from '../queries/get-ringkasan-temuan'
import { type EksporTemuanInput, eksporTemuanSchema, type Pilihan } from '../schema'
import { uraikan } from '../uraian'

const UMUR_HARI = 7
const TIPE = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * Queues the file of what was chosen, with its purpose. Refusals: `akses/tanpa-izin`, `temuan/di-luar-wilayah`,
 * `temuan/tidak-ditemukan` (nothing was chosen).
 */
export async function eksporTemuan(aktor: Aktor, input: EksporTemuanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'keluarga:ekspor') || !can(aktor, 'temuan:lihat'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin mengekspor data.')
  return withAct(aktor, 'temuan.ekspor', input, async (tx) => {
    if (!isWithin(input.wilayah || aktor.kodeWilayah, aktor.kodeWilayah))
      return refuse('temuan/di-luar-wilayah', 'Wilayah ekspor berada di luar wilayah tugas Anda.')
    if (!input.semua && input.id.length === 0) return refuse('temuan/tidak-ditemukan', 'Pilih sedikitnya satu temuan.')
    const { kunci, semua, id: idList, kecuali, ...isi } = input
    const id = await antrekan(tx, aktor, 'ekspor-temuan', { ...isi, semua: semua ? 'ya' : '', id: idList, kecuali })
    await catat(tx, 'temuan.ekspor', id, { ...isi, dipilih: semua ? 'semua' : idList.length, kecuali: kecuali.length })
    return ok({ id })
  })
}

const masukanSchema = eksporTemuanSchema.omit({ kunci: true })

/** Handler of the pekerjaan `ekspor-temuan`: with the peran and wilayah who asked has now. Run twice it leaves one file. */
export const jalankanEksporTemuan: Handler = async ({ id, aktor, masukan, lapor, signal }) => {
  const input = masukanSchema.parse(masukan)
  const { format, tujuan } = input
  if (!can(aktor, 'keluarga:ekspor') || !can(aktor, 'temuan:lihat'))
    throw new SentenceError('Peran Anda sudah berubah, sehingga ekspor ini tidak dapat dibuat.')
  const wilayah = input.wilayah || aktor.kodeWilayah
  if (!isWithin(wilayah, aktor.kodeWilayah))
    throw new SentenceError('Wilayah tugas Anda sudah berubah, sehingga ekspor ini tidak dapat dibuat.')
  const sintetis = await isSintetis(aktor)
  const tanda = formatTanda({
    id,
    oleh: `${aktor.nama} (${aktor.namaPengguna})`,
    pada: formatInstant(now()),
    tujuan,
    sintetis,
  })
  const total = input.semua ? await countSemua(aktor, input) : input.id.length
  let baris = 0
  const barisList = async function* () {
    for await (const page of exportTemuan(aktor, input)) {
      baris += page.length
      yield* page.map(toBaris)
      await lapor('Menulis berkas', baris, Math.max(baris, total))
    }
  }
  const jalur = path.join('ekspor', aktor.kodeKab, `${id}.${format}`)
  const sifat = { judul: id, pembuat: aktor.nama, keterangan: tanda, dibuatPada: now() }
  const isi = format === 'csv' ? toCsv(tanda, barisList()) : toXlsx(sifat, barisList())
  const tersimpan = await writeStored(storagePath(jalur), isi, { signal })
  const nama = `temuan-${input.jenis}-${wilayah}${sintetis ? '-DATA-SINTETIS' : ''}-${id.slice(-8)}.${format}`
  await withAktor(aktor, async (tx) => {
    const added = await tx.$executeRaw`
      INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah, tujuan, kedaluwarsa_pada)
      VALUES (${aktor.kodeKab}, ${id}::uuid, 'ekspor', ${nama}, ${TIPE[format]}, ${tersimpan.ukuran}, ${tersimpan.sha256}, ${jalur},
        ${aktor.id}, ${wilayah}, ${tujuan}, now() + make_interval(days => ${UMUR_HARI}))
      ON CONFLICT DO NOTHING`
    if (added > 0) await catat(tx, 'berkas.simpan', id, { jenis: 'ekspor', format, baris, sha256: tersimpan.sha256 })
  })
  return { berkasId: id, nama, baris, ukuran: tersimpan.ukuran }
}

const KEPALA = [
  'nama',
  'nik',
  'nomor_kk',
  'alamat',
  'desa_kelurahan',
  'kecamatan',
  'kode_desa',
  'desil_resmi',
  'temuan',
  'yang_ditemukan',
  'keadaan',
  'petugas',
  'tenggat',
  'diputus_oleh',
  'alasan',
]

function toBaris(row: BarisTemuan): string[] {
  const { simulasi, label } = TEMUAN[row.jenis]
  return [
    row.nama ?? '',
    row.nik ?? '',
    row.nomorKk ?? '',
    row.alamat ?? '',
    row.desa ?? '',
    row.kecamatan ?? '',
    row.kodeDesa,
    row.desil === 0 ? 'belum diperingkat' : String(row.desil),
    simulasi ? `${label} (simulasi, bukan penetapan BPS)` : label,
    uraikan(row.jenis, row.nilai),
    LABEL_STATUS[row.status],
    row.petugasNama ?? '',
    row.tenggat ?? '',
    row.diputusNama ?? '',
    row.alasan ?? '',
  ]
}

function toCsv(tanda: string, barisList: AsyncIterable<string[]>): Readable {
  const tulis = async function* () {
    yield `\ufeff${toCsvCell(tanda)}\r\n${toCsvLine(KEPALA)}\r\n`
    for await (const baris of barisList) yield `${toCsvLine(baris)}\r\n`
  }
  return Readable.from(tulis(), { objectMode: false })
}

function toXlsx(sifat: SifatLembar, barisList: AsyncIterable<string[]>): Readable {
  const muka = { nama: 'Keterangan', kepala: ['Keterangan'], lebar: [120], barisList: [[sifat.keterangan]] }
  return tulisLembarKerja([muka, { nama: 'Temuan', kepala: KEPALA, barisList }], sifat)
}

/** Rows to come, for the progress; what the rollup does not know is told as 0. */
async function countSemua(aktor: Aktor, { jenis, wilayah, status, desil, sebab }: Pilihan): Promise<number> {
  const jumlah = await countTemuan(aktor, jenis, {
    ...(wilayah === '' ? {} : { wilayah }),
    ...(status === '' ? {} : { status }),
    ...(desil === '' ? {} : { desil }),
    ...(sebab === '' ? {} : { sebab }),
  })
  return jumlah ?? 0
}

async function isSintetis(aktor: Aktor): Promise<boolean> {
  const rows = await withAktor(
    aktor,
    (tx) => tx.$queryRaw`
      SELECT r.sintetis FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = ${aktor.kodeKab}`,
  )
  return z.array(z.object({ sintetis: z.boolean() })).parse(rows)[0]?.sintetis ?? false
}
