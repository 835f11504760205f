import { mintaRekap } from '@/lib/kelayakan/commands/minta-rekap'
import { mintaRekapSchema } from '@/lib/kelayakan/schema'
import { kunci } from '../verval'
import type { Tindakan } from './bentuk'

/** Acts of kelayakan. */
export const MATRIKS_KELAYAKAN: readonly Tindakan[] = [
  {
    nama: 'kelayakan.minta',
    izin: 'peringkat:jalankan',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () =>
      mintaRekap(aktor, mintaRekapSchema.parse({ kunci: kunci(), tanggal: '2025-10-15' })),
  },
]
