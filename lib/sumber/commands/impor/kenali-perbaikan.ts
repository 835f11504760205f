// An upload of corrected rows: which rows of which delivery they stand for, and the delivery that stands now and takes them up.
import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type pg from 'pg'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { toNamaKolom } from '../../kolom'
import { isKolomRujukan, KOLOM_RUJUKAN, parseRujukan } from '../../rujukan'
import type { ImporRilisInput, Sistem } from '../../schema'
import type { BarisTabel, Tabel } from '../tabel/buka-tabel'
import { namaOf } from './siapkan-berkas'

/** A row that came back: table and row it stands in, and what it stands for. `kosong`: nothing of it is filled in. */
export type BarisKembali = { tabel: number; baris: number; rujukan: string; ke: number; asal: number; kosong: boolean }

/** The delivery that takes corrected rows up. */
export type Dasar = { rilisId: number; imporId: string; kode: string }

export type PerbaikanDikenal = {
  tabelList: readonly Tabel[]
  barisList: readonly BarisKembali[]
  /** Null when nothing of the delivery was published: then the corrected rows are a delivery of their own. */
  dasar: Dasar | null
  /** Import whose columns the rows have. */
  imporId: string
  sistem: Sistem
  sintetis: boolean
  /** Hash of what was handed in. */
  sidik: string
}

/** Digits of a reference that name its import. */
const PANJANG = 12

type AsalRow = {
  id: string
  status: string
  periode: string
  sistem: Sistem
  sintetis: boolean
  rilis_status: string | null
  kode: string | null
}

/** Place of the column of references, −1 when a table has none. */
function letakRujukan({ kolom }: Pick<Tabel, 'kolom'>): number {
  return kolom.findIndex(isKolomRujukan)
}

const UNDUH_LAGI =
  'Unduh lagi berkas baris yang disisihkan dari halaman kirimannya, salin perbaikannya ke sana tanpa mengubah kolom itu, lalu unggah.'

/**
 * Reads the references of all rows and finds the delivery. Refusals (`sumber/…`): rujukan-hilang, rujukan-rusak,
 * rujukan-ganda, perbaikan-baris, rujukan-asing, perbaikan-periode, belum-terbit, tidak-terbit, ada-yang-baru.
 */
export async function kenaliPerbaikan(
  pusat: pg.Client,
  { kodeKab, periode }: ImporRilisInput,
  jalurList: readonly string[],
  tabelList: readonly Tabel[],
  signal?: AbortSignal,
): Promise<Result<PerbaikanDikenal>> {
  const barisList = await bacaRujukan(tabelList, signal)
  if (!barisList.ok) return barisList
  const asalList = [...new Set(barisList.value.map(({ rujukan }) => rujukan.slice(0, PANJANG)))]
  const { rows } = await pusat.query<AsalRow>(
    `SELECT i.id, i.status, i.periode, i.sistem, i.sintetis OR coalesce(r.sintetis, false) AS sintetis, r.status AS rilis_status, r.kode
     FROM impor i LEFT JOIN rilis r ON r.id = i.rilis_id
     WHERE i.kode_kab = $1 AND i.jenis = 'dtsen' AND right(replace(i.id::text, '-', ''), ${PANJANG}) = ANY ($2::text[]) ORDER BY i.id`,
    [kodeKab, asalList],
  )
  const [pertama] = rows
  if (!pertama || rows.length < asalList.length)
    return refuse(
      'sumber/rujukan-asing',
      `Kolom ${KOLOM_RUJUKAN} menyebut kiriman yang tidak ada di kabupaten/kota ini. ${UNDUH_LAGI}`,
    )
  const lain = rows.find((row) => row.periode !== periode)
  if (lain)
    return refuse(
      'sumber/perbaikan-periode',
      `Berkas ini memperbaiki kiriman triwulan ${lain.periode}, sedangkan yang diminta ${periode}. Unggah dari halaman kiriman yang diperbaiki.`,
    )
  const hash = createHash('sha256')
  for (const sidik of (await Promise.all(jalurList.map(hashOf))).sort()) hash.update(sidik)
  const { sistem, sintetis, id: imporId } = pertama
  const dikenal = { tabelList, barisList: barisList.value, sistem, sintetis, sidik: hash.digest('hex') }
  if (rows.length === 1 && pertama.status === 'ditolak' && pertama.rilis_status === null)
    return ok({ ...dikenal, dasar: null, imporId })
  const dasar = await findDasar(pusat, kodeKab, periode, rows)
  return dasar.ok ? ok({ ...dikenal, dasar: dasar.value, imporId: dasar.value.imporId }) : dasar
}

async function bacaRujukan(tabelList: readonly Tabel[], signal?: AbortSignal): Promise<Result<BarisKembali[]>> {
  const hasil: BarisKembali[] = []
  const terlihat = new Map<string, string>()
  for (const [ke, tabel] of tabelList.entries()) {
    const letak = letakRujukan(tabel)
    const tempat = (satu: BarisTabel) => `${namaOf(tabel)} baris ${formatNumber(satu.baris)}`
    if (letak < 0)
      return refuse(
        'sumber/rujukan-hilang',
        `${namaOf(tabel)} tidak memuat kolom ${KOLOM_RUJUKAN}, sehingga barisnya tidak dapat dikembalikan ke tempatnya. ${UNDUH_LAGI}`,
      )
    const catatan = new Set([...CATATAN, KOLOM_RUJUKAN])
    const isiList = tabel.kolom.map((nama) => !catatan.has(toNamaKolom(nama)))
    for await (const batch of tabel.barisList(signal)) {
      for (const satu of batch) {
        // A spreadsheet may let go of empty values at the end of a row.
        const utuh = satu.nilai.length <= tabel.kolom.length
        const salah = satu.rusak?.find(({ kolom }) => kolom < 0)?.alasan
        if (salah === 'kepala-ulang') continue
        if (salah && !(salah === 'jumlah-kolom' && utuh && satu.nilai.length > letak))
          return refuse(
            'sumber/perbaikan-baris',
            `${tempat(satu)}: isinya tidak terbagi menjadi kolom seperti kepalanya. Periksa tanda kutip dan pemisahnya, lalu unggah lagi.`,
          )
        if (satu.rusak?.some(({ alasan }) => alasan === 'enkode'))
          return refuse(
            'sumber/perbaikan-baris',
            `${tempat(satu)}: ada huruf yang tidak terbaca. Simpan berkasnya sebagai XLSX atau CSV UTF-8, lalu unggah lagi.`,
          )
        const rujukan = parseRujukan(satu.nilai[letak] ?? '')
        if (!rujukan)
          return refuse(
            'sumber/rujukan-rusak',
            `${tempat(satu)}: kolom ${KOLOM_RUJUKAN} kosong atau berubah, sehingga tidak diketahui baris mana yang diperbaiki. ${UNDUH_LAGI}`,
          )
        const teks = `${rujukan.impor}-${rujukan.ke}-${rujukan.baris}`
        const dulu = terlihat.get(teks)
        if (dulu !== undefined)
          return refuse(
            'sumber/rujukan-ganda',
            `${tempat(satu)} dan ${dulu} menyebut baris yang sama pada kolom ${KOLOM_RUJUKAN}. Sisakan satu saja, lalu unggah lagi.`,
          )
        terlihat.set(teks, tempat(satu))
        hasil.push({
          tabel: ke,
          baris: satu.baris,
          rujukan: teks,
          ke: rujukan.ke,
          asal: rujukan.baris,
          kosong: satu.nilai.every((isi, i) => !isiList[i] || isi.trim() === ''),
        })
      }
    }
  }
  return ok(hasil)
}

/** Columns beside those of the rows, as the files of rows set aside name them. */
const CATATAN = [
  'kelas',
  'berkas',
  'baris',
  'sel',
  'kolom',
  'alasan',
  'kolom_salah',
  'berkas_asal',
  'baris_asal',
  'baris_asli',
]

/** The newest published delivery of the quarter, when it descends from those that set the rows aside. */
async function findDasar(
  pusat: pg.Client,
  kodeKab: string,
  periode: string,
  asalList: readonly AsalRow[],
): Promise<Result<Dasar>> {
  const { rows } = await pusat.query<{
    id: number
    kode: string
    impor_id: string
    dibuang: boolean
    silsilah: string[]
  }>(
    `WITH RECURSIVE kini AS (
       SELECT id, kode, impor_id, dibuang_pada FROM rilis WHERE kode_kab = $1 AND periode = $2 AND status = 'terbit'
       ORDER BY pengiriman DESC LIMIT 1),
     turun AS (
       SELECT r.id, r.impor_id, r.susulan_dari FROM rilis r JOIN kini k ON k.id = r.id
       UNION ALL SELECT r.id, r.impor_id, r.susulan_dari FROM rilis r JOIN turun t ON r.id = t.susulan_dari)
     SELECT k.id, k.kode, k.impor_id, k.dibuang_pada IS NOT NULL AS dibuang, (SELECT array_agg(t.impor_id::text) FROM turun t) AS silsilah
     FROM kini k`,
    [kodeKab, periode],
  )
  const kini = rows[0]
  const asing = asalList.find(({ id }) => !kini?.silsilah.includes(id))
  if (kini && !kini.dibuang && !asing) return ok({ rilisId: kini.id, imporId: kini.impor_id, kode: kini.kode })
  const kode = asing?.kode ?? kini?.kode ?? periode
  if (asing?.rilis_status === 'menunggu')
    return refuse(
      'sumber/belum-terbit',
      `Kiriman ${kode} masih menunggu konfirmasi. Perbaikannya dapat dimuat setelah kiriman itu terbit.`,
    )
  if (kini && asing?.rilis_status === 'terbit')
    return refuse(
      'sumber/ada-yang-baru',
      `Sesudah ${kode} sudah ada kiriman ${kini.kode}. Perbaiki baris yang disisihkan dari kiriman itu.`,
    )
  return refuse(
    'sumber/tidak-terbit',
    `Kiriman ${kode} tidak sedang terbit, sehingga tidak ada yang dapat diperbaiki. Muat kembali berkas lengkapnya.`,
  )
}

async function hashOf(jalur: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(jalur)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
