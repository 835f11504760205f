import { notFound } from 'next/navigation'
import { z } from 'zod'
import { MuatanPage } from '@/components/sumber/muatan-page'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listPilihanDesa, listSisihan, listWilayahAsing } from '@/lib/sumber/queries'
import { findImporSumber } from '@/lib/sumber/queries/list-muatan'

export const metadata = { title: 'Muatan sumber lain' }

export default async function MuatanDetailPage({ params }: PageProps<'/sumber/lain/[id]'>) {
  const aktor = await requireAktor('sumber:lihat')
  const id = z.uuid().safeParse((await params).id)
  const impor = id.success ? await findImporSumber(aktor, id.data) : null
  if (!impor) notFound()
  const [sisihan, wilayahAsing] = await Promise.all([listSisihan(aktor, impor.id), listWilayahAsing(aktor, impor.id)])
  const pilihan = wilayahAsing.length > 0 ? await listPilihanDesa(aktor) : null
  const wewenang = {
    milikSendiri: impor.aktor === aktor.id,
    impor: can(aktor, 'sumber:impor'),
    setujui: can(aktor, 'sumber:setujui'),
    tarik: can(aktor, 'sumber:tarik'),
    padankan: can(aktor, 'sumber:padankan'),
  }
  return (
    <MuatanPage impor={impor} sisihan={sisihan} wilayahAsing={wilayahAsing} pilihan={pilihan} wewenang={wewenang} />
  )
}
