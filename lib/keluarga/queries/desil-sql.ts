// The official national desil as rilis_keluarga_desil_idx holds it.
import 'server-only'
import { Prisma } from '@/prisma/client/client'

const ALIAS = { k: Prisma.sql`k`, b: Prisma.sql`b`, l: Prisma.sql`l` }

/**
 * The desil of a family row under this alias, 11 for belum diperingkat. Spelt as the index spells it: CASE, because under row security the
 * planner takes no COALESCE into an index.
 */
export function desilSql(alias: keyof typeof ALIAS): Prisma.Sql {
  return Prisma.sql`(CASE WHEN ${ALIAS[alias]}.desil_nasional IS NULL THEN 11::smallint ELSE ${ALIAS[alias]}.desil_nasional END)`
}

/** That the official desil is this one; 0 asks for belum diperingkat. */
export function berdesilSql(alias: keyof typeof ALIAS, desil: number): Prisma.Sql {
  return Prisma.sql`${desilSql(alias)} = ${desil === 0 ? 11 : desil}::smallint`
}
