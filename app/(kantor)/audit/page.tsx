import { JejakList } from '@/components/audit/jejak-list'
import { listPelaku } from '@/lib/akses/queries'
import { listJejak } from '@/lib/audit/queries/list-jejak'
import { jejakFilterSchema } from '@/lib/audit/schema'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const aktor = await requireAktor('audit:lihat')
  const filter = jejakFilterSchema.parse(await searchParams)
  return <JejakList page={await listJejak(aktor, filter)} filter={filter} pelakuList={await listPelaku(aktor)} />
}
