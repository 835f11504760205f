import { notFound } from 'next/navigation'
import { DaerahPage } from '@/components/wilayah/daerah-page'
import { requireAktor } from '@/lib/server/session'
import { listDaerah } from '@/lib/wilayah/queries'
import { wilayahFilterSchema } from '@/lib/wilayah/schema'

export const metadata = { title: 'Wilayah' }

export default async function WilayahPage({ searchParams }: PageProps<'/wilayah'>) {
  const aktor = await requireAktor('wilayah:lihat')
  const daerah = await listDaerah(aktor.kodeWilayah, wilayahFilterSchema.parse(await searchParams))
  if (!daerah) notFound()
  return <DaerahPage {...daerah} milik={aktor.kodeWilayah} />
}
