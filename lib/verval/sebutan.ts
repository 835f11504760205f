// Words of the route: who an usulan waits for, and the names of things that follow the kind of area.
import { formatNumber } from '@/lib/core/format'
import { isKelurahan, sebutanOf } from '@/lib/wilayah/kode'
import type { StatusUsulan } from './alur'

export const ASAL_USULAN = ['rt-rw', 'warga', 'temuan', 'musyawarah'] as const
export type AsalUsulan = (typeof ASAL_USULAN)[number]

/** Where an usulan came from, as people read it; musyawarah follows the kind of area. */
export function labelAsal(asal: AsalUsulan, kodeDesa: string): string {
  const label: Record<AsalUsulan, string> = {
    'rt-rw': 'RT/RW',
    warga: 'Warga',
    temuan: 'Temuan petugas',
    musyawarah: sebutanOf(kodeDesa).musyawarah,
  }
  return label[asal]
}

export const JENIS_MUSYAWARAH = ['musdes', 'muskel'] as const
export type JenisMusyawarah = (typeof JENIS_MUSYAWARAH)[number]

/** Musdes in a desa, muskel in a kelurahan. */
export function jenisMusyawarahOf(kodeDesa: string): JenisMusyawarah {
  return isKelurahan(kodeDesa) ? 'muskel' : 'musdes'
}

/** Short name of the meeting: `Musdes`, `Muskel`. */
export function labelMusyawarah(jenis: JenisMusyawarah): string {
  return jenis === 'muskel' ? 'Muskel' : 'Musdes'
}

/** What an usulan waits for, in one sentence; words follow the kind of area. */
export function menungguOf(status: StatusUsulan, kodeDesa: string, sudahDitugaskan = false): string {
  const { musyawarah, kepalaDaerah, desa } = sebutanOf(kodeDesa)
  const kalimat: Record<StatusUsulan, string> = {
    draf: 'Menunggu dilengkapi dan diajukan oleh pengusul.',
    diajukan: `Menunggu ${musyawarah}.`,
    dimusyawarahkan: sudahDitugaskan
      ? 'Menunggu hasil pemeriksaan lapangan oleh petugas.'
      : 'Menunggu Dinas Sosial menugaskan pemeriksaan lapangan.',
    diperiksa: 'Menunggu verifikasi Dinas Sosial.',
    diverifikasi: 'Menunggu daftar disahkan kepala dinas.',
    disahkan: `Menunggu penetapan ${kepalaDaerah}.`,
    ditetapkan: 'Menunggu dikirim ke Kemensos.',
    dikirim: 'Menunggu diproses BPS.',
    diproses: 'Menunggu jawaban pada rilis BPS berikutnya.',
    terjawab: 'Selesai: sudah dijawab rilis BPS.',
    ditolak: `Selesai: ditolak. Keluarga dapat diusulkan lagi oleh ${desa}.`,
    dibatalkan: 'Selesai: dibatalkan.',
  }
  return kalimat[status]
}

export const KEBERADAAN = ['ditemukan', 'pindah', 'meninggal', 'tidak-ditemukan', 'menolak'] as const
export type Keberadaan = (typeof KEBERADAAN)[number]
export const LABEL_KEBERADAAN: Record<Keberadaan, string> = {
  ditemukan: 'Ditemukan',
  pindah: 'Pindah',
  meninggal: 'Meninggal',
  'tidak-ditemukan': 'Tidak ditemukan',
  menolak: 'Menolak diperiksa',
}

export const PUTUSAN = ['sesuai', 'tidak-sesuai', 'sebagian'] as const
export type Putusan = (typeof PUTUSAN)[number]
export const LABEL_PUTUSAN: Record<Putusan, string> = {
  sesuai: 'Usulan sesuai keadaan',
  'tidak-sesuai': 'Usulan tidak sesuai keadaan',
  sebagian: 'Sebagian sesuai',
}

export const ALASAN_PEMERIKSAAN = ['usulan', 'temuan', 'sampel', 'sanggah', 'pkh-desil-5'] as const
export type AlasanPemeriksaan = (typeof ALASAN_PEMERIKSAAN)[number]
export const LABEL_ALASAN_PEMERIKSAAN: Record<AlasanPemeriksaan, string> = {
  usulan: 'Usulan pembaruan',
  temuan: 'Temuan',
  sampel: 'Sampel',
  sanggah: 'Sanggah',
  'pkh-desil-5': 'PKH desil 5',
}

export const STATUS_DAFTAR = ['disusun', 'disahkan', 'ditetapkan', 'dikirim', 'dibubarkan'] as const
export type StatusDaftar = (typeof STATUS_DAFTAR)[number]

/** State of a list in words that say who is next. */
export function labelStatusDaftar(status: StatusDaftar, kodeKab: string): string {
  const { kepalaDaerah } = sebutanOf(kodeKab)
  const label: Record<StatusDaftar, string> = {
    disusun: 'Menunggu pengesahan kepala dinas',
    disahkan: `Menunggu penetapan ${kepalaDaerah}`,
    ditetapkan: 'Ditetapkan, belum dikirim',
    dikirim: 'Dikirim ke Kemensos',
    dibubarkan: 'Dibubarkan: tidak ada usulan tersisa',
  }
  return label[status]
}

/** Upper-cased first letter, for a sentence that begins with a word of the area. */
export function kapital(kata: string): string {
  return `${kata.charAt(0).toUpperCase()}${kata.slice(1)}`
}

/** What became of families sent to be looked at, in one sentence: how many got a visit, how many did not and why. */
export function sebutPenugasan(hasil: { ditugaskan: number; menunggu: number; luar: number }): string {
  const lewat = [
    ...(hasil.menunggu > 0 ? [`${formatNumber(hasil.menunggu)} sudah menunggu pemeriksaan`] : []),
    ...(hasil.luar > 0 ? [`${formatNumber(hasil.luar)} di luar wilayah tugas petugas`] : []),
  ]
  const dilewati = hasil.menunggu + hasil.luar
  return `${formatNumber(hasil.ditugaskan)} keluarga ditugaskan${dilewati > 0 ? `, ${formatNumber(dilewati)} dilewati (${lewat.join(', ')})` : ''}.`
}
