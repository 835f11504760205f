// CSV on its way to a spreadsheet: a value that would be read as a formula becomes text, and rows are counted as they pass.

const KUTIP = 0x22
const KOMA = 0x2c
const BARIS = 0x0a

// Dasar: OWASP "CSV Injection": = + - @ tab and carriage return at the start of a value begin a formula or split a cell.
const BAHAYA = new Uint8Array(256)
for (const byte of [0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d]) BAHAYA[byte] = 1
const APOSTROF = Uint8Array.of(0x27)

/**
 * Reads the bytes of a comma separated file piece by piece and gives them back with an apostrophe before every value that
 * begins like a formula, as spreadsheets mark text. Nothing else changes; a piece without such a value is passed on as it is.
 */
export class PenjagaRumus {
  /** Lines that have ended so far, the header included; line feeds inside quotes do not count. */
  baris = 0
  private awal = true
  private kutip = false

  /** The pieces to write for one piece read. */
  periksa(chunk: Uint8Array): Uint8Array[] {
    const pieces: Uint8Array[] = []
    let { awal, kutip, baris } = this
    let dari = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (awal) {
        // An opening quote is not yet the value.
        if (byte === KUTIP && !kutip) {
          kutip = true
          continue
        }
        awal = false
        if (BAHAYA[byte] === 1) {
          pieces.push(chunk.subarray(dari, i), APOSTROF)
          dari = i
        }
      }
      // A doubled quote closes and opens again, which is what it means here.
      if (byte === KUTIP) kutip = !kutip
      else if (!kutip && (byte === KOMA || byte === BARIS)) {
        awal = true
        if (byte === BARIS) baris++
      }
    }
    this.awal = awal
    this.kutip = kutip
    this.baris = baris
    pieces.push(dari === 0 ? chunk : chunk.subarray(dari))
    return pieces
  }
}
