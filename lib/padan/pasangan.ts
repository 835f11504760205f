// A pair in words: its kinds, where it stands, what may be decided, and how each part of its score reads.
import { ok, type Result, refuse } from '@/lib/core/result'
import type { Bagian } from './aturan'
import type { BagianSkor } from './skor'

export const JENIS_PASANGAN = ['nik', 'orang', 'sumber'] as const
export type JenisPasangan = (typeof JENIS_PASANGAN)[number]
export const STATUS_PASANGAN = ['usul', 'nanti', 'sama', 'beda'] as const
export type StatusPasangan = (typeof STATUS_PASANGAN)[number]
/** What a person may answer. Each is also the status it leads to. */
export const KEPUTUSAN = ['sama', 'beda', 'nanti'] as const
export type Keputusan = (typeof KEPUTUSAN)[number]

export const LABEL_JENIS: Record<JenisPasangan, string> = {
  nik: 'NIK sama',
  orang: 'Mirip, NIK berbeda',
  sumber: 'Dengan sumber lain',
}
export const LABEL_STATUS: Record<StatusPasangan, string> = {
  usul: 'Menunggu keputusan',
  nanti: 'Ditunda',
  sama: 'Orang yang sama',
  beda: 'Orang berbeda',
}
export const LABEL_KEPUTUSAN: Record<Keputusan | 'urungkan', string> = {
  sama: 'Sama',
  beda: 'Beda',
  nanti: 'Nanti',
  urungkan: 'Diurungkan',
}
export const LABEL_SUMBER: Readonly<Record<string, string>> = {
  regsosek: 'Regsosek',
  dtks: 'DTKS',
  p3ke: 'P3KE',
  pbi: 'PBI JK',
  kpm: 'Daftar penerima',
}

const NAMA_BAGIAN: Record<Bagian, string> = {
  nik: 'NIK',
  nama: 'Nama',
  lahir: 'Tanggal lahir',
  kelamin: 'Jenis kelamin',
  ibu: 'Nama ibu kandung',
  kk: 'Kartu keluarga',
  alamat: 'Alamat',
  desa: 'Desa/kelurahan',
  kembar: 'Kemungkinan kembar',
}
const KALIMAT: Readonly<Record<string, string>> = {
  'nik/sama': 'sama',
  'nik/tukar': 'dua angka yang berdampingan tertukar',
  'nik/satu-angka': 'berbeda satu angka',
  'nik/wilayah': 'hanya kode wilayahnya yang sedikit berbeda',
  'nik/urut': 'hanya nomor urutnya berbeda satu angka',
  'nik/beda': 'berbeda',
  'nama/sama-jarang': 'sama setelah ejaan disamakan, dan nama ini jarang',
  'nama/sama': 'sama setelah ejaan disamakan',
  'nama/sama-umum': 'sama setelah ejaan disamakan, tetapi banyak yang memakainya',
  'nama/mirip': 'mirip',
  'nama/agak': 'agak mirip',
  'nama/beda': 'berbeda',
  'lahir/sama': 'sama',
  'lahir/tukar': 'tanggal dan bulan tertukar',
  'lahir/satu-angka': 'berbeda satu angka',
  'lahir/tahun': 'tahunnya sama',
  'lahir/beda': 'berbeda',
  'kelamin/sama': 'sama',
  'kelamin/beda': 'berbeda',
  'ibu/sama': 'sama setelah ejaan disamakan',
  'ibu/mirip': 'mirip',
  'ibu/beda': 'berbeda',
  'kk/sama': 'sama',
  'kk/beda': 'berbeda',
  'alamat/sama': 'sama',
  'alamat/rt-rw': 'RT dan RW sama',
  'alamat/beda': 'berbeda',
  'desa/desa': 'sama',
  'desa/kecamatan': 'berbeda, satu kecamatan',
  'desa/beda': 'berbeda kecamatan',
  'kembar/ya': 'satu keluarga, lahir pada hari yang sama, nama tidak sama',
}

/** A part of a score as a line: what was compared, how it compares, its points with their sign. */
export type UraianBagian = { nama: string; kalimat: string; nilai: number; beda: boolean; bagian: Bagian }

/** The parts of a score in words. A way of comparing that is no longer known is named as stored. */
export function describeBagian(bagianList: readonly BagianSkor[]): UraianBagian[] {
  return bagianList.map(({ bagian, tingkat, nilai }) => ({
    nama: NAMA_BAGIAN[bagian] ?? bagian,
    kalimat: KALIMAT[`${bagian}/${tingkat}`] ?? tingkat,
    nilai,
    beda: !tingkat.startsWith('sama') && !(bagian === 'desa' && tingkat === 'desa'),
    bagian,
  }))
}

/** What may be answered to a pair that stands there: everything while it is open, nothing once it is decided. */
export function listKeputusan(status: StatusPasangan): readonly Keputusan[] {
  return status === 'usul' ? KEPUTUSAN : status === 'nanti' ? ['sama', 'beda'] : []
}

/** Whether a decision may be taken back. */
export function isUrungBisa(status: StatusPasangan): boolean {
  return status === 'sama' || status === 'beda' || status === 'nanti'
}

/** The status a decision leads to, or the refusal `padan/sudah-diputus`. */
export function nextStatus(status: StatusPasangan, keputusan: Keputusan): Result<StatusPasangan> {
  return listKeputusan(status).includes(keputusan)
    ? ok(keputusan)
    : refuse('padan/sudah-diputus', `Pasangan ini sudah diputuskan: ${LABEL_STATUS[status].toLowerCase()}.`)
}
