import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { formatNumber } from '@/lib/core/format'
import type { CalonMusyawarah } from '@/lib/verval/queries/list-calon-musyawarah'
import { sebutanOf } from '@/lib/wilayah/kode'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { MusyawarahForm } from './musyawarah-form'

/** The page on which one musyawarah is entered. `penuh` says that more usulan wait than are shown. */
export function MusyawarahBaru(props: {
  desa: WilayahRow
  calonList: CalonMusyawarah[]
  penuh: boolean
  hariIni: string
}) {
  const sebutan = sebutanOf(props.desa.kode)
  return (
    <>
      <PageHeader
        title={`Catat ${sebutan.musyawarah}`}
        crumbs={[
          { label: 'Verval', href: '/verval' },
          { label: 'Musyawarah', href: '/verval/musyawarah' },
          { label: props.desa.nama },
        ]}
        description={`${props.desa.nama}, ${formatNumber(props.calonList.length)} usulan menunggu keputusan.`}
      />
      {props.penuh ? (
        <div className="mb-6">
          <Notice tone="guide" title="Sebagian usulan belum ditampilkan">
            Yang paling lama menunggu ditampilkan dahulu; sisanya muncul setelah ini dicatat.
          </Notice>
        </div>
      ) : null}
      {props.calonList.length === 0 ? (
        <EmptyState
          title="Tidak ada usulan yang menunggu musyawarah"
          description="Usulan dari wilayah ini muncul di sini setelah diajukan."
          act={<ButtonLink href="/verval/musyawarah">Kembali ke musyawarah</ButtonLink>}
        />
      ) : (
        <MusyawarahForm
          kodeDesa={props.desa.kode}
          sebutan={sebutan}
          calonList={props.calonList}
          hariIni={props.hariIni}
        />
      )}
    </>
  )
}
