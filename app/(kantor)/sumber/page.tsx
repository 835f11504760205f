import { SumberPage } from '@/components/sumber/sumber-page'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listImpor, listRilis } from '@/lib/sumber/queries'

export const metadata = { title: 'Sumber data' }

export default async function SumberListPage() {
  const aktor = await requireAktor('sumber:lihat')
  const [rilisList, imporList] = await Promise.all([listRilis(aktor), listImpor(aktor)])
  return <SumberPage rilisList={rilisList} imporList={imporList} bolehImpor={can(aktor, 'sumber:impor')} />
}
