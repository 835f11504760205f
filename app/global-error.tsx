'use client'

import { Fault } from '@/components/shell/fault'
import './globals.css'

/** Shown when the root layout itself fails; brings its own document. */
export default function GlobalErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="id">
      <body>
        <title>Gangguan · Sahih</title>
        <main id="isi" className="mx-auto max-w-3xl px-4">
          <Fault {...props} />
        </main>
      </body>
    </html>
  )
}
