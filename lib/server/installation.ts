// Facts of this installation that pages and commands ask for.
import 'server-only'
import { cache } from 'react'
import { db } from './db'

/** Whether this database holds synthetic data only. Memoised per request. */
export const isSintetis = cache(async (): Promise<boolean> => {
  const row = await db().pengaturan.findUnique({ where: { kunci: 'sintetis' }, select: { nilai: true } })
  return row?.nilai === true
})
