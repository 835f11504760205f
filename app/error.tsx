'use client'

import { Fault } from '@/components/shell/fault'

/** Last resort of every page without an error page of its own. */
export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main id="isi" className="mx-auto max-w-3xl px-4">
      <Fault {...props} />
    </main>
  )
}
