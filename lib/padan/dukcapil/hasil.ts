// The port to Dukcapil: what is asked, what may be answered, and how an answer of the web service or of a file is read.
import { z } from 'zod'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'

/** What Dukcapil may say of a person. Dasar: Permendagri 102/2019 (pemberian hak akses dan pemanfaatan data kependudukan). */
export const HASIL_DUKCAPIL = ['padan', 'tidak-padan', 'meninggal', 'pindah', 'nik-ganda', 'tidak-ditemukan'] as const
export type NilaiDukcapil = (typeof HASIL_DUKCAPIL)[number]
/** Fields a `tidak-padan` may name. */
export const KOLOM_DUKCAPIL = ['nama', 'tanggal-lahir', 'jenis-kelamin', 'nomor-kk', 'alamat'] as const
export type KolomDukcapil = (typeof KOLOM_DUKCAPIL)[number]

export const LABEL_DUKCAPIL: Record<NilaiDukcapil, string> = {
  padan: 'Padan',
  'tidak-padan': 'Tidak padan',
  meninggal: 'Tercatat meninggal',
  pindah: 'Tercatat pindah',
  'nik-ganda': 'NIK ganda',
  'tidak-ditemukan': 'NIK tidak ditemukan',
}
export const LABEL_KOLOM_DUKCAPIL: Record<KolomDukcapil, string> = {
  nama: 'nama',
  'tanggal-lahir': 'tanggal lahir',
  'jenis-kelamin': 'jenis kelamin',
  'nomor-kk': 'nomor KK',
  alamat: 'alamat',
}

/** Forms of the file for the Disdukcapil: in a workbook a NIK stays text however it is opened. */
export const FORMAT_BERKAS = ['xlsx', 'csv'] as const
export type FormatBerkas = (typeof FORMAT_BERKAS)[number]

/** What is asked about one person. */
export type TanyaDukcapil = { nik: string; nama: string; tanggalLahir: string | null }
/** One answer. */
export type JawabDukcapil = { hasil: NilaiDukcapil; kolomBeda: KolomDukcapil[] }

// The layout of a service is agreed in the PKS of an office; this is the plainest one, and an office's own is a change here.
const jawabanSchema = z.object({
  nik: z.string(),
  status: z.string(),
  tidak_padan: z.array(z.string()).max(20).default([]),
})

/** A question as the web service is sent it. */
export function toTanya({ nik, nama, tanggalLahir }: TanyaDukcapil): Record<string, string | null> {
  return { nik, nama, tanggal_lahir: tanggalLahir }
}

/**
 * An answer of the web service about `nik`. Refusals: `padan/jawaban-rusak` (not of the agreed form, or a word nobody knows),
 * `padan/jawaban-lain` (about another NIK). Neither quotes what was sent.
 */
export function parseJawaban(isi: unknown, nik: string): Result<JawabDukcapil> {
  const jawaban = jawabanSchema.safeParse(isi)
  if (!jawaban.success) return refuse('padan/jawaban-rusak', 'Jawaban layanan Dukcapil tidak dapat dibaca.')
  if (jawaban.data.nik !== nik) return refuse('padan/jawaban-lain', 'Layanan Dukcapil menjawab tentang NIK yang lain.')
  return parseHasil(jawaban.data.status, jawaban.data.tidak_padan)
}

/** A result and the fields it names, in any usual spelling (`TIDAK PADAN`, `tidak_padan`). Refusal: `padan/jawaban-rusak`. */
export function parseHasil(teks: string, kolomList: readonly string[]): Result<JawabDukcapil> {
  const hasil = HASIL_BY_KATA.get(toKata(teks))
  if (!hasil) return refuse('padan/jawaban-rusak', 'Hasil Dukcapil memakai kata yang belum dikenal.')
  const kolomBeda: KolomDukcapil[] = []
  for (const satu of kolomList.map(toKata).filter((kata) => kata !== '')) {
    const kolom = KOLOM_BY_KATA.get(satu)
    if (!kolom) return refuse('padan/jawaban-rusak', 'Hasil Dukcapil menyebut kolom yang belum dikenal.')
    if (!kolomBeda.includes(kolom)) kolomBeda.push(kolom)
  }
  return ok({ hasil, kolomBeda: hasil === 'tidak-padan' ? kolomBeda : [] })
}

function toKata(teks: string): string {
  return teks
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
}

const HASIL_BY_KATA: ReadonlyMap<string, NilaiDukcapil> = new Map([
  ...HASIL_DUKCAPIL.map((hasil) => [hasil, hasil] as const),
  ['sesuai', 'padan'],
  ['cocok', 'padan'],
  ['tidak-sesuai', 'tidak-padan'],
  ['wafat', 'meninggal'],
  ['mati', 'meninggal'],
  ['pindah-keluar', 'pindah'],
  ['ganda', 'nik-ganda'],
  ['tidak-ada', 'tidak-ditemukan'],
  ['nik-tidak-ditemukan', 'tidak-ditemukan'],
])
/** Words for the fields, as they are met in files and answers. */
export const KOLOM_BY_KATA: ReadonlyMap<string, KolomDukcapil> = new Map([
  ...KOLOM_DUKCAPIL.map((kolom) => [kolom, kolom] as const),
  ['nama-lengkap', 'nama'],
  ['nama-lgkp', 'nama'],
  ['tgl-lahir', 'tanggal-lahir'],
  ['tgl-lhr', 'tanggal-lahir'],
  ['kelamin', 'jenis-kelamin'],
  ['jenis-klmin', 'jenis-kelamin'],
  ['no-kk', 'nomor-kk'],
])

/** A result in words: `Tidak padan: nama, tanggal lahir`. */
export function describeHasil({ hasil, kolomBeda }: JawabDukcapil): string {
  const kolom = kolomBeda.map((satu) => LABEL_KOLOM_DUKCAPIL[satu]).join(', ')
  return kolom === '' ? LABEL_DUKCAPIL[hasil] : `${LABEL_DUKCAPIL[hasil]}: ${kolom}`
}

/** Why the service gave no answer, in words; the codes are those of the table. */
export const LABEL_GALAT: Readonly<Record<string, string>> = {
  'batas-waktu': 'Layanan tidak menjawab pada waktunya',
  'tidak-terhubung': 'Layanan tidak dapat dihubungi',
  'kunci-ditolak': 'Kunci akses ditolak layanan',
  'terlalu-sering': 'Layanan membatasi banyaknya permintaan',
  gangguan: 'Layanan sedang terganggu',
  'jawaban-rusak': 'Jawaban layanan tidak dapat dibaca',
  'jawaban-lain': 'Layanan menjawab tentang NIK yang lain',
  'sirkuit-terbuka': 'Dihentikan sementara karena layanan berulang kali gagal',
  'tidak-ada-di-rilis': 'Orang ini tidak ada di rilis terbit maupun catatan daerah, atau belum ber-NIK',
}

/** Persons of one request: answered, without an answer, the latter by reason. */
export type HasilTanya = { terjawab: number; gagal: number; galat: Record<string, number> }

/** What came of a request, in words: `1 orang terjawab. 2 orang belum terjawab: kunci akses ditolak layanan (2).` */
export function describeTanya({ terjawab, gagal, galat }: HasilTanya): string {
  const sebab = Object.entries(galat)
    .toSorted(([, a], [, b]) => b - a)
    .map(([kode, jumlah]) => `${lowerAwal(LABEL_GALAT[kode] ?? kode)} (${formatNumber(jumlah)})`)
    .join(', ')
  const belum = `${formatNumber(gagal)} orang belum terjawab: ${sebab}.`
  if (terjawab === 0) return `${belum} Tidak ada yang berubah; periksa lagi nanti, atau pakai berkas untuk Disdukcapil.`
  const sudah = `${formatNumber(terjawab)} orang terjawab; jawabannya ada di halaman keluarganya.`
  return gagal === 0 ? sudah : `${sudah} ${belum}`
}

function lowerAwal(teks: string): string {
  return teks.charAt(0).toLowerCase() + teks.slice(1)
}
