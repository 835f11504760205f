import { PageHeader } from '@/components/shell/page-header'
import { UnggahanForm } from '@/components/sumber/unggahan-form'
import { Card } from '@/components/ui/card'
import { isSintetis } from '@/lib/server/installation'
import { requireAktor } from '@/lib/server/session'
import { listPeriodePilihan } from '@/lib/sumber/queries'

export const metadata = { title: 'Muat rilis' }

export default async function UnggahanBaruPage() {
  await requireAktor('sumber:impor')
  return (
    <>
      <PageHeader
        title="Muat rilis"
        description="Rilis DTSEN terdiri atas berkas keluarga dan berkas anggota. Langkah berikutnya memilih kedua berkas itu."
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: 'Muat rilis' }]}
      />
      <Card>
        <UnggahanForm periodeList={listPeriodePilihan()} sintetis={await isSintetis()} />
      </Card>
    </>
  )
}
