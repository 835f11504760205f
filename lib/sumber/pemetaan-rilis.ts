// What an office decides about the files of a release before they are read: which drifted header is which column, and how text is separated and spelled.
import { z } from 'zod'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA, toNamaKolom } from './kolom'

/** Header as {@link toNamaKolom} writes it → name of a column, `''` for an extra one. */
export type PetaKolom = Readonly<Record<string, string>>

const DIKENAL: ReadonlySet<string> = new Set([...KOLOM_KELUARGA, ...KOLOM_ANGGOTA])

const petaKolomSchema = z.record(
  z.string().max(200),
  z.string().refine((nama) => nama === '' || DIKENAL.has(nama)),
)

/** As stored with an upload; `kolom` also as the profile `dtsen` of an office. */
export const pemetaanRilisSchema = z.object({
  pemisah: z.enum([',', ';', '|', '\t']).optional(),
  enkode: z.enum(['utf-8', 'windows-1252']).optional(),
  kolom: petaKolomSchema.default({}),
})
export type PemetaanRilis = z.output<typeof pemetaanRilisSchema>

/** The name of the column a header is read as: what was decided goes before spelling and synonyms. An extra column keeps a name no column has. */
export function bacaKepala(header: string, peta: PetaKolom = {}): string {
  const nama = toNamaKolom(header)
  if (!Object.hasOwn(peta, nama)) return nama
  return peta[nama] || `tambahan:${nama}`
}
