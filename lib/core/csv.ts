// Values on their way into a CSV that a spreadsheet will open.

// Dasar: OWASP "CSV Injection": = + - @ tab and carriage return at the start begin a formula or split a cell. A dash alone and a
// negative number are what stood there and are no formulas.
const RUMUS = /^(?:[=+@\t\r]|-(?![\d.,]*$))/

/** A value in quotes, so that numbers stay text; what a spreadsheet would run as a formula is marked as text by an apostrophe. */
export function toCsvCell(value: string): string {
  return `"${RUMUS.test(value) ? "'" : ''}${value.replaceAll('"', '""')}"`
}

/** One line of a CSV, comma-separated, without its end. */
export function toCsvLine(values: readonly string[]): string {
  return values.map(toCsvCell).join(',')
}
