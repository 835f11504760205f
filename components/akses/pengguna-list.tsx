import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { ButtonLink } from '@/components/ui/button'
import { LABEL_PERAN, PERAN } from '@/lib/akses/izin'
import type { PenggunaRow } from '@/lib/akses/queries'
import type { PenggunaFilter } from '@/lib/akses/schema'
import type { Page } from '@/lib/core/page'
import { PenggunaTable } from './pengguna-table'

/** The page of users: filters, list, and the way to add one. */
export function PenggunaList({ page, filter }: { page: Page<PenggunaRow>; filter: PenggunaFilter }) {
  const url = { path: '/akses', params: { ...filter, ukuran: String(filter.ukuran) } }
  return (
    <>
      <PageHeader
        title="Akses"
        description="Siapa yang boleh masuk, sebagai apa, dan untuk wilayah mana. Perubahan berlaku sejak permintaan berikutnya."
        act={
          <ButtonLink href="/akses/baru" intent="primary">
            Tambah pengguna
          </ButtonLink>
        }
      />
      <FilterBar
        url={url}
        filters={[
          {
            kind: 'select',
            name: 'peran',
            label: 'Peran',
            value: filter.peran ?? '',
            options: PERAN.map((peran) => ({ value: peran, label: LABEL_PERAN[peran] })),
          },
          {
            kind: 'select',
            name: 'keadaan',
            label: 'Keadaan',
            value: filter.keadaan ?? '',
            options: [
              { value: 'aktif', label: 'Aktif' },
              { value: 'nonaktif', label: 'Nonaktif' },
            ],
          },
        ]}
      />
      <PenggunaTable
        page={page}
        url={url}
        size={filter.ukuran}
        filtered={filter.peran !== undefined || filter.keadaan !== undefined}
      />
    </>
  )
}
