// Who is acting: the session cookie (a next-auth JWT that carries only a session id) resolved against the database on every request.
import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import { type Aktor, can, type Izin, PERAN } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { db, withAktor } from './db'
import { env } from './env'

const COOKIE = 'next-auth.session-token'
/** A working day and a bit, in seconds. */
export const SESSION_SECONDS = 10 * 60 * 60

const aktorRow = z
  .object({
    id: z.string(),
    nama_pengguna: z.string(),
    nama: z.string(),
    peran: z.enum(PERAN),
    kode_wilayah: z.string(),
    kode_kab: z.string(),
  })
  .transform(
    (row): Aktor => ({
      id: row.id,
      nama: row.nama,
      namaPengguna: row.nama_pengguna,
      peran: row.peran,
      kodeWilayah: row.kode_wilayah,
      kodeKab: row.kode_kab,
    }),
  )

function isSecure(): boolean {
  return (env().NEXTAUTH_URL ?? '').startsWith('https://')
}

function cookieName(): string {
  return isSecure() ? `__Secure-${COOKIE}` : COOKIE
}

/** Session id of this request, or null. Nothing else in the token is trusted. */
export async function findSesiId(): Promise<string | null> {
  const value = (await cookies()).get(cookieName())?.value
  if (!value) return null
  const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  return typeof token?.sesi === 'string' ? token.sesi : null
}

/** Writes the session cookie; only from a server action or route handler. */
export async function writeSesi(sesi: string): Promise<void> {
  const token = await encode({ token: { sesi }, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS })
  const secure = isSecure()
  ;(await cookies()).set(cookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge: SESSION_SECONDS,
  })
}

/** Removes the session cookie. */
export async function clearSesi(): Promise<void> {
  ;(await cookies()).delete(cookieName())
}

/** The aktor of this request, or null: peran and wilayah as they are now. Memoised per request. */
export const findAktor = cache(async (): Promise<Aktor | null> => {
  const sesi = await findSesiId()
  if (!sesi) return null
  const rows = await db()
    .$queryRaw`SELECT id::text, nama_pengguna, nama, peran, kode_wilayah, kode_kab FROM sesi_aktor(${sesi}::uuid)`
  const row = z.array(z.unknown()).parse(rows)[0]
  return row === undefined ? null : aktorRow.parse(row)
})

/** Records that somebody asked for what they may not do. */
export async function recordRefusal(aktor: Aktor, izin: Izin, reason: string): Promise<void> {
  await withAktor(aktor, (tx) => catat(tx, 'akses.tolak', izin, { alasan: reason }))
}

/** The aktor if they have the izin; otherwise to the login page, or to the refusal page with the refusal recorded. */
export async function requireAktor(izin: Izin): Promise<Aktor> {
  const aktor = await findAktor()
  if (!aktor) redirect('/masuk')
  if (!can(aktor, izin)) {
    await recordRefusal(aktor, izin, 'halaman')
    redirect('/ditolak')
  }
  return aktor
}
