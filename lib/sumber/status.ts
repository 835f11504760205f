// How an import stands, shared with the browser.

/**
 * How an import stands. `unggah`: its files are still coming. `diperiksa`: only tried, its files are still here. `menunggu`:
 * loaded whole, a second person must confirm. `disetujui`: confirmed, about to be published. `sama`: the same bytes were loaded before. `ditolak`: the files as a whole cannot be used, or a second
 * person said no.
 */
export const STATUS_IMPOR = [
  'unggah',
  'antre',
  'berjalan',
  'diperiksa',
  'menunggu',
  'disetujui',
  'terbit',
  'sama',
  'ditolak',
  'gagal',
] as const
export type StatusImpor = (typeof STATUS_IMPOR)[number]

export const LABEL_STATUS_IMPOR: Record<StatusImpor, string> = {
  unggah: 'Menunggu berkas',
  antre: 'Menunggu giliran',
  berjalan: 'Berjalan',
  diperiksa: 'Sudah diperiksa',
  menunggu: 'Menunggu konfirmasi',
  disetujui: 'Disetujui, sedang diterbitkan',
  terbit: 'Terbit',
  sama: 'Sudah pernah dimuat',
  ditolak: 'Ditolak',
  gagal: 'Gagal',
}

/** Whether nothing goes on by itself any more: an end, or somebody's turn. */
export function isUsaiImpor(status: StatusImpor): boolean {
  return !['unggah', 'antre', 'berjalan', 'disetujui'].includes(status)
}

/** Most files of one upload: the pair, and room for a mistake that is then told. */
export const BERKAS_TERBANYAK = 4
