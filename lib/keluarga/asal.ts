// Which layer a value is read from, by precedence as data. Only the two layers of the register can decide; other sources never.

/** The layers of the register that can hold a value. */
export const LAPIS_ASAL = ['pembaruan', 'rilis'] as const
export type LapisAsal = (typeof LAPIS_ASAL)[number]

/** Stands for every column without an order of its own. */
export const KOLOM_LAIN = '*'
/** Columns that BPS alone decides: their order cannot be changed. Dasar: Inpres 4/2025. */
export const KOLOM_BPS = ['desil_nasional', 'desil_provinsi', 'desil_kabupaten_kota'] as const

/** Precedence per column; {@link KOLOM_LAIN} is for every column without an order of its own. */
export type Prioritas = ReadonlyMap<string, readonly LapisAsal[]>

/** Whether text names a layer. */
export function isLapisAsal(text: string): text is LapisAsal {
  return LAPIS_ASAL.some((lapis) => lapis === text)
}

/** The layer a value comes from: the first of its order that says anything. Null when neither does. */
export function chooseLapis(
  prioritas: Prioritas,
  kolom: string,
  ada: { pembaruan: boolean; rilis: boolean },
): LapisAsal | null {
  const urutan = prioritas.get(kolom) ?? prioritas.get(KOLOM_LAIN) ?? LAPIS_ASAL
  return urutan.find((lapis) => ada[lapis]) ?? null
}
