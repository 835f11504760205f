import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { RilisRow } from '@/lib/keluarga/queries/find-rilis'
import type { KeluargaRow } from '@/lib/keluarga/queries/list-keluarga'
import type { KeluargaFilter } from '@/lib/keluarga/schema'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { EksporForm, type KolomEkspor } from './ekspor-form'
import { KeluargaTable } from './keluarga-table'

type Props = {
  rilis: RilisRow | null
  page: Page<KeluargaRow>
  filter: KeluargaFilter
  jalur: WilayahRow[]
  /** Columns that may be exported; null where the peran may not export. */
  kolomEkspor: KolomEkspor | null
}

const PILIHAN_DESIL = [
  ...Array.from({ length: 10 }, (_, i) => ({ value: String(i + 1), label: `Desil ${i + 1}` })),
  { value: '0', label: 'Belum diperingkat' },
]

/** The family list of a delivery and area. */
export function KeluargaList({ rilis, page, filter, jalur, kolomEkspor }: Props) {
  const url = {
    path: '/keluarga',
    params: { desil: filter.desil, urut: filter.urut, ukuran: filter.ukuran === 50 ? null : filter.ukuran },
  }
  const wilayah = jalur.at(-1)
  return (
    <>
      <PageHeader
        title="Keluarga"
        crumbs={jalur.map((one) => ({ label: one.nama }))}
        description={
          rilis
            ? `Rilis ${rilis.kode}, terbit ${rilis.terbitPada ? formatInstant(rilis.terbitPada) : '—'}. ${formatNumber(page.total ?? 0)} keluarga di ${wilayah?.nama ?? 'wilayah ini'} sesuai saringan.`
            : 'Belum ada rilis yang terbit.'
        }
      />
      <FilterBar
        url={url}
        filters={[
          {
            kind: 'select',
            name: 'desil',
            label: 'Desil resmi (nasional)',
            value: filter.desil === undefined ? '' : String(filter.desil),
            options: PILIHAN_DESIL,
          },
        ]}
        act={
          kolomEkspor && rilis && wilayah ? (
            <EksporForm
              rilis={rilis.kode}
              wilayah={wilayah.kode}
              namaWilayah={wilayah.nama}
              desil={filter.desil}
              kolom={kolomEkspor}
            />
          ) : undefined
        }
      />
      <KeluargaTable
        page={page}
        url={url}
        urut={filter.urut}
        size={filter.ukuran}
        filtered={filter.desil !== undefined || filter.kursor !== undefined}
      />
    </>
  )
}
