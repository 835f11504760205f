// The matrix of act × peran × wilayah: every act of every room, one file a room in tests/support/matriks/. A test says which
// act is missing.
import { MATRIKS_AKSES } from './matriks/akses'
import { MATRIKS_AUDIT } from './matriks/audit'
import type { Tindakan } from './matriks/bentuk'
import { MATRIKS_BERKAS } from './matriks/berkas'
import { MATRIKS_KELAYAKAN } from './matriks/kelayakan'
import { MATRIKS_KELUARGA } from './matriks/keluarga'
import { MATRIKS_PADAN } from './matriks/padan'
import { MATRIKS_PERINGKAT } from './matriks/peringkat'
import { MATRIKS_SUMBER } from './matriks/sumber'
import { MATRIKS_TEMUAN } from './matriks/temuan'
import { MATRIKS_VERVAL } from './matriks/verval'

export const MATRIKS: readonly Tindakan[] = [
  ...MATRIKS_AKSES,
  ...MATRIKS_AUDIT,
  ...MATRIKS_BERKAS,
  ...MATRIKS_KELAYAKAN,
  ...MATRIKS_KELUARGA,
  ...MATRIKS_PADAN,
  ...MATRIKS_PERINGKAT,
  ...MATRIKS_SUMBER,
  ...MATRIKS_TEMUAN,
  ...MATRIKS_VERVAL,
]

/** Form endpoints that are no act upon somebody's data, with the reason they are not in the matrix. */
export const TANPA_MATRIKS: Readonly<Record<string, string>> = {
  pilihKolom: 'remembers which columns the user wants to see, of lists they see anyway',
  pilihPandangan: 'remembers a choice in a cookie; what it chooses is checked against the scope when read',
}
