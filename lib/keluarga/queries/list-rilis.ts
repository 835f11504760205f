// The deliveries a person may look at.
import 'server-only'
import { cache } from 'react'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { type RilisRow, rilisRow } from './find-rilis'

/** Published deliveries of the aktor's kabupaten/kota, the newest quarter and delivery first; a handful a year. Memoised per request. */
export const listRilis = cache(
  async (aktor: Aktor): Promise<RilisRow[]> =>
    withAktor(aktor, (tx) =>
      tx.rilis.findMany({
        where: { kodeKab: aktor.kodeKab, status: 'terbit' },
        orderBy: [{ periode: 'desc' }, { pengiriman: 'desc' }],
        select: rilisRow,
      }),
    ),
)
