'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { type ListUrl, parseSort } from '@/components/table/list-url'
import { Badge } from '@/components/ui/badge'
import type { Page } from '@/lib/core/page'
import type { KeluargaRow } from '@/lib/keluarga/queries/list-keluarga'
import { URUT_KELUARGA } from '@/lib/keluarga/urut'
import { DesilBadge } from './desil-badge'

const column = columnsOf<KeluargaRow>()
const columns = column.columns([
  column.accessor('kepala', { header: 'Kepala keluarga', meta: { sort: 'nama' } }),
  column.accessor('desil', {
    header: 'Desil resmi',
    meta: { sort: 'desil' },
    cell: ({ getValue }) => <DesilBadge desil={getValue()} asal="resmi" words="hidden" />,
  }),
  column.accessor('jiwa', { header: 'Jiwa', meta: { align: 'end' } }),
  column.accessor('desa', { header: 'Desa/kelurahan', meta: { sort: 'wilayah' } }),
  column.accessor('kecamatan', { header: 'Kecamatan' }),
  column.accessor('nomorKk', {
    header: 'Nomor KK',
    cell: ({ row, getValue }) =>
      row.original.kkBelumTerbit ? (
        <Badge tone="warning">KK baru belum terbit</Badge>
      ) : (
        <span className="figures">{getValue()}</span>
      ),
  }),
  column.accessor('pembaruan', {
    header: 'Pembaruan',
    meta: { name: 'Pembaruan daerah' },
    cell: ({ getValue }) => (getValue() > 0 ? <Badge tone="guide">{getValue()} nilai</Badge> : null),
  }),
])

/** Families of one delivery; a row opens the family. */
export function KeluargaTable(props: {
  page: Page<KeluargaRow>
  url: ListUrl
  urut?: string
  size: number
  filtered: boolean
}) {
  return (
    <DataTable
      caption="Daftar keluarga"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/keluarga/${row.id}`}
      url={props.url}
      sort={parseSort(props.urut, URUT_KELUARGA, { by: 'wilayah', direction: 'asc' })}
      size={props.size}
      filtered={props.filtered}
      columnsKey="keluarga"
      empty={{
        title: 'Belum ada keluarga',
        description: 'Daftar terisi setelah rilis DTSEN untuk wilayah ini dimuat oleh operator Dinsos.',
      }}
      noResults={{
        title: 'Tidak ada keluarga yang cocok',
        description:
          'Longgarkan saringan desil atau wilayah, atau cari dengan nama, NIK, atau nomor KK di kotak pencarian.',
      }}
    />
  )
}
