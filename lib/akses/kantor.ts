// Offices outside the Dinas Sosial whose people check findings: which of them an account answers for.
import { LABEL_PERAN, type Peran } from './izin'

export const KODE_KANTOR = ['disdukcapil', 'dinkes', 'dpmd', 'lainnya'] as const
export type KodeKantor = (typeof KODE_KANTOR)[number]

export const LABEL_KANTOR: Record<KodeKantor, string> = {
  disdukcapil: 'Disdukcapil',
  dinkes: 'Dinas Kesehatan',
  dpmd: 'DPMD',
  lainnya: 'Perangkat daerah lain',
}

/** Whether accounts of this peran answer for an office. */
export function perluKantor(peran: Peran): boolean {
  return peran === 'verifikator-mitra'
}

/** The peran in words, with the office of somebody who answers for one. */
export function sebutPeran({ peran, kantor }: { peran: Peran; kantor: KodeKantor | null }): string {
  if (!perluKantor(peran)) return LABEL_PERAN[peran]
  return `${LABEL_PERAN[peran]} (${kantor ? LABEL_KANTOR[kantor] : 'perangkat daerah belum diisi'})`
}
