// How a delivered file was read, as stored beside the import and said on its page.
import { z } from 'zod'

const enkodeSchema = z.enum(['utf-8', 'windows-1252'])

/** What an upload noted of its text tables, by their name; undefined for one that came before this was noted. */
export const enkodeByNamaSchema = z.record(z.string(), enkodeSchema).optional().catch(undefined)

/** Form of a file: text with its separator and encoding, or the sheets its rows came from. */
export const bentukBerkasSchema = z.discriminatedUnion('format', [
  z.object({
    format: z.literal('csv'),
    pemisah: z.enum(['|', ';', ',', '\t']),
    enkode: enkodeSchema,
  }),
  z.object({ format: z.literal('xlsx'), lembar: z.array(z.string()).min(1) }),
])
export type BentukBerkas = z.output<typeof bentukBerkasSchema>

const NAMA_PEMISAH = { '|': 'garis tegak', ';': 'titik koma', ',': 'koma', '\t': 'tab' } as const
const NAMA_ENKODE = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252' } as const

/** The form in words: `CSV, pemisah titik koma, UTF-8` or `XLSX, lembar keluarga`. */
export function formatBentuk(bentuk: BentukBerkas): string {
  return bentuk.format === 'csv'
    ? `CSV, pemisah ${NAMA_PEMISAH[bentuk.pemisah]}, ${NAMA_ENKODE[bentuk.enkode]}`
    : `XLSX, lembar ${bentuk.lembar.join(', ')}`
}
