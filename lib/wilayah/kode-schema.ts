// Area codes as they are parsed at the edge. Apart from their arithmetic, which browsers load: zod is not sent to them.
import { z } from 'zod'
import type { KodeWilayah } from './kode'

/** Internal code of an area of any level. */
export const kodeWilayahSchema = z
  .string()
  .regex(/^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$/, 'Kode wilayah harus 2, 4, 6, atau 10 angka.')
  .transform((kode) => kode as KodeWilayah)

/** Code of a kabupaten/kota, four digits. */
export const kodeKabSchema = z
  .string()
  .regex(/^\d{4}$/, 'Kode kabupaten/kota harus 4 angka.')
  .transform((kode) => kode as KodeWilayah)
