import { notFound } from 'next/navigation'
import { PrioritasPage } from '@/components/sumber/prioritas-page'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listPrioritas } from '@/lib/sumber/queries/list-prioritas'

export const metadata = { title: 'Urutan sumber per data' }

export default async function SumberPrioritasPage() {
  const aktor = await requireAktor('sumber:lihat')
  const prioritas = await listPrioritas(aktor)
  if (!prioritas) notFound()
  return <PrioritasPage {...prioritas} bolehUbah={can(aktor, 'sumber:prioritaskan')} />
}
