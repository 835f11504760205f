// Kinds of stored files and of long work: what they are called, and which izin lets a colleague see one.
import { type Aktor, can, type Izin } from '@/lib/akses/izin'

type Jenis = { label: string; izin: Izin }

/** Kinds of berkas. Every room stores its papers under one of these. */
export const JENIS_BERKAS: Readonly<Record<string, Jenis>> = {
  ekspor: { label: 'Ekspor data', izin: 'keluarga:ekspor' },
  unggahan: { label: 'Berkas rilis', izin: 'sumber:lihat' },
  // Whole rows of people, numbers included: for those who may take them along in an export.
  'baris-salah': { label: 'Daftar baris salah', izin: 'keluarga:ekspor' },
  bukti: { label: 'Bukti', izin: 'verval:lihat' },
  // A paper shows every number whole: it is for those who may unmask.
  'bukti-peristiwa': { label: 'Dokumen peristiwa keluarga', izin: 'keluarga:buka-samaran' },
  surat: { label: 'Surat', izin: 'verval:lihat' },
  dukcapil: { label: 'Berkas untuk Disdukcapil', izin: 'padan:periksa' },
  kiriman: { label: 'Kiriman ke Kemensos', izin: 'verval:kirim' },
}

/** Kinds of pekerjaan. */
export const JENIS_PEKERJAAN: Readonly<Record<string, Jenis>> = {
  ekspor: { label: 'Ekspor data', izin: 'keluarga:ekspor' },
  impor: { label: 'Impor rilis', izin: 'sumber:lihat' },
  peringkat: { label: 'Simulasi peringkat', izin: 'peringkat:lihat' },
  padan: { label: 'Pemadanan', izin: 'padan:lihat' },
  dukcapil: { label: 'Pemeriksaan ke Dukcapil', izin: 'padan:periksa' },
  'dukcapil-berkas': { label: 'Berkas untuk Disdukcapil', izin: 'padan:periksa' },
  'ekspor-temuan': { label: 'Ekspor temuan', izin: 'keluarga:ekspor' },
  temuan: { label: 'Penghitungan temuan', izin: 'temuan:lihat' },
  'temuan-tugas': { label: 'Penugasan temuan', izin: 'temuan:lihat' },
  pemeriksaan: { label: 'Penugasan pemeriksaan', izin: 'verval:tugaskan' },
  capaian: { label: 'Tarikan capaian verval', izin: 'temuan:lihat' },
  kelayakan: { label: 'Rekap kelayakan', izin: 'kelayakan:lihat' },
}

export const STATUS_PEKERJAAN = ['antre', 'berjalan', 'selesai', 'gagal', 'dibatalkan'] as const
export type StatusPekerjaan = (typeof STATUS_PEKERJAAN)[number]

/** Whether a pekerjaan has come to its end. */
export function isUsai(status: StatusPekerjaan): boolean {
  return status === 'selesai' || status === 'gagal' || status === 'dibatalkan'
}

/** Whether a pekerjaan may still be cancelled. */
export function isBatalBisa(status: StatusPekerjaan): boolean {
  return !isUsai(status)
}

/**
 * Whether the aktor may see a thing of this kind that row security already found inside their wilayah. Their own too only
 * with the izin of its kind: who lost the izin lost what was made with it. A kind that nobody listed is its maker's alone.
 */
export function maySee(aktor: Aktor, jenis: Jenis | undefined, pembuat: string): boolean {
  return jenis === undefined ? pembuat === aktor.id : can(aktor, jenis.izin)
}
