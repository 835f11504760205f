import { notFound } from 'next/navigation'
import { JalanDetailView } from '@/components/peringkat/jalan-detail'
import { findJalan } from '@/lib/peringkat/queries/list-jalan'
import { listPindah } from '@/lib/peringkat/queries/list-pindah'
import { jalanFilterSchema, jalanIdSchema } from '@/lib/peringkat/schema'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { findWilayah } from '@/lib/wilayah/queries'

export const metadata = { title: 'Rincian simulasi peringkat' }

export default async function JalanPage({ params, searchParams }: PageProps<'/peringkat/[id]'>) {
  const aktor = await requireAktor('peringkat:lihat')
  const id = jalanIdSchema.safeParse((await params).id)
  const { sel, kursor } = jalanFilterSchema.parse(await searchParams)
  const { wilayah } = await readView(aktor)
  const jalan = id.success ? await findJalan(aktor, id.data, wilayah) : null
  if (!jalan) notFound()
  const pindah = sel && {
    ...sel,
    page: await listPindah(aktor, jalan.id, wilayah, { ...sel, kursor, ukuran: 50 }),
  }
  return <JalanDetailView jalan={jalan} wilayah={(await findWilayah(wilayah))?.nama ?? wilayah} pindah={pindah} />
}
