// The reference of a row set aside: it goes out with the row in the file of corrections and names it when it comes back.
import { refuse } from '@/lib/core/result'

/** Where a row was first set aside: last twelve digits of the id of its import, file (odd keluarga, even anggota), line. */
export type Rujukan = { impor: string; ke: number; baris: number }

/** Header of the column that holds the reference. */
export const KOLOM_RUJUKAN = 'rujukan_baris'

/** Corrected rows beside rows that are none, whatever the kind of delivery: which delivery they belong to could not be told. */
export const PERBAIKAN_CAMPUR = refuse(
  'sumber/perbaikan-campur',
  'Berkas perbaikan tidak dapat dimuat bersama berkas lain. Unggah berkas perbaikannya saja.',
)

/** Whether a header is that of the references. */
export function isKolomRujukan(header: string): boolean {
  return header.trim().toLowerCase() === KOLOM_RUJUKAN
}

/** The part of an id of an import that stands in references. */
function toImporRujukan(imporId: string): string {
  return imporId.replaceAll('-', '').slice(-12)
}

/** The reference as it stands in a file: no spreadsheet takes it for a number or a date. */
export function formatRujukan(imporId: string, ke: number, baris: number): string {
  return `${toImporRujukan(imporId)}-${ke}-${baris}`
}

/** The reference behind a text; blanks and a leading apostrophe do not matter. Null when it is none. */
export function parseRujukan(text: string): Rujukan | null {
  const bagian = /^'?([0-9a-f]{12})-(\d{1,4})-(\d{1,9})$/i.exec(text.trim())
  if (!bagian) return null
  const [, impor = '', ke = '', baris = ''] = bagian
  return Number(ke) === 0 ? null : { impor: impor.toLowerCase(), ke: Number(ke), baris: Number(baris) }
}

/** SQL of the reference of a row on its own import: `impor` a uuid, `ke` and `baris` columns. */
export function rujukanSql(impor: string, ke: string, baris: string): string {
  return `right(replace(${impor}::text, '-', ''), 12) || '-' || ${ke} || '-' || ${baris}`
}
