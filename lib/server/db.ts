// The application's database connection and the one way to use it: inside the scope of an aktor.
import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Aktor, isTanpaOrang } from '@/lib/akses/izin'
import { rangeOf } from '@/lib/wilayah/kode'
import { Prisma, PrismaClient } from '@/prisma/client/client'
import { withoutValues } from './db-fault'
import { env } from './env'

/** A transaction with the scope of an aktor already set. */
export type Tx = Prisma.TransactionClient

// Kept on globalThis so that a development reload does not open a second pool.
const holder = globalThis as { sahihDb?: PrismaClient; sahihPenutup?: (() => Promise<unknown>)[] }

/** Prisma on the application's role: row security, no DDL. Tables of people are reached through withAktor only. */
export function db(): PrismaClient {
  holder.sahihDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL_APLIKASI,
      max: 10,
      application_name: 'sahih',
      // The adapter takes the text of a timestamptz for UTC whatever its offset says, so the session must speak UTC:
      // with the database's own Asia/Jakarta every instant would be seven hours late.
      options: '-c timezone=UTC',
    }),
    // Defaults of 2 s and 5 s fail under a morning's rush: waiting is better than an error, a stuck act is not.
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  })
  return holder.sahihDb
}

/** Has `work` run when the pool is closed: what else holds a connection must not keep a command line from ending. */
export function onCloseDb(work: () => Promise<unknown>): void {
  holder.sahihPenutup ??= []
  holder.sahihPenutup.push(work)
}

/** Closes the pool; for command lines and tests. */
export async function closeDb(): Promise<void> {
  await Promise.allSettled((holder.sahihPenutup?.splice(0) ?? []).map((work) => work()))
  await holder.sahihDb?.$disconnect()
  holder.sahihDb = undefined
}

/** The arguments of `atur_lingkup` for the aktor. */
function lingkupOf(aktor: Aktor): Prisma.Sql {
  // A range that holds no desa: who may read no people finds none, whatever the application forgets to ask.
  const { awal, akhir } = isTanpaOrang(aktor.peran) ? rangeOf(`${aktor.kodeKab}999999`) : rangeOf(aktor.kodeWilayah)
  return Prisma.sql`${aktor.kodeKab}, ${awal}, ${akhir}, ${aktor.id}, ${aktor.peran}, ${aktor.kodeWilayah}`
}

/** Sets the scope of the aktor on a transaction: row security reads it, the audit signs with it. */
export async function setLingkup(tx: Tx, aktor: Aktor): Promise<void> {
  await tx.$executeRaw`SELECT atur_lingkup(${lingkupOf(aktor)})`
}

/**
 * Asks one SQL function that sets the scope itself: its first arguments are those of `atur_lingkup`, its first statement calls it.
 * For a look-up that must be at hand at once: opening, setting the scope and closing are no round trips of their own.
 */
export async function askAktor(aktor: Aktor, ask: (lingkup: Prisma.Sql) => Prisma.Sql): Promise<unknown> {
  try {
    return await db().$queryRaw(ask(lingkupOf(aktor)))
  } catch (error) {
    throw withoutValues(error)
  }
}

/** Runs `work` in one transaction that sees and touches only the wilayah of the aktor. A refusal returned by `work` still commits: refusals must come before the first write. */
export async function withAktor<T>(aktor: Aktor, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(async (tx) => {
      await setLingkup(tx, aktor)
      return work(tx)
    })
  } catch (error) {
    throw withoutValues(error)
  }
}
