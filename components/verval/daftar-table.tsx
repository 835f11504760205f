'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { Status } from '@/components/ui/status'
import { dateAt } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import type { DaftarRow } from '@/lib/verval/queries/list-daftar'
import { TONE_DAFTAR } from './daftar-tone'

/** A list with the words of its state, which follow the kind of area. */
export type DaftarTableRow = DaftarRow & { label: string }

const column = columnsOf<DaftarTableRow>()
const columns = column.columns([
  column.accessor('nomor', { header: 'Nomor', cell: ({ getValue }) => <span className="figures">{getValue()}</span> }),
  column.accessor('judul', { header: 'Judul', meta: { wrap: true } }),
  column.accessor('jumlah', { header: 'Usulan', meta: { align: 'end' } }),
  column.accessor('versi', { header: 'Versi', meta: { align: 'end' } }),
  column.accessor('status', {
    header: 'Keadaan',
    cell: ({ row }) => <Status tone={TONE_DAFTAR[row.original.status]}>{row.original.label}</Status>,
  }),
  column.accessor('statusPada', {
    header: 'Sejak',
    cell: ({ getValue }) => formatShortDate(dateAt(getValue())),
  }),
])

/** Lists for penetapan; a row opens the list. */
export function DaftarTable(props: { page: Page<DaftarTableRow>; url: ListUrl; filtered: boolean }) {
  return (
    <DataTable
      caption="Daftar penetapan"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/verval/daftar/${row.id}`}
      url={props.url}
      filtered={props.filtered}
      empty={{
        title: 'Belum ada daftar',
        description: 'Daftar disusun dari usulan yang sudah diverifikasi, lalu disahkan dan ditetapkan.',
      }}
      noResults={{ title: 'Tidak ada daftar dalam keadaan ini', description: 'Pilih keadaan lain atau semua.' }}
    />
  )
}
