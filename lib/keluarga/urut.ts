// Orders of the family list, shared with the browser.

/** Columns a list may be sorted by; each has an index behind it. */
export const URUT_KELUARGA = ['nama', 'desil', 'wilayah'] as const
export type UrutKeluarga = (typeof URUT_KELUARGA)[number]
