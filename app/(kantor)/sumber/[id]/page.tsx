import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { ImporPage } from '@/components/sumber/impor-page'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { findImporDetail } from '@/lib/sumber/queries'

export const metadata = { title: 'Impor rilis' }

export default async function ImporDetailPage({ params }: PageProps<'/sumber/[id]'>) {
  const aktor = await requireAktor('sumber:lihat')
  const id = z.uuid().safeParse((await params).id)
  const detail = id.success ? await findImporDetail(aktor, id.data) : null
  if (!detail) notFound()
  if (detail.impor.jenis !== 'dtsen') redirect(`/sumber/lain/${detail.impor.id}`)
  const wewenang = {
    milikSendiri: detail.impor.aktor === aktor.id,
    impor: can(aktor, 'sumber:impor'),
    setujui: can(aktor, 'sumber:setujui'),
    tarik: can(aktor, 'sumber:tarik'),
    padankan: can(aktor, 'sumber:padankan'),
  }
  return <ImporPage detail={detail} wewenang={wewenang} />
}
