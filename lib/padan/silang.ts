// What a kabupaten/kota may answer when another asks about a person both were delivered: codes, so that nothing personal travels.

export const JAWABAN_KLARIFIKASI = [
  'tinggal-di-sini',
  'sudah-pindah',
  'sudah-meninggal',
  'nik-keliru',
  'belum-jelas',
] as const
export type JawabanKlarifikasi = (typeof JAWABAN_KLARIFIKASI)[number]

export const LABEL_JAWABAN: Record<JawabanKlarifikasi, string> = {
  'tinggal-di-sini': 'Orang ini tinggal di sini',
  'sudah-pindah': 'Sudah pindah dari sini',
  'sudah-meninggal': 'Sudah meninggal',
  'nik-keliru': 'NIK di data kami keliru',
  'belum-jelas': 'Belum jelas, perlu dilihat di lapangan',
}
