import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Tabs } from '@/components/ui/tabs'
import type { Page } from '@/lib/core/page'
import type { PeristiwaWilayahRow } from '@/lib/keluarga/queries/list-peristiwa-wilayah'
import type { PeristiwaFilter } from '@/lib/keluarga/schema'
import { PeristiwaTable } from './peristiwa-table'

/** Events recorded in a wilayah, and the families that wait for their KK. */
export function PeristiwaList(props: {
  page: Page<PeristiwaWilayahRow>
  filter: PeristiwaFilter
  bolehCatat: boolean
}) {
  const { filter } = props
  return (
    <>
      <PageHeader
        title="Peristiwa keluarga"
        description="Kelahiran, kematian, kepindahan, dan perubahan KK yang dicatat dari dokumen Disdukcapil."
        crumbs={[{ label: 'Keluarga', href: '/keluarga' }, { label: 'Peristiwa' }]}
        act={props.bolehCatat ? <ButtonLink href="/keluarga/masuk">Catat keluarga pindah masuk</ButtonLink> : undefined}
      />
      <Tabs
        label="Daftar peristiwa"
        items={[
          { href: '/keluarga/peristiwa', label: 'Semua peristiwa', current: filter.kk === undefined },
          { href: '/keluarga/peristiwa?kk=belum', label: 'KK baru belum terbit', current: filter.kk === 'belum' },
        ]}
      />
      <div className="pt-6">
        <PeristiwaTable
          page={props.page}
          url={{
            path: '/keluarga/peristiwa',
            params: { wilayah: filter.wilayah, jenis: filter.jenis, kk: filter.kk },
          }}
          size={filter.ukuran}
          filtered={filter.jenis !== undefined || filter.kk !== undefined || filter.kursor !== undefined}
        />
      </div>
    </>
  )
}
