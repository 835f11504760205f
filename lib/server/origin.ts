// Where a request comes from: the check route handlers make themselves (server actions have Next's), and the address login attempts are counted by.

/**
 * Whether a request that writes was sent by a page of this site. Browsers name the origin of every POST;
 * one that names none, or another, is refused. `Sec-Fetch-Site` says it once more where the browser knows it.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  if (origin === null || host === null || !URL.canParse(origin)) return false
  return new URL(origin).host === host
}

/** The refusal to return from a route handler, or null when the request is ours: `const wrong = refuseForeign(request); if (wrong) return wrong`. */
export function refuseForeign(request: Request): Response | null {
  return isSameOrigin(request)
    ? null
    : Response.json(
        { code: 'server/asal-asing', message: 'Permintaan ini tidak dikirim dari halaman Sahih.' },
        { status: 403 },
      )
}

/**
 * Address of the client as the nearest proxy saw it: the last entry, because a client can write the ones before it.
 * Without a proxy we know it is the peer of the connection (peer.ts).
 */
export function addressOf(headers: Headers): string {
  return (headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'tidak diketahui').slice(0, 64)
}
