// Work queues: which things wait for which peran. What counts them is queries/list-antrean.ts.
import type { Peran } from '@/lib/akses/izin'

export const ANTREAN = [
  'draf',
  'dikembalikan',
  'musyawarah',
  'penugasan',
  'pemeriksaan',
  'verifikasi',
  'daftar-baru',
  'pengesahan',
  'penetapan',
  'pengiriman',
  'pemrosesan',
  'jawaban',
] as const
export type Antrean = (typeof ANTREAN)[number]

/** Name, what one does there, unit that is counted, and where it is done. Words for a kota or kabupaten with several kinds of area. */
export const LABEL_ANTREAN: Record<Antrean, { label: string; petunjuk: string; satuan: string; tautan: string }> = {
  draf: {
    label: 'Draf saya',
    petunjuk: 'Lengkapi dan ajukan.',
    satuan: 'usulan',
    tautan: '/verval?antrean=draf',
  },
  dikembalikan: {
    label: 'Dikembalikan',
    petunjuk: 'Baca alasannya, perbaiki, lalu ajukan kembali.',
    satuan: 'usulan',
    tautan: '/verval?antrean=dikembalikan',
  },
  musyawarah: {
    label: 'Menunggu musyawarah',
    petunjuk: 'Catat berita acara dan keputusan setiap usulan.',
    satuan: 'usulan',
    tautan: '/verval?antrean=musyawarah',
  },
  penugasan: {
    label: 'Menunggu penugasan pemeriksaan',
    petunjuk: 'Tunjuk petugas pemeriksaan lapangan.',
    satuan: 'usulan',
    tautan: '/verval?antrean=penugasan',
  },
  pemeriksaan: {
    label: 'Pemeriksaan lapangan saya',
    petunjuk: 'Kunjungi keluarga dan catat temuannya.',
    satuan: 'pemeriksaan',
    tautan: '/verval/pemeriksaan',
  },
  verifikasi: {
    label: 'Menunggu verifikasi',
    petunjuk: 'Periksa usulan beserta hasil lapangannya.',
    satuan: 'usulan',
    tautan: '/verval?antrean=verifikasi',
  },
  'daftar-baru': {
    label: 'Siap disusun ke daftar',
    petunjuk: 'Susun daftar untuk pengesahan.',
    satuan: 'usulan',
    tautan: '/verval/daftar',
  },
  pengesahan: {
    label: 'Menunggu pengesahan',
    petunjuk: 'Baca daftar, lalu sahkan.',
    satuan: 'daftar',
    tautan: '/verval/daftar?status=disusun',
  },
  penetapan: {
    label: 'Menunggu penetapan',
    petunjuk: 'Baca daftar, lalu tetapkan.',
    satuan: 'daftar',
    tautan: '/verval/daftar?status=disahkan',
  },
  pengiriman: {
    label: 'Menunggu dikirim ke Kemensos',
    petunjuk: 'Buat berkas dan kirim.',
    satuan: 'daftar',
    tautan: '/verval/daftar?status=ditetapkan',
  },
  pemrosesan: {
    label: 'Menunggu diproses BPS',
    petunjuk: 'Catat bila BPS sudah menerima.',
    satuan: 'daftar',
    tautan: '/verval/daftar?status=dikirim',
  },
  jawaban: {
    label: 'Menunggu rilis BPS',
    petunjuk: 'Dijawab otomatis ketika rilis berikutnya terbit.',
    satuan: 'usulan',
    tautan: '/verval?antrean=jawaban',
  },
}

/** Queues of each peran, what comes first on top. An auditor only reads; an administrator sees no usulan. */
export const ANTREAN_PERAN: Record<Peran, readonly Antrean[]> = {
  'operator-desa': ['dikembalikan', 'draf', 'musyawarah'],
  pendamping: ['pemeriksaan'],
  'operator-dinsos': ['dikembalikan', 'draf', 'penugasan', 'pemeriksaan', 'pengiriman', 'pemrosesan', 'jawaban'],
  'verifikator-dinsos': ['verifikasi', 'penugasan', 'daftar-baru'],
  'kepala-dinas': ['pengesahan'],
  'kepala-daerah': ['penetapan'],
  auditor: [],
  administrator: [],
  'verifikator-mitra': [],
}
