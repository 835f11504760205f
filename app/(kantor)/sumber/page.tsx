import { SumberPage } from '@/components/sumber/sumber-page'
import { can } from '@/lib/akses/izin'
import { requireAktor } from '@/lib/server/session'
import { listImpor, listRilis } from '@/lib/sumber/queries'
import { listMuatan } from '@/lib/sumber/queries/list-muatan'

export const metadata = { title: 'Sumber data' }

export default async function SumberListPage() {
  const aktor = await requireAktor('sumber:lihat')
  const [rilisList, muatanList, imporList] = await Promise.all([listRilis(aktor), listMuatan(aktor), listImpor(aktor)])
  return (
    <SumberPage
      rilisList={rilisList}
      muatanList={muatanList}
      imporList={imporList}
      bolehImpor={can(aktor, 'sumber:impor')}
    />
  )
}
