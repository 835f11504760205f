// The two times of a look back: the day whose facts are shown, and the instant whose knowledge is.
import 'server-only'
import type { IsoDate } from '@/lib/core/date'
import type { Tx } from '@/lib/server/db'
import { type RilisRow, rilisRow } from './find-rilis'

/** `berlaku`: facts that held on that day. `dicatat`: what was known at that instant. Left out, the one of now. */
export type Pandang = { berlaku?: IsoDate | undefined; dicatat?: Date | undefined }

/** Condition on rows with both times of the local layer; without `dicatat` those not withdrawn. */
export function whereBerlaku({ berlaku, dicatat }: Pandang) {
  return {
    ...(berlaku === undefined ? {} : { berlakuSejak: { lte: new Date(berlaku) } }),
    ...(dicatat === undefined
      ? { dicabutPada: null }
      : { dicatatPada: { lte: dicatat }, OR: [{ dicabutPada: null }, { dicabutPada: { gt: dicatat } }] }),
  }
}

/** Condition on deliveries known at that instant, withdrawn later or not, whose rows are still kept. */
export function whereTerbit(kodeKab: string, { berlaku, dicatat }: Pandang) {
  return {
    kodeKab,
    dibuangPada: null,
    ...(berlaku === undefined ? {} : { berlakuSejak: { lte: new Date(berlaku) } }),
    ...(dicatat === undefined
      ? { status: 'terbit' }
      : {
          terbitPada: { lte: dicatat },
          OR: [{ status: 'terbit' }, { status: 'ditarik', ditarikPada: { gt: dicatat } }],
        }),
  }
}

/**
 * The delivery read for a look back: of those known then whose facts hold by that day, the one of the latest day and,
 * within it, published last. Null when none was.
 */
export async function findRilisPer(tx: Tx, kodeKab: string, pandang: Pandang): Promise<RilisRow | null> {
  return tx.rilis.findFirst({
    where: whereTerbit(kodeKab, pandang),
    orderBy: [{ berlakuSejak: 'desc' }, { terbitPada: 'desc' }, { id: 'desc' }],
    select: rilisRow,
  })
}
