import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Tabs } from '@/components/ui/tabs'

/** Head of the audit pages: acts, read log, verification. */
export function AuditHeader({
  current,
  children,
}: {
  current: 'jejak' | 'log-baca' | 'periksa'
  children?: ReactNode
}) {
  return (
    <>
      <PageHeader
        title="Audit"
        description="Setiap tindakan, penolakan, pembukaan samaran, ekspor, dan masuk tercatat berantai; yang tercatat tidak dapat diubah tanpa ketahuan."
      />
      <div className="mb-6">
        <Tabs
          label="Bagian audit"
          items={[
            { href: '/audit', label: 'Jejak', current: current === 'jejak' },
            { href: '/audit/log-baca', label: 'Log baca', current: current === 'log-baca' },
            { href: '/audit/periksa', label: 'Periksa keutuhan', current: current === 'periksa' },
          ]}
        />
      </div>
      {children}
    </>
  )
}
