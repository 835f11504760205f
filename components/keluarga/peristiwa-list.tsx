import type { Page } from '@/lib/core/page'
import type { PeristiwaWilayahRow } from '@/lib/keluarga/queries/list-peristiwa-wilayah'
import type { PeristiwaFilter } from '@/lib/keluarga/schema'
import { PeristiwaKepala } from './peristiwa-kepala'
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
      <PeristiwaKepala daftar={filter.kk === 'belum' ? 'kk-belum' : 'semua'} bolehCatat={props.bolehCatat} />
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
