// What the forms of a daftar penetapan send and what its list takes from the address.
import { z } from 'zod'
import { STATUS_USULAN } from '../alur'
import { STATUS_DAFTAR } from '../sebutan'
import { alasan, catatan, id, idList, kosong, kunci, versi } from './isian'

/** All verified usulan that are in no list, of the whole kabupaten/kota or of one kecamatan or desa. */
export const susunDaftarSchema = z.object({
  kunci,
  judul: z.string().trim().min(3, 'Isi judul daftar.').max(200, 'Judul paling banyak 200 huruf.'),
  kodeWilayah: z.preprocess(
    kosong,
    z
      .string()
      .regex(/^\d{4}(\d{2}(\d{4})?)?$/)
      .optional(),
  ),
})
export type SusunDaftarInput = z.output<typeof susunDaftarSchema>

export const keluarkanBarisSchema = z.object({
  kunci,
  daftarId: id,
  versi,
  id: idList(500),
  ke: z.enum(STATUS_USULAN, { error: 'Pilih tahap tujuan.' }),
  alasan,
})
export type KeluarkanBarisInput = z.output<typeof keluarkanBarisSchema>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Muat ulang halaman, lalu kirim kembali.')

/** A signature: what was shown is what is signed. `setuju` is the ticked statement of the form. */
export const tandaTanganSchema = z.object({
  kunci,
  id,
  versi,
  sha256,
  catatan,
  setuju: z.literal('ya', { error: 'Centang pernyataan bahwa Anda sudah membaca daftar versi ini.' }),
})
export type TandaTanganInput = Omit<z.output<typeof tandaTanganSchema>, 'setuju'>

export const kirimDaftarSchema = z.object({ kunci, id })
export type KirimDaftarInput = z.output<typeof kirimDaftarSchema>

export const catatDiprosesSchema = z.object({ kunci, id, catatan })
export type CatatDiprosesInput = z.output<typeof catatDiprosesSchema>

export const daftarFilterSchema = z.object({
  status: z.enum(STATUS_DAFTAR).optional().catch(undefined),
  kursor: z.string().max(60).optional().catch(undefined),
  ukuran: z.coerce.number().int().min(1).max(200).catch(50).default(50),
})
export type DaftarFilter = z.output<typeof daftarFilterSchema>
