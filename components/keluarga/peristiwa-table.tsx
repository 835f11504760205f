'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { Badge } from '@/components/ui/badge'
import { dateAt, parseDate } from '@/lib/core/date'
import { formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { LABEL_PERISTIWA } from '@/lib/keluarga/peristiwa'
import type { PeristiwaWilayahRow } from '@/lib/keluarga/queries/list-peristiwa-wilayah'

const column = columnsOf<PeristiwaWilayahRow>()
const columns = column.columns([
  column.accessor((row) => LABEL_PERISTIWA[row.jenis].label, { id: 'jenis', header: 'Peristiwa' }),
  column.accessor('tanggal', {
    header: 'Tanggal',
    cell: ({ getValue }) => <span className="whitespace-nowrap">{formatHari(getValue())}</span>,
  }),
  column.accessor((row) => row.kepala ?? 'Tanpa kepala keluarga', { id: 'kepala', header: 'Keluarga' }),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('dicatatPada', {
    header: 'Dicatat',
    cell: ({ getValue }) => <span className="whitespace-nowrap">{formatShortDate(dateAt(getValue()))}</span>,
  }),
  column.accessor('kkBelumTerbit', {
    header: 'Keadaan',
    cell: ({ row }) => <Keadaan row={row.original} />,
  }),
])

function formatHari(isi: string): string {
  const hari = parseDate(isi)
  return hari ? formatShortDate(hari) : ''
}

function Keadaan({ row }: { row: PeristiwaWilayahRow }) {
  if (row.dibatalkan) return <Badge>Dibatalkan</Badge>
  return row.kkBelumTerbit ? <Badge tone="warning">KK baru belum terbit</Badge> : null
}

/** Events of a wilayah; a row opens the family. */
export function PeristiwaTable(props: {
  page: Page<PeristiwaWilayahRow>
  url: ListUrl
  size: number
  filtered: boolean
}) {
  return (
    <DataTable
      caption="Peristiwa keluarga"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/keluarga/${row.keluargaId}`}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      columnsKey="peristiwa"
      empty={{
        title: 'Belum ada peristiwa yang dicatat',
        description: 'Buka sebuah keluarga, lalu pilih Catat peristiwa.',
      }}
      narrow={(row) => (
        <>
          <span className="block">{row.kepala ?? 'Tanpa kepala keluarga'}</span>
          <span className="flex flex-wrap items-center gap-x-2">
            {row.desa}, {formatHari(row.tanggal)}
            <Keadaan row={row} />
          </span>
        </>
      )}
      noResults={{ title: 'Tidak ada peristiwa yang cocok', description: 'Longgarkan saringannya.' }}
    />
  )
}
