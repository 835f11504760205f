import { PageHeader } from '@/components/shell/page-header'
import { FilterBar } from '@/components/table/filter-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { HasilCari } from '@/lib/keluarga/queries/cari-orang'
import type { RilisRow } from '@/lib/keluarga/queries/find-rilis'
import type { KeluargaRow } from '@/lib/keluarga/queries/list-keluarga'
import type { KeluargaFilter } from '@/lib/keluarga/schema'
import type { WilayahRow } from '@/lib/wilayah/queries'
import { EksporForm } from './ekspor-form'
import { HasilCariTable } from './hasil-cari-table'
import { KeluargaTable } from './keluarga-table'

type Props =
  | { mode: 'cari'; cari: string; hasil: HasilCari | null; jalur: WilayahRow[] }
  | {
      mode: 'daftar'
      rilis: RilisRow | null
      page: Page<KeluargaRow>
      filter: KeluargaFilter
      jalur: WilayahRow[]
      bolehEkspor: boolean
    }

const PILIHAN_DESIL = [
  ...Array.from({ length: 10 }, (_, i) => ({ value: String(i + 1), label: `Desil ${i + 1}` })),
  { value: '0', label: 'Belum diperingkat' },
]

/** The family list of a delivery and area, or what a search found. */
export function KeluargaList(props: Props) {
  return props.mode === 'cari' ? <Hasil {...props} /> : <Daftar {...props} />
}

function Hasil({ cari, hasil }: Extract<Props, { mode: 'cari' }>) {
  return (
    <>
      <PageHeader
        title="Hasil pencarian"
        crumbs={[{ label: 'Keluarga', href: '/keluarga' }, { label: 'Hasil pencarian' }]}
        description={
          hasil && hasil.rows.length > 0
            ? `${formatNumber(hasil.rows.length)} orang ${hasil.lebih ? 'ditampilkan' : 'ditemukan'}, yang paling mirip di atas. Pencarian ini tercatat.`
            : 'Pencarian ini tercatat.'
        }
      />
      {hasil?.lebih ? (
        <div className="mb-4">
          <Notice tone="guide" title="Hasil lebih banyak dari yang ditampilkan">
            Tambahkan kata nama atau pilih wilayah yang lebih sempit.
          </Notice>
        </div>
      ) : null}
      {hasil ? (
        <HasilCariTable rows={hasil.rows} cari={cari} />
      ) : (
        <EmptyState
          title="Hasil pencarian ini sudah tidak tersimpan"
          description="Hasil disimpan satu hari dan hanya untuk yang mencari. Ketik kembali di kotak pencarian."
        />
      )}
    </>
  )
}

function Daftar({ rilis, page, filter, jalur, bolehEkspor }: Extract<Props, { mode: 'daftar' }>) {
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
          bolehEkspor && rilis && wilayah ? (
            <EksporForm rilis={rilis.kode} wilayah={wilayah.kode} namaWilayah={wilayah.nama} desil={filter.desil} />
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
