// Headers of every page: the content policy with a nonce of its own for each answer, and HSTS where there is https.
// Who may see what is decided in pages, queries and commands, never here.
import { type NextRequest, NextResponse } from 'next/server'
import { isDevelopment } from '@/lib/server/env'

/** Scripts run only when they carry this answer's nonce or were loaded by one that does; nothing is loaded from elsewhere. */
function contentPolicy(nonce: string): string {
  const development = isDevelopment()
  return [
    `default-src 'none'`,
    // React's development build evaluates text; the one people use does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${development ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    // Widths of bars and positions in charts are attributes of the elements themselves.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
  ].join('; ')
}

/** Half a year; longer promises are for whoever runs the server to make. */
const HSTS = 'max-age=15552000'

export function proxy(request: NextRequest): NextResponse {
  const policy = contentPolicy(btoa(crypto.randomUUID()))
  // Next reads the nonce from the request's own header and puts it on its scripts.
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  // Where somebody whose session has ended wants to return to; what the client says of it is overwritten.
  headers.set('x-sahih-jalur', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  const protocol = request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol.replace(':', '')
  if (protocol === 'https') response.headers.set('Strict-Transport-Security', HSTS)
  return response
}

export const config = {
  // Uploads must not pass here: a matched request's body is cut at 10 MB and answered 200. Downloads and files need no policy.
  matcher: ['/((?!_next/static|_next/image|unggah/|unduh/|favicon.ico|ikon/).*)'],
}
