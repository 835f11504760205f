// The office clock. A synthetic installation may run it from another instant, so that a whole quarter can be practised in a morning.
import 'server-only'
import { dateAt, type IsoDate } from '@/lib/core/date'
import { env } from './env'

const started = Date.now()

/** The instant the office believes it is: the machine's clock, or SAHIH_JAM plus the time since this process started. */
export function now(): Date {
  const jam = env().SAHIH_JAM
  return jam === undefined ? new Date() : new Date(new Date(jam).getTime() + (Date.now() - started))
}

/** Today at the office in Western Indonesia Time. */
export function today(): IsoDate {
  return dateAt(now(), 'WIB')
}
