/** A fault of the ground the application stands on, said in one sentence to whoever runs the server. */
export type SetupCode =
  | 'server/folder-rusak'
  | 'server/folder-tidak-dapat-dipakai'
  | 'server/disk-penuh'
  | 'server/port-terpakai'
  | 'server/tidak-terjangkau'
  | 'server/versi-lama'
  | 'server/sandi-salah'
  | 'server/hak-kurang'
  | 'server/biner-tidak-ada'
  | 'server/tidak-berjalan'
  | 'server/migrasi-gagal'
  | 'server/pemulihan-belum-selesai'
  | 'cadangan/kunci'
  | 'cadangan/rusak'
  | 'cadangan/tidak-tercakup'
  | 'cadangan/berkas'
  | 'cadangan/sedang-berjalan'
  | 'cadangan/tidak-kosong'
  | 'cadangan/versi-lain'
  | 'cadangan/tidak-cocok'

/**
 * Thrown by everything that opens, starts or prepares the database. `message` is an Indonesian sentence that can be
 * shown as it stands: it names folders, ports and hosts, never a password and never a person.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError'
  constructor(
    readonly code: SetupCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
  }
}

/** True for errors of the operating system with this code (`ENOENT`, `ENOSPC` …). */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
}
