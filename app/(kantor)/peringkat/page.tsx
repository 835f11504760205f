import { JalanList } from '@/components/peringkat/jalan-list'
import { can } from '@/lib/akses/izin'
import { listRilis } from '@/lib/keluarga/queries/list-rilis'
import { listJalan, listModel } from '@/lib/peringkat/queries/list-jalan'
import { requireAktor } from '@/lib/server/session'

export const metadata = { title: 'Simulasi peringkat' }

export default async function PeringkatPage() {
  const aktor = await requireAktor('peringkat:lihat')
  const [jalanList, modelList, rilisList] = await Promise.all([listJalan(aktor), listModel(aktor), listRilis(aktor)])
  return (
    <JalanList
      jalanList={jalanList}
      modelList={modelList}
      rilisList={rilisList}
      bolehJalankan={can(aktor, 'peringkat:jalankan')}
    />
  )
}
