// next-auth's settings: credentials, a JWT session, our cookie. The token carries a session id and nothing else; who that is
// and what they may is looked up on every request. No next-auth route is mounted: the login form is a server action, which
// works before its script has loaded and has one door instead of five.
import 'server-only'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { type Asal, masuk } from '@/lib/akses/commands/masuk'
import { describePerangkat } from '@/lib/akses/perangkat'
import { UMUR_SESI_DETIK } from '@/lib/akses/sesi'
import type { Result } from '@/lib/core/result'
import { env } from './env'
import { log } from './log'
import { addressOf } from './origin'

const COOKIE = 'next-auth.session-token'

function isSecure(): boolean {
  return (env().NEXTAUTH_URL ?? '').startsWith('https://')
}

/** Name and attributes of the session cookie: not readable by script, not sent along by other sites, https only where there is https. */
export function sessionCookie() {
  const secure = isSecure()
  return {
    name: secure ? `__Secure-${COOKIE}` : COOKIE,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: UMUR_SESI_DETIK } as const,
  }
}

/** Where a request comes from, as login counts and records it. */
export function asalOf(headers: Headers): Asal {
  return { alamat: addressOf(headers), perangkat: describePerangkat(headers.get('user-agent')) }
}

/** The credentials door: the same `masuk` as the form, with its refusals. `id` of the user handed to next-auth is the session's. */
export async function authorize(
  credentials: { namaPengguna: string; sandi: string },
  headers: Headers,
): Promise<Result<{ sesi: string }>> {
  return masuk(credentials, asalOf(headers))
}

/** Settings for whatever of next-auth reads or writes the session. */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: UMUR_SESI_DETIK },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/masuk', error: '/masuk' },
    providers: [
      CredentialsProvider({
        name: 'Sahih',
        credentials: { namaPengguna: { label: 'Nama pengguna' }, sandi: { label: 'Kata sandi', type: 'password' } },
        authorize: async (credentials, request) => {
          if (!credentials) return null
          const result = await authorize(credentials, new Headers(request.headers))
          return result.ok ? { id: result.value.sesi } : null
        },
      }),
    ],
    // Its own logger writes whole errors to the console; ours says which kind it was and nothing else.
    logger: {
      error: (code) => log.error({ code }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
    callbacks: {
      // Whatever else a token might hold is dropped in both directions.
      jwt: ({ token, user }) => ({ sesi: user ? user.id : token.sesi }),
      session: ({ session, token }) => ({ expires: session.expires, sesi: token.sesi }),
    },
  }
}
