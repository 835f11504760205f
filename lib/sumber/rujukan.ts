// Which row of which delivery a corrected row stands for: one column of the file of rows set aside, handed back with it.

/** Name of the column; a file that has it holds corrections and joins the delivery it came from. */
export const KOLOM_RUJUKAN = 'rujukan_baris'

/** A row of an import: `ke` is its file, `baris` its line there. */
export type Rujukan = { imporId: string; ke: number; baris: number }

/** What stands in the column. */
export function toRujukan({ imporId, ke, baris }: Rujukan): string {
  return `${imporId}:${ke}:${baris}`
}

const BENTUK = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):(\d{1,4}):(\d{1,9})$/

/** The row that is meant, null when the text names none. Blanks and a leading apostrophe of a spreadsheet are let go. */
export function parseRujukan(text: string): Rujukan | null {
  const [, imporId, ke, baris] = BENTUK.exec(text.trim().replace(/^'/, '').toLowerCase()) ?? []
  return imporId ? { imporId, ke: Number(ke), baris: Number(baris) } : null
}
