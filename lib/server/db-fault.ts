// Faults of the database on their way to a log: what Next prints of a failed page is the whole error, and messages of the
// database quote the value they stumbled over, which may be a name or a NIK.
import { z } from 'zod'

/** SQLSTATE classes whose messages name tables and rights, never values: access and syntax, resources, operator, locks. */
const TANPA_NILAI = /^(42|53|57|40|55|08)/

const asal = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
})

/** The same fault without the values its message may quote; faults that are not the database's, or quote none, as they are. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || !error.name.startsWith('PrismaClient')) return error
  const found = asal.safeParse(error)
  const sqlState = found.success ? found.data.meta.driverAdapterError.cause.originalCode : undefined
  if (sqlState !== undefined && TANPA_NILAI.test(sqlState)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  const fault = new Error(
    `basis data tidak dapat menjalankan permintaan (${[code, sqlState].filter(Boolean).join(', ')})`,
  )
  fault.name = 'DatabaseFault'
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  fault.stack = [`${fault.name}: ${fault.message}`, ...places].join('\n')
  return fault
}
