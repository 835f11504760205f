// How a local change and the release stand to each other: recognised by BPS, not yet, or something else altogether.

export const PENGAKUAN = ['diakui', 'belum-diakui', 'berbeda'] as const
export type Pengakuan = (typeof PENGAKUAN)[number]

export const LABEL_PENGAKUAN: Record<Pengakuan, string> = {
  diakui: 'Diakui BPS',
  'belum-diakui': 'Belum diakui BPS',
  berbeda: 'Berbeda dari rilis BPS',
}

/**
 * Standing of one pembaruan daerah: diakui when the release says the same, belum diakui when it still says what it said
 * before the change, berbeda otherwise. Empty text and nothing are the same.
 */
export function computePengakuan(pembaruan: {
  nilai: string | null
  nilaiLama: string | null
  nilaiRilis: string | null
}): Pengakuan {
  const [nilai, lama, rilis] = [pembaruan.nilai, pembaruan.nilaiLama, pembaruan.nilaiRilis].map((teks) => teks ?? '')
  if (rilis === nilai) return 'diakui'
  return rilis === lama ? 'belum-diakui' : 'berbeda'
}
