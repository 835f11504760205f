import { mintaPeringkat } from '@/lib/peringkat/commands/minta-peringkat'
import { mintaPeringkatSchema } from '@/lib/peringkat/schema'
import { asOwner } from '../db'
import { seedKeluarga, seedRilis } from '../factories'
import { kunci } from '../verval'
import type { Tindakan } from './bentuk'

/** Acts of peringkat. */
export const MATRIKS_PERINGKAT: readonly Tindakan[] = [
  {
    nama: 'peringkat.minta',
    izin: 'peringkat:jalankan',
    sekabupaten: true,
    siapkan: async (aktor) => {
      await seedKeluarga({ rilisId: await seedRilis() })
      const { rows } = await asOwner((client) =>
        client.query<{ kode: string }>('SELECT kode FROM peringkat_model LIMIT 1'),
      )
      const input = { periode: '2025-TW3', model: rows[0]?.kode, lapis: 'rilis', bobot: 'jiwa' }
      return () => mintaPeringkat(aktor, mintaPeringkatSchema.parse({ kunci: kunci(), ...input }))
    },
  },
]
