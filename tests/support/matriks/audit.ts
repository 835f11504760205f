import { periksaJejak } from '@/lib/audit/commands'
import { kunci } from '../verval'
import type { Tindakan } from './bentuk'

/** Acts of audit. */
export const MATRIKS_AUDIT: readonly Tindakan[] = [
  {
    nama: 'audit.periksa',
    izin: 'audit:lihat',
    sekabupaten: false,
    tanpaSasaran: true,
    siapkan: async (aktor) => () => periksaJejak(aktor, { kunci: kunci() }),
  },
]
