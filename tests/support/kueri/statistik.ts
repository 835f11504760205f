import { getRekapDesil, listRekapWilayah } from '@/lib/statistik/queries'
import { AREA, type Kueri } from './bentuk'

/** Reads of statistik. */
export const KUERI_STATISTIK: readonly Kueri[] = [
  {
    nama: 'getRekapDesil',
    run: async (aktor, { kota }) => {
      const answers: unknown[] = []
      for (const rilisId of Object.values(kota.rilisIdByKab))
        for (const kodeWilayah of AREA)
          if (kodeWilayah) answers.push(await getRekapDesil(aktor, { rilisId, kodeWilayah }))
      return answers
    },
  },
  {
    nama: 'listRekapWilayah',
    run: async (aktor, { kota }) => {
      const answers: unknown[] = []
      for (const rilisId of Object.values(kota.rilisIdByKab))
        for (const induk of ['3275', '327501', '3515', '351501'])
          answers.push(await listRekapWilayah(aktor, { rilisId, induk }))
      return answers
    },
  },
]
