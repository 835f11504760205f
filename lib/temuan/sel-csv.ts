// Values on their way into a CSV that a spreadsheet will open.

/** A value in quotes; one that a spreadsheet would take for a formula gets an apostrophe. Source: OWASP, CSV injection. */
export function toSel(nilai: string): string {
  const aman = /^[=+\-@\t\r]/.test(nilai) ? `'${nilai}` : nilai
  return `"${aman.replaceAll('"', '""')}"`
}
