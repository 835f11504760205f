import { BukaanPanel } from '@/components/keluarga/bukaan-panel'
import { PageHeader } from '@/components/shell/page-header'
import { formatNumber } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { BukaanTampil } from '@/lib/keluarga/bukaan'
import { bukaTugasAction } from '@/lib/temuan/actions'
import type { TemuanRow } from '@/lib/temuan/queries/list-temuan'
import type { TugasFilter } from '@/lib/temuan/schema'
import { TemuanTable } from './temuan-table'
import { TemuanTabs } from './temuan-tabs'

/** Findings given to this person, what is due first on top. */
export function TugasPage(props: {
  page: Page<TemuanRow>
  filter: TugasFilter
  mitra: boolean
  jumlah: { jumlah: number; lewat: number }
  /** The purpose that opens the numbers of these tasks; null where none can be stated. */
  bukaan: { kini: BukaanTampil | null } | null
}) {
  const { filter, jumlah, bukaan } = props
  const url = { path: '/temuan/tugas', params: { ukuran: filter.ukuran === 50 ? null : filter.ukuran } }
  return (
    <>
      <PageHeader
        title="Tugas saya"
        crumbs={[{ label: 'Temuan', href: '/temuan' }, { label: 'Tugas saya' }]}
        description={
          jumlah.jumlah === 0
            ? 'Temuan yang ditugaskan kepada Anda muncul di sini.'
            : `${formatNumber(jumlah.jumlah)} temuan menunggu Anda${jumlah.lewat > 0 ? `, ${formatNumber(jumlah.lewat)} di antaranya melewati tenggat` : ''}.`
        }
        act={
          bukaan && !bukaan.kini ? (
            <BukaanPanel apa="tugas Anda" action={bukaTugasAction} isian={{}} bukaan={null} />
          ) : undefined
        }
      />
      <TemuanTabs kini="tugas" tugas={jumlah.jumlah} mitra={props.mitra} />
      {bukaan?.kini ? <BukaanPanel apa="tugas Anda" action={bukaTugasAction} isian={{}} bukaan={bukaan.kini} /> : null}
      <TemuanTable
        page={{ ...props.page, total: jumlah.jumlah }}
        url={url}
        size={filter.ukuran}
        filtered={filter.kursor !== undefined}
        campur
        terbuka={bukaan?.kini !== null && bukaan !== null}
        kosong="Dinas Sosial menugaskan temuan dari daftarnya; yang ditugaskan kepada Anda muncul di sini."
      />
    </>
  )
}
