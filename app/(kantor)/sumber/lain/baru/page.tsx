import { PageHeader } from '@/components/shell/page-header'
import { UnggahanSumberForm } from '@/components/sumber/unggahan-sumber-form'
import { Card } from '@/components/ui/card'
import { today } from '@/lib/server/clock'
import { isSintetis } from '@/lib/server/installation'
import { requireAktor } from '@/lib/server/session'
import { JENIS_SUMBER } from '@/lib/sumber/jenis'
import { listPeriodeSumber } from '@/lib/sumber/periode-sumber'

export const metadata = { title: 'Muat sumber lain' }

export default async function SumberLainBaruPage({ searchParams }: PageProps<'/sumber/lain/baru'>) {
  await requireAktor('sumber:impor')
  const { jenis } = await searchParams
  return (
    <>
      <PageHeader
        title="Muat sumber lain"
        description="Sumber di samping rilis DTSEN memberi keterangan dan tidak pernah menentukan desil atau kelayakan."
        crumbs={[{ label: 'Sumber data', href: '/sumber' }, { label: 'Muat sumber lain' }]}
      />
      <Card>
        <UnggahanSumberForm
          jenis={JENIS_SUMBER.find((satu) => satu === jenis)}
          hariIni={today()}
          periodeList={listPeriodeSumber(today())}
          sintetis={await isSintetis()}
        />
      </Card>
    </>
  )
}
