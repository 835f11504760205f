// Which files count as the picture of a paper: told by their first bytes, never by their name or by what the browser says.

/** Most bytes of one paper: a page scanned in colour, or a photograph as a phone takes it. */
export const BUKTI_TERBESAR = 10 << 20
/** Bytes from the start of a file that tell its type. */
export const AWAL_BUKTI = 8

/** Type of a paper as it is sent, and the ending of its name. */
export type TipeBukti = { tipe: string; akhiran: 'pdf' | 'jpg' | 'png' }

const TANDA: readonly (TipeBukti & { awal: readonly number[] })[] = [
  { tipe: 'application/pdf', akhiran: 'pdf', awal: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { tipe: 'image/jpeg', akhiran: 'jpg', awal: [0xff, 0xd8, 0xff] },
  { tipe: 'image/png', akhiran: 'png', awal: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
]

/** The type of a file by its first {@link AWAL_BUKTI} bytes; null when it is no PDF, JPEG or PNG. */
export function readTipeBukti(awal: Uint8Array): TipeBukti | null {
  const tanda = TANDA.find((satu) => satu.awal.every((bita, at) => awal[at] === bita))
  return tanda ? { tipe: tanda.tipe, akhiran: tanda.akhiran } : null
}
