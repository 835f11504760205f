'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import type { JejakRow } from '@/lib/audit/queries/list-jejak'
import { labelTindakan } from '@/lib/audit/uraian'
import { formatInstant, formatNumber } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'

const column = columnsOf<JejakRow>()
const columns = column.columns([
  column.accessor('nomor', { header: 'Nomor', cell: ({ getValue }) => formatNumber(getValue()) }),
  column.accessor('pada', { header: 'Waktu', cell: ({ getValue }) => formatInstant(new Date(getValue())) }),
  column.accessor('tindakan', { header: 'Tindakan', cell: ({ getValue }) => labelTindakan(getValue()) }),
  column.accessor('namaAktor', { header: 'Pelaku' }),
  column.accessor('peran', { header: 'Peran' }),
  column.accessor('kodeWilayah', {
    header: 'Wilayah',
    cell: ({ getValue }) => <span className="figures">{getValue()}</span>,
  }),
  column.accessor('sasaran', { header: 'Sasaran', meta: { hidden: true } }),
])

/** Acts of the chain, newest first; a row opens the act. */
export function JejakTable(props: { page: Page<JejakRow>; url: ListUrl; size: number; filtered: boolean }) {
  return (
    <DataTable
      caption="Jejak audit"
      columns={columns}
      page={props.page}
      rowId={(row) => String(row.nomor)}
      rowHref={(row) => `/audit/${row.nomor}`}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      columnsKey="jejak"
      empty={{ title: 'Belum ada jejak', description: 'Tindakan pertama di kabupaten/kota ini akan tercatat di sini.' }}
      noResults={{
        title: 'Tidak ada jejak yang cocok',
        description: 'Longgarkan saringan kamar, pelaku, atau tanggal.',
      }}
    />
  )
}
