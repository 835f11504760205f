import { LogBacaList } from '@/components/audit/log-baca-list'
import { listPelaku } from '@/lib/akses/queries'
import { listLogBaca } from '@/lib/audit/queries/list-log-baca'
import { logBacaFilterSchema } from '@/lib/audit/schema'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Log baca' }

export default async function LogBacaPage({ searchParams }: PageProps<'/audit/log-baca'>) {
  const aktor = await requireAktor('audit:lihat')
  const filter = logBacaFilterSchema.parse(await searchParams)
  return <LogBacaList page={await listLogBaca(aktor, filter)} filter={filter} pelakuList={await listPelaku(aktor)} />
}
