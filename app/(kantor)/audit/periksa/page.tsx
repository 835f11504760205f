import { AuditHeader } from '@/components/audit/audit-header'
import { PeriksaForm } from '@/components/audit/periksa-form'
import { periksaJejakAction } from '@/lib/audit/actions'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Periksa keutuhan jejak' }

// Verifying a million rows takes several seconds.
export const maxDuration = 120

export default async function PeriksaPage() {
  await requireAktor('audit:lihat')
  return (
    <AuditHeader current="periksa">
      <PeriksaForm action={periksaJejakAction} />
    </AuditHeader>
  )
}
