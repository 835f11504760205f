import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PemeriksaanDetailView } from '@/components/verval/pemeriksaan-detail'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { findPemeriksaan } from '@/lib/verval/queries/list-pemeriksaan'

export const metadata = { title: 'Pemeriksaan lapangan' }

export default async function PemeriksaanDetailPage({ params }: PageProps<'/verval/pemeriksaan/[id]'>) {
  const aktor = await requireAktor('verval:lihat')
  const id = z.uuid().safeParse((await params).id)
  const pemeriksaan = id.success ? await findPemeriksaan(aktor, id.data) : null
  if (!pemeriksaan) notFound()
  return <PemeriksaanDetailView pemeriksaan={pemeriksaan} hariIni={today()} />
}
