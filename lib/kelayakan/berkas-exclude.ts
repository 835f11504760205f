// The file in which SIKS-NG's exclude list reaches us: one line per flag, a No. KK or a NIK, and the code of the criterion.
import { z } from 'zod'

/** Columns of the file, in any order; of the two numbers one may be empty. */
export const KOLOM_EXCLUDE = ['nomor_kartu_keluarga', 'nomor_induk_kependudukan', 'kode'] as const

const nomor = z
  .string()
  .trim()
  .regex(/^(\d{16})?$/, 'harus 16 angka')

const barisSchema = z
  .object({
    nomor_kartu_keluarga: nomor,
    nomor_induk_kependudukan: nomor,
    kode: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^EX\d{2}$/, 'harus seperti EX05'),
  })
  .refine((baris) => baris.nomor_kartu_keluarga !== '' || baris.nomor_induk_kependudukan !== '', {
    path: ['nomor_kartu_keluarga'],
    error: 'kosong, begitu pula nomor_induk_kependudukan',
  })
export type BarisExclude = z.output<typeof barisSchema>

/** Which columns of the header are missing; empty when it can be read. */
export function missingKolom(header: readonly string[]): string[] {
  return KOLOM_EXCLUDE.filter((kolom) => !header.includes(kolom))
}

/** A line as read, or what is wrong with it as `kolom alasan`, without its values. */
export function parseBaris(isi: Record<string, string>): BarisExclude | { salah: string } {
  const hasil = barisSchema.safeParse(isi)
  if (hasil.success) return hasil.data
  const satu = hasil.error.issues[0]
  return { salah: `kolom ${String(satu?.path[0] ?? '')} ${satu?.message ?? ''}`.trim() }
}
