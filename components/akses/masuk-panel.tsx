import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'

/** The login page's column: title, what to do without an account, a notice (session ended, say), and the form. */
export function MasukPanel({ notice, children }: { notice?: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-md space-y-6 text-base">
      <div>
        <h1 className="text-2xl sm:text-3xl">Masuk</h1>
        <p className="mt-1 text-content-secondary">Gunakan akun yang diberikan administrator Dinas Sosial.</p>
      </div>
      {notice ? <Notice tone="warning">{notice}</Notice> : null}
      {children}
      <p className="text-sm text-content-secondary">
        Lupa kata sandi atau akun terkunci? Hubungi administrator Dinas Sosial; kata sandi tidak dikirim lewat pesan.
      </p>
    </div>
  )
}
