'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { Status } from '@/components/ui/status'
import type { LogBacaRow } from '@/lib/audit/queries/list-log-baca'
import { labelTindakan } from '@/lib/audit/uraian'
import { formatInstant } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'

const column = columnsOf<LogBacaRow>()
const columns = column.columns([
  column.accessor('pada', { header: 'Waktu', cell: ({ getValue }) => formatInstant(new Date(getValue())) }),
  column.accessor('tindakan', { header: 'Yang dibuka', cell: ({ getValue }) => labelTindakan(getValue()) }),
  column.accessor('namaAktor', { header: 'Pelaku' }),
  column.accessor('peran', { header: 'Peran' }),
  column.accessor('sasaran', {
    header: 'Sasaran',
    cell: ({ getValue }) => <span className="figures block min-w-40 text-xs break-all">{getValue()}</span>,
  }),
  column.accessor('disegel', {
    header: 'Segel',
    cell: ({ getValue }) =>
      getValue() ? <Status tone="positive">Disegel</Status> : <Status tone="neutral">Menunggu segel</Status>,
  }),
])

/** Openings and searches, newest first. */
export function LogBacaTable(props: { page: Page<LogBacaRow>; url: ListUrl; size: number; filtered: boolean }) {
  return (
    <DataTable
      caption="Log baca"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      columnsKey="log-baca"
      empty={{
        title: 'Belum ada yang membuka data keluarga',
        description: 'Halaman keluarga yang dibuka dan pencarian tercatat di sini, lalu disegel setiap menit.',
      }}
      noResults={{ title: 'Tidak ada baris yang cocok', description: 'Longgarkan saringan pelaku atau sasaran.' }}
    />
  )
}
