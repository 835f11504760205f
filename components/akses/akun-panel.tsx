import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { cabutSesiAction, gantiSandiAction } from '@/lib/akses/actions'
import { type Aktor, LABEL_PERAN } from '@/lib/akses/izin'
import type { SesiRow } from '@/lib/akses/queries'
import { GantiSandiForm } from './pengguna-form'
import { SesiList } from './sesi-list'

/** One's own account: as what one is here, the password, the sessions. */
export function AkunPanel(props: { aktor: Aktor; wilayah: string; sesiList: SesiRow[]; kini: string | null }) {
  const { aktor } = props
  return (
    <>
      <PageHeader title="Akun" description="Peran dan wilayah Anda ditetapkan administrator." />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="space-y-6">
          <Card title="Anda di sini sebagai">
            <DescriptionList
              items={[
                { term: 'Nama', value: aktor.nama },
                { term: 'Nama pengguna', value: aktor.namaPengguna },
                { term: 'Peran', value: LABEL_PERAN[aktor.peran] },
                { term: 'Wilayah', value: props.wilayah },
              ]}
            />
          </Card>
          <Card
            title="Sesi yang sedang berjalan"
            description="Akhiri sesi di perangkat yang tidak Anda kenali, lalu ganti kata sandi."
          >
            <SesiList sesiList={props.sesiList} action={cabutSesiAction} kini={props.kini} />
          </Card>
        </div>
        <Card title="Ganti kata sandi">
          <GantiSandiForm action={gantiSandiAction} />
        </Card>
      </div>
    </>
  )
}
