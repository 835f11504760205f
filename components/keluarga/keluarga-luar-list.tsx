import type { Page } from '@/lib/core/page'
import type { KeluargaLuarRow } from '@/lib/keluarga/queries/list-keluarga-luar'
import type { KeluargaLuarFilter } from '@/lib/keluarga/schema'
import { KeluargaLuarTable } from './keluarga-luar-table'
import { PeristiwaKepala } from './peristiwa-kepala'

/** Families that were recorded here and stand in no release yet. */
export function KeluargaLuarList(props: {
  page: Page<KeluargaLuarRow>
  filter: KeluargaLuarFilter
  bolehCatat: boolean
}) {
  const { filter } = props
  return (
    <>
      <PeristiwaKepala daftar="luar-rilis" bolehCatat={props.bolehCatat} />
      <p className="measure pt-6 pb-4 text-content-secondary">
        Keluarga yang dicatat di sini dan belum dimuat BPS, jadi belum punya desil resmi. Catat nomor KK-nya begitu
        terbit: rilis yang memuat nomor itu lalu menyambung ke keluarga ini.
      </p>
      <KeluargaLuarTable
        page={props.page}
        url={{ path: '/keluarga/luar-rilis', params: { wilayah: filter.wilayah } }}
        size={filter.ukuran}
        filtered={filter.kursor !== undefined}
      />
    </>
  )
}
