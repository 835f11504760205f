// Who is acting: the session cookie (a next-auth token that carries only a session id) resolved against the database on every request.
import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import { type Aktor, can, type Izin } from '@/lib/akses/izin'
import { UMUR_SESI_DETIK } from '@/lib/akses/sesi'
import { toMasuk } from '@/lib/akses/tujuan'
import { catat } from '@/lib/audit/commands'
import { findAktorSesi } from './aktor'
import { authOptions, sessionCookie } from './auth'
import { withAktor } from './db'
import { env } from './env'

const sessionSchema = z.object({ sesi: z.uuid() })

/** Session id of this request, or null. Nothing else in the token is trusted. */
export async function findSesiId(): Promise<string | null> {
  const session = sessionSchema.safeParse(await getServerSession(authOptions()))
  return session.success ? session.data.sesi : null
}

/** Writes the session cookie; only from a server action or route handler. */
export async function writeSesi(sesi: string): Promise<void> {
  const token = await encode({ token: { sesi }, secret: env().NEXTAUTH_SECRET, maxAge: UMUR_SESI_DETIK })
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, token, options)
}

/** Removes the session cookie. */
export async function clearSesi(): Promise<void> {
  const { name, options } = sessionCookie()
  // Browsers drop a __Secure- cookie only when the order to do so is itself marked secure.
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

/** The aktor of this request, or null: peran and wilayah as they are now. Memoised per request. */
export const findAktor = cache(async (): Promise<Aktor | null> => {
  const sesi = await findSesiId()
  return sesi ? findAktorSesi(sesi) : null
})

/** Records that somebody asked for what they may not do. */
export async function recordRefusal(aktor: Aktor, izin: Izin, reason: string): Promise<void> {
  await withAktor(aktor, (tx) => catat(tx, 'akses.tolak', izin, { alasan: reason }))
}

/** Request header in which proxy.ts says which page was asked for. */
const HEADER_JALUR = 'x-sahih-jalur'

/** The aktor if they have the izin; otherwise to the login page, which leads back here, or to the refusal page with the refusal recorded. */
export async function requireAktor(izin: Izin): Promise<Aktor> {
  const aktor = await findAktor()
  if (!aktor) redirect(toMasuk((await headers()).get(HEADER_JALUR)))
  if (!can(aktor, izin)) {
    await recordRefusal(aktor, izin, 'halaman')
    redirect('/ditolak')
  }
  return aktor
}
