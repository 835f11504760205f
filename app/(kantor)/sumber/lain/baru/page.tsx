import { PageHeader } from '@/components/shell/page-header'
import { UnggahanSumberForm } from '@/components/sumber/unggahan-sumber-form'
import { Card } from '@/components/ui/card'
import { today } from '@/lib/server/clock'
import { isSintetis } from '@/lib/server/installation'
import { requireAktor } from '@/lib/server/session'
import { listPeriodePilihan } from '@/lib/sumber/queries'

export const metadata = { title: 'Muat sumber lain' }

export default async function SumberLainBaruPage() {
  await requireAktor('sumber:impor')
  return (
    <>
      <PageHeader
        title="Muat sumber lain"
        description="Sumber di samping rilis DTSEN memberi keterangan dan tidak pernah menentukan desil atau kelayakan."
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: 'Muat sumber lain' }]}
      />
      <Card>
        <UnggahanSumberForm hariIni={today()} periodeList={listPeriodePilihan()} sintetis={await isSintetis()} />
      </Card>
    </>
  )
}
