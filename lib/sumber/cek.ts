// Checks that warn: the row loads, and the import tells how many rows ask for a look. What refuses a row (kritis) is a
// reason of alasan.ts. Source: DOMAIN §4.6.
import { z } from 'zod'
import type { JenisBerkasDtsen } from './kolom'

/** A check: which file it reads, and what it found in words that follow a number of rows. */
type Cek = { readonly berkas: JenisBerkasDtsen; readonly uraian: string }

/** All checks of tingkat peringatan, in the order they are shown. Codes are stored and never used again for another check. */
export const CEK = {
  'nik-tanggal-mustahil': { berkas: 'anggota', uraian: 'NIK memuat tanggal yang tidak ada dalam kalender' },
  'nik-beda-lahir': { berkas: 'anggota', uraian: 'Tanggal dalam NIK tidak sama dengan tanggal lahir' },
  'nik-beda-kelamin': { berkas: 'anggota', uraian: 'Jenis kelamin menurut NIK tidak sama dengan yang tertulis' },
  'nik-dua-kk': { berkas: 'anggota', uraian: 'NIK ada pada lebih dari satu kartu keluarga' },
  'orang-dua-kali': { berkas: 'anggota', uraian: 'Nama dan tanggal lahir sama dua kali dalam satu kartu keluarga' },
  'umur-jenjang': { berkas: 'anggota', uraian: 'Jenjang sekolah belum mungkin pada umurnya' },
  'pbi-meninggal': {
    berkas: 'anggota',
    uraian: 'Peserta PBI yang menurut catatan peristiwa atau jawaban Dukcapil sudah meninggal',
  },
  'anggota-kurang-isi': {
    berkas: 'anggota',
    uraian: 'Tanggal lahir, jenis kelamin, atau hubungan keluarga tidak terisi',
  },
  'tanpa-kepala': { berkas: 'keluarga', uraian: 'Keluarga tanpa kepala keluarga di antara anggotanya' },
  'kepala-lebih': { berkas: 'keluarga', uraian: 'Keluarga dengan lebih dari satu kepala keluarga' },
  'jumlah-anggota-beda': {
    berkas: 'keluarga',
    uraian: 'Jumlah anggota tidak sama dengan baris anggotanya yang dimuat',
  },
  'daya-tanpa-listrik': { berkas: 'keluarga', uraian: 'Daya terpasang terisi padahal penerangannya bukan listrik' },
  'kloset-tanpa-bab': { berkas: 'keluarga', uraian: 'Jenis kloset terisi padahal tidak ada fasilitas BAB' },
  'aset-tidak-cocok': { berkas: 'keluarga', uraian: 'Tertulis tidak memiliki aset padahal salah satu asetnya ada' },
  'keluarga-kurang-isi': {
    berkas: 'keluarga',
    uraian: 'Jumlah anggota, kepemilikan rumah, lantai, dinding, atap, air, atau penerangan tidak terisi',
  },
} as const satisfies Record<string, Cek>
export type KodeCek = keyof typeof CEK

/** Codes of all checks, in the order of the table. */
export const KODE_CEK = Object.keys(CEK) as KodeCek[]

/** Key of the thresholds in the table pengaturan. */
export const KUNCI_AMBANG_CEK = 'sumber.ambang-cek'

/** Thresholds, as data. Ages in whole years: the greatest that is no fault, and the least at which a schooling is possible. */
export const ambangCekSchema = z.object({
  // Dasar: DOMAIN §4.6, kritis: age below 0 or above 120.
  umurTerbanyak: z.number().int().min(100).max(200).default(120),
  umurSd: z.number().int().min(0).max(30).default(4),
  umurSmp: z.number().int().min(0).max(30).default(9),
  umurSma: z.number().int().min(0).max(30).default(12),
  umurTinggi: z.number().int().min(0).max(30).default(15),
})
export type AmbangCek = z.output<typeof ambangCekSchema>

/** Thresholds as stored; what cannot be read gives the usual ones. */
export function toAmbangCek(nilai: unknown): AmbangCek {
  return ambangCekSchema.catch(ambangCekSchema.parse({})).parse(nilai ?? {})
}
