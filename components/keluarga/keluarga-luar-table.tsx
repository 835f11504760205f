'use client'

import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import type { ListUrl } from '@/components/table/list-url'
import { Badge } from '@/components/ui/badge'
import { parseDate } from '@/lib/core/date'
import { formatNumber, formatShortDate } from '@/lib/core/format'
import type { Page } from '@/lib/core/page'
import { LABEL_PERISTIWA, sebutPeristiwa } from '@/lib/keluarga/peristiwa'
import type { KeluargaLuarRow } from '@/lib/keluarga/queries/list-keluarga-luar'

const column = columnsOf<KeluargaLuarRow>()
const columns = column.columns([
  column.accessor((row) => row.kepala ?? 'Tanpa kepala keluarga', { id: 'kepala', header: 'Kepala keluarga' }),
  column.accessor('jiwa', {
    header: 'Jiwa',
    meta: { align: 'end' },
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
  column.accessor('desa', { header: 'Desa/kelurahan' }),
  column.accessor('kecamatan', { header: 'Kecamatan' }),
  column.accessor((row) => (row.jenis ? LABEL_PERISTIWA[row.jenis].label : ''), { id: 'jenis', header: 'Karena' }),
  column.accessor('sejak', {
    header: 'Sejak',
    cell: ({ getValue }) => <span className="whitespace-nowrap">{formatHari(getValue())}</span>,
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

function Keadaan({ row }: { row: KeluargaLuarRow }) {
  if (row.jiwa === 0) return <Badge>Tidak ada lagi anggota</Badge>
  return row.kkBelumTerbit ? <Badge tone="warning">KK baru belum terbit</Badge> : null
}

/** Families no release has; a row opens the family. */
export function KeluargaLuarTable(props: {
  page: Page<KeluargaLuarRow>
  url: ListUrl
  size: number
  filtered: boolean
}) {
  return (
    <DataTable
      caption="Keluarga di luar rilis"
      columns={columns}
      page={props.page}
      rowId={(row) => row.id}
      rowHref={(row) => `/keluarga/${row.keluargaId}`}
      url={props.url}
      size={props.size}
      filtered={props.filtered}
      columnsKey="keluarga-luar"
      empty={{
        title: 'Setiap keluarga ada di rilis',
        description: 'Keluarga yang pindah masuk atau keluar dari pecah KK tampil di sini sampai BPS memuatnya.',
      }}
      narrow={(row) => (
        <>
          <span className="block">
            {row.desa}, {row.kecamatan}
          </span>
          <span className="flex flex-wrap items-center gap-x-2">
            {formatNumber(row.jiwa)} jiwa{row.jenis ? `, ${sebutPeristiwa(row.jenis)} ${formatHari(row.sejak)}` : ''}
            <Keadaan row={row} />
          </span>
        </>
      )}
      noResults={{ title: 'Tidak ada keluarga di halaman ini', description: 'Kembali ke halaman sebelumnya.' }}
    />
  )
}
