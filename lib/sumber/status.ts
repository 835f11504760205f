// How an import stands, shared with the browser.

/** How an import stands. `unggah`: its files are still coming. `sama`: the same bytes were loaded before. `ditolak`: the files as a whole cannot be used. */
export const STATUS_IMPOR = ['unggah', 'antre', 'berjalan', 'terbit', 'sama', 'ditolak', 'gagal'] as const
export type StatusImpor = (typeof STATUS_IMPOR)[number]

export const LABEL_STATUS_IMPOR: Record<StatusImpor, string> = {
  unggah: 'Menunggu berkas',
  antre: 'Menunggu giliran',
  berjalan: 'Berjalan',
  terbit: 'Terbit',
  sama: 'Sudah pernah dimuat',
  ditolak: 'Ditolak',
  gagal: 'Gagal',
}

/** Whether an import has come to its end. */
export function isUsaiImpor(status: StatusImpor): boolean {
  return status === 'terbit' || status === 'sama' || status === 'ditolak' || status === 'gagal'
}

/** Most files of one upload: the pair, and room for a mistake that is then told. */
export const BERKAS_TERBANYAK = 4
