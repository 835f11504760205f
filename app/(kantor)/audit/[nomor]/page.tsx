import { notFound } from 'next/navigation'
import { JejakDetail } from '@/components/audit/jejak-detail'
import { findJejak } from '@/lib/audit/queries/list-jejak'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Jejak' }

export default async function JejakPage({ params }: PageProps<'/audit/[nomor]'>) {
  const aktor = await requireAktor('audit:lihat')
  const { nomor } = await params
  const jejak = /^[1-9]\d{0,14}$/.test(nomor) ? await findJejak(aktor, Number(nomor)) : null
  if (!jejak) notFound()
  return <JejakDetail jejak={jejak} />
}
