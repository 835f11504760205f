import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import './globals.css'

// Latin letters only: Indonesian needs no more, and a village line carries 48 kB instead of 350.
const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
})

// A nonce in the content policy works only where each answer is made for its request; a prerendered page would stay without script.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Sahih', template: '%s · Sahih' },
  description: 'Menjaga kebenaran DTSEN di satu kabupaten/kota.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141414' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="id" className={inter.variable}>
      <body>{children}</body>
    </html>
  )
}
