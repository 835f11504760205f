// How long a stated purpose keeps numbers open, and how often somebody may compare without stating one.

/** Minutes a purpose holds for the thing it was stated for. Source: issue of the register in full, §4. */
export const LAMA_BUKAAN_MENIT = 30
/** Comparisons of a typed NIK per aktor within {@link JENDELA_BANDING_MENIT} minutes: enough for a counter, too few to guess. */
export const BATAS_BANDING = 20
export const JENDELA_BANDING_MENIT = 10

/** The instant a purpose stated now ends. */
export function akhirBukaan(pada: Date): Date {
  return new Date(pada.getTime() + LAMA_BUKAAN_MENIT * 60_000)
}
